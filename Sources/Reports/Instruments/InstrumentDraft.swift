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

  /// In three lines, the middle one the longest, as titles of official documents are set; no line breaks by itself.
  private func title(issuer: String, caseNumber: String) -> String {
    let (about, name) =
      switch kind {
      case .reviewOpinion: ("案卷的", "评查意见书")
      case .rectificationNotice: ("案卷评查问题的", "整改通知书")
      case .supervisionNotice, .supervisionAdvice, .supervisionOpinion, .supervisionDecision:
        ("案卷的", kind.title.zh)
      case .problemList: ("案卷评查", "问题清单")
      case .filingReply where problems.isEmpty: ("重大行政执法行为备案的", "复函")
      case .filingReply: ("重大行政执法行为备案审查的", "行政执法监督建议书")
      }
    let head = kind == .problemList ? "" : "\(issuer)关于\n"
    if OfficialDocument.fitsTitleLine(caseNumber + about) { return head + "\(caseNumber)\(about)\n\(name)" }
    guard kind == .filingReply else { return head + "\(caseNumber)\n\(about)\(name)" }
    return head + "\(caseNumber)重大行政执法行为\n\(about.dropFirst("重大行政执法行为".count))\(name)"
  }
}
