import CaseFiles
import OfficeFiles

extension Instrument: Report {
  public func draft() -> Draft {
    var text = InstrumentText(self)
    let issuer = text.blanks.fill(self.issuer, Localized(zh: "发文机关", en: "issuing body"))
    // A list goes with another document and has no number of its own.
    let number =
      kind == .problemList && self.number == nil
      ? "" : text.blanks.fill(self.number?.description, Localized(zh: "发文字号", en: "document number"))
    let addressee = text.blanks.fill(self.addressee, Localized(zh: "主送机关", en: "addressee"))
    switch kind {
    case .reviewOpinion: text.writeReviewOpinion()
    case .rectificationNotice: text.writeRectificationNotice()
    case .supervisionNotice: text.writeSupervisionNotice()
    case .supervisionAdvice: text.writeSupervisionAdvice()
    case .supervisionOpinion: text.writeSupervisionOpinion()
    case .supervisionDecision: text.writeSupervisionDecision()
    case .problemList: text.writeProblemList()
    case .filingReply: text.writeFilingReply()
    }
    let caseNumber = text.blanks.fill(caseFile.number, Localized(zh: "案号", en: "number of the case"))
    let date = text.blanks.fill(self.date?.chinese, Localized(zh: "成文日期", en: "date"))
    let imprint = OfficialDocument.Imprint(copies: copies, printer: issuer, printed: date)
    let document = OfficialDocument(
      issuer: issuer, number: number, title: title(issuer: issuer, caseNumber: caseNumber),
      addressee: addressee, blocks: text.blocks, signatory: issuer, date: date,
      imprint: copies.isEmpty ? nil : imprint, properties: properties)
    return Draft(
      document: document, missing: text.blanks.missing, problems: problems, values: templateValues)
  }

  /// In three lines, the middle one the longest, as titles of official documents are set.
  private func title(issuer: String, caseNumber: String) -> String {
    switch kind {
    case .reviewOpinion: "\(issuer)关于\n\(caseNumber)案卷的\n评查意见书"
    case .rectificationNotice: "\(issuer)关于\n\(caseNumber)案卷评查问题的\n整改通知书"
    case .supervisionNotice, .supervisionAdvice, .supervisionOpinion, .supervisionDecision:
      "\(issuer)关于\n\(caseNumber)案卷的\n\(kind.title.zh)"
    case .problemList: "\(caseNumber)案卷评查\n问题清单"
    case .filingReply:
      problems.isEmpty
        ? "\(issuer)关于\n\(caseNumber)重大行政执法行为备案的\n复函"
        : "\(issuer)关于\n\(caseNumber)重大行政执法行为备案审查的\n行政执法监督建议书"
    }
  }
}
