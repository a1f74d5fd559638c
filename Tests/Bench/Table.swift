import Foundation

/// The measurements as lines of text.
enum Table {
  private static let titles = [
    "program", "start ms", "1st start ms", "key p50 ms", "key p95 ms", "bytes/key", "200 keys ms",
    "200 keys B", "writes",
    "peak MB", "idle B", "first screen",
  ]

  static var heading: String { line(titles) }

  static func row(_ name: String, _ m: Measurement) -> String {
    line([
      name, decimal(m.start), decimal(m.firstStart), decimal(m.keyMedian), decimal(m.key95),
      "\(m.bytesPerKey)", decimal(m.burst),
      "\(m.burstBytes)", "\(m.burstWrites)", decimal(m.peakMemory), "\(m.idleBytes)",
      m.isComplete ? "complete" : "INCOMPLETE",
    ])
  }

  static func ratios(of ours: Measurement, to plain: Measurement) -> String {
    func ratio(_ a: Double, _ b: Double) -> String { b > 0 ? "×" + decimal(a / b) : "–" }
    return line([
      "ratio", ratio(ours.start, plain.start), ratio(ours.firstStart, plain.firstStart),
      ratio(ours.keyMedian, plain.keyMedian),
      ratio(ours.key95, plain.key95), ratio(Double(ours.bytesPerKey), Double(plain.bytesPerKey)),
      ratio(ours.burst, plain.burst), ratio(Double(ours.burstBytes), Double(plain.burstBytes)),
      ratio(Double(ours.burstWrites), Double(plain.burstWrites)), ratio(ours.peakMemory, plain.peakMemory),
      "", "",
    ])
  }

  private static func line(_ columns: [String]) -> String {
    zip(columns, titles).map { text, title in
      let width = max(10, title.count)
      return String(repeating: " ", count: max(0, width - text.count)) + text
    }.joined(separator: "  ")
  }

  private static func decimal(_ value: Double) -> String { String(format: "%.2f", value) }
}
