import CaseFiles
import Reviewing

/// Two documents side by side, or one above the other where the window is narrow.
extension App {
  /// Where the two documents lie, the one that is read first as it was when the comparison began.
  func compareLayout(_ size: Size) -> (first: Rect, second: Rect) {
    var area = body(size)
    area.row += 1
    area.rows = max(0, area.rows - 1)
    if size.columns >= 100 {
      let half = (size.columns - 1) / 2
      return (
        Rect(row: area.row, column: 0, rows: area.rows, columns: half),
        Rect(row: area.row, column: half + 1, rows: area.rows, columns: size.columns - half - 1)
      )
    }
    let half = (area.rows + 1) / 2
    return (
      Rect(row: area.row, column: 0, rows: half, columns: area.columns),
      Rect(row: area.row + half, column: 0, rows: area.rows - half, columns: area.columns)
    )
  }

  /// Begins a comparison with a document to choose, or ends it.
  mutating func toggleComparison() {
    guard beside == nil else {
      endComparison()
      return
    }
    let here = document?.index ?? 0
    let rows = documents.enumerated().map { index, item in
      Picker.Row(
        text: item.name, detail: sharedFacts(here, index), words: [], isDisabled: index == here)
    }
    overlay = .picker(
      Picker(Localized(zh: "与哪一份对照", en: "Compare with"), rows: rows, cursor: here == 0 ? 1 : 0) {
        app, index in
        app.beside = DocumentState(index: index)
        app.isSwapped = false
        return []
      })
  }

  mutating func endComparison() {
    beside = nil
    isSwapped = false
  }

  /// What two documents state in different ways, for choosing.
  private func sharedFacts(_ a: Int, _ b: Int) -> String {
    guard a != b, let places = differences?.places else { return "" }
    let mine = places.filter { $0.document == a }
    let names = places.filter { place in
      place.document == b
        && mine.contains { $0.fact.name == place.fact.name && $0.fact.value != place.fact.value }
    }.map(\.fact.name)
    let distinct = names.indices.filter { names.firstIndex(of: names[$0]) == $0 }.map { names[$0] }
    return distinct.isEmpty ? "" : "! " + distinct.joined(separator: "、")
  }

  /// The other document takes the keys.
  mutating func swapDocuments() {
    guard var other = beside, let state = document else { return }
    (other.query, other.hits, other.hit) = (state.query, state.hits, state.hit)
    beside = state
    document = other
    isSwapped.toggle()
    layOutDocument()
  }

  mutating func showBeside(_ place: DocumentDifferences.Place) {
    var state = DocumentState(index: place.document)
    state = laidOut(state, in: besideRect(size))
    let hit = DocumentState.Hit(
      document: place.document, paragraph: place.fact.paragraph, range: place.fact.range)
    state.marked = hit
    state.go(to: hit)
    beside = laidOut(state, in: besideRect(size))
  }

  /// Where the document lies that does not take the keys.
  func besideRect(_ size: Size) -> Rect {
    let layout = compareLayout(size)
    return isSwapped ? layout.first : layout.second
  }

  func drawComparison(on surface: inout Surface) {
    guard let review, let state = document, let other = beside else { return }
    drawReviewTitle(review, on: &surface)
    let layout = compareLayout(surface.size)
    if layout.second.column > 0 {
      surface.vline(row: layout.first.row, column: layout.first.columns, rows: layout.first.rows)
    }
    let (focused, quiet) = isSwapped ? (layout.second, layout.first) : (layout.first, layout.second)
    draw(other, in: quiet, isFocused: false, on: &surface)
    draw(state, in: focused, isFocused: true, on: &surface)
  }
}
