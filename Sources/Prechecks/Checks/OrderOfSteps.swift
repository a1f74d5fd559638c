import CaseFiles

/// The steps of the procedure stand in their order; every pair out of order is a finding of its own.
struct OrderOfSteps: Check {
  var id: String { "O01-order-of-steps" }
  var title: Localized { Localized(zh: "程序先后", en: "Order of the steps") }
  var basis: String { "行政处罚法 第四十四条、第五十四条、第五十七条、第五十八条、第六十一条、第六十四条" }
  var explanation: Localized {
    Localized(
      zh: "立案、调查终结、法制审核、事先告知、听证、审批、处罚决定、送达、结案的日期是否符合先后顺序；同一日不作提示。"
        + "每一对颠倒的步骤单独提示。已有记录而没有日期的步骤，以及没有立案、决定日期的，列为待定。",
      en:
        "Whether the days of the filing, the end of the investigation, the legal review, the notices, the hearing, the "
        + "approval, the decision, its service and the closure are in their order; one day is in order. A recorded step "
        + "without its day leaves the check open.")
  }

  /// Each first step is not after its second.
  private static let pairs: [(EventKind, EventKind)] = [
    (.filing, .investigationClosed), (.filing, .priorNotice), (.filing, .decision),
    (.investigationClosed, .legalReview), (.investigationClosed, .priorNotice),
    (.investigationClosed, .decision),
    (.legalReview, .decision), (.priorNotice, .decision), (.hearingOffer, .hearing), (.hearing, .decision),
    (.approval, .decision), (.decision, .closure),
  ]

  /// The steps looked at, in a fixed order.
  private static let steps = Set(pairs.flatMap { [$0.0, $0.1] } + [.service]).sorted {
    $0.rawValue < $1.rawValue
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isOrdinary else {
        return .notApplicable(
          why: Localized(zh: "不是适用普通程序的案件", en: "the case did not follow the ordinary procedure"))
      }
      _ = try file.moment(of: .filing)
      let decision = try file.decisionMoment
      var tally = Tally()
      let undated = file.events.filter { $0.date == nil }.map(\.kind)
      for kind in Self.steps where undated.contains(kind) {
        tally.missing.append(contentsOf: NotRecorded.day(of: kind).missing)
      }
      for (first, second) in Self.pairs where file.hasEvent(first) {
        guard second == .decision || file.hasEvent(second) else { continue }
        guard let a = file.first(first), let b = second == .decision ? decision : file.first(second) else {
          continue
        }
        if a.day > b.day { tally.add(reversed(a, b, "\(first.rawValue)-\(second.rawValue)")) }
      }
      judgeService(file, decision, &tally)
      return tally.outcome
    }
  }

  private func judgeService(_ file: CaseFile, _ decision: Moment, _ tally: inout Tally) {
    if let served = file.decision?.servedMoment, served.day < decision.day {
      tally.add(reversed(decision, served, "处罚决定-送达"))
    }
    guard let service = try? file.serviceOfDecision.moment, let closure = file.first(.closure) else { return }
    if service.day > closure.day { tally.add(reversed(service, closure, "送达-结案")) }
  }
}

extension CaseFile {
  /// The earliest day of a step.
  fileprivate func first(_ kind: EventKind) -> Moment? { event(kind)?.moment }
}

extension OrderOfSteps {
  private func reversed(_ first: Moment, _ second: Moment, _ subject: String) -> Finding {
    Finding(
      subject: subject,
      message: Localized(
        zh: "\(first.name.zh)（\(first.day.chinese)）应当不晚于\(second.name.zh)（\(second.day.chinese)）",
        en: "the \(first.name.en) of \(first.day) should not be after the \(second.name.en) of \(second.day)"),
      derivation: Localized(
        zh: "\(first.words.zh)；\(second.words.zh)；前者晚\(first.day - second.day)日。",
        en: "\(first.words.en); \(second.words.en); the former is \(first.day - second.day) days later."),
      evidence: first.evidence + second.evidence)
  }
}
