import CaseFiles
import Standards

/// The decision names the periods for review and suit that the law gives.
struct RemedyPeriods: Check {
  var id: String { "C05-remedy-text" }
  var title: Localized { Localized(zh: "救济期限载明", en: "Periods of review and suit") }
  var basis: String { "行政处罚法 第五十九条；行政复议法 第二十条、第二十三条；行政诉讼法 第四十五条、第四十六条" }
  var explanation: Localized {
    Localized(
      zh:
        "决定书告知的申请行政复议、提起行政诉讼期限是否与作出决定之日有效的法律一致；写明途径而没有期限，或者期限不同（包括沿用旧法期限）的作提示；复议期限更长、起诉期限以日计的，可能另有法律规定，列为待定。"
        + "2024年1月1日起的当场处罚，看是否告知先申请复议。"
        + "正文不可读取、没有救济告知的列为待定（有无途径见C03）。",
      en:
        "Whether the periods for review and suit in the decision are those of the law in force on its day. A way without a "
        + "period, or another period, is a finding; a longer one for review and one in days to sue may rest on another law and stay open. "
        + "From 2024-01-01 an on-the-spot decision must say that review comes first; an unreadable text or no word of the remedy stays open (see C03)."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty || file.isOrdinary || file.kind?.value == .coercion else {
        return .notApplicable(
          why: Localized(zh: "没有处罚或者强制决定", en: "there is no decision on a penalty or coercion"))
      }
      let decision = try file.readableDecision
      let day = try file.decisionMoment.day
      var tally = Tally()
      try judge("复议", ["复议"], ["诉讼", "起诉"], "C05-review-period", decision, day, file, rules, &tally)
      try judge("诉讼", ["诉讼", "起诉"], ["复议"], "C05-suit-period", decision, day, file, rules, &tally)
      return tally.outcome
    }
  }

  private func judge(
    _ name: String, _ words: [String], _ other: [String], _ entry: String, _ decision: CaseDocument,
    _ day: Day,
    _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally
  ) throws {
    guard let mention = decision.first(containingAny: words) else {
      tally.missing.append(
        Localized(zh: "决定书中申请\(name)的告知", en: "the decision's notice of the remedy \(name)"))
      return
    }
    let rule = try rules.limit(entry, on: day, in: file)
    if name == "诉讼", file.kind?.value == .summaryPenalty, day >= Self.reviewFirst {
      // The suit comes after the review, and its period is that of 行政诉讼法 第四十五条.
      if !decision.saysReviewFirst { tally.add(directSuit(mention)) }
      return
    }
    guard let period = decision.period(beside: words, other: other) else {
      tally.add(noPeriod(name, rule, mention))
      return
    }
    let unit: Character = rule.value.unit == .months ? "月" : "日"
    // A law may give a longer time for review, and a shorter one in days to sue.
    let mayBeAnothers =
      name == "复议" ? period.unit == unit && period.amount > rule.value.amount : period.unit == "日"
    if mayBeAnothers {
      tally.missing.append(
        Localized(
          zh: "\(name)期限“\(period.words)”所依据的其他法律",
          en: "the other law that sets “\(period.words)” for the remedy \(name)"))
    } else if period.amount != rule.value.amount || period.unit != unit {
      tally.add(otherPeriod(name, rule, period))
    }
  }
}

extension CaseDocument {
  fileprivate var saysReviewFirst: Bool {
    wholeText.containsAny(["复议决定", "先申请", "先向", "先行申请", "先行复议", "应当先"])
  }
}

extension RemedyPeriods {
  /// From this day a party first asks for review of an on-the-spot penalty (行政复议法（2023年修订）第二十三条).
  private static let reviewFirst = Day(2024, 1, 1) ?? Day(number: 0)

  private func directSuit(_ mention: Passage) -> Finding {
    Finding(
      subject: "诉讼",
      message: Localized(
        zh: "当场处罚决定书未告知先申请行政复议", en: "the on-the-spot decision does not say that review comes before suit"),
      derivation: Localized(
        zh:
          "行政复议法（2023年修订，自2024年1月1日起施行）第二十三条：不服当场处罚的，先申请复议，机关应当告知。\(mention.source.place.zh)写有诉讼途径，全文未见复议在先的表述。",
        en:
          "Article 23 of the Review Law (2023, in force from 2024-01-01): against an on-the-spot penalty review comes first, and the "
          + "agency says so. The way to suit stands at \(mention.source.place.en), no word of review first anywhere."
      ),
      evidence: [mention.source])
  }

  private func noPeriod(_ name: String, _ rule: Dated<Limit>, _ mention: Passage) -> Finding {
    Finding(
      subject: name,
      message: Localized(
        zh: "决定书写有\(name)途径，未见期限", en: "the decision names the remedy \(name) without its period"),
      derivation: Localized(
        zh: "依据：\(rule.words.zh)。\(mention.source.place.zh)及全文未见与\(name)相连的期限。",
        en:
          "Rule: \(rule.words.en). No period stands beside the remedy at \(mention.source.place.en) or elsewhere."
      ),
      evidence: [mention.source])
  }

  private func otherPeriod(_ name: String, _ rule: Dated<Limit>, _ period: RemedyPeriod) -> Finding {
    Finding(
      subject: name,
      message: Localized(
        zh: "决定书写明的\(name)期限“\(period.words)”与法律规定不同",
        en: "the decision gives “\(period.words)” for the remedy \(name), the law another period"),
      derivation: Localized(
        zh: "依据：\(rule.words.zh)。\(period.passage.source.place.zh)写作“\(period.words)”。",
        en: "Rule: \(rule.words.en). \(period.passage.source.place.en) says “\(period.words)”."),
      evidence: [period.passage.source])
  }
}
