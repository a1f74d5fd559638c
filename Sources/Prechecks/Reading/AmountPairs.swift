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
  /// The pairs such as 伍仟元整（¥5000.00元） and 5000元（大写：伍仟元整）.
  var amountPairs: [AmountPair] {
    let passages = passages.filter { passage in
      passage.text.contains { "(（".contains($0) } && passage.text.contains { "壹贰叁肆伍陆柒捌玖拾".contains($0) }
    }
    guard !passages.isEmpty else { return [] }
    // Every repetition has its end: a document of nothing but digits must not take for ever.
    let words = "([壹贰叁肆伍陆柒捌玖零拾佰仟万亿]{1,30}[元圆][壹贰叁肆伍陆柒捌玖零角分整正]{0,6})"
    let figures = "([0-9][0-9,]{0,20}(?:\\.[0-9]{1,6})?(?:万|亿)?元?)"
    let currency = "(?:人民币)?[¥￥]?"
    return [
      (pattern("\(words)\\((?:小写:?)?\(currency)\(figures)"), true),
      (pattern("\(figures)\\((?:大写:?)?(?:人民币)?\(words)"), false),
    ].flatMap { pattern, wordsFirst in
      passages.flatMap { passage in Self.pairs(in: passage, pattern, wordsFirst: wordsFirst) }
    }
  }

  private func pattern(_ text: String) -> Regex<AnyRegexOutput>? { try? Regex(text) }

  private static func pairs(in passage: Passage, _ pattern: Regex<AnyRegexOutput>?, wordsFirst: Bool)
    -> [AmountPair]
  {
    guard let pattern else { return [] }
    return passage.text.plain.matches(of: pattern).compactMap { match in
      guard let first = match.output[1].substring, let second = match.output[2].substring else { return nil }
      let (words, figures) = wordsFirst ? (String(first), String(second)) : (String(second), String(first))
      guard let wordsAmount = MoneyReader.read(words), let figuresAmount = MoneyReader.read(figures) else {
        return nil
      }
      return AmountPair(
        words: words, wordsAmount: wordsAmount, figures: figures, figuresAmount: figuresAmount,
        passage: passage)
    }
  }
}
