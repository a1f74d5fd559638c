import CaseFiles

/// New facts from a statement or a hearing were reviewed and discussed again before the decision.
///
/// Whether facts were new is read from the result the file records; without it the check stays open.
struct RenewedReview: Check {
  var id: String { "O02-renewed-review" }
  var title: Localized { Localized(zh: "申辩听证后再审再议", en: "Review and discussion renewed") }
  var basis: String { "行政处罚法 第四十五条、第五十七条、第五十八条、第六十五条" }
  var explanation: Localized {
    Localized(
      zh: "陈述申辩或者听证的结果记载有新的事实、证据的，此前已有的法制审核、集体讨论是否在其后、决定前重新进行。"
        + "予以采纳而没有说明是否有新的事实，或者结果、日期没有记载的，列为待定；没有陈述申辩、听证，或者此前没有审核、讨论的，不适用。",
      en:
        "Where a statement or hearing brought new facts: whether an earlier legal review or collective discussion "
        + "was repeated after it and before the decision. One that was accepted without saying why, or without its result or day, stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      let heard = (file.events(.statement) + file.events(.hearing)).filter { $0.isWaived?.value != true }
      guard !heard.isEmpty else { return .notApplicable(why: nothingHeard) }
      let decision = try file.decisionMoment
      var tally = Tally()
      var hadEarlier = false
      for kind in [EventKind.legalReview, .collectiveDiscussion] where !file.events(kind).isEmpty {
        hadEarlier = true
        try tally.judging { try judge(kind, after: heard, file, decision, &$0) }
      }
      return hadEarlier ? tally.outcome : .notApplicable(why: nothingEarlier)
    }
  }

  private func judge(
    _ kind: EventKind, after heard: [Event], _ file: CaseFile, _ decision: Moment, _ tally: inout Tally
  ) throws {
    let days = file.events(kind).compactMap(\.moment)
    guard days.count == file.events(kind).count, let latest = days.last(where: { $0.day <= decision.day })
    else {
      throw NotRecorded.day(of: kind)
    }
    for event in heard {
      guard let moment = event.moment else { throw NotRecorded.day(of: event.kind) }
      if latest.day >= moment.day { continue }
      guard let result = event.result else {
        throw NotRecorded(
          zh: "\(event.words.zh)的结果（是否提出新的事实、证据）",
          en: "the result of the \(event.words.en): whether it brought new facts")
      }
      if result.value.bringsNewFacts {
        tally.add(notRenewed(latest, event, moment, result))
      } else if result.value.isAccepted {
        throw NotRecorded(
          zh: "\(event.words.zh)结果“\(result.value)”是否因为提出了新的事实、证据",
          en: "whether the \(event.words.en) was accepted, “\(result.value)”, for new facts or evidence")
      }
    }
  }
}

extension String {
  fileprivate var bringsNewFacts: Bool {
    if containsAny(["未提出", "没有提出", "不予采纳", "未采纳", "不采纳", "不成立", "无新", "没有新"]) { return false }
    return containsAny(["新的事实", "新事实", "新的证据", "新证据", "新情况"])
  }

  /// Whether what was said was followed, which may have been a plea for mildness only.
  fileprivate var isAccepted: Bool {
    !containsAny(["不予采纳", "未采纳", "不采纳", "不成立", "未成立"]) && containsAny(["采纳", "成立"])
  }
}

extension RenewedReview {
  private var nothingHeard: Localized {
    Localized(zh: "没有陈述申辩或者听证", en: "there was neither a statement nor a hearing")
  }

  private var nothingEarlier: Localized {
    Localized(zh: "没有法制审核或者集体讨论", en: "there was neither a legal review nor a collective discussion")
  }

  private func notRenewed(_ latest: Moment, _ event: Event, _ moment: Moment, _ result: Fact<String>)
    -> Finding
  {
    Finding(
      subject: "\(latest.name.zh) \(event.key)",
      message: Localized(
        zh: "\(event.words.zh)结果为“\(result.value)”，其后到决定前没有重新\(latest.name.zh)",
        en:
          "the \(event.words.en) resulted in “\(result.value)”, and no \(latest.name.en) followed before the decision"
      ),
      derivation: Localized(
        zh: "最后一次\(latest.words.zh)；\(moment.words.zh)，结果“\(result.original)”。新的事实、证据未经审核或者讨论即作出决定。",
        en:
          "Last \(latest.words.en); \(moment.words.en), result “\(result.original)”. The new facts were decided on unreviewed."
      ),
      evidence: moment.evidence + [result.cited] + latest.evidence)
  }
}
