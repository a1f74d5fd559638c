import CaseFiles
import Standards

/// A licence was granted or refused in time.
struct LicenceLimit: LimitCheck {
  var id: String { "T27-licence-limit" }
  var title: Localized { Localized(zh: "许可决定期限", en: "Time limit of a licence decision") }
  var basis: String { "行政许可法 第四十二条、第四十五条、第八十二条" }
  var explanation: Localized {
    Localized(
      zh: "自受理之日起至准予或者不予许可决定之日是否在二十个工作日内；期限内批准延长的加十个工作日，书面告知的听证、检验检测等期间不计。"
        + "受理记载为统一办理、联合办理、集中办理的，为四十五个工作日，延长的加十五个工作日。"
        + "日期没有记载，或者听证、检测没有记载书面告知等而影响结论的，列为待定。",
      en:
        "Whether a licence was granted or refused within twenty working days from acceptance, ten more with an extension "
        + "approved in time, less hearings and tests told in writing; forty-five and fifteen where it is recorded as handled "
        + "jointly. Days not recorded, and a hearing or test recorded in part or untold that decides the answer, stay open."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      if let kind = file.kind?.value, kind != .licence { return .notApplicable(why: otherKind) }
      if file.kind == nil, !file.hasEvent(.acceptance) { return .notApplicable(why: otherKind) }
      let accepted = try file.moment(of: .acceptance)
      let decided = try tally.hold(
        count(accepted, [], file, rules), against: file.licenceDecision)
      let suspensions = PeriodSuspensions(ofLicence: file, until: decided.day)
      let strict = try count(accepted, suspensions.certain, file, rules)
      try tally.hold(strict, against: decided)
      if decided.day <= strict.last { return .passed }
      let generous = try count(accepted, suspensions.certain + suspensions.possible, file, rules)
      if decided.day <= generous.last { throw NotRecorded(suspensions.missing) }
      try tally.hold(generous, against: decided)
      return .found([late(generous, decided)])
    }
  }

  private func count(
    _ start: Moment, _ suspensions: [Suspension], _ file: CaseFile, _ rules: CheckRules
  ) throws -> Count {
    let isJoint = file.isHandledJointly
    let entry = isJoint ? "T27-joint-limit" : id
    let plain = try rules.count(entry, from: start, in: file, suspensions: suspensions)
    guard let approval = file.event(.extensionApproval) else { return plain }
    guard let day = approval.day?.value else { throw NotRecorded.day(of: .extensionApproval) }
    guard day <= plain.last else { return plain }
    let extra = try rules.limit(
      isJoint ? "T27-joint-extension" : "T27-licence-extension", on: start.day, in: file)
    return try rules.count(entry, from: start, in: file, suspensions: suspensions, adding: extra.value.amount)
  }
}

extension CaseFile {
  /// Whether several bodies decide together (行政许可法 第二十六条第二款).
  fileprivate var isHandledJointly: Bool {
    events(.acceptance).contains { $0.manner?.value.containsAny(["统一办理", "联合办理", "集中办理", "联办"]) ?? false }
  }

  fileprivate var licenceDecision: Moment {
    get throws {
      guard let moment = (events(.grant).last ?? events(.refusal).last)?.moment else {
        throw NotRecorded(zh: "准予或者不予许可决定的日期", en: "the day of the grant or refusal")
      }
      return moment
    }
  }
}

extension LicenceLimit {
  private var otherKind: Localized { Localized(zh: "不是行政许可案卷", en: "the file is no licence file") }

  private func late(_ count: Count, _ decided: Moment) -> Finding {
    count.finding(
      "受理-决定",
      Localized(
        zh: "许可决定\(decided.day.chinese)作出，晚于最后一日\(count.last.chinese)",
        en: "the licence decision of \(decided.day) came after \(count.last)"),
      against: decided)
  }
}
