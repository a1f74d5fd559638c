import CaseFiles
import Reviewing

/// The facts of a file as the rows of a form.
struct FactsState: Sendable {
  enum Row: Sendable, Equatable {
    case section(Int)
    /// A field of a group, or of one of its items.
    case line(section: Int, item: Int?, line: Int)
    case item(section: Int, item: Int)
    /// An item the reviewer took out.
    case dropped(FactPath)
  }

  let review: ReviewID
  private(set) var sections: [FactSection] = []
  private(set) var entries: [FactPath: FactEntry] = [:]
  private(set) var rows: [Row] = []
  private(set) var cursor = 1
  var first = 0
  /// What stands open, by the names of groups and the paths of items.
  private var unfolded: Set<String> = []

  init(_ entry: CaseEntry) {
    review = entry.review.id
    take(entry)
    unfolded = Set(sections.filter { $0.isRecorded || !$0.dropped.isEmpty }.map(\.name))
      .union(["", "执法机关", "当事人"])
    arrange()
    move(0)
  }

  /// Takes over what changed, and keeps the place.
  mutating func refresh(_ entry: CaseEntry) {
    let kept = rows.indices.contains(cursor) ? name(of: rows[cursor]) : ""
    take(entry)
    arrange()
    if let place = rows.firstIndex(where: { name(of: $0) == kept }) { cursor = place }
    move(0)
  }

  private mutating func take(_ entry: CaseEntry) {
    entries = entry.review.facts
    sections = entry.file.factSections(asFiled: entry.asFiled, entries: entries)
  }

  private mutating func arrange() {
    rows = []
    for (index, section) in sections.enumerated() {
      rows.append(.section(index))
      guard unfolded.contains(section.name) else { continue }
      rows += section.lines.indices.map { .line(section: index, item: nil, line: $0) }
      for (place, item) in section.items.enumerated() {
        rows.append(.item(section: index, item: place))
        guard unfolded.contains(item.path.description) else { continue }
        rows += item.lines.indices.map { .line(section: index, item: place, line: $0) }
      }
      rows += section.dropped.map { .dropped($0) }
    }
  }

  /// The row at the cursor.
  var row: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  func line(_ row: Row) -> FactSection.Line? {
    guard case .line(let section, let item, let line) = row else { return nil }
    return item.map { sections[section].items[$0].lines[line] } ?? sections[section].lines[line]
  }

  func item(_ row: Row) -> FactSection.Item? {
    switch row {
    case .item(let section, let item), .line(let section, .some(let item), _): sections[section].items[item]
    default: nil
    }
  }

  func section(_ row: Row) -> FactSection? {
    switch row {
    case .section(let section), .line(let section, _, _), .item(let section, _): sections[section]
    case .dropped(let path): sections.first { $0.name == path.group }
    }
  }

  /// The field or the item a row stands for.
  func path(_ row: Row) -> FactPath? {
    switch row {
    case .section: nil
    case .line: line(row)?.path
    case .item: item(row)?.path
    case .dropped(let path): path
    }
  }

  func isUnfolded(_ row: Row) -> Bool { unfolded.contains(name(of: row)) }

  private func name(of row: Row) -> String {
    path(row)?.description ?? section(row)?.name ?? ""
  }

  mutating func move(_ delta: Int) { cursor = min(max(0, cursor + delta), max(0, rows.count - 1)) }

  mutating func select(_ position: Int) {
    cursor = position
    move(0)
  }

  /// Opens or closes the group or the item at the cursor.
  mutating func toggle() {
    guard let row, line(row) == nil else { return }
    let name = name(of: row)
    if unfolded.remove(name) == nil { unfolded.insert(name) }
    arrange()
  }

  /// Closes the group or the item the cursor is in, and goes to its head.
  mutating func fold() {
    guard let row else { return }
    let head: Row? =
      switch row {
      case .line(let section, .some(let item), _): .item(section: section, item: item)
      case .item where isUnfolded(row): row
      default:
        sections.firstIndex { $0.name == section(row)?.name }.map { .section($0) }
      }
    guard let head, let place = rows.firstIndex(of: head) else { return }
    cursor = place
    if isUnfolded(head) { toggle() }
  }

  /// Closes everything, or opens everything where nothing is open.
  mutating func foldAll() {
    let kept = row.flatMap { section($0)?.name } ?? ""
    let all = sections.map(\.name) + sections.flatMap { $0.items.map(\.path.description) }
    unfolded = unfolded.isEmpty ? Set(all) : []
    arrange()
    cursor = rows.firstIndex { name(of: $0) == kept } ?? 0
  }

  /// Shows a field and goes to it.
  mutating func go(to path: FactPath) {
    unfolded.insert(path.group)
    if let item = path.itemPath { unfolded.insert(item.description) }
    arrange()
    let head = rows.firstIndex { row in
      if case .section = row { section(row)?.name == path.group } else { false }
    }
    cursor = rows.firstIndex { self.path($0) == path } ?? head ?? cursor
  }

  /// Opens a group and goes to its head.
  mutating func go(toGroup name: String) {
    unfolded.insert(name)
    arrange()
    cursor =
      rows.firstIndex { row in if case .section = row { section(row)?.name == name } else { false } }
      ?? cursor
  }

  /// The next field after the cursor that the file does not record, among those that stand open; once around.
  func nextBlank() -> Int? {
    guard !rows.isEmpty else { return nil }
    return (1...rows.count).map { (cursor + $0) % rows.count }.first { place in
      line(rows[place]).map { $0.fact == nil && entries[$0.path] == nil } ?? false
    }
  }
}
