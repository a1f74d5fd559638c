import CaseFiles
import Standards

/// The court was asked to enforce within three months from the end of the time to sue, or of a deferral.
struct CourtLimit: LimitCheck {
  var id: String { "T23-court-limit" }
  var title: Localized { Localized(zh: "申请法院强制执行期限", en: "Time limit for asking the court") }
  var basis: String { "行政强制法 第五十三条；行政处罚法 第七十二条第二款；滑法政办[2022]17号 第八项" }
  var explanation: Localized {
    Localized(
      zh: "申请强制执行是否在起诉期限届满之后三个月内；批准延期、分期缴纳的，自其结束之日起算。早于起算日的也作提示。"
        + "没有决定书送达日期或者延期、分期截止日期的列为待定；是否申请复议、提起诉讼由评查人员核实。",
      en:
        "Whether the court was asked within three months from the end of the time to sue, or from the end of a deferral or of "
        + "instalments; too early is a finding as well. Without the day of service or the end of the deferral it stays open."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard let application = file.event(.courtApplication) else {
        return .notApplicable(why: Localized(zh: "没有申请法院强制执行", en: "the court was not asked to enforce"))
      }
      if file.hasEvent(.administrativeReview) || file.hasEvent(.lawsuit) { throw remedySought }
      let starts = try starts(of: file, rules)
      let readings = try starts.map { try rules.count(id, from: $0, in: file) }
      let asked = try tally.hold(readings[0], against: application.moment.recorded(as: .courtApplication))
      if readings.allSatisfy({ asked.day <= $0.start.day }) { return .found([early(readings[0], asked)]) }
      if readings.allSatisfy({ asked.day > $0.last }) {
        return .found([late(readings.max { $0.last < $1.last } ?? readings[0], asked)])
      }
      guard readings.allSatisfy({ $0.start.day < asked.day && asked.day <= $0.last }) else {
        throw whichStart
      }
      return .passed
    }
  }

  /// From where the period may run: the end of the deferral (行政处罚法 第七十二条第二款), or of the time to sue where that
  /// is later too (行政强制法 第五十三条). What is said holds for all of them.
  private func starts(of file: CaseFile, _ rules: CheckRules) throws -> [Moment] {
    guard let deferred = try endOfDeferral(file) else { return [try endOfSuit(file, rules)] }
    guard let suit = try? endOfSuit(file, rules), suit.day > deferred.day else { return [deferred] }
    return [deferred, suit]
  }

  /// The last day of a deferral; nil without one.
  private func endOfDeferral(_ file: CaseFile) throws -> Moment? {
    guard let deferral = file.events(.deferral).last else { return nil }
    guard deferral.until != nil, let end = deferral.lastMoment else {
      throw NotRecorded(zh: "延期或者分期缴纳的截止日期", en: "the last day of the deferral or instalments")
    }
    return end
  }

  private func endOfSuit(_ file: CaseFile, _ rules: CheckRules) throws -> Moment {
    let service = try file.serviceOfDecision.moment
    let suit = try rules.count("C05-suit-period", from: service, in: file)
    return Moment(
      Localized(
        zh: "起诉期限届满（决定书\(service.day.chinese)送达，\(suit.rule.words.zh)）",
        en: "end of the time to sue (served on \(service.day), \(suit.rule.words.en))"),
      day: suit.last, from: service)
  }
}

extension CourtLimit {
  private var remedySought: NotRecorded {
    NotRecorded(
      zh: "当事人申请复议或者起诉后，申请强制执行的期限自何日起算（行政强制法第五十三条规定的是未申请、未起诉的情形）",
      en:
        "from which day the period runs after a review or suit (article 53 of the Coercion Law speaks of parties that "
        + "sought neither)")
  }

  private var whichStart: NotRecorded {
    NotRecorded(
      zh: "申请期限自延期缴纳届满还是自起诉期限届满起算",
      en: "whether the period runs from the end of the deferral or of the time to sue")
  }

  private func late(_ count: Count, _ asked: Moment) -> Finding {
    count.finding(
      "申请强制执行",
      Localized(
        zh: "\(asked.day.chinese)申请强制执行，晚于申请期限最后一日\(count.last.chinese)",
        en: "the court was asked on \(asked.day), after \(count.last), the last day for it"),
      against: asked)
  }

  private func early(_ count: Count, _ asked: Moment) -> Finding {
    count.finding(
      "申请强制执行",
      Localized(
        zh: "\(asked.day.chinese)申请强制执行时，起算日\(count.start.day.chinese)尚未届满",
        en: "the court was asked on \(asked.day), before the period could begin after \(count.start.day)"),
      against: asked)
  }
}
