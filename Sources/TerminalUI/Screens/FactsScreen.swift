import CaseFiles
import Prechecks
import Reviewing

/// The facts of a file and its events in time.
enum FactsScreen {
  static let overviewKeys = KeyTable(
    title: Localized(zh: "案卷概况", en: "Facts of the file"), bindings: leading + ReadingKeys.moving)
  static let timelineKeys = KeyTable(
    title: Localized(zh: "时间线", en: "Timeline"), bindings: leading + ReadingKeys.moving)

  private static let leading = [
    Binding(
      [.enter, .right], Localized(zh: "看出处", en: "See source"),
      help: Localized(zh: "打开这一行所据的文书和页", en: "Open the document and page of this line"), alias: "kcc",
      bar: true,
      run: { $0.follow() }),
    Binding(
      ["p"], Localized(zh: "评查", en: "Review"), help: Localized(zh: "开始或继续评查", en: "Go on reviewing"),
      alias: "pc", bar: true,
      run: { app in
        app.screens = [.desk, .review]
        app.criterionChanged()
        return []
      }),
    Binding(
      ["t"], Localized(zh: "概况/时间线", en: "Facts/time"),
      help: Localized(zh: "在概况与时间线之间切换", en: "Change between the facts and the timeline"), alias: "gksjx",
      bar: true,
      run: { app in
        let other: Screen = app.screen == .timeline ? .overview : .timeline
        app.screens.removeLast()
        app.open(other)
        return []
      }),
    Binding(
      ["d"], Localized(zh: "文书", en: "Documents"), help: Localized(zh: "阅读卷内文书", en: "Read the documents"),
      alias: "ws", bar: true,
      run: { app in
        app.openDocument(app.document?.index ?? 0)
        return []
      }),
  ]
}

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

  private func target(_ source: Source) -> Target? {
    documentIndex(source.file) == nil
      ? nil : .passage(document: source.file, page: source.page, quote: source.quote)
  }

  private func target(_ event: Event) -> Target? {
    if let name = event.document?.value, documentIndex(name) != nil {
      return .passage(document: name, page: event.page?.value, quote: nil)
    }
    return target(event.source)
  }

  /// The events in the order of their days; those without a day come last.
  private func ordered(_ events: [Event]) -> [Event] {
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

  /// The events by day with a bar for their distance from the first, and the days since the one before.
  func timelineBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns)
    guard let review else { return block }
    let events = ordered(desk.entries[review.entry].file.events)
    let days = events.compactMap(\.day?.value)
    guard let first = days.first, let last = days.last else {
      block.add(Localized(zh: "案卷没有记载带日期的事件", en: "The file records no dated events")[language], .dim)
      return block
    }
    block.add(
      Localized(
        zh: "自 \(first) 至 \(last)，历时 \(last - first) 天（自然日）",
        en: "\(first) to \(last), \(last - first) calendar days")[
          language], .heading)
    let bar = max(8, min(40, columns - 48))
    var before: Day?
    for event in events {
      let day = event.day?.value
      let gap = day.flatMap { day in before.map { day - $0 } }
      let offset = day.map { (bar - 1) * ($0 - first) / max(1, last - first) }
      let line = offset.map { String(repeating: "-", count: $0) + "*" } ?? ""
      let since =
        gap.map { Localized(zh: "+\($0) 天", en: "+\($0) d")[language] } ?? (day == nil ? "" : "")
      let lead =
        padded(day?.description ?? Localized(zh: "未记日期", en: "no date")[language], columns: 10) + " "
        + padded(since, columns: 8, trailing: true) + "  " + padded(line, columns: bar) + " "
      block.add(event.kind.rawValue, lead: lead, leadRole: .accent, target: target(event))
      if let day { before = day }
    }
    return block
  }
}
