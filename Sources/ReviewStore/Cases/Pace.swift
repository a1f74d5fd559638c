import Dispatch
import GRDB
import Glibc
import Synchronization

/// Long writing in many short transactions, between which others get their turn.
final class Pace: Sendable {
  /// How long one transaction writes.
  static let turn = Duration.milliseconds(10)
  /// How long the database is left to others after it: longer than they sleep before they try again.
  static let pause: UInt32 = 1200
  /// How long those who wait to write are let go first, in microseconds.
  private static let longestPause: UInt32 = 30_000
  /// How many transactions the log holds before it is put in its place; more would make that long.
  static let logged = 4

  /// One transaction's time.
  struct Turn {
    private let end = ContinuousClock.now + Pace.turn

    var isOver: Bool { ContinuousClock.now >= end }
  }

  /// Rows and their words are written by two threads; neither may write while the other pauses.
  private let gate = DispatchSemaphore(value: 1)
  private let count = Atomic<Int>(0)

  /// Runs a transaction that watches its turn, and pauses after it.
  func write<Value>(_ store: ReviewStore, _ body: (Database, Turn) throws -> Value) throws -> Value {
    gate.wait()
    defer { gate.signal() }
    let value = try store.write { try body($0, Turn()) }
    if count.add(1, ordering: .relaxed).newValue % Self.logged == 0 { try store.settleLog() }
    usleep(Self.pause)
    var paused = Self.pause
    while store.turns?.isAnyoneWaiting == true, paused < Self.longestPause {
      usleep(300)
      paused += 300
    }
    return value
  }
}
