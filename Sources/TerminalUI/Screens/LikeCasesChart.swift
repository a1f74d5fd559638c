import CaseFiles
import Prechecks
import Standards

/// A spread of fines as lines of characters that read without colour.
struct LikeCasesChart {
  private let comparison: LikeCaseComparison
  private let spread: Spread
  private let range: AmountRange?
  private let language: Language
  private let isPlain: Bool
  /// The columns of the axis, and of the labels before it.
  private let width: Int
  private let label: Int
  /// The amounts at the ends of the axis, in quarters of a 分.
  private let low: Int128
  private let high: Int128

  init(
    _ comparison: LikeCaseComparison, spread: Spread, benchmark: AmountRange?, columns: Int,
    language: Language, isPlain: Bool
  ) {
    self.comparison = comparison
    self.spread = spread
    range = benchmark
    self.language = language
    self.isPlain = isPlain
    label = language == .zh ? 9 : 11
    width = max(10, min(80, columns - label - 4))
    let fine = ExactAmount(comparison.this.fine).quarters
    let inner = (min(spread.least.quarters, fine), max(spread.most.quarters, fine))
    // A range far wider than the cases would press them together: it is cut off, and the cut is marked.
    let reach = max(400, inner.1 - inner.0)
    let ends = [benchmark?.min, benchmark?.max].compactMap { $0.map { ExactAmount($0).quarters } }
    low =
      max(ends.min() ?? inner.0, inner.0 - reach) < inner.0
      ? max(ends.min() ?? inner.0, inner.0 - reach) : inner.0
    high =
      min(ends.max() ?? inner.1, inner.1 + reach) > inner.1
      ? min(ends.max() ?? inner.1, inner.1 + reach) : inner.1
  }

  /// The column of an amount; outside the axis it is the nearest end.
  private func column(_ quarters: Int128) -> Int {
    guard high > low else { return 0 }
    return Int((min(max(quarters, low), high) - low) * Int128(width - 1) / (high - low))
  }

  private func add(_ zh: String, _ en: String, _ text: String, _ role: Role, to block: inout TextBlock) {
    var line = TextLine()
    line.runs = [
      .init(text: padded(Localized(zh: zh, en: en)[language], columns: label), role: .dim),
      .init(text: text, role: role),
    ]
    block.add(line)
  }

  /// Each case at its amount, the quartiles, the benchmark's range and this case below one another.
  func addStrip(to block: inout TextBlock) {
    block.add(Localized(zh: "散布", en: "Strip")[language], .heading)
    var counts = [Int](repeating: 0, count: width)
    for fine in comparison.fines { counts[column(ExactAmount(fine).quarters)] += 1 }
    add("各卷", "cases", String(counts.map(Self.sign)), .normal, to: &block)
    add("四分位", "quartiles", box, .accent, to: &block)
    if let range { add("幅度", "benchmark", bar(range), .good, to: &block) }
    add("本案", "this case", marker, .warning, to: &block)
    let ends = (amount(low), amount(high))
    let gap = max(1, width - displayWidth(ends.0) - displayWidth(ends.1))
    add("", "", ends.0 + String(repeating: " ", count: gap) + ends.1, .dim, to: &block)
    let figures = Localized(
      zh:
        "最低 \(spread.least)，四分位 \(spread.lowerQuartile)–\(spread.upperQuartile)，中位数 \(spread.median)，最高 \(spread.most)",
      en:
        "least \(spread.least), quartiles \(spread.lowerQuartile)–\(spread.upperQuartile), median \(spread.median), most \(spread.most)"
    )
    block.add(figures[language], .dim)
    block.add(
      Localized(zh: ". 1卷  : 2卷  * 3–5卷  # 6卷以上  M 中位数", en: ". 1  : 2  * 3–5  # 6 or more  M median")[
        language], .dim)
  }

  private static func sign(_ count: Int) -> Character {
    switch count {
    case 0: " "
    case 1: "."
    case 2: ":"
    case 3...5: "*"
    default: "#"
    }
  }

  /// `|----[==M===]-----|`
  private var box: String {
    var cells = [Character](repeating: " ", count: width)
    let (least, lower) = (column(spread.least.quarters), column(spread.lowerQuartile.quarters))
    let (upper, most) = (column(spread.upperQuartile.quarters), column(spread.most.quarters))
    for index in least...most { cells[index] = "-" }
    for index in lower...upper { cells[index] = "=" }
    cells[least] = "|"
    cells[most] = "|"
    cells[lower] = "["
    cells[upper] = "]"
    cells[column(spread.median.quarters)] = "M"
    return String(cells)
  }

  /// `[=====]`; `<` and `>` where the range goes on beyond the axis.
  private func bar(_ range: AmountRange) -> String {
    var cells = [Character](repeating: " ", count: width)
    let (least, most) = (
      range.min.map { ExactAmount($0).quarters }, range.max.map { ExactAmount($0).quarters }
    )
    let start = least.map(column) ?? 0
    let end = max(start, most.map(column) ?? (width - 1))
    for index in start...end { cells[index] = "=" }
    cells[start] = least.map { $0 >= low } == true ? "[" : "<"
    if end > start { cells[end] = most.map { $0 <= high } == true ? "]" : ">" }
    return String(cells)
  }

  private var marker: String {
    let place = column(ExactAmount(comparison.this.fine).quarters)
    let words = "\(comparison.this.fine)"
    let taken = displayWidth(words) + 1
    if place + taken < width || place < taken {
      return String(repeating: " ", count: place) + "^ " + words
    }
    return String(repeating: " ", count: place - taken) + words + " ^"
  }

  private func amount(_ quarters: Int128) -> String { "\(ExactAmount(quarters: quarters))" }

  /// Stretches of equal width, this case's marked.
  func addHistogram(to block: inout TextBlock) {
    block.add(Localized(zh: "分布", en: "Distribution")[language], .heading)
    let bars = comparison.histogram(bars: 8)
    let labels = bars.map { "\($0.from)–\($0.through)" }
    let widest = labels.map { displayWidth($0) }.max() ?? 0
    let most = max(1, bars.map(\.count).max() ?? 1)
    let room = max(4, width + label - widest - 14)
    for (bar, text) in zip(bars, labels) {
      // A bar with any case in it shows.
      let length = most <= room ? bar.count : max(bar.count > 0 ? 1 : 0, bar.count * room / most)
      var line = TextLine()
      line.runs = [
        .init(text: padded(text, columns: widest, trailing: true) + " ", role: .dim),
        .init(
          text: String(repeating: isPlain ? "#" : "█", count: length),
          role: bar.holdsThis ? .warning : .accent),
        .init(text: bar.count > 0 ? " \(bar.count)" : "", role: .normal),
        .init(
          text: bar.holdsThis ? Localized(zh: " <- 本案", en: " <- this case")[language] : "", role: .warning),
      ]
      line.runs.removeAll { $0.text.isEmpty }
      block.add(line)
    }
  }
}
