import CaseFiles
import Prechecks
import Reviewing
import Standards

/// The rows of the desk as they are listed: what a frame needs of each file, so that a key costs the same
/// with ten files and with a hundred thousand.
struct DeskTable: Sendable {
  struct Row: Sendable {
    enum State: Sendable, Equatable {
      case fresh
      case started(answered: Int, of: Int)
      case submitted
    }
    var number: String
    var title: String
    var agency: String
    var state: State
    var findings: Int
    var openFindings: Int
    var score: Points?
    var isVetoed: Bool
    /// What the filter looks into, in lower case.
    var words: [UInt8]
  }

  enum Order: Int, CaseIterable, Sendable {
    case arrival, number, state, findings, score, agency

    var title: Localized {
      switch self {
      case .arrival: Localized(zh: "装入顺序", en: "as loaded")
      case .number: Localized(zh: "案号", en: "number")
      case .state: Localized(zh: "状态", en: "state")
      case .findings: Localized(zh: "疑点多的在前", en: "most findings first")
      case .score: Localized(zh: "得分低的在前", en: "lowest score first")
      case .agency: Localized(zh: "机关", en: "agency")
      }
    }
  }

  private(set) var rows: [Row] = []
  /// The rows shown, as indices.
  private(set) var shown: [Int] = []
  private(set) var filter = ""
  private(set) var order = Order.arrival
  private(set) var submitted = 0
  private(set) var openFindings = 0
  /// The columns the longest case number takes, from 8 to 28.
  private(set) var numberColumns = 8
  private var index: [ReviewID: Int] = [:]
  var cursor = 0
  private(set) var first = 0

  init(_ entries: [CaseEntry]) { add(entries[...]) }

  /// The entry the cursor is on.
  var selected: Int? { shown.indices.contains(cursor) ? shown[cursor] : nil }

  func entry(_ review: ReviewID) -> Int? { index[review] }

  mutating func add(_ entries: ArraySlice<CaseEntry>) {
    rows.reserveCapacity(rows.count + entries.count)
    let from = rows.count
    for entry in entries {
      index[entry.review.id] = rows.count
      let row = Row(entry)
      count(row, 1)
      if numberColumns < 28 { numberColumns = min(28, max(numberColumns, displayWidth(row.number))) }
      rows.append(row)
    }
    if order == .arrival {
      let needle = Array(filter.lowercased().utf8)
      shown += (from..<rows.count).filter { matches(rows[$0], needle) }
    } else {
      arrange()
    }
  }

  /// Takes over what changed in one entry; its place in the order stays until it is sorted again.
  mutating func replace(_ position: Int, with entry: CaseEntry) {
    count(rows[position], -1)
    rows[position] = Row(entry)
    count(rows[position], 1)
  }

  private mutating func count(_ row: Row, _ sign: Int) {
    if row.state == .submitted { submitted += sign }
    openFindings += sign * row.openFindings
  }

  mutating func setFilter(_ text: String) {
    let kept = selected
    let needle = Array(text.lowercased().utf8)
    if text.hasPrefix(filter) {
      shown = shown.filter { matches(rows[$0], needle) }
      filter = text
    } else {
      filter = text
      arrange()
    }
    cursor = kept.flatMap { shown.firstIndex(of: $0) } ?? 0
  }

  mutating func sort(by order: Order) {
    let kept = selected
    self.order = order
    arrange()
    cursor = kept.flatMap { shown.firstIndex(of: $0) } ?? 0
  }

  private mutating func arrange() {
    let needle = Array(filter.lowercased().utf8)
    shown = rows.indices.filter { matches(rows[$0], needle) }
    switch order {
    case .arrival: break
    case .number: sortShown { naturallyPrecedes($0.number, $1.number) }
    case .agency: sortShown { $0.agency < $1.agency }
    case .state: sortShown { $0.state.rank < $1.state.rank }
    case .findings: sortShown { $0.findings > $1.findings }
    case .score: sortShown { ($0.score ?? Points(1000)) < ($1.score ?? Points(1000)) }
    }
  }

  private mutating func sortShown(_ precedes: (Row, Row) -> Bool) {
    shown.sort { a, b in
      precedes(rows[a], rows[b]) || (!precedes(rows[b], rows[a]) && a < b)
    }
  }

  private func matches(_ row: Row, _ needle: [UInt8]) -> Bool {
    needle.isEmpty || contains(row.words, needle)
  }

  mutating func move(_ delta: Int) { cursor = min(max(0, cursor + delta), max(0, shown.count - 1)) }

  mutating func scroll(rows: Int) {
    cursor = min(max(0, cursor), max(0, shown.count - 1))
    first = scrolled(first, cursor: cursor, rows: rows, count: shown.count)
  }
}
