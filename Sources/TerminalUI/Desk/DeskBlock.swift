import CaseFiles
import Reviewing

/// A few thousand rows of the desk with their words.
///
/// The desk grows by whole blocks, so that nothing that is large is ever copied to make room.
struct DeskBlock: Sendable {
  static let capacity = 4096

  private(set) var rows: [DeskRow] = []
  private(set) var text = DeskText()

  /// A block that expects as much as the one before it took.
  init(after full: DeskBlock? = nil) {
    guard let full else { return }
    rows.reserveCapacity(Self.capacity)
    text.reserve(full.text.byteCount + full.text.byteCount / 16)
  }

  var isFull: Bool { rows.count == Self.capacity }

  mutating func add(_ item: DeskItem) {
    let words = text.add { Self.word($0, of: item.row) }
    rows.append(DeskRow(item, words: words))
  }

  private static func word(_ field: DeskText.Field, of row: CaseRow) -> String {
    switch field {
    // Most files are named by their number, which is not kept twice.
    case .caseFile: row.caseFile == row.number ? "" : row.caseFile
    case .number: row.number
    case .title: row.title.isEmpty ? row.act.isEmpty ? row.party : row.act : row.title
    case .act: row.act
    case .agency: row.agency
    case .party: row.party
    case .field: row.field
    case .source: row.source
    }
  }

  /// Takes over what changed in one row.
  mutating func replace(_ index: Int, with item: DeskItem) {
    let old = rows[index]
    rows[index] = DeskRow(item, words: old.words)
    rows[index].keepPlace(of: old)
    let isReworded = DeskText.Field.allCases.contains { field in
      // Where the file lies is kept as the desk learned it.
      field != .source && !text.says(Self.word(field, of: item.row), field, old.words)
    }
    if isReworded { reword(index, item.row) }
  }

  /// Lays the words of all rows anew, for they lie in the order of the rows: a fact that is named on the desk was entered.
  private mutating func reword(_ index: Int, _ row: CaseRow) {
    var new = DeskText()
    new.reserve(text.byteCount + text.byteCount / 16)
    for position in rows.indices {
      let words = rows[position].words
      rows[position].words = new.add { field in
        position == index && field != .source ? Self.word(field, of: row) : text[field, words]
      }
    }
    text = new
  }

  func item(_ index: Int) -> DeskItem {
    let row = rows[index]
    var item = DeskItem(
      CaseRow(
        id: row.id, caseFile: name(index), number: text[.number, row.words],
        title: text[.title, row.words], act: text[.act, row.words], agency: text[.agency, row.words],
        party: text[.party, row.words], field: text[.field, row.words], kind: row.kind,
        filingDay: row.filing, decisionDay: row.decision, fine: row.fine, findings: Int(row.findings),
        undetermined: Int(row.undetermined), state: row.progress.state, score: row.score,
        source: text[.source, row.words], version: Int(row.version)))
    item.progress = row.progress
    item.openFindings = Int(row.openFindings)
    item.isVetoed = row.isVetoed
    return item
  }

  /// What names the case file of a row.
  func name(_ index: Int) -> String { text[nameField(index), rows[index].words] }

  /// Whether a row is of the case file of this name.
  func isNamed(_ name: String, _ index: Int) -> Bool {
    text.bytes(nameField(index), rows[index].words).elementsEqual(name.utf8)
  }

  /// The field that names the case file.
  private func nameField(_ index: Int) -> DeskText.Field {
    text.isEmpty(.caseFile, rows[index].words) ? .number : .caseFile
  }
}
