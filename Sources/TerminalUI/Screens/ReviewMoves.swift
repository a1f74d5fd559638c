import CaseFiles
import Reviewing
import Standards

/// Moving in a review and between reviews.
extension App {
  /// Whether marks can be changed.
  var isOpen: Bool { review.map { desk.entries[$0.entry].review.stage == .open } ?? false }

  /// Whether the list, the criterion and the document stand side by side.
  var isWide: Bool { size.columns >= 120 }

  /// Puts the selected file in hand without changing the screen.
  mutating func beginReview() {
    guard let selected = table.selected, review?.entry != selected, desk.entries.isLoaded(selected)
    else { return }
    closeReview()
    review = ReviewState(desk.entries[selected], at: selected)
    document = desk.entries[selected].file.documents.isEmpty ? nil : DocumentState(index: 0)
    if let card, let first = review?.items.firstIndex(where: { isUnanswered($0, card) }) {
      review?.select(first)
    }
    criterionChanged()
  }

  /// Lays the file in hand away.
  mutating func closeReview() {
    review = nil
    document = nil
    endComparison()
  }

  mutating func openReview() -> [Effect] {
    beginReview()
    open(.review)
    offerDraft()
    return []
  }

  /// Builds the open review anew after its entry was replaced, and keeps the place.
  mutating func reopenReview() {
    guard let old = review, let position = table.position(of: old.id.caseFile) else { return }
    var new = ReviewState(desk.entries[position], at: position)
    new.focus = old.focus
    if let id = old.item?.criterion?.id, let place = new.position(of: id) { new.select(place) }
    review = new
    endComparison()
    differences = nil
    facts = nil
    timeline = nil
    let index = document?.index ?? 0
    document =
      desk.entries[position].file.documents.indices.contains(index) ? DocumentState(index: index) : nil
    // What is being typed stays; a list of places may be out of date.
    if case .picker = overlay { overlay = nil }
  }

  mutating func openNeighbour(_ delta: Int) -> [Effect] {
    let before = table.cursor
    table.move(delta)
    guard table.cursor != before else {
      say(
        delta > 0
          ? Localized(zh: "已是列表中最后一件", en: "This is the last file of the list")
          : Localized(zh: "已是列表中第一件", en: "This is the first file of the list"))
      return []
    }
    return withSelectedFile { app in
      app.closeReview()
      app.beginReview()
      return []
    }
  }

  mutating func moveReview(_ delta: Int) {
    review?.move(delta)
    criterionChanged()
  }

  mutating func pageReview(_ sign: Int) {
    if review?.focus == .criterion {
      let step = sign * max(1, body(size).rows / 2)
      review?.scroll += step
    } else {
      moveReview(sign * max(1, reviewLayout(size).list.rows - 1))
    }
  }

  mutating func jump(_ step: Int, else none: Localized, where accepts: (ReviewItem, Scorecard) -> Bool) {
    guard let card, let position = review?.next(step, where: { accepts($0, card) }) else {
      say(none)
      return
    }
    review?.select(position)
    criterionChanged()
  }

  mutating func jumpToUnanswered(_ step: Int) {
    let none = Localized(
      zh: "没有未答的项目了，按 \(key("结论")) 查看结论", en: "Nothing is unanswered; \(key("结论")) shows the conclusion")
    jump(step, else: none) { item, card in
      item.criterion.map { card.mark($0.id).state == .unanswered } ?? false
    }
  }

  mutating func jumpToFinding(_ step: Int) {
    let none = Localized(zh: "没有待处理的疑点了", en: "No finding is open")
    jump(step, else: none) { item, card in
      item.findings.contains { card.decision($0.key).state == .open }
    }
  }

  /// Opens the next file of the list that is not submitted.
  mutating func openNextUnsubmitted() -> [Effect] {
    let before = table.cursor
    selectNextOpen()
    guard table.cursor != before || message == nil else { return [] }
    return withSelectedFile { app in
      app.review = nil
      app.screens = [.desk, .review]
      app.beginReview()
      return []
    }
  }

  /// Selects the finding to decide, and shows its evidence where there is room for the document.
  mutating func criterionChanged() {
    selectOpenFinding()
    guard isWide, screen == .review, let (_, _, finding) = selectedFinding,
      let source = finding.evidence.first, let position = documentIndex(source.file)
    else { return }
    show(document: position, page: source.page, quote: source.quote)
  }

  mutating func nextPane() {
    guard let focus = review?.focus else { return }
    switch focus {
    case .list: review?.focus = .criterion
    case .criterion:
      review?.focus = .list
      if document != nil { open(.document) }
    }
  }

  mutating func pickCriterion() {
    guard let review else { return }
    let positions = review.items.indices.filter { !review.items[$0].isSection }
    let rows = positions.map { position in
      let criterion = review.items[position].criterion
      return Picker.Row(
        text: criterion.map { "\($0.id) \($0.title[language])" }
          ?? Localized(zh: "其他疑点", en: "Other findings")[language],
        detail: "", words: [])
    }
    overlay = .picker(
      Picker(
        Localized(zh: "查找项目", en: "Find a criterion"), rows: rows,
        cursor: positions.firstIndex(of: review.cursor) ?? 0
      ) { app, index in
        app.review?.select(positions[index])
        app.criterionChanged()
        return []
      })
  }

  mutating func pickDeduction() {
    guard let criterion else { return }
    let rows = criterion.deductions.map { deduction in
      Picker.Row(text: deduction.title[language], detail: "−\(deduction.most)", words: [])
    }
    overlay = .picker(
      Picker(Localized(zh: "扣分情形", en: "Deductions"), rows: rows) { app, index in app.deduct(index + 1) })
  }

  /// Moves what scrolls so that the cursor is seen.
  mutating func keepCursorVisible() {
    guard let state = review else { return }
    let layout = reviewLayout(size)
    let first = scrolled(
      state.first, cursor: state.cursor, rows: layout.list.rows, count: state.items.count, margin: 4)
    review?.first = first
    guard layout.criterion.rows > 0 else { return }
    let block = criterionBlock(columns: layout.criterion.columns)
    let lines = block.lines
    var scroll = min(max(0, state.scroll), max(0, lines.count - layout.criterion.rows))
    let target = Target.finding(state.finding)
    if let top = lines.firstIndex(where: { $0.target == target }),
      let bottom = lines.lastIndex(where: { $0.target == target }), state.seenFinding != state.finding
    {
      // Its words matter more than the end of its derivation: what stands above it stays in view.
      let last = min(bottom, top + 3)
      if last >= scroll + layout.criterion.rows { scroll = last - layout.criterion.rows + 1 }
      if top < scroll { scroll = top }
      review?.seenFinding = state.finding
    }
    review?.scroll = scroll
    review?.block = block
  }
}
