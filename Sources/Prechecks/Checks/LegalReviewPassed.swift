import CaseFiles

/// A major decision, and one after a hearing, passed its legal review before it was made.
///
/// The law requires the review of a major decision, so a file that tells of its procedure and shows none is a finding, worded as
/// what the file does not show. Whether a decision after a hearing touches major rights, and whether a decision is
/// major where the file does not say so, stays open.
struct LegalReviewPassed: Check {
  var id: String { "L01-legal-review" }
  var title: Localized { Localized(zh: "法制审核", en: "Legal review") }
  var basis: String { "行政处罚法 第五十八条；国办发〔2018〕118号" }
  var explanation: Localized {
    Localized(
      zh: "重大执法决定和经过听证的决定，是否在决定作出前经法制审核并通过。重大执法决定而案卷没有法制审核记录的，作提示（表述为案卷中没有，不等于认定未审核）；"
        + "经过听证的决定是否关系重大权益、是否属于重大执法决定没有记载的，列为待定；记载不属于且未经听证的，不适用。",
      en:
        "Whether a major decision, or one after a hearing, passed a legal review before it was made. The "
        + "file of a major decision without one is a finding about the file; whether the decision is major, or after a hearing "
        + "touches major rights, must be recorded."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      if file.kind?.value == .summaryPenalty { return .notApplicable(why: summary) }
      if file.kind.map(\.value.isOrdinaryProcedure) ?? true { try file.requirePenaltyLaw(of: rules) }
      let reviews = file.events(.legalReview)
      guard file.isMajor?.value == true || file.wasHeard else {
        if file.isMajor?.value == false { return .notApplicable(why: notMajor) }
        if try !reviews.isEmpty && passed(reviews, before: file.decisionMoment).findings.isEmpty {
          return .passed
        }
        throw NotRecorded(zh: "是否属于重大执法决定", en: "whether the decision is a major one")
      }
      guard !reviews.isEmpty else {
        guard file.isMajor?.value == true else {
          throw NotRecorded(
            zh: "经过听证的决定是否直接关系当事人或者第三人的重大权益（第五十八条第一款第二项）",
            en:
              "whether a decision after a hearing touches major rights of the party or others (article 58(1) item 2)"
          )
        }
        guard file.tellsOfProcedure, !file.documents.contains(where: { $0.name.containsAny(["法制审核"]) }) else {
          throw NotRecorded(zh: "法制审核的记录", en: "the record of the legal review")
        }
        return .found([absent(file)])
      }
      return try passed(reviews, before: file.decisionMoment).outcome
    }
  }

  /// Judges the last review that is not after the decision, or else the first one after it.
  private func passed(_ reviews: [Event], before decision: Moment) throws -> Tally {
    var tally = Tally()
    guard let review = reviews.last(where: { $0.day.map { $0.value <= decision.day } ?? false }) else {
      guard let late = reviews.first?.moment else { throw NotRecorded.day(of: .legalReview) }
      tally.add(after(late, decision))
      return tally
    }
    guard let result = review.result else {
      throw NotRecorded(zh: "法制审核的结论", en: "the result of the legal review")
    }
    let words = result.value.plain
    if words.containsAny(["未通过", "不通过", "不予通过", "不同意", "退回", "补充调查"]) {
      tally.add(refused(review, result))
    } else if !words.containsAny(["通过", "同意", "合法", "适当"]) {
      throw NotRecorded(zh: "法制审核结论“\(result.value)”是否为通过", en: "whether “\(result.value)” means passed")
    }
    return tally
  }
}

extension CaseFile {
  /// Whether a hearing was held.
  fileprivate var wasHeard: Bool { hasEvent(.hearing) }
}

extension LegalReviewPassed {
  private var summary: Localized {
    Localized(zh: "适用简易程序", en: "the summary procedure was followed")
  }

  private var notMajor: Localized {
    Localized(zh: "记载为非重大执法决定，且未经听证", en: "recorded as not major, and no hearing was held")
  }

  private func absent(_ file: CaseFile) -> Finding {
    let isPenalty = file.kind.map { $0.value.isOrdinaryProcedure } ?? true
    let rule =
      isPenalty
      ? Localized(
        zh: "行政处罚法第五十八条（自2021年7月15日起施行）", en: "Article 58 of the Penalty Law (in force from 2021-07-15)")
      : Localized(zh: "国办发〔2018〕118号", en: "国办发〔2018〕118号")
    let major = file.isMajor.map { [$0.cited] } ?? []
    let evidence = major + (file.decision?.evidence ?? [])
    return Finding(
      subject: "法制审核",
      message: Localized(
        zh: "重大执法决定，案卷中没有法制审核记录", en: "a major decision, and the file holds no record of a legal review"),
      derivation: Localized(
        zh: "\(rule.zh)要求此类决定作出前经法制审核；案卷的事件和文书中均未见法制审核。",
        en:
          "\(rule.en) asks for a legal review before such a decision; none is among the events and documents."
      ),
      evidence: evidence)
  }

  private func after(_ review: Moment, _ decision: Moment) -> Finding {
    Finding(
      subject: "法制审核-决定",
      message: Localized(
        zh: "法制审核（\(review.day.chinese)）在处罚决定（\(decision.day.chinese)）之后",
        en: "the legal review of \(review.day) came after the decision of \(decision.day)"),
      derivation: Localized(
        zh: "\(review.words.zh)；\(decision.words.zh)。行政处罚法第五十八条要求审核在决定作出之前。",
        en:
          "\(review.words.en); \(decision.words.en). Article 58 of the Penalty Law asks for the review before the decision."
      ),
      evidence: review.evidence + decision.evidence)
  }

  private func refused(_ review: Event, _ result: Fact<String>) -> Finding {
    Finding(
      subject: "法制审核结论",
      message: Localized(
        zh: "决定前最后一次法制审核的结论为“\(result.value)”",
        en: "the last legal review before the decision says “\(result.value)”"),
      derivation: Localized(
        zh: "行政处罚法第五十八条：审核未通过的不得作出决定。\(review.words.zh)的结论为“\(result.value)”，其后到决定前没有新的审核记录。",
        en:
          "Article 58 of the Penalty Law forbids a decision whose review was not passed. The \(review.words.en) says "
          + "“\(result.value)”, and no later review before the decision is recorded."),
      evidence: review.evidence(of: result))
  }
}
