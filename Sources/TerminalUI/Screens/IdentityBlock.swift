import CaseFiles
import Reviewing

/// What a file is, in a few lines, and where its facts lead.
extension App {
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
