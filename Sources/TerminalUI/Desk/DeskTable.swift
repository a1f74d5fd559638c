import CaseFiles
import Reviewing
import Standards

/// The rows of the desk: what a frame needs of each file, so that a key costs the same with ten files and with
/// a hundred thousand.
struct DeskTable: Sendable {
  /// What is not text of a row.
  struct Row: Sendable {
    var place: DeskText.Place
    var id: Int64
    var kind: CaseKind?
    var filing: Day?
    var decision: Day?
    var fine: Money?
    var findings: Int32
    var undetermined: Int32
    var openFindings: Int32
    var version: Int32
    var score: Points?
    var progress: DeskItem.Progress
    var isVetoed: Bool
  }

  enum Order: Int, CaseIterable, Sendable {
    case arrival, number, state, findings, score, agency, decision

    var title: Localized {
      switch self {
      case .arrival: Localized(zh: "装入顺序", en: "as loaded")
      case .number: Localized(zh: "案号", en: "number")
      case .state: Localized(zh: "状态", en: "state")
      case .findings: Localized(zh: "疑点多的在前", en: "most findings first")
      case .score: Localized(zh: "得分低的在前", en: "lowest score first")
      case .agency: Localized(zh: "机关", en: "agency")
      case .decision: Localized(zh: "决定日期", en: "day of the decision")
      }
    }
  }

  private(set) var rows: [Row] = []
  private(set) var text = DeskText()
  /// The rows shown, as indices.
  var shown: [Int] = []
  /// What the rows were narrowed by, as it was typed.
  private(set) var filter = ""
  /// Where the filter cannot be read, and what to write instead.
  private(set) var problem: Localized?
  private(set) var order = Order.arrival
  private(set) var submitted = 0
  private(set) var openFindings = 0
  /// The columns the longest case number takes, from 8 to 28.
  private(set) var numberColumns = 8
  /// Rows in whose full text a word was found, by the word.
  var textHits: [String: [Int]] = [:]
  private var query = CaseQuery.all
  private var index: [String: Int] = [:]
  var cursor = 0
  private(set) var first = 0

  init(_ items: some Sequence<DeskItem> = []) { add(items) }

  var count: Int { rows.count }

  /// The row the cursor is on.
  var selected: Int? { shown.indices.contains(cursor) ? shown[cursor] : nil }

  /// The place of a case file on the desk.
  func position(of caseFile: String) -> Int? { index[caseFile] }

  subscript(position: Int) -> DeskItem {
    let row = rows[position]
    var item = DeskItem(
      CaseRow(
        id: row.id, caseFile: text[.caseFile, row.place], number: text[.number, row.place],
        title: text[.title, row.place], act: text[.act, row.place], agency: text[.agency, row.place],
        party: text[.party, row.place], field: text[.field, row.place], kind: row.kind,
        filingDay: row.filing, decisionDay: row.decision, fine: row.fine, findings: Int(row.findings),
        undetermined: Int(row.undetermined), state: row.progress.state, score: row.score,
        source: text[.source, row.place], version: Int(row.version)))
    item.progress = row.progress
    item.openFindings = Int(row.openFindings)
    item.isVetoed = row.isVetoed
    return item
  }

  mutating func add(_ items: some Sequence<DeskItem>) {
    let from = rows.count
    for item in items {
      index[item.row.caseFile] = rows.count
      if rows.count < 1000, numberColumns < 28 {
        numberColumns = min(28, max(numberColumns, displayWidth(item.row.number)))
      }
      rows.append(row(of: item))
      count(rows[rows.count - 1], 1)
    }
    guard rows.count > from else { return }
    if query.terms.isEmpty {
      shown += from..<rows.count
    } else {
      arrange()
    }
  }

  /// Takes over what changed in one row; its place in the order stays until it is sorted again.
  mutating func replace(_ position: Int, with item: DeskItem) {
    let old = rows[position]
    count(old, -1)
    rows[position] = row(of: item, at: old.place)
    // Where the workspace keeps the file is not written in the file.
    rows[position].id = old.id
    rows[position].version = old.version
    count(rows[position], 1)
  }

  private mutating func row(of item: DeskItem, at place: DeskText.Place? = nil) -> Row {
    let row = item.row
    let place =
      place
      ?? text.add { field in
        switch field {
        case .caseFile: row.caseFile
        case .number: row.number
        case .title: row.title.isEmpty ? row.act.isEmpty ? row.party : row.act : row.title
        case .act: row.act
        case .agency: row.agency
        case .party: row.party
        case .field: row.field
        case .source: row.source
        }
      }
    return Row(
      place: place, id: row.id, kind: row.kind, filing: row.filingDay, decision: row.decisionDay,
      fine: row.fine, findings: Int32(clamping: row.findings),
      undetermined: Int32(clamping: row.undetermined), openFindings: Int32(clamping: item.openFindings),
      version: Int32(clamping: row.version), score: row.score, progress: item.progress,
      isVetoed: item.isVetoed)
  }

  private mutating func count(_ row: Row, _ sign: Int) {
    if row.progress == .submitted { submitted += sign }
    openFindings += sign * Int(row.openFindings)
  }

  /// Narrows the rows as one types; a last condition that cannot be read yet is left out.
  mutating func setFilter(_ text: String) {
    filter = text
    do throws(CaseQueryError) {
      query = try CaseQuery(text)
      problem = nil
    } catch {
      problem = error.message
      let last = text.lastIndex { $0.isWhitespace } ?? text.startIndex
      query = (try? CaseQuery(String(text[..<last]))) ?? .all
    }
    arrange()
  }

  mutating func sort(by order: Order) {
    self.order = order
    arrange()
  }

  /// The words of the filter that may stand in the text of the files.
  var textWords: [String] {
    query.terms.compactMap { term in
      switch term.condition {
      case .anywhere(let word), .text(let word): word
      default: nil
      }
    }
  }

  /// Chooses and orders the rows shown; the cursor stays on its row where that is still there.
  mutating func arrange() {
    let kept = selected
    shown = matches(query)
    sortShown()
    cursor = kept.flatMap { shown.firstIndex(of: $0) } ?? 0
  }

  mutating func move(_ delta: Int) { cursor = min(max(0, cursor + delta), max(0, shown.count - 1)) }

  mutating func scroll(rows: Int) {
    cursor = min(max(0, cursor), max(0, shown.count - 1))
    first = scrolled(first, cursor: cursor, rows: rows, count: shown.count)
  }
}
