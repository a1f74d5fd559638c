/// Horizontal bars, one for each row: what a document shows as a picture where it can, as bars of text elsewhere.
public struct Chart: Hashable, Sendable {
  public var title: String
  public var bars: [Bar]
  /// The value of a bar as long as the chart is wide; nil for that of the longest.
  public var full: Double?

  public struct Bar: Hashable, Sendable {
    public var label: String
    /// At least 0.
    public var value: Double
    /// What stands at the bar's end, such as 12卷（40%）.
    public var text: String

    public init(label: String, value: Double, text: String) {
      self.label = label
      self.value = value
      self.text = text
    }
  }

  public init(title: String, bars: [Bar], full: Double? = nil) {
    self.title = title
    self.bars = bars
    self.full = full
  }

  /// The part of the chart's width a bar takes, from 0 to 1.
  public func share(of bar: Bar) -> Double {
    let most = full ?? bars.map(\.value).max() ?? 0
    return most > 0 && bar.value.isFinite ? min(1, max(0, bar.value / most)) : 0
  }

  /// The chart in columns of text, the title first; a full bar is `width` columns long.
  public func lines(width: Int = 24) -> [String] {
    let labels = bars.map { printable($0.label).filter { $0 != "\n" } }
    let room = min(36, labels.map(columns).max() ?? 0)
    return [printable(title)]
      + zip(labels, bars).map { label, bar in
        let shown = shortened(label, columns: room)
        let length = Int((share(of: bar) * Double(width)).rounded())
        let body = String(repeating: "█", count: bar.value > 0 ? max(1, length) : 0)
        return shown + String(repeating: " ", count: room - columns(shown)) + " │" + body + " "
          + printable(bar.text)
      }
  }
}

/// How many columns of a terminal the words take.
private func columns(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x1100 ? 1 : 2) }
}

private func shortened(_ text: String, columns most: Int) -> String {
  guard columns(text) > most else { return text }
  var kept = ""
  for character in text {
    guard columns(kept + String(character)) + 2 <= most else { break }
    kept.append(character)
  }
  return kept + "…"
}
