import CaseFiles
import Reviewing

/// What a file is, in a few lines, and where its facts lead.
extension App {
  /// Number, party, agency and the days that matter, in a few lines.
  func addIdentity(_ entry: CaseEntry, to block: inout TextBlock) {
    let file = entry.file
    let penalties = file.penalties.map {
      $0.kind.value.rawValue + ($0.amount.map { " \($0.value)" } ?? "")
    }
    addIdentity(
      CaseRow(file, results: []), number: file.number?.original, penalty: penalties.joined(separator: "、"),
      to: &block)
  }

  /// What a row of the desk knows of a file that is not loaded: the same lines in the same order.
  func addIdentity(_ row: CaseRow, to block: inout TextBlock) {
    addIdentity(
      row, number: row.number, penalty: row.fine.map { "\(PenaltyKind.fine.rawValue) \($0)" }, to: &block)
  }

  private func addIdentity(_ row: CaseRow, number: String?, penalty: String?, to block: inout TextBlock) {
    let none = Localized(zh: "未记载", en: "not recorded")[language]
    func add(_ label: Localized, _ text: String?) {
      let lead = padded(label[language], columns: language == .zh ? 10 : 12) + " "
      let known = text.flatMap { $0.isEmpty ? nil : $0 }
      block.add(known ?? none, known == nil ? .dim : .normal, lead: lead, leadRole: .dim)
    }
    block.add(row.title.isEmpty ? row.caseFile : row.title, .heading)
    add(Localized(zh: "案号", en: "Number"), number)
    add(Localized(zh: "案由", en: "Act"), row.act)
    add(Localized(zh: "案卷类型", en: "Procedure"), row.kind?.rawValue)
    add(Localized(zh: "执法机关", en: "Agency"), row.agency)
    add(Localized(zh: "当事人", en: "Party"), row.party)
    add(Localized(zh: "立案", en: "Filed"), row.filingDay?.description)
    add(Localized(zh: "决定", en: "Decided"), row.decisionDay?.description)
    add(Localized(zh: "处罚", en: "Penalty"), penalty)
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
}
