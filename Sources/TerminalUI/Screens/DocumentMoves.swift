import CaseFiles
import Reviewing

/// Opening documents, moving in them, and citing them.
extension App {
  var documents: [CaseDocument] { review.map { desk.entries[$0.entry].file.documents } ?? [] }

  /// Where the document is shown, with its heading.
  func documentRect(_ size: Size) -> Rect {
    if screen == .document && beside != nil {
      let layout = compareLayout(size)
      return isSwapped ? layout.second : layout.first
    }
    if screens.contains(.facts) { return factsLayout(size).document }
    if screens.contains(.timeline) && isWide { return timelineLayout(size).document }
    if size.columns >= 120 && screens.contains(.review) { return reviewLayout(size).document }
    var area = body(size)
    area.row += 1
    area.rows = max(0, area.rows - 1)
    if size.columns >= 120 {
      area.column = 41
      area.columns -= 41
    }
    return area
  }

  mutating func openDocument(_ index: Int) {
    guard documents.indices.contains(index) else {
      message = Message(Localized(zh: "本案卷没有文书", en: "The file has no documents"), isBad: true)
      return
    }
    if document?.index != index { switchDocument(to: index) }
    if screen != .document { open(.document) }
    layOutDocument()
  }

  /// Shows a passage: in the pane beside where there is one, else on its own screen.
  mutating func show(document index: Int, page: Int?, quote: String?) {
    if document == nil || document?.index != index { switchDocument(to: index) }
    if !isDocumentBeside && screen != .document { open(.document) }
    layOutDocument()
    document?.anchor = nil
    document?.marked = nil
    if let page { document?.go(toPage: page) }
    guard let quote, !quote.isEmpty, let paragraphs = documents[index].text?.paragraphs else { return }
    let order = paragraphs.enumerated().sorted { a, b in
      let isHere = (a.element.page == page, b.element.page == page)
      return isHere.0 == isHere.1 ? a.offset < b.offset : isHere.0
    }
    for (paragraph, item) in order {
      if let range = spellings(of: quote).lazy.compactMap({ place(of: $0, in: item.paragraph.text) }).first {
        let hit = DocumentState.Hit(document: index, paragraph: paragraph, range: range)
        document?.marked = hit
        document?.go(to: hit)
        return
      }
    }
    // A quotation of several paragraphs is found by its first.
    if let first = quote.split(separator: " ").first, first.count > 3, first.count < quote.count {
      show(document: index, page: page, quote: String(first))
    }
  }

  /// Whether the document stands beside what is worked on.
  private var isDocumentBeside: Bool {
    screen == .facts || isWide && (screen == .timeline || screens.contains(.review))
  }

  /// Keeps the search when another document is taken up.
  mutating func switchDocument(to index: Int) {
    var new = DocumentState(index: index)
    if let old = document {
      new.query = old.query
      new.hits = old.hits
      new.hit = old.hit
    }
    document = new
  }

  mutating func stepDocument(_ delta: Int) {
    guard let state = document, !documents.isEmpty else { return }
    let index = min(max(0, state.index + delta), documents.count - 1)
    guard index != state.index else {
      say(
        delta > 0
          ? Localized(zh: "已是最后一份文书", en: "This is the last document")
          : Localized(zh: "已是第一份文书", en: "This is the first document"))
      return
    }
    switchDocument(to: index)
    layOutDocument()
  }

  /// Wraps the document to the width of its pane, once, and keeps the place when the width changed.
  mutating func layOutDocument() {
    guard let state = document else { return }
    document = laidOut(state, in: documentRect(size))
  }

  /// A document wrapped to the width of a pane and scrolled to its cursor.
  func laidOut(_ old: DocumentState, in rect: Rect) -> DocumentState {
    guard documents.indices.contains(old.index) else { return old }
    var state = old
    let columns = documentColumns(rect)
    let before = state.layout
    if before?.document != state.index || before?.columns != max(4, columns) || before?.language != language {
      let place = before.flatMap { $0.lines.indices.contains(state.cursor) ? $0.lines[state.cursor] : nil }
      let new = DocumentLayout(
        shownText(state.index), document: state.index, columns: columns, language: language)
      if let place, before?.document == state.index {
        state.cursor =
          new.lines.firstIndex {
            $0.paragraph == place.paragraph && $0.range.upperBound >= place.range.lowerBound
              && $0.page == place.page
          } ?? 0
        state.anchor = nil
      }
      state.layout = new
    }
    let count = state.layout?.lines.count ?? 0
    state.cursor = min(max(0, state.cursor), max(0, count - 1))
    state.first = scrolled(state.first, cursor: state.cursor, rows: rect.rows - 1, count: count, margin: 3)
    return state
  }

  /// Lines longer than fifty characters tire the eye.
  func documentColumns(_ rect: Rect) -> Int { min(100, rect.columns - 3) }

  /// The words of the lines selected: whole lines, or the sentences of the cursor's line.
  var selectedPassage: Citation? { selectedPassage(between: "") }

  /// - Parameter paragraphBreak: What stands between two paragraphs.
  func selectedPassage(between paragraphBreak: String) -> Citation? {
    guard let state = document, let layout = state.layout, documents.indices.contains(state.index) else {
      return nil
    }
    guard !layout.lines.isEmpty else { return nil }
    let lines = layout.lines[state.selection.clamped(to: 0...max(0, layout.lines.count - 1))]
      .filter { $0.paragraph >= 0 }
    // What a program made out is no quotation.
    let document = documents[state.index]
    guard let first = lines.first, let paragraphs = document.text?.paragraphs,
      lines.allSatisfy({ paragraphs.indices.contains($0.paragraph) })
    else { return nil }
    var quote = ""
    if state.anchor == nil {
      quote = sentences(around: first.range, in: paragraphs[first.paragraph].paragraph.text)
    } else {
      var last = first.paragraph
      for line in lines {
        let isNext = line.paragraph != last
        if isNext { quote += paragraphBreak }
        last = line.paragraph
        let scalars = Array(paragraphs[line.paragraph].paragraph.text.unicodeScalars)
        var words = scalars[line.range.clamped(to: 0..<scalars.count)]
        // Where a blank parts the paragraphs, they come without the blanks they begin with.
        if isNext && paragraphBreak == " " { words = words.drop { $0.properties.isWhitespace } }
        var view = String.UnicodeScalarView()
        view.append(contentsOf: words)
        if !line.isArranged || !quote.hasSuffix(String(view)) { quote += String(view) }
      }
    }
    return Citation(document: document.name, page: first.page, quote: trimmed(quote))
  }

  mutating func citeSelection() -> [Effect] {
    guard let passage = selectedPassage(between: " "), !passage.quote.isEmpty else {
      message = Message(
        Localized(zh: "这一行没有文字；移到正文再引用", en: "There are no words on this line; move to the text"), isBad: true
      )
      return []
    }
    document?.anchor = nil
    return cite(passage)
  }

  /// 引用缺失: what was looked for in the whole file and is not there.
  mutating func askAbsence() {
    let count = documents.count
    var prompt = Prompt(
      Localized(
        zh: "未见何种材料（已查卷内文书 1–\(count)）", en: "What is missing (documents 1–\(count) were searched)"),
      text: document?.hits.isEmpty == true ? document?.query ?? "" : "", needsText: true
    ) { app, text in
      let absence = Citation(document: "卷内文书1–\(count)", page: nil, quote: text, isAbsence: true)
      guard let place = app.firstMention(of: text) else { return app.cite(absence) }
      app.confirm(
        Localized(
          zh: "“\(text)”见于\(place)。仍引用为未见？",
          en: "“\(text)” stands in \(place). Cite it as missing all the same?")
      ) { $0.cite(absence) }
      return []
    }
    prompt.isReplaced = true
    ask(prompt)
  }

  /// Where a word stands in the file, as the name of a document or in its text; nil where it does not.
  private func firstMention(of text: String) -> String? {
    let needle = text.unicodeScalars.map { folded($0.value) }
    for document in documents {
      if !occurrences(of: needle, in: document.name).isEmpty { return "《\(document.name)》" }
    }
    for document in documents {
      for (page, paragraph) in document.text?.paragraphs ?? []
      where !occurrences(of: needle, in: paragraph.text).isEmpty {
        return placeText(document.name, page, nil, "")
      }
    }
    return nil
  }

  mutating func pickDocument() {
    let rows = documents.map { document in
      let pages = document.pageCount?.value ?? document.text?.pages.count
      let parts = [
        pages.map { Localized(zh: "\($0) 页", en: "\($0) p.")[language] }, document.day?.value.description,
        document.number?.value.description,
        document.text == nil ? Localized(zh: "无可读文本", en: "no text to read")[language] : nil,
      ]
      return Picker.Row(
        text: document.name, detail: parts.compactMap { $0 }.joined(separator: " · "), words: [])
    }
    overlay = .picker(
      Picker(Localized(zh: "卷内文书", en: "Documents"), rows: rows, cursor: document?.index ?? 0) { app, index in
        app.openDocument(index)
        return []
      })
  }

  mutating func askPage() {
    ask(
      Prompt(Localized(zh: "到第几页", en: "Go to page"), needsText: true) { app, text in
        guard let page = Int(text), page > 0 else {
          app.message = Message(Localized(zh: "“\(text)”不是页码", en: "“\(text)” is no page"), isBad: true)
          return []
        }
        app.document?.go(toPage: page)
        return []
      })
  }
}
