import Dispatch
import Foundation
import Glibc
import TerminalUI

/// Answers made beside the screens, and the descriptor that wakes the terminal's sleep for them.
final class BackgroundWork: @unchecked Sendable {
  /// Readable while answers wait, and once when the work has ended.
  let wakeUp: Int32
  private let write: Int32
  private let queue = DispatchQueue(label: "casereview.background", qos: .userInitiated)
  private let questions = DispatchQueue(label: "casereview.questions", qos: .userInitiated)

  /// Guards what follows; signalled when there is room for answers again.
  private let state = NSCondition()
  private var answers: [Answer] = []
  /// The answers to questions, and how many questions are still without one.
  private var replies: [Answer] = []
  private var asked = 0
  /// What holds whatever has changed meanwhile.
  private var told: [Answer] = []
  /// The number of the questions that were given up last.
  private var givenUp = 0
  /// The number of the work under way; the answers of any other are not waited for.
  private var generation = 0
  private var isWorking = false

  /// So many pages of rows may wait: what reads them is quicker than what lays them out, and they are large.
  private static let mostPages = 2

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
    let own = giveUp(goingOn: true)
    queue.async {
      work { answer in self.hand(answer, of: own) }
      self.state.withLock { if self.generation == own { self.isWorking = false } }
      self.wake()
    }
  }

  /// Answers a question beside the screens and beside the work under way, or leaves it.
  func ask(_ question: @escaping @Sendable () -> Answer?) {
    let own = state.withLock {
      asked += 1
      return givenUp
    }
    questions.async {
      let isWanted = self.state.withLock { self.givenUp == own }
      let reply = isWanted ? question() : nil
      self.state.withLock {
        self.asked -= 1
        if let reply, self.givenUp == own { self.replies.append(reply) }
      }
      self.wake()
    }
  }

  /// Answers what takes long and depends on nothing that changes meanwhile, beside all else.
  func answer(_ question: @escaping @Sendable () -> Answer) {
    state.withLock { asked += 1 }
    DispatchQueue.global(qos: .utility).async {
      let reply = question()
      self.state.withLock {
        self.asked -= 1
        self.told.append(reply)
      }
      self.wake()
    }
  }

  /// Hands over something nobody asked for.
  func tell(_ answer: Answer) {
    state.withLock { told.append(answer) }
    wake()
  }

  /// Gives up the questions that are not answered yet, for what they ask about has changed.
  func forgetQuestions() {
    state.withLock {
      givenUp += 1
      replies = []
    }
  }

  /// Gives up the work under way, and waits until it has noticed.
  func stop() {
    _ = giveUp(goingOn: false)
    queue.sync {}
  }

  /// Takes answers until the work under way has ended.
  func finish(_ take: ([Answer]) -> Void) {
    while true {
      let hadEnded = state.withLock { !isWorking && asked == 0 }
      take(self.take())
      // An answer may have begun the next work.
      if hadEnded, state.withLock({ !isWorking && asked == 0 }) { return }
      var waiting = pollfd(fd: wakeUp, events: Int16(POLLIN), revents: 0)
      _ = poll(&waiting, 1, 100)
    }
  }

  /// The answers that have come about since the last call.
  func take() -> [Answer] {
    var bytes = [UInt8](repeating: 0, count: 64)
    while read(wakeUp, &bytes, bytes.count) > 0 {}
    return state.withLock {
      defer { (answers, replies, told) = ([], [], []) }
      state.broadcast()
      return answers + replies + told
    }
  }

  private func giveUp(goingOn: Bool) -> Int {
    state.withLock {
      generation += 1
      answers = []
      isWorking = goingOn
      state.broadcast()
      return generation
    }
  }

  private func hand(_ answer: Answer, of own: Int) -> Bool {
    state.lock()
    if answer.isPage {
      while generation == own, answers.count(where: \.isPage) >= Self.mostPages { state.wait() }
    }
    let isCurrent = generation == own
    if isCurrent { answers.append(answer) }
    state.unlock()
    if isCurrent { wake() }
    return isCurrent
  }

  /// Ends the terminal's sleep, for what waits here or elsewhere.
  @Sendable func wake() {
    var byte: UInt8 = 1
    _ = Glibc.write(write, &byte, 1)
  }
}

extension Answer {
  fileprivate var isPage: Bool { if case .items = self { true } else { false } }
}
