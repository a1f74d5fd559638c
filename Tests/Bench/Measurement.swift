import Foundation
import TestSupport

/// What one program did in a terminal of one size. Times are milliseconds, memory megabytes.
struct Measurement {
  /// When what the first screen shows last was there.
  var appearance: Double
  /// When the screen was what it stayed.
  var start: Double
  /// The first of all starts, when nothing is remembered of an earlier one.
  var firstStart: Double
  var isComplete: Bool
  var key: Answers
  var burst: Answer
  var peakMemory: Double
  var idleBytes: Int
  /// The filter after its last key; nil for programs without one.
  var filter: Double?
}

/// What came of one write: when its last byte came and when its first piece, how many bytes, and in how many pieces.
struct Answer {
  var milliseconds = 0.0
  var firstPiece = 0.0
  var bytes = 0
  var pieces = 0
}

/// What came of many keys typed one by one.
struct Answers {
  private var times: [Double] = []
  private var sizes: [Double] = []
  /// The keys that were not answered at all.
  private(set) var silent = 0

  mutating func add(_ answer: Answer, firstPiece: Bool = false) {
    guard answer.bytes > 0 else {
      silent += 1
      return
    }
    times.append(firstPiece ? answer.firstPiece : answer.milliseconds)
    sizes.append(Double(answer.bytes))
  }

  var count: Int { times.count }
  var median: Double { quantile(times, 0.5) }
  var bytes: Int { Int(quantile(sizes, 0.5)) }

  /// The time in which 95 or 99 of a hundred keys were answered.
  func within(_ share: Double) -> Double { quantile(times, share) }
}

func quantile(_ values: [Double], _ share: Double) -> Double {
  guard !values.isEmpty else { return 0 }
  let sorted = values.sorted()
  return sorted[min(sorted.count - 1, Int(Double(sorted.count) * share))]
}

func milliseconds(_ duration: Duration) -> Double {
  Double(duration.components.seconds) * 1000 + Double(duration.components.attoseconds) / 1e15
}

extension PseudoTerminal {
  /// Types and waits until no more has come for a while.
  func press(_ keys: String, quiet: Double) -> Answer {
    let pieces = arrivals.count
    let began = ContinuousClock.now
    send(keys)
    _ = read(within: 1)
    settle(quiet: quiet)
    let arrived = arrivals[pieces...]
    guard let last = arrived.last else { return Answer() }
    let before = pieces == 0 ? 0 : arrivals[pieces - 1].length
    return Answer(
      milliseconds: milliseconds(last.instant - began),
      firstPiece: milliseconds(arrived[pieces].instant - began), bytes: last.length - before,
      pieces: arrived.count)
  }

  /// Types keys in turn, one by one; the first warm caches and are not counted.
  ///
  /// - Parameter firstPiece: Whether the first piece of an answer counts: a frame that others follow.
  func type(
    _ keys: [String], times: Int, warming: Int = 20, quiet: Double = 0.02, firstPiece: Bool = false
  ) -> Answers {
    var answers = Answers()
    var unanswered = 0
    for turn in 0..<(warming + times) {
      let answer = press(keys[turn % keys.count], quiet: quiet)
      if turn >= warming { answers.add(answer, firstPiece: firstPiece) }
      // Keys that do nothing here would be waited for a second each.
      if answer.bytes == 0 { unanswered += 1 }
      if unanswered > 5 { break }
    }
    return answers
  }

  /// The largest resident size so far, from the kernel's account.
  var peakMemory: Double {
    let status = (try? String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) } ?? 0
    return kilobytes / 1024
  }

  /// When the screen first was what it stayed.
  func completion(since began: ContinuousClock.Instant) -> Double {
    var emulated = ScreenEmulator(rows: screen.rows, columns: screen.columns)
    let settled = screen.text
    var consumed = 0
    var complete: ContinuousClock.Instant?
    for arrival in arrivals {
      emulated.feed(output[consumed..<arrival.length])
      consumed = arrival.length
      if emulated.text != settled { complete = nil } else if complete == nil { complete = arrival.instant }
    }
    return complete.map { milliseconds($0 - began) } ?? .infinity
  }

  /// When a text first stood on the screen.
  func appearance(of text: String, since began: ContinuousClock.Instant) -> Double {
    var emulated = ScreenEmulator(rows: screen.rows, columns: screen.columns)
    var consumed = 0
    for arrival in arrivals {
      emulated.feed(output[consumed..<arrival.length])
      consumed = arrival.length
      if emulated.text.contains(text) { return milliseconds(arrival.instant - began) }
    }
    return .infinity
  }
}
