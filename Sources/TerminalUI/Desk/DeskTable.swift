import CaseFiles
import Reviewing

/// The rows of the desk: what a frame needs of each file, so that a key costs the same with ten files and with
/// a hundred thousand.
struct DeskTable: Sendable {
  private(set) var blocks: [DeskBlock] = []
  private(set) var count = 0
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
  /// Whether a word was found in the full text of each row, by the word.
  private(set) var textHits: [String: [Bool]] = [:]
  private var query = CaseQuery.all
  private var names = DeskNames()
  /// All rows in the order chosen, until one comes in or changes.
  private var ranking: [Int]?
  var cursor = 0
  private(set) var first = 0

  init(_ items: some Sequence<DeskItem> = []) { add(items) }

  /// The row the cursor is on.
  var selected: Int? { shown.indices.contains(cursor) ? shown[cursor] : nil }

  /// The place of a case file on the desk.
  func position(of caseFile: String) -> Int? { names.row(of: caseFile) { isNamed(caseFile, $0) } }

  func row(_ position: Int) -> DeskRow {
    blocks[position / DeskBlock.capacity].rows[position % DeskBlock.capacity]
  }

  subscript(position: Int) -> DeskItem {
    blocks[position / DeskBlock.capacity].item(position % DeskBlock.capacity)
  }

  /// What names the case file of a row.
  func name(_ position: Int) -> String {
    blocks[position / DeskBlock.capacity].name(position % DeskBlock.capacity)
  }

  private func isNamed(_ name: String, _ position: Int) -> Bool {
    blocks[position / DeskBlock.capacity].isNamed(name, position % DeskBlock.capacity)
  }

  mutating func add(_ items: some Sequence<DeskItem>) {
    let from = count
    for item in items {
      if blocks.last?.isFull ?? true { blocks.append(DeskBlock(after: blocks.last)) }
      blocks[blocks.count - 1].add(item)
      names.set(item.row.caseFile, to: count) { [blocks] position in
        blocks[position / DeskBlock.capacity].isNamed(item.row.caseFile, position % DeskBlock.capacity)
      }
      if count < 1000, numberColumns < 28 {
        numberColumns = min(28, max(numberColumns, displayWidth(item.row.number)))
      }
      count += 1
      tally(row(count - 1), 1)
    }
    guard count > from else { return }
    ranking = nil
    if query.terms.isEmpty {
      shown += from..<count
    } else {
      let found = found(query, from: from)
      shown += found.indices.filter { found[$0] }.map { from + $0 }
    }
  }

  /// Takes over what changed in one row; its place in the order stays until the rows are arranged again.
  mutating func replace(_ position: Int, with item: DeskItem) {
    tally(row(position), -1)
    blocks[position / DeskBlock.capacity].replace(position % DeskBlock.capacity, with: item)
    tally(row(position), 1)
    if order.followsReviews { ranking = nil }
  }

  private mutating func tally(_ row: DeskRow, _ sign: Int) {
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
    ranking = nil
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

  /// Those of them that have not been looked up.
  var unsearchedWords: [String] { textWords.filter { textHits[$0] == nil } }

  /// Takes over in the texts of which files a word stands.
  mutating func note(_ word: String, inTextOf caseFiles: [String]) {
    var hits = [Bool](repeating: false, count: count)
    for position in caseFiles.compactMap(position) { hits[position] = true }
    // What is typed passes through many words; they can be looked up again.
    if textHits.count >= 32 { textHits = textHits.filter { textWords.contains($0.key) } }
    textHits[word] = hits
    arrange()
  }

  /// Chooses and orders the rows shown; the cursor stays on its row where that is still there.
  mutating func arrange() {
    let kept = selected
    if ranking == nil { ranking = ranking(by: order) }
    let all = ranking ?? Array(0..<count)
    if query.terms.isEmpty {
      shown = all
    } else {
      let found = found(query)
      shown = all.filter { found[$0] }
    }
    cursor = kept.flatMap { shown.firstIndex(of: $0) } ?? 0
  }

  mutating func move(_ delta: Int) { cursor = min(max(0, cursor + delta), max(0, shown.count - 1)) }

  mutating func scroll(rows: Int) {
    cursor = min(max(0, cursor), max(0, shown.count - 1))
    first = scrolled(first, cursor: cursor, rows: rows, count: shown.count)
  }
}
