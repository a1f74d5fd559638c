import CaseFiles

/// One amount written twice side by side: in capital numerals and in figures.
struct AmountPair {
  var words: String
  var wordsAmount: Money
  var figures: String
  var figuresAmount: Money
  var passage: Passage
}

extension CaseDocument {
  /// The pairs such as 伍仟元整（¥5000.00元） and 5000元（大写：伍仟元整）, on both sides of a bracket.
  var amountPairs: [AmountPair] {
    passages.flatMap { passage -> [AmountPair] in
      // Most passages hold no amount at all, and are told by their bytes.
      guard passage.text.containsAny(["元", "圆"]), passage.text.containsAny(["(", "（"]),
        passage.text.containsAny(Self.capitals)
      else { return [] }
      let parts = passage.text.plain.unicodeScalars.split(separator: "(", omittingEmptySubsequences: false)
      return zip(parts, parts.dropFirst()).compactMap { left, right in
        let inside = Self.withoutLabels(right)
        return Self.pair(
          Self.tail(left, of: Self.wordScalars), Self.head(inside, of: Self.figureScalars), passage)
          ?? Self.pair(
            Self.head(inside, of: Self.wordScalars), Self.tail(left, of: Self.figureScalars), passage)
      }
    }
  }

  private typealias Scalars = Substring.UnicodeScalarView

  private static let capitals = ["壹", "贰", "叁", "肆", "伍", "陆", "柒", "捌", "玖", "拾"]
  private static let wordScalars = Set("壹贰叁肆伍陆柒捌玖零拾佰仟万亿元圆角分整正".unicodeScalars)
  private static let figureScalars = Set("0123456789,.万亿元".unicodeScalars)

  private static func head(_ text: Scalars, of set: Set<Unicode.Scalar>) -> String {
    String(Substring(text.prefix { set.contains($0) }))
  }

  private static func tail(_ text: Scalars, of set: Set<Unicode.Scalar>) -> String {
    var start = text.endIndex
    while start > text.startIndex, set.contains(text[text.index(before: start)]) {
      start = text.index(before: start)
    }
    return String(Substring(text[start...]))
  }

  /// What follows 大写：, 人民币 or a currency sign inside the bracket.
  private static func withoutLabels(_ text: Scalars) -> Scalars {
    var rest = Substring(text)
    while let label = ["大写", "小写", "人民币", ":", "¥", "￥"].first(where: { rest.hasPrefix($0) }) {
      rest = rest.dropFirst(label.count)
    }
    return rest.unicodeScalars
  }

  private static func pair(_ words: String, _ figures: String, _ passage: Passage) -> AmountPair? {
    guard words.containsAny(capitals), figures.utf8.first.map({ (48...57).contains($0) }) == true,
      let inWords = MoneyReader.read(words), let inFigures = MoneyReader.read(figures)
    else { return nil }
    return AmountPair(
      words: words, wordsAmount: inWords, figures: figures, figuresAmount: inFigures, passage: passage)
  }
}
