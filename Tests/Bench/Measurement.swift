import Foundation
import TestSupport

/// What one program did in a terminal of one size. Times are milliseconds, memory megabytes.
struct Measurement {
  var start: Double
  /// The first of all starts, when nothing is remembered of an earlier one.
  var firstStart: Double
  var isComplete: Bool
  var keyMedian: Double
  var key95: Double
  var bytesPerKey: Int
  var burst: Double
  var burstBytes: Int
  var burstWrites: Int
  var peakMemory: Double
  var idleBytes: Int
}

extension Subject {
  func measure(rows: Int, columns: Int) throws -> Measurement {
    var starts: [Double] = []
    var isComplete = true
    for _ in 0..<7 {
      let began = ContinuousClock.now
      let terminal = try open(rows: rows, columns: columns)
      _ = terminal.wait(for: expected, limit: 20)
      terminal.settle(quiet: 0.5)
      starts.append(Self.completion(of: terminal, since: began, rows: rows, columns: columns))
      isComplete = isComplete && terminal.screen.text.contains(expected)
    }

    let terminal = try open(rows: rows, columns: columns)
    _ = terminal.wait(for: expected, limit: 20)
    terminal.settle(quiet: 0.5)
    let idleBytes = terminal.settle(quiet: 3, limit: 3)
    var keys: [Double] = []
    var bytes: [Int] = []
    for turn in 0..<120 {
      let (time, count, _) = press(turn % 2 == 0 ? "j" : "k", in: terminal, quiet: 0.02)
      // The first keys warm caches.
      if turn >= 20 && count > 0 {
        keys.append(time)
        bytes.append(count)
      }
    }
    let (burst, burstBytes, burstWrites) = press(
      String(repeating: "j", count: 200), in: terminal, quiet: 0.3)
    let memory = Self.peakMemory(of: terminal.process)
    return Measurement(
      start: Self.quantile(starts, 0.5), firstStart: starts.first ?? 0, isComplete: isComplete,
      keyMedian: Self.quantile(keys, 0.5),
      key95: Self.quantile(keys, 0.95), bytesPerKey: Int(Self.quantile(bytes.map(Double.init), 0.5)),
      burst: burst, burstBytes: burstBytes, burstWrites: burstWrites, peakMemory: memory, idleBytes: idleBytes
    )
  }

  private func open(rows: Int, columns: Int) throws -> PseudoTerminal {
    try PseudoTerminal(program, arguments, environment: environment, rows: rows, columns: columns)
  }

  /// Types and waits for the answer: time to its last byte, how many bytes, and in how many pieces.
  private func press(
    _ keys: String, in terminal: PseudoTerminal, quiet: Double
  ) -> (milliseconds: Double, bytes: Int, pieces: Int) {
    let pieces = terminal.arrivals.count
    let began = ContinuousClock.now
    terminal.send(keys)
    _ = terminal.read(within: 1)
    terminal.settle(quiet: quiet)
    let arrived = terminal.arrivals[pieces...]
    guard let last = arrived.last else { return (0, 0, 0) }
    let before = pieces == 0 ? 0 : terminal.arrivals[pieces - 1].length
    return (Self.milliseconds(last.instant - began), last.length - before, arrived.count)
  }

  /// When the screen first was what it stayed.
  private static func completion(
    of terminal: PseudoTerminal, since began: ContinuousClock.Instant, rows: Int, columns: Int
  ) -> Double {
    var screen = ScreenEmulator(rows: rows, columns: columns)
    let settled = terminal.screen.text
    var consumed = 0
    var complete: ContinuousClock.Instant?
    for arrival in terminal.arrivals {
      screen.feed(terminal.output[consumed..<arrival.length])
      consumed = arrival.length
      if screen.text != settled { complete = nil } else if complete == nil { complete = arrival.instant }
    }
    return complete.map { milliseconds($0 - began) } ?? .infinity
  }

  /// The largest resident size so far, from the kernel's account.
  private static func peakMemory(of process: pid_t) -> Double {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } ?? 0
    return kilobytes / 1024
  }

  private static func milliseconds(_ duration: Duration) -> Double {
    Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
  }

  private static func quantile(_ values: [Double], _ share: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let sorted = values.sorted()
    return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
  }
}
