/// One line of a pane, made of runs of one role each.
struct TextLine: Equatable, Sendable {
  struct Run: Equatable, Sendable {
    var text: String
    var role: Role
    /// Whether it is a bar or the like, which says nothing in words.
    var isDrawing = false
    /// Columns left free before it.
    var gap = 0
  }

  var indent = 0
  var runs: [Run]
  /// What the line speaks of, for the cursor and for Enter.
  var target: Target?

  init(_ text: String = "", role: Role = .normal, indent: Int = 0, target: Target? = nil) {
    runs = text.isEmpty ? [] : [Run(text: text, role: role)]
    self.indent = indent
    self.target = target
  }
}

/// What a line of a pane leads to.
enum Target: Equatable, Sendable {
  case criterion(String)
  /// A finding by its place among those of the criterion shown.
  case finding(Int)
  case passage(document: String, page: Int?, quote: String?)
  case opinion
  /// The case files behind a figure.
  case files(FileGroups)
}

/// Lines wrapped to a width, as they are built up.
struct TextBlock: Sendable {
  let columns: Int
  private(set) var lines: [TextLine] = []

  init(columns: Int) { self.columns = max(4, columns) }

  /// Adds a text, wrapped; what follows the lead hangs under its end.
  mutating func add(
    _ text: String, _ role: Role = .normal, lead: String = "", leadRole: Role = .dim, indent: Int = 0,
    target: Target? = nil
  ) {
    let leadColumns = lead.isEmpty ? 0 : min(displayWidth(lead), max(0, columns - indent - 8))
    let room = columns - indent - leadColumns
    var isFirst = true
    func add(_ paragraph: String) {
      for wrapped in wrap(paragraph, columns: room) {
        var line = TextLine(indent: indent + (isFirst ? 0 : leadColumns), target: target)
        if isFirst && leadColumns > 0 {
          line.runs.append(.init(text: padded(lead, columns: leadColumns), role: leadRole))
        }
        if !wrapped.text.isEmpty { line.runs.append(.init(text: String(wrapped.text), role: role)) }
        lines.append(line)
        isFirst = false
      }
    }
    guard text.utf8.contains(UInt8(ascii: "\n")) else { return add(text) }
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) { add(String(paragraph)) }
  }

  /// Adds a line that is laid out already.
  mutating func add(_ line: TextLine) { lines.append(line) }

  mutating func blank() { lines.append(TextLine()) }

  /// Adds a line of which the second part stands at the right edge; only the first line makes room for it.
  mutating func add(_ text: String, _ role: Role, right: String, _ rightRole: Role, target: Target? = nil) {
    let rightColumns = displayWidth(right)
    let first = wrap(text, columns: max(2, columns - rightColumns - 1))
    var line = TextLine(String(first[0].text), role: role, target: target)
    let gap = max(1, columns - first[0].columns - rightColumns)
    line.runs.append(.init(text: right, role: rightRole, gap: gap))
    lines.append(line)
    guard first.count > 1 else { return }
    for part in wrap(String(text[first[1].text.startIndex...]), columns: columns) {
      lines.append(TextLine(String(part.text), role: role, target: target))
    }
  }
}

extension Surface {
  /// Draws the lines of a pane from `first` on; those of the selected target are marked at their left.
  mutating func draw(_ lines: [TextLine], in rect: Rect, from first: Int = 0, selected: Target? = nil) {
    let first = max(0, min(first, lines.count))
    for (offset, line) in lines[first..<min(lines.count, first + rect.rows)].enumerated() {
      let row = rect.row + offset
      var column = rect.column + line.indent
      let end = rect.column + rect.columns
      for run in line.runs where column + run.gap < end {
        column += run.gap
        column += put(run.text, row: row, column: column, role: run.role, width: end - column)
      }
      if let selected, line.target == selected {
        tint(row: row, column: rect.column, width: rect.columns, role: .selectedDim)
      }
    }
  }
}
