import CaseFiles
import Standards

/// No decision before the time to ask for a hearing has run, unless it was given up or a hearing was held.
///
/// Applies where a hearing was offered, or where a penalty is of a kind the law names. Whether a fine is a
/// large one depends on local amounts and is not decided here.
struct HearingApplication: LimitCheck {
  var id: String { "T06-hearing-application" }
  var title: Localized { Localized(zh: "听证申请期间", en: "Time to ask for a hearing") }
  var basis: String { "行政处罚法 第六十三条、第六十四条、第八十五条" }
  var explanation: Localized {
    Localized(
      zh: "告知听证权利的，处罚决定是否在申请期间届满之后作出；明确放弃或者已举行听证的除外。处罚种类属于法律列明应当告知听证而案卷没有听证告知记录的，列为待定。"
        + "较大数额罚款的标准因地而异，不据此推定。",
      en:
        "Where a hearing was offered: whether the decision came after the time to ask for it, unless given up or "
        + "held. A penalty of a kind the law names without a recorded offer stays open. Large fines depend on local "
        + "amounts and are not judged.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard try file.isOrdinary else { return .notApplicable(why: noRight) }
      if file.kind?.value == .noPenalty { return .notApplicable(why: noPenalty) }
      let offers = file.events(.hearingOffer)
      guard let last = offers.last else {
        let named = file.penalties.filter { $0.kind.value.opensHearing }
        guard let penalty = named.first else { return .notApplicable(why: noRight) }
        throw offerMissing(penalty.kind.value)
      }
      let decision = try file.decisionMoment
      let offer = offers.lastNotAfter(decision.day) ?? last
      let waivers = offers + file.events(.hearingRequest)
      if waivers.contains(where: { $0.isWaived?.value == true }) { return .passed }
      if let held = file.event(.hearing) {
        guard let hearing = held.moment else { throw NotRecorded.day(of: .hearing) }
        if hearing.day <= decision.day { return .passed }
      }
      let waiting = try Waiting(id, from: offer, in: file, under: rules)
      try tally.hold(waiting.count, .after, against: decision)
      if try waiting.isOver(before: decision, of: offer) { return .passed }
      return .found([early(waiting.count, decision)])
    }
  }
}

extension PenaltyKind {
  /// Whether the law names the kind among those for which a hearing must be offered (行政处罚法 第六十三条).
  var opensHearing: Bool {
    switch self {
    case .loweredQualification, .revokedLicence, .suspendedBusiness, .closure, .restrictedOccupation: true
    default: false
    }
  }
}

extension HearingApplication {
  private var noRight: Localized {
    Localized(
      zh: "没有听证告知记录，处罚种类不是法律不论数额即应当告知听证的；罚款、没收是否达到当地的较大数额，由评查人员判断",
      en:
        "no hearing was offered, and no penalty is of a kind for which the law asks for a hearing whatever the amount; "
        + "whether a fine or confiscation is a large one by local amounts is for a reviewer")
  }

  private var noPenalty: Localized {
    Localized(zh: "决定不予处罚", en: "no penalty was imposed")
  }

  private func offerMissing(_ kind: PenaltyKind) -> NotRecorded {
    NotRecorded(
      zh: "听证告知（处罚种类“\(kind.rawValue)”应当告知听证权利）",
      en: "the offer of a hearing, due for a penalty of the kind \(kind.rawValue)")
  }

  private func early(_ count: Count, _ decision: Moment) -> Finding {
    count.finding(
      "听证告知-决定",
      Localized(
        zh: "\(decision.day.chinese)作出决定时，听证申请期间尚未届满（最后一日\(count.last.chinese)），案卷未见放弃听证或者已举行听证",
        en: "the decision of \(decision.day) came before the time to ask for a hearing had run "
          + "(last day \(count.last)); neither a waiver nor a hearing is recorded"),
      against: decision)
  }
}
