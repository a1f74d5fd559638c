/// Which of the days in a letter is its own, and on which it was served.
extension LetterReader {
  /// The day of the decision: the one it is signed with; else the one behind a label, the one on which what a record
  /// tells of took place, the one of a table's row, or a filled form's last.
  static func ownDay(
    _ letter: LetterText, signed: LetterText.DayFound?, rows: LetterText.TableRows?,
    _ days: [LetterText.DayFound], _ kind: DocumentKind?
  ) -> LetterText.DayFound? {
    signed ?? labelledDay(letter, days)
      ?? (kind.map(isRecord) == true ? recordedDay(letter, days) : nil)
      ?? rows?.day.flatMap { cell in days.first { $0.range == cell } }
      ?? (kind == .summaryDecision ? letter.lastDay(days) : nil)
  }

  static let dayLabels = WordList(
    "处罚日期 作出行政处罚的日期 处罚决定日期 决定日期 处罚时间 作出处罚决定日期 作出处罚决定的日期 决定时间 作出决定日期 作出行政处罚决定的日期 作出行政处罚日期 处罚决定时间 决定(通知)日期 作出决定的日期 作出行政处罚决定日期 行政处罚决定日期 行政处罚日期 作出处罚日期 作出处罚的日期 决定作出日期"
  )
  private static let serviceLabels = WordList("送达时间 送达日期 收到时间 收件日期 签收日期 签收时间 收到日期 受送达时间")

  private static func labelledDay(_ letter: LetterText, _ days: [LetterText.DayFound]) -> LetterText.DayFound?
  {
    only(days.filter { behind(dayLabels, $0, letter) })
  }

  static func servedDay(_ letter: LetterText, _ days: [LetterText.DayFound]) -> LetterText.DayFound? {
    only(days.filter { behind(serviceLabels, $0, letter) })
      ?? only(days.filter { isBesideService($0, letter) })
  }

  /// Behind a label that asks for more than the day: 收件人签名及收件日期.
  private static func isBesideService(_ day: LetterText.DayFound, _ letter: LetterText) -> Bool {
    letter.contains(serviceLabels, in: letter.line(before: day.range.lowerBound, atMost: 80))
  }

  private static let recordLabels = WordList("询问时间 检查时间 勘验时间 勘查时间 调查时间 听证时间 讨论时间")

  static func isRecord(_ kind: DocumentKind) -> Bool { kind.rawValue.hasSuffix("笔录") }

  /// The day on which what a record tells of took place.
  private static func recordedDay(_ letter: LetterText, _ days: [LetterText.DayFound]) -> LetterText.DayFound?
  {
    only(days.filter { behind(recordLabels, $0, letter) })
  }

  private static func only(_ days: [LetterText.DayFound]) -> LetterText.DayFound? {
    guard let first = days.first, days.allSatisfy({ $0.value == first.value }) else { return nil }
    return first
  }

  private static func behind(_ labels: WordList, _ day: LetterText.DayFound, _ letter: LetterText) -> Bool {
    var end = day.range.lowerBound
    if end > 0, letter.scalars[end - 1] == ":" { end -= 1 }
    return labels.matchEnding(in: letter, at: end, longest: 14) != nil
  }
}
