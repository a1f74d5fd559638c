import CaseFiles
import Standards

/// The decision names the periods for review and suit that the law gives.
struct RemedyPeriods: Check {
  var id: String { "C05-remedy-text" }
  var title: Localized { Localized(zh: "救济期限载明", en: "Periods of review and suit") }
  var basis: String { "行政处罚法 第五十九条；行政复议法 第二十条；行政诉讼法 第四十六条" }
  var explanation: Localized {
    Localized(
      zh: "决定书告知的申请行政复议、提起行政诉讼期限是否与作出决定之日有效的法律一致；写明途径而没有期限，或者期限不同（包括沿用旧法期限）的作提示。"
        + "正文不可读取、没有救济告知的列为待定（有无途径见C03）。",
      en:
        "Whether the periods for review and suit in the decision are those of the law in force on its day. A way without a "
        + "period, or another period, is a finding; an unreadable text or no word of the remedy stays open (see C03)."
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
    guard let period = decision.period(beside: words, other: other) else {
      tally.add(noPeriod(name, rule, mention))
      return
    }
    let unit: Character = rule.value.unit == .months ? "月" : "日"
    if period.amount != rule.value.amount || period.unit != unit {
      tally.add(otherPeriod(name, rule, period))
    }
  }
}

extension RemedyPeriods {
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
