import CaseFiles

/// What lies over a screen and takes the keys.
enum Overlay: Sendable {
  case prompt(Prompt)
  case question(Question)
  case picker(Picker)
  case help(scroll: Int)
}

/// A field at the bottom of the screen. Type-ahead goes into it.
struct Prompt: Sendable {
  var title: Localized
  var editor: LineEditor
  /// Whether an empty text is refused.
  var needsText = false
  /// Whether the first character typed takes the place of the text offered.
  var isReplaced = false
  /// What a text of the review is for: it is kept as a draft while it is typed, and sentences are offered for it.
  let subject: Draft.Subject?
  /// Where what is typed are paths, which Tab completes.
  let paths: PathField?
  var offers: Offers?
  /// How far back in what was entered in this field before; nil where the text is new.
  var recalled: Int?
  /// Called at each change, for a search as one types.
  var onChange: (@Sendable (inout App, String) -> Void)?
  /// What each change asks the program for.
  var onTyped: (@Sendable (App) -> [Effect])?
  var onCancel: (@Sendable (inout App) -> Void)?
  var onAccept: @Sendable (inout App, String) -> [Effect]

  init(
    _ title: Localized, text: String = "", needsText: Bool = false, for subject: Draft.Subject? = nil,
    paths: PathField? = nil, onAccept: @escaping @Sendable (inout App, String) -> [Effect]
  ) {
    self.title = title
    editor = LineEditor(text, keepingBreaks: subject != nil)
    self.needsText = needsText
    self.subject = subject
    self.paths = paths
    self.onAccept = onAccept
  }
}

/// A question that is answered by y or n. Keys typed before it was seen do not answer it.
struct Question: Sendable {
  var text: Localized
  var onYes: @Sendable (inout App) -> [Effect]
  var onNo: @Sendable (inout App) -> [Effect] = { _ in [] }
}

/// A list to choose from, narrowed as one types.
struct Picker: Sendable {
  struct Row: Sendable {
    var text: String
    var detail: String
    /// What is searched besides the text, in lower case.
    var words: [String]
    var isDisabled = false
  }

  var title: Localized
  var rows: [Row]
  var editor = LineEditor()
  /// The rows that match, best first.
  var matches: [Int]
  var cursor: Int
  /// What is searched of each row, from the first search on.
  private var searched: [[[Unicode.Scalar]]] = []
  /// What `matches` was narrowed by.
  private var narrowedBy = ""
  var onPick: @Sendable (inout App, Int) -> [Effect]
  var onCancel: (@Sendable (inout App) -> Void)?

  init(
    _ title: Localized, rows: [Row], cursor: Int = 0,
    onPick: @escaping @Sendable (inout App, Int) -> [Effect]
  ) {
    self.title = title
    self.rows = rows
    self.cursor = cursor
    self.onPick = onPick
    matches = Array(rows.indices)
  }

  mutating func narrow() {
    let query = editor.text.lowercased().filter { $0 != " " }
    cursor = 0
    defer { narrowedBy = query }
    guard !query.isEmpty else {
      matches = Array(rows.indices)
      return
    }
    if searched.isEmpty {
      searched = rows.map { row in
        ([row.text.lowercased()] + row.words).map { Array($0.unicodeScalars) }
      }
    }
    // What a longer query finds, the shorter one has found.
    let candidates = query.hasPrefix(narrowedBy) ? matches : Array(rows.indices)
    let wanted = Array(query.unicodeScalars)
    let scored: [(row: Int, score: Int)] = candidates.compactMap { index in
      let best = searched[index].compactMap { fuzzyScore(wanted, in: $0) }.max()
      return best.map { (index, $0) }
    }
    matches = scored.sorted { $0.score != $1.score ? $0.score > $1.score : $0.row < $1.row }.map(\.row)
  }
}
