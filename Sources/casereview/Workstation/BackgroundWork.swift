import Dispatch
import Glibc
import Synchronization
import TerminalUI

/// Answers made beside the screens, and the descriptor that wakes the terminal's sleep for them.
final class BackgroundWork: Sendable {
  /// Readable while answers wait.
  let wakeUp: Int32
  private let write: Int32
  private let answers = Mutex<[Answer]>([])
  private let generation = Mutex(0)
  private let queue = DispatchQueue(label: "casereview.background", qos: .userInitiated)

  init() {
    var ends: [Int32] = [-1, -1]
    let isMade = pipe(&ends) == 0
    for end in ends where isMade {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    wakeUp = isMade ? ends[0] : -1
    write = isMade ? ends[1] : -1
  }

  /// Does work beside the screens; what was begun before is given up.
  ///
  /// - Parameter work: Hands over answers as they come about, and stops when it is told that nobody waits.
  func start(_ work: @escaping @Sendable (_ hand: @escaping @Sendable (Answer) -> Bool) -> Void) {
    let own = generation.withLock { number in
      number += 1
      return number
    }
    answers.withLock { $0 = [] }
    queue.async { work { answer in self.hand(answer, of: own) } }
  }

  /// Waits until the work under way has ended.
  func finish() { queue.sync {} }

  /// Gives up the work under way, and waits until it has noticed.
  func stop() {
    generation.withLock { $0 += 1 }
    queue.sync {}
    answers.withLock { $0 = [] }
  }

  /// The answers that have come about since the last call.
  func take() -> [Answer] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(wakeUp, &bytes, bytes.count) > 0 {}
    return answers.withLock { waiting in
      defer { waiting = [] }
      return waiting
    }
  }

  private func hand(_ answer: Answer, of own: Int) -> Bool {
    let isCurrent = generation.withLock { $0 == own }
    guard isCurrent else { return false }
    answers.withLock { $0.append(answer) }
    var byte: UInt8 = 1
    _ = Glibc.write(write, &byte, 1)
    return true
  }
}
