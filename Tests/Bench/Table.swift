import Foundation

/// Prints a line at once, also into a pipe, so that one sees how far a long measurement is.
func show(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }

/// The measurements as lines of text.
enum Table {
  private static let titles = [
    "program", "content ms", "complete ms", "1st complete", "key p50 ms", "key p95 ms", "key p99 ms",
    "bytes/key",
    "200 keys ms", "200 keys B", "writes", "peak MB", "idle B", "filter ms", "first screen",
  ]

  static var heading: String { line(titles) }

  static func row(_ name: String, _ m: Measurement) -> String {
    line([
      name, decimal(m.appearance), decimal(m.start), decimal(m.firstStart), decimal(m.key.median),
      decimal(m.key.within(0.95)), decimal(m.key.within(0.99)), "\(m.key.bytes)",
      decimal(m.burst.milliseconds),
      "\(m.burst.bytes)", "\(m.burst.pieces)", decimal(m.peakMemory), "\(m.idleBytes)",
      m.filter.map(decimal) ?? "–", m.isComplete ? "complete" : "INCOMPLETE",
    ])
  }

  static func ratios(of ours: Measurement, to peer: Measurement, named name: String = "ratio") -> String {
    line([
      name, ratio(ours.appearance, peer.appearance), ratio(ours.start, peer.start),
      ratio(ours.firstStart, peer.firstStart), ratio(ours.key.median, peer.key.median),
      ratio(ours.key.within(0.95), peer.key.within(0.95)),
      ratio(ours.key.within(0.99), peer.key.within(0.99)),
      ratio(Double(ours.key.bytes), Double(peer.key.bytes)),
      ratio(ours.burst.milliseconds, peer.burst.milliseconds),
      ratio(Double(ours.burst.bytes), Double(peer.burst.bytes)),
      ratio(Double(ours.burst.pieces), Double(peer.burst.pieces)), ratio(ours.peakMemory, peer.peakMemory),
    ])
  }

  private static let screenTitles = [
    "screen", "key p50 ms", "÷ plain", "key p95 ms", "key p99 ms", "bytes/key", "unanswered",
  ]

  static var screenHeading: String { line(screenTitles, under: screenTitles) }

  static func screen(_ name: String, _ answers: Answers, _ plain: Answers) -> String {
    line(
      [
        name, decimal(answers.median), ratio(answers.median, plain.median), decimal(answers.within(0.95)),
        decimal(answers.within(0.99)), "\(answers.bytes)", "\(answers.silent)",
      ], under: screenTitles)
  }

  static func line(_ columns: [String], under titles: [String] = titles) -> String {
    zip(columns, titles).enumerated().map { place, column in
      let (text, title) = column
      let width = place == 0 ? 24 : max(10, title.count)
      let blanks = String(repeating: " ", count: max(0, width - text.count))
      return place == 0 ? text + blanks : blanks + text
    }.joined(separator: " ")
  }

  private static func ratio(_ a: Double, _ b: Double) -> String { b > 0 ? "×" + decimal(a / b) : "–" }

  private static func decimal(_ value: Double) -> String { String(format: "%.2f", value) }
}
