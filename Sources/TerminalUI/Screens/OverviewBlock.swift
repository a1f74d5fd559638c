import CaseFiles
import Prechecks
import Reviewing

/// The facts of a file as lines.
extension App {
  func drawFacts(on surface: inout Surface) {
    guard let review else { return }
    drawReviewTitle(review, on: &surface)
    drawReading(on: &surface)
  }

  /// Number, party, agency and the days that matter, in a few lines.
  func addIdentity(_ entry: CaseEntry, to block: inout TextBlock) {
    let file = entry.file
    let none = Localized(zh: "未记载", en: "not recorded")[language]
    func add(_ label: Localized, _ text: String?) {
      let lead = padded(label[language], columns: language == .zh ? 10 : 12) + " "
      block.add(text ?? none, text == nil ? .dim : .normal, lead: lead, leadRole: .dim)
    }
    block.add(file.title?.value ?? file.id, .heading)
    add(Localized(zh: "案号", en: "Number"), file.number?.original)
    add(Localized(zh: "案由", en: "Act"), file.act?.value)
    add(Localized(zh: "案卷类型", en: "Procedure"), file.kind?.value.rawValue)
    add(Localized(zh: "执法机关", en: "Agency"), file.agency?.name?.value)
    add(Localized(zh: "当事人", en: "Party"), file.party?.name?.value)
    add(Localized(zh: "立案", en: "Filed"), file.event(.filing)?.day?.value.description)
    add(Localized(zh: "决定", en: "Decided"), file.decision?.day?.value.description)
    let penalties = file.penalties.map {
      $0.kind.value.rawValue + ($0.amount.map { " \($0.value)" } ?? "")
    }
    add(Localized(zh: "处罚", en: "Penalty"), penalties.isEmpty ? nil : penalties.joined(separator: "、"))
  }

  func overviewBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns)
    guard let review else { return block }
    let entry = desk.entries[review.entry]
    let file = entry.file
    addIdentity(entry, to: &block)
    block.blank()
    block.add(Localized(zh: "执法人员", en: "Officers")[language], .heading)
    for officer in file.officers {
      let parts = [
        officer.name.value, officer.duty?.value,
        officer.certificate.map { Localized(zh: "证号 \($0.value)", en: "certificate \($0.value)")[language] },
        officer.validUntil.map { Localized(zh: "有效期至 \($0.value)", en: "valid until \($0.value)")[language] },
      ]
      block.add(
        parts.compactMap { $0 }.joined(separator: " · "), indent: 2, target: target(officer.name.source))
    }
    if file.officers.isEmpty { addNone(to: &block) }
    addDetails(file, to: &block)
    block.blank()
    block.add(Localized(zh: "事件", en: "Events")[language], .heading)
    addEvents(file, to: &block)
    block.blank()
    block.add(Localized(zh: "卷内文书", en: "Documents")[language], .heading)
    for (index, document) in file.documents.enumerated() {
      let pages = (document.pageCount?.value ?? document.text?.pages.count).map {
        Localized(zh: "\($0) 页", en: "\($0) p.")[language]
      }
      let text = [document.name, pages, document.day?.value.description].compactMap { $0 }.joined(
        separator: " · ")
      block.add(
        text, lead: "\(index + 1) ", indent: 2,
        target: .passage(document: document.name, page: nil, quote: nil))
    }
    if file.documents.isEmpty { addNone(to: &block) }
    block.blank()
    block.add(Localized(zh: "来源 \(entry.source)", en: "From \(entry.source)")[language], .dim)
    for problem in file.problems {
      block.add(problem.message(in: language), .warning, lead: "! ", leadRole: .warning)
    }
    return block
  }

  /// What the file records beyond its identity; what it does not record is left out.
  private func addDetails(_ file: CaseFile, to block: inout TextBlock) {
    func yes(_ fact: Fact<Bool>?) -> String? {
      fact.map { ($0.value ? Localized(zh: "是", en: "yes") : Localized(zh: "否", en: "no"))[language] }
    }
    let reviewers = file.legalReviewers.map(\.name.value).joined(separator: "、")
    let rows: [(Localized, String?, Source?)] = [
      (Localized(zh: "法制审核", en: "Legal review"), reviewers, file.legalReviewers.first?.name.source),
      (Localized(zh: "重大决定", en: "Major"), yes(file.isMajor), file.isMajor?.source),
      (Localized(zh: "当事人类型", en: "Party is"), file.party?.type?.value, file.party?.type?.source),
      (Localized(zh: "首次违法", en: "First offence"), yes(file.party?.isFirstOffence), nil),
      (Localized(zh: "裁量基准", en: "Benchmark"), file.discretion?.benchmark?.value, nil),
      (Localized(zh: "裁量阶次", en: "Tier"), file.discretion?.tier?.value, file.discretion?.tier?.source),
      (
        Localized(zh: "清单适用", en: "List used"), file.listUse?.list?.value.rawValue, file.listUse?.list?.source
      ),
      (
        Localized(zh: "责令改正", en: "Correct by"), file.orderToCorrect?.deadline?.value.description,
        file.orderToCorrect?.deadline?.source
      ),
      (
        Localized(zh: "改正结果", en: "Corrected"), file.orderToCorrect?.result?.value,
        file.orderToCorrect?.result?.source
      ),
    ]
    let recorded = rows.filter { $0.1?.isEmpty == false }
    guard !recorded.isEmpty else { return }
    block.blank()
    block.add(Localized(zh: "其他事实", en: "Other facts")[language], .heading)
    for (label, text, source) in recorded {
      let lead = padded(label[language], columns: language == .zh ? 10 : 13) + " "
      block.add(text ?? "", lead: lead, indent: 2, target: source.flatMap { target($0) })
    }
  }

  private func addNone(to block: inout TextBlock) {
    block.add(Localized(zh: "未记载", en: "not recorded")[language], .dim, indent: 2)
  }

  func target(_ source: Source) -> Target? {
    documentIndex(source.file) == nil
      ? nil : .passage(document: source.file, page: source.page, quote: source.quote)
  }

  func target(_ event: Event) -> Target? {
    if let name = event.document?.value, documentIndex(name) != nil {
      return .passage(document: name, page: event.page?.value, quote: nil)
    }
    return target(event.source)
  }

  /// The events in the order of their days; those without a day come last.
  func ordered(_ events: [Event]) -> [Event] {
    events.enumerated().sorted { a, b in
      let x = a.element.day?.value.number ?? Int.max
      let y = b.element.day?.value.number ?? Int.max
      return x == y ? a.offset < b.offset : x < y
    }.map(\.element)
  }

  private func addEvents(_ file: CaseFile, to block: inout TextBlock) {
    for event in ordered(file.events) {
      let day = event.day?.value.description ?? Localized(zh: "未记日期", en: "no date")[language]
      let until = event.until.map { "–\($0.value)" } ?? ""
      let served = event.served.map { Localized(zh: "送达 \($0.value)", en: "served \($0.value)")[language] }
      let people = event.people.isEmpty ? nil : event.people.map(\.value).joined(separator: "、")
      let place = event.document.map { placeText($0.value, event.page?.value, nil, "") }
      let parts = [
        event.kind.rawValue + until, served, event.manner?.value, event.result?.value,
        event.amount?.value.description ?? event.proposedFine?.value.description, people, place,
      ]
      block.add(
        parts.compactMap { $0 }.joined(separator: " · "), lead: padded(day, columns: 10) + "  ",
        leadRole: .accent,
        indent: 2, target: target(event))
    }
    if file.events.isEmpty { addNone(to: &block) }
  }
}
