import CaseFiles
import Standards

/// A major decision was filed for the record in time.
struct RecordFilingLimit: LimitCheck {
  var id: String { "T17-record-filing" }
  var title: Localized { Localized(zh: "重大执法行为备案期限", en: "Filing of a major act for the record") }
  var basis: String { "赣市府建办字〔2023〕2号 第十七项" }
  var explanation: Localized {
    Localized(
      zh: "重大执法决定是否自作出之日起在规定期限内报同级司法行政部门备案。文件未写明是否为工作日，按自然日计算、末日顺延；没有备案记录或者没有记载是否重大的，列为待定。",
      en:
        "Whether a major decision was filed for the record within the period; its paper does not say working days, so "
        + "calendar days count and the last day rolls over. No filing recorded leaves the check open.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    counting { tally in
      let filings = file.events(.recordFiling)
      if file.isMajor?.value == false { return .notApplicable(why: notMajor) }
      if file.isMajor == nil && filings.isEmpty {
        throw NotRecorded(zh: "是否属于重大执法决定", en: "whether the decision is a major one")
      }
      let decision = try file.decisionMoment
      let count = try rules.count(id, from: decision, in: file)
      let filing = try tally.hold(count, against: (filings.first?.moment).recorded(as: .recordFiling))
      return filing.day <= count.last ? .passed : .found([late(count, filing)])
    }
  }
}

extension RecordFilingLimit {
  private var notMajor: Localized {
    Localized(zh: "记载为非重大执法决定", en: "recorded as not a major decision")
  }

  private func late(_ count: Count, _ filing: Moment) -> Finding {
    count.finding(
      "决定-备案",
      Localized(
        zh: "重大执法决定\(filing.day.chinese)备案，晚于备案期限最后一日\(count.last.chinese)",
        en:
          "the major decision was filed for the record on \(filing.day), after \(count.last), the last day for it"
      ),
      against: filing)
  }
}
