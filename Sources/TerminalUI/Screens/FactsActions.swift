import CaseFiles
import Reviewing

/// Entering facts in place of the file's own.
extension App {
  /// Enter: fills a field in, or opens and closes a group or an item.
  mutating func editFact() -> [Effect] {
    guard let line = factsLine else {
      if case .dropped? = facts?.row {
        say(
          Localized(
            zh: "按 \(key("恢复", on: .facts)) 恢复这一项", en: "\(key("恢复", on: .facts)) brings the item back"))
      } else {
        facts?.toggle()
      }
      return []
    }
    if line.form.choices.isEmpty {
      askFact(line, text: line.fact?.value ?? "")
    } else {
      pickFact(line)
    }
    return []
  }

  /// What can be looked for in the form.
  private enum FactPlace: Sendable {
    case field(FactPath)
    /// A list, to which one of its items can be added.
    case list(String, adding: String?)
  }

  /// Chooses among all fields and lists, and what can be added to these, and goes there.
  mutating func findFact() {
    guard let sections = facts?.sections else { return }
    let fields = sections.flatMap { section in
      section.lines.map { place(of: $0, in: section.title[language]) }
        + section.items.flatMap { item in item.lines.map { place(of: $0, in: item.name) } }
    }
    let all = fields + sections.filter { $0.itemForm != nil }.flatMap { places(in: $0) }
    overlay = .picker(
      Picker(Localized(zh: "查找项目", en: "Find a field"), rows: all.map(\.row)) { app, index in
        switch all[index].place {
        case .field(let path): app.facts?.go(to: path)
        case .list(let name, nil): app.facts?.go(toGroup: name)
        case .list(let name, .some(let key)): return app.addItem(key, to: name)
        }
        return []
      })
  }

  private func place(
    of line: FactSection.Line, in name: String
  ) -> (row: Picker.Row, place: FactPlace) {
    let row = Picker.Row(
      text: "\(name) \(line.title[language])", detail: line.fact.map { displayed($0, line.form) } ?? "",
      words: [(name + line.title.zh).lowercased()] + (line.fact.map { [$0.value] } ?? []))
    return (row, .field(line.path))
  }

  /// A list by its name, and the items it does not have yet.
  private func places(in section: FactSection) -> [(row: Picker.Row, place: FactPlace)] {
    let title = section.title[language]
    let kept = Set(section.items.compactMap(\.path.item?.key))
    let missing = (section.itemForm?.choices ?? []).filter { !kept.contains($0) }
    let head = Picker.Row(
      text: title,
      detail: Localized(zh: "\(section.items.count) 项", en: "\(section.items.count) items")[language],
      words: [section.title.zh])
    return [(head, .list(section.name, adding: nil))]
      + missing.map { key in
        let row = Picker.Row(
          text: key,
          detail: Localized(zh: "添加到\(section.title.zh)", en: "add to \(section.title.en)")[language],
          words: [section.title.zh + key])
        return (row, .list(section.name, adding: key))
      }
  }

  /// A number as the file writes it, every other value in one form.
  func displayed(_ fact: Fact<String>, _ form: FactForm) -> String {
    form == .number ? fact.original : fact.value
  }

  private func factTitle(_ line: FactSection.Line) -> Localized {
    let item = line.path.item?.key ?? factsSection.map { $0.title[language] } ?? ""
    let example = line.form.example
    return Localized(
      zh: "\(item) \(line.title.zh)\(example.zh.isEmpty ? "" : "（如 \(example.zh)）")；清空为未记载",
      en:
        "\(item) \(line.title.en)\(example.en.isEmpty ? "" : " (such as \(example.en))"); empty: not recorded"
    )
  }

  /// A field of words; what is refused stays in the field, with what to write instead.
  private mutating func askFact(_ line: FactSection.Line, text: String, isReplaced: Bool = true) {
    var prompt = Prompt(factTitle(line), text: text) { app, text in app.accept(text, for: line) }
    prompt.isReplaced = isReplaced && !text.isEmpty
    ask(prompt)
  }

  private mutating func accept(_ text: String, for line: FactSection.Line) -> [Effect] {
    let effects = enter(text, at: line.path, form: line.form)
    if let message, message.isBad {
      askFact(line, text: text, isReplaced: false)
      self.message = message
    }
    return effects
  }

  private mutating func pickFact(_ line: FactSection.Line) {
    let choices = line.form.choices
    let none = Localized(zh: "未记载", en: "not recorded")[language]
    let now = line.fact.flatMap { choices.firstIndex(of: $0.value) } ?? choices.count
    overlay = .picker(
      Picker(
        line.title, rows: (choices + [none]).map { Picker.Row(text: $0, detail: "", words: []) }, cursor: now
      ) { app, index in
        app.enter(index < choices.count ? choices[index] : "", at: line.path, form: line.form)
      })
  }

  /// Takes an entry, with the place it was read at: the document shown, or the passage given.
  mutating func enter(
    _ text: String, at path: FactPath, form: FactForm, passage: Citation? = nil
  ) -> [Effect] {
    guard let review, let facts else { return [] }
    let entry =
      passage.map { FactEntry(text, document: $0.document, page: $0.page, quote: $0.quote) }
      ?? placed(text, form: form)
    let filed = desk.entries[review.entry].asFiled
    if let refusal = filed.refusal(of: entry, at: path, among: facts.entries) {
      message = Message(refusal.message, isBad: true)
      return []
    }
    let before = facts.entries[path]
    let wasBlank = factsLine?.fact == nil
    var after: FactEntry? = entry
    // The file's own words again are no entry.
    if own(path) == filed.value(at: path, with: merged(entry, at: path)) {
      guard before != nil else {
        say(Localized(zh: "与案卷记载相同，没有改动", en: "The file says the same; nothing was changed"))
        return []
      }
      after = nil
    }
    guard after != before else { return [] }
    let effects = change([.entered(field: path.description, before: before, after: after)])
    if wasBlank, !effects.isEmpty, factsPath == path { self.facts?.move(1) }
    return effects
  }

  /// An entry with its place in the document shown: the words on it that say the same, or the page of paper it is
  /// open at. A page that does not say it is no source; what is judged, not read off, stands at the page shown.
  private func placed(_ text: String, form: FactForm) -> FactEntry {
    guard let state = document, documents.indices.contains(state.index), !text.isEmpty else {
      return FactEntry(text)
    }
    let shown = documents[state.index]
    guard let paragraphs = shown.text?.paragraphs, !paragraphs.isEmpty else {
      return FactEntry(text, document: shown.name, page: state.page)
    }
    let here = paragraphs.filter { $0.page == state.page } + paragraphs.filter { $0.page != state.page }
    for (page, paragraph) in here {
      if let words = mention(of: text, form: form, in: paragraph.text) {
        return FactEntry(text, document: shown.name, page: page, quote: words)
      }
    }
    return form.isJudged && state.wasMoved
      ? FactEntry(text, document: shown.name, page: state.page) : FactEntry(text)
  }

  private func mention(of text: String, form: FactForm, in paragraph: String) -> String? {
    switch form {
    case .day:
      let day = DayReader.read(text)
      return DayReader.mentions(in: paragraph).first { $0.value == day }?.words
    case .money:
      let amount = MoneyReader.read(text)
      return MoneyReader.mentions(in: paragraph).first { $0.value == amount }?.words
    case .number:
      let number = DocumentNumber(text)
      return DocumentNumber.mentions(in: paragraph).first { $0.value == number }?.words
    case .text, .words, .time:
      let needle = text.unicodeScalars.map { folded($0.value) }
      return occurrences(of: needle, in: paragraph).isEmpty ? nil : text
    case .flag, .choice, .count: return nil
    }
  }

  private func merged(_ entry: FactEntry, at path: FactPath) -> [FactPath: FactEntry] {
    var all = facts?.entries ?? [:]
    all[path] = entry
    return all
  }

  /// What the file as it lies says at a path.
  func own(_ path: FactPath) -> String? {
    review.flatMap { desk.entries[$0.entry].asFiled.value(at: path) }
  }

  // MARK: Items

  /// Asks what to add to the group at the cursor.
  mutating func askItem() {
    guard let section = factsSection, let form = section.itemForm else { return }
    let title = Localized(zh: "添加：\(section.title.zh)", en: "Add to \(section.title.en)")
    guard form.choices.isEmpty else {
      let rows = form.choices.map { Picker.Row(text: $0, detail: "", words: []) }
      overlay = .picker(
        Picker(title, rows: rows) { app, index in app.addItem(form.choices[index], to: section.name) })
      return
    }
    ask(Prompt(title, needsText: true) { app, text in app.addItem(text, to: section.name) })
  }

  private mutating func addItem(_ key: String, to group: String) -> [Effect] {
    guard let section = facts?.sections.first(where: { $0.name == group }) else { return [] }
    let path = FactPath(group: group, item: section.newItem(key))
    var entry = placed(key, form: .choice([key]))
    entry.quote = nil
    let effects = change([.entered(field: path.description, before: facts?.entries[path], after: entry)])
    if !effects.isEmpty {
      var first = path
      first.field = firstBlank(of: path)
      facts?.go(to: first)
    }
    return effects
  }

  /// The first field of an item that is still to be filled in.
  private func firstBlank(of path: FactPath) -> String {
    let item = facts?.sections.first { $0.name == path.group }?.items.first { $0.path == path }
    return item?.lines.first { $0.fact == nil }?.path.field ?? ""
  }

  /// Takes an item out; one the reviewer added goes with all that was entered for it.
  mutating func dropItem() -> [Effect] {
    guard let item = factsItem, let review, let facts else { return [] }
    let filed = desk.entries[review.entry].asFiled
    let mine = facts.entries.filter { $0.key.itemPath == item.path }
    let isAdded = filed.refusal(of: FactEntry(""), at: item.path) != nil
    var actions: [ReviewAction] = mine.sorted { $0.key.description > $1.key.description }.map {
      .entered(field: $0.key.description, before: $0.value, after: nil)
    }
    if !isAdded {
      actions.append(.entered(field: item.path.description, before: nil, after: FactEntry("")))
    }
    return change(actions)
  }

  /// Takes an entry back; of an item all entries.
  mutating func restoreFact() -> [Effect] {
    guard let path = factsPath, let facts, let entry = facts.entries[path] else { return [] }
    if path.isItem, !entry.text.isEmpty { return dropItem() }
    return change([.entered(field: path.description, before: entry, after: nil)])
  }

  // MARK: Sources

  /// Asks for the document and the page of an entry.
  mutating func askSource() {
    guard let path = factsPath, let entry = facts?.entries[path] else { return }
    let now = [entry.document, entry.page.map { "\($0)" }].compactMap { $0 }.joined(separator: " ")
    askSource(of: path, text: now)
  }

  private mutating func askSource(of path: FactPath, text: String) {
    ask(
      Prompt(
        Localized(zh: "出处：文书名称或序号，空一格写页", en: "Source: the document's name or number, a blank, the page"),
        text: text
      ) { app, text in app.moveSource(of: path, to: text) })
  }

  private mutating func moveSource(of path: FactPath, to text: String) -> [Effect] {
    guard let before = facts?.entries[path] else { return [] }
    var words = text.split(separator: " ").map(String.init)
    var page: Int?
    if words.count > 1, let last = words.last, let number = Int(last), number > 0 {
      page = number
      words.removeLast()
    }
    let name = words.joined(separator: " ")
    let named =
      documents.first { $0.name == name }
      ?? Int(name).flatMap { $0 > 0 && $0 <= documents.count ? documents[$0 - 1] : nil }
      ?? documents.first { !name.isEmpty && $0.name.contains(name) }
    guard let named else {
      askSource(of: path, text: text)
      message = Message(
        Localized(
          zh: "卷内没有“\(name)”；写文书名称或目录中的序号，如 4 2",
          en: "No document “\(name)”; write its name or number, as in 4 2"),
        isBad: true)
      return []
    }
    var after = before
    after.document = named.name
    after.page = page
    if after.document != before.document || page != before.page { after.quote = nil }
    return after == before ? [] : change([.entered(field: path.description, before: before, after: after)])
  }

  /// Shows where the field at the cursor stands, as far as the documents have it.
  mutating func showFactSource() {
    let entered = factsEntry.flatMap { entry in
      entry.document.map { Source(file: $0, page: entry.page, quote: entry.quote) }
    }
    let recorded = factsLine?.fact?.source ?? factsItem.flatMap(itemSource)
    guard let source = entered ?? eventSource ?? recorded else {
      say(Localized(zh: "这一项未记载，没有出处", en: "This is not recorded and has no source"))
      return
    }
    guard let index = documentIndex(source.file) else {
      say(Localized("\(placeText(source.file, source.page, source.line, source.quote ?? ""))"))
      return
    }
    show(document: index, page: source.page, quote: source.quote)
  }

  private func itemSource(_ item: FactSection.Item) -> Source? { item.lines.compactMap(\.fact?.source).first }

  /// The manifest names an event's document and page; its day is looked for there.
  private var eventSource: Source? {
    guard let item = factsItem, item.path.group == "事件" || item.path.group == "责令改正" else { return nil }
    func value(_ field: String) -> String? { item.lines.first { $0.path.field == field }?.fact?.value }
    guard let name = value("文书"), documentIndex(name) != nil else { return nil }
    let line = factsLine ?? item.lines.first
    let quote = line?.form == .day ? line?.fact?.value : nil
    return Source(file: name, page: value("页").flatMap { Int($0) }, quote: quote)
  }
}

extension FactForm {
  /// Whether an entry is a judgement on what is read and need not stand there in so many words.
  var isJudged: Bool {
    switch self {
    case .flag, .choice, .count: true
    default: false
    }
  }

  /// What an entry looks like; empty for free words.
  var example: Localized {
    switch self {
    case .day: Localized("2024-03-02")
    case .money: Localized(zh: "5000元", en: "5000")
    case .number: Localized(zh: "示市监罚〔2024〕31号", en: "the one on the letter")
    case .time: Localized("09:10-10:05")
    case .count: Localized("2")
    case .words: Localized(zh: "甲、乙", en: "A, B")
    case .text, .flag, .choice: Localized("")
    }
  }
}
