import CaseFiles
import Dispatch
import Foundation
import ReviewStore
import Reviewing

/// Writes what the reviewer does into the journal beside the screens, in the order in which it was done.
///
/// A frame does not wait for the disk: as long as `isBusy` it carries a sign that something is not written yet.
/// Whatever reads the journal calls `settle` before.
final class JournalWriter: @unchecked Sendable {
  /// Changes the journal has refused, and those after them that rest on them and were not written either.
  struct Refusal {
    var review: ReviewID
    var actions: [ReviewAction]
    var message: Localized
  }

  private let store: ReviewStore
  private let reviewer: String
  /// Told when something was written or refused.
  private let wake: @Sendable () -> Void
  private let queue = DispatchQueue(label: "casereview.journal", qos: .userInitiated)

  /// Guards what follows.
  private let lock = NSLock()
  private var waiting = 0
  private var lastClock: Int64 = 0
  private var refusals: [Refusal] = []

  init(store: ReviewStore, reviewer: String, wake: @escaping @Sendable () -> Void) {
    self.store = store
    self.reviewer = reviewer
    self.wake = wake
  }

  /// Whether something that was done is not on the disk yet.
  var isBusy: Bool { lock.withLock { waiting > 0 } }

  /// Appends the changes of one act of a person, all or none.
  ///
  /// - Parameter opening: What binds the review to its standard where nothing is known of it yet.
  func record(_ actions: [ReviewAction], of id: ReviewID, opening: ReviewAction?, reason: String) {
    // What was done one after the other is told apart by its time when steps are taken back later.
    let clock = lock.withLock {
      waiting += 1
      lastClock = max(now(), lastClock + 1)
      return lastClock
    }
    queue.async { [self] in
      let refusal = write(actions, of: id, opening: opening, reason: reason, clock: clock)
      lock.withLock {
        waiting -= 1
        if let refusal { refusals.append(refusal) }
      }
      wake()
    }
  }

  /// Does something beside the screens once all that was recorded before is on the disk.
  func after(_ body: @escaping @Sendable () -> Void) { queue.async(execute: body) }

  /// Waits until everything recorded is on the disk or refused.
  func settle() { queue.sync {} }

  /// What was refused since the last call.
  ///
  /// What the reviewer did until then to a review of which something was refused is among it; only what is done from
  /// now on is written again.
  func takeRefusals() -> [Refusal] {
    guard lock.withLock({ !refusals.isEmpty }) else { return [] }
    settle()
    return lock.withLock {
      defer { refusals = [] }
      return refusals
    }
  }

  private func write(
    _ actions: [ReviewAction], of id: ReviewID, opening: ReviewAction?, reason: String, clock: Int64
  ) -> Refusal? {
    let isRefused = lock.withLock {
      guard let index = refusals.firstIndex(where: { $0.review == id }) else { return false }
      refusals[index].actions += actions
      return true
    }
    guard !isRefused else { return nil }
    do {
      let first = try opening.map { try store.review(id) == nil ? [$0] : [] } ?? []
      try store.append(first + actions, to: id, by: reviewer, reason: reason, clock: clock)
      return nil
    } catch let error as StoreError {
      return Refusal(review: id, actions: actions, message: error.message)
    } catch {
      return Refusal(
        review: id, actions: actions,
        message: Localized(
          zh: "这一步没有记下：评查已被另一窗口改动，请回到列表按 R 重新装入",
          en: "not recorded: another window has changed this review; press R on the list of files"))
    }
  }
}
