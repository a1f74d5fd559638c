import CaseFiles

/// An amount written in capital numerals and in figures is the same amount.
struct WordsAndFigures: Check {
  var id: String { "M01-words-figures" }
  var title: Localized { Localized(zh: "大小写金额一致", en: "Amounts in words and figures") }
  var basis: String { "行政处罚法 第五十九条第一款第三项" }
  var explanation: Localized {
    Localized(
      zh: "文书中并列的大写金额与小写金额是否相同。没有并列金额的不适用；没有可读取文书的列为待定。",
      en:
        "Whether amounts written side by side in capital numerals and in figures are equal. Not applicable where no document "
        + "has such a pair; open where no document can be read.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let readable = file.documents.filter(\.isReadable)
    guard !readable.isEmpty else {
      return .undetermined(missing: [Localized(zh: "可读取的文书", en: "a document that can be read")])
    }
    let pairs = readable.flatMap(\.amountPairs)
    guard !pairs.isEmpty else {
      return .notApplicable(why: Localized(zh: "文书中没有并列的大小写金额", en: "no document writes an amount both ways"))
    }
    var tally = Tally()
    for pair in pairs where pair.wordsAmount != pair.figuresAmount { tally.add(differs(pair)) }
    return tally.outcome
  }
}

extension WordsAndFigures {
  private func differs(_ pair: AmountPair) -> Finding {
    let place = pair.passage.source.place
    return Finding(
      subject: "\(pair.passage.document) \(pair.words)",
      message: Localized(
        zh: "\(place.zh)大写“\(pair.words)”与小写“\(pair.figures)”不一致",
        en: "\(place.en): “\(pair.words)” in words is not “\(pair.figures)” in figures"),
      derivation: Localized(
        zh: "大写读作\(pair.wordsAmount)，小写读作\(pair.figuresAmount)。",
        en: "In words it reads \(pair.wordsAmount), in figures \(pair.figuresAmount)."),
      evidence: [pair.passage.source])
  }
}
