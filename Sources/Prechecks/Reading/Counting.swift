import CaseFiles
import Standards

/// A limit counted from something the file records, under the law of its day.
///
/// A class, so that a finding and its limit share one count.
final class Count: Sendable {
  let start: Moment
  let rule: Dated<Limit>
  let deadline: Deadline

  init(start: Moment, rule: Dated<Limit>, deadline: Deadline) {
    self.start = start
    self.rule = rule
    self.deadline = deadline
  }

  /// The last day after rolling over.
  var last: Day { deadline.last }

  /// Start with its place, the rule with the time it is in force, the count.
  var derivation: Localized {
    Localized(
      zh: "起算：\(start.words.zh)。依据：\(rule.words.zh)。\(deadline.derivation.zh)",
      en: "Start: \(start.words.en). Rule: \(rule.words.en). \(deadline.derivation.en)")
  }

  /// The derivation with the day that was held against it.
  func derivation(against end: Moment) -> Localized {
    let days = end.day - deadline.last
    let verdict =
      days > 0
      ? Localized(
        zh: "\(end.words.zh)，在最后一日之后第\(days)日。",
        en: "\(end.words.en), \(days.counting("day")) after the last day.")
      : Localized(
        zh: "\(end.words.zh)，期限最后一日为\(deadline.last.chinese)。",
        en: "\(end.words.en); the last day of the period is \(deadline.last).")
    return derivation + verdict
  }

  func finding(
    _ subject: String, _ message: @escaping @Sendable @autoclosure () -> Localized, against end: Moment
  ) -> Finding {
    Finding(
      subject: subject, message: message(), derivation: self.derivation(against: end),
      evidence: self.start.evidence + end.evidence)
  }
}

extension CheckRules {
  /// Counts the limit of that id from a moment.
  ///
  /// Throws `NotRecorded` where the law on hand has no such limit for that day, or the calendar lacks a year.
  func count(
    _ id: String, from start: Moment, in file: CaseFile, suspensions: [Suspension] = [], adding days: Int = 0
  ) throws -> Count {
    var rule = try limit(id, on: start.day, in: file)
    rule.value.amount += days
    return Count(
      start: start, rule: rule,
      deadline: try deadline(from: start.day, limit: rule.value, suspensions: suspensions))
  }

  /// The limit in force on the day of the act, or on the day the reader asked for.
  func limit(_ id: String, on day: Day, in file: CaseFile) throws -> Dated<Limit> {
    let day = asOf ?? day
    guard let rule = law.limit(id, on: day, field: file.field?.value) else {
      throw NotRecorded(
        zh: "法律数据中\(day.chinese)有效的“\(id)”条目", en: "an entry “\(id)” in force on \(day) in the law data")
    }
    return rule
  }

  func deadline(from start: Day, limit: Limit, suspensions: [Suspension] = []) throws -> Deadline {
    switch calendar.deadline(from: start, limit: limit, suspensions: suspensions) {
    case .determined(let deadline): return deadline
    case .undetermined(let year):
      throw NotRecorded(zh: "\(year)年的工作日历", en: "the working calendar of \(year)")
    }
  }
}

extension Dated<Limit> {
  /// `行政处罚法 第六十条（自2021年7月15日起施行）：90日（自然日）`.
  var words: Localized {
    let end = to.map { Localized(zh: "至\($0.chinese)", en: " to \($0)") } ?? Localized("")
    let kind =
      switch certainty {
      case .law: Localized("")
      case .paper: Localized(zh: "，政府文件规定", en: ", a government paper")
      case .setting: Localized(zh: "，本局设定值", en: ", a setting of the bureau")
      }
    return Localized(
      zh: "\(basis)（自\(from.chinese)起\(end.zh)有效\(kind.zh)）：\(value.text.zh)",
      en: "\(basis) (in force from \(from)\(end.en)\(kind.en)): \(value.text.en)")
  }
}
