import CaseFiles
import Standards

/// The decision is published in time.
///
/// Where no publication is recorded the check stays open: whether a decision must be published is for a person.
struct PublicationLimit: Check {
  let id = "T14-publication"
  let title = Localized(zh: "决定公示期限", en: "Publication of the decision")
  let basis = "国办发〔2018〕118号；行政处罚法 第四十八条"
  let explanation = Localized(
    zh: "处罚、许可决定自作出之日起至公示之日是否在规定的工作日内。案卷没有公示记录的列为待定，不认定未公示；记载依法不予公示的不适用。",
    en:
      "Whether a penalty or licence was published within the working days set. No record of a publication leaves "
      + "the check open; a recorded decision not to publish makes it not applicable.")

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      if file.kind?.value != .licence {
        guard try file.isPenalty else { return .notApplicable(why: otherKind) }
      }
      let decision = try file.decisionMoment
      let publications = file.events(.publication)
      for event in publications {
        for words in [event.result, event.manner].compactMap({ $0 }) where isExcused(words.value) {
          return .notApplicable(why: excused(words.original))
        }
      }
      guard let publication = publications.first?.moment else { throw NotRecorded.day(of: .publication) }
      let count = try rules.count(id, from: decision, in: file)
      if publication.day <= count.last { return .passed }
      var finding = late(count, publication)
      if let market = try? rules.count("T16-market-publication", from: decision, in: file),
        publication.day <= market.last
      {
        finding.derivation = finding.derivation + inMarketTime(market)
      }
      return .found([finding])
    }
  }

  private func isExcused(_ words: String) -> Bool {
    ["不予公示", "不予公开", "不公示", "不公开", "免于公示"].contains { words.contains($0) }
  }
}

extension PublicationLimit {
  private var otherKind: Localized {
    Localized(zh: "不是行政处罚或者行政许可决定", en: "neither a penalty nor a licence was decided")
  }

  private func excused(_ words: String) -> Localized {
    Localized(zh: "案卷记载：\(words)", en: "the file records: \(words)")
  }

  private func inMarketTime(_ count: Count) -> Localized {
    Localized(
      zh: "另：\(count.rule.words.zh)，至\(count.last.chinese)届满，适用哪一期限由评查人员认定。",
      en:
        "Besides: \(count.rule.words.en), which ends on \(count.last); a reviewer has to say which of the two applies."
    )
  }

  private func late(_ count: Count, _ publication: Moment) -> Finding {
    count.finding(
      "决定-公示",
      Localized(
        zh: "决定\(publication.day.chinese)公示，晚于公示期限最后一日\(count.last.chinese)",
        en: "the decision was published on \(publication.day), after \(count.last), the last day for it"),
      against: publication)
  }
}
