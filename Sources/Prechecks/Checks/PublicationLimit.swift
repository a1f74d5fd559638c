import CaseFiles
import Standards

/// The decision is published in time.
///
/// Where no publication is recorded the check stays open: whether a decision must be published is for a person.
struct PublicationLimit: LimitCheck {
  var id: String { "T14-publication" }
  var title: Localized { Localized(zh: "决定公示期限", en: "Publication of the decision") }
  var basis: String { "国办发〔2018〕118号；行政处罚法 第四十八条" }
  var explanation: Localized {
    Localized(
      zh: "处罚、许可决定自作出之日起至公示之日是否在规定的工作日内；查封扣押、冻结决定和检查结果属于其他执法决定，适用较长的期限。"
        + "案卷没有公示记录的列为待定，不认定未公示；记载依法不予公示的不适用。",
      en:
        "Whether a penalty or licence was published within the working days set, and a coercive measure or the result of an "
        + "inspection within the longer time of other decisions. No record of a publication leaves the check open; a recorded "
        + "decision not to publish makes it not applicable.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      guard let (entry, decision) = try publishable(file) else { return .notApplicable(why: otherKind) }
      let publications = file.events(.publication)
      if let words = publications.lazy.compactMap(\.withheld).first {
        return .notApplicable(why: excused(words.original))
      }
      let count = try rules.count(entry, from: decision, in: file)
      let publication = try tally.hold(
        count, against: (publications.first?.moment).recorded(as: .publication))
      if publication.day <= count.last { return .passed }
      var finding = late(count, publication)
      if entry == id, let market = try? rules.count("T16-market-publication", from: decision, in: file),
        publication.day <= market.last
      {
        finding.explain(inMarketTime(market))
      }
      return .found([finding])
    }
  }

  /// What the file has to publish, with the entry of the law for it; nil where it decided nothing of the kind.
  private func publishable(_ file: CaseFile) throws -> (entry: String, decision: Moment)? {
    switch file.kind?.value {
    case .coercion where file.decision == nil:
      let measure = (file.events(.seizure) + file.events(.freezing)).first
      return (Self.otherEntry, try (measure?.moment).recorded(as: measure?.kind ?? .seizure))
    case .inspection where file.decision == nil:
      return (Self.otherEntry, try file.moment(of: .resultNotice))
    case .licence: return (id, try file.decisionMoment)
    default: return try file.isPenalty ? (id, try file.decisionMoment) : nil
    }
  }

  private static let otherEntry = "T14-publication-other"
}

extension PublicationLimit {
  private var otherKind: Localized {
    Localized(zh: "没有应当公示的执法决定", en: "nothing was decided that is to be published")
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
