import CaseFiles
import Prechecks

/// What `like` says, as one value for all its renderings.
struct LikeReport: Encodable {
  struct Spread: Encodable {
    var least, lowerQuartile, median, upperQuartile, most, deviation: String

    enum CodingKeys: String, CodingKey {
      case least, median, most, deviation
      case lowerQuartile = "lower_quartile"
      case upperQuartile = "upper_quartile"
    }
  }

  struct Neighbour: Encodable {
    var number, source, fine: String
    var differences: [String]
  }

  struct Bar: Encodable {
    var from, through: String
    var count: Int
    var this: Bool
  }

  var schema = "casereview.like/1"
  var number, source, act: String
  var tier: String?
  var fine: String
  /// too-few, inside, above or below.
  var verdict: String
  var count: Int
  var fewest: Int
  var below: Int
  var equal: Int
  /// In percent, with one decimal.
  var quantile: String?
  /// In scaled median deviations, with two decimals.
  var distance: String?
  var spread: Spread?
  var nearest: [Neighbour]
  var histogram: [Bar]
  var derivation: String
  var refused: [CheckReport.Refused]

  init(_ comparison: LikeCaseComparison, refused: [LoadError], language: Language) {
    number = comparison.this.number
    source = comparison.this.location
    act = comparison.this.act
    tier = comparison.this.tier
    fine = "\(comparison.this.fine)"
    verdict =
      switch comparison.verdict {
      case .tooFew: "too-few"
      case .inside: "inside"
      case .above: "above"
      case .below: "below"
      }
    count = comparison.count
    fewest = comparison.settings.fewest
    below = comparison.below
    equal = comparison.equal
    quantile = comparison.quantile.map { "\($0 / 10).\($0 % 10)" }
    distance = comparison.distance.map { "\($0 / 100).\($0 % 100 < 10 ? "0" : "")\($0 % 100)" }
    spread = comparison.spread.map {
      Spread(
        least: "\($0.least)", lowerQuartile: "\($0.lowerQuartile)", median: "\($0.median)",
        upperQuartile: "\($0.upperQuartile)", most: "\($0.most)", deviation: "\($0.deviation)")
    }
    nearest = comparison.nearest().map { neighbour in
      Neighbour(
        number: neighbour.likeCase.number, source: neighbour.likeCase.location,
        fine: "\(neighbour.likeCase.fine)",
        differences: neighbour.differences.map { $0[language] })
    }
    histogram =
      comparison.count == 0
      ? []
      : comparison.histogram().map {
        Bar(from: "\($0.from)", through: "\($0.through)", count: $0.count, this: $0.holdsThis)
      }
    derivation = comparison.derivation[language]
    self.refused = refused.map { CheckReport.Refused($0, folder: nil, language: language) }
  }

  /// The bars, one row each.
  var rows: [[String]] {
    [["from", "through", "count", "this"]]
      + histogram.map { [$0.from, $0.through, "\($0.count)", $0.this ? "1" : "0"] }
  }

  func printText(in language: Language) {
    printLine("\(number)  \(act)  \(tier ?? "")  \(fine)")
    printLine("  \(derivation)")
    if let quantile {
      printLine(
        Localized(
          zh: "  分位：\(quantile)%（相同的按一半计）", en: "  Quantile: \(quantile)% (half of the equal ones counted)")[
            language])
    }
    printLine("  " + sentence[language])
    printLine()
    let width = histogram.map(\.count).max() ?? 0
    let labels = histogram.map { "\($0.from)–\($0.through)" }
    let widest = labels.map { $0.unicodeScalars.count + $0.filter { $0 == "元" }.count }.max() ?? 0
    for (bar, label) in zip(histogram, labels) {
      let columns = label.unicodeScalars.count + label.filter { $0 == "元" }.count
      // At most 40 columns; a bar with any case in it shows.
      let length = width > 40 ? max(bar.count > 0 ? 1 : 0, bar.count * 40 / width) : bar.count
      let blank = String(repeating: " ", count: widest - columns)
      let here = bar.this ? Localized(zh: " ← 本案", en: " <- this case")[language] : ""
      printLine("  \(blank)\(label) |\(String(repeating: "#", count: length)) \(bar.count)\(here)")
    }
    if !nearest.isEmpty {
      printLine()
      printLine(Localized(zh: "  最相近的案卷：", en: "  Most alike:")[language])
    }
    for item in nearest {
      let none = Localized(zh: "所记情节相同", en: "nothing recorded differs")[language]
      printLine(
        "    \(item.number)  \(item.fine)  \(item.differences.isEmpty ? none : item.differences.joined(separator: "；"))"
      )
    }
    for item in refused { printLine("! \(item.source)：\(item.reason)") }
  }

  private var sentence: Localized {
    switch verdict {
    case "too-few":
      Localized(
        zh: "可比案卷不足\(fewest)卷，不作提示。", en: "Fewer than \(fewest) cases to compare with: nothing is said.")
    case "above":
      Localized(
        zh: "明显高于类案，请核对理由；偏离不等于违法。", en: "Clearly above its like: look for the reasons; this is no breach.")
    case "below":
      Localized(
        zh: "明显低于类案，请核对理由；偏离不等于违法。", en: "Clearly below its like: look for the reasons; this is no breach.")
    default: Localized(zh: "在类案的分布之内。", en: "Within the spread of its like.")
    }
  }
}
