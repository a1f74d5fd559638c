import CaseFiles

/// A screen of lines to read, some of which lead somewhere.
struct ReadingState: Sendable {
  var cursor = 0
  var scroll = 0
  var block: TextBlock?
  /// Whether anything but a move has happened since the lines were laid out.
  var isStale = true
  /// What keeps the review from being submitted, as the conclusion shows it.
  var blockers: [Blocker] = []
  /// The document previewed: a table's row as its cells, all else as one.
  var preview: [[String]] = []
  var instrument: Instrument?
}

/// The keys that all screens of lines share.
enum ReadingKeys {
  static let moving = [
    move(["j", .down], zh: "下移", en: "Down", alias: "xy") { _ in 1 },
    move(["k", .up], zh: "上移", en: "Up", alias: "sy") { _ in -1 },
    move([.pageDown, .char(" "), .ctrl("d")], zh: "下一屏", en: "Page down", alias: "xyp") {
      max(1, $0.readingRect($0.size).rows - 1)
    },
    move([.pageUp, .ctrl("b")], zh: "上一屏", en: "Page up", alias: "syp") {
      -max(1, $0.readingRect($0.size).rows - 1)
    },
    move(["g", .home], zh: "开头", en: "Top", alias: "kt") { _ in -1_000_000 },
    move(["G", .end], zh: "末尾", en: "End", alias: "mw") { _ in 1_000_000 },
  ]

  private static func move(
    _ keys: [Key], zh: String, en: String, alias: String, by delta: @escaping @Sendable (App) -> Int
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en), help: Localized(zh: "在本屏中移动", en: "Move on this screen"), alias: alias,
      run: { app in
        let last = max(0, (app.reading.block?.lines.count ?? 1) - 1)
        app.reading.cursor = min(max(0, app.reading.cursor + delta(app)), last)
        return []
      })
  }
}

extension App {
  func readingRect(_ size: Size) -> Rect {
    var area = body(size)
    if ![.preview, .rectificationDetail, .round].contains(screen) {
      area.row += 1
      area.rows = max(0, area.rows - 1)
    }
    return area
  }

  /// The lines of the screen shown, for a width.
  func readingBlock(columns: Int) -> TextBlock {
    switch screen {
    case .likeCases: likeCasesBlock(columns: columns)
    case .conclusion: conclusionBlock(columns: columns)
    case .preview: previewBlock(columns: columns)
    case .round: roundBlock(columns: columns)
    case .rectificationDetail: rectificationBlock(columns: columns)
    default: TextBlock(columns: columns)
    }
  }

  mutating func layOutReading() {
    let area = readingRect(size)
    let columns = min(110, area.columns - 3)
    if reading.isStale && screen == .conclusion { reading.blockers = blockers }
    let kept = reading.isStale ? nil : reading.block.flatMap { $0.columns == max(4, columns) ? $0 : nil }
    let block = kept ?? readingBlock(columns: columns)
    reading.isStale = false
    reading.cursor = min(max(0, reading.cursor), max(0, block.lines.count - 1))
    reading.scroll = scrolled(
      reading.scroll, cursor: reading.cursor, rows: area.rows, count: block.lines.count)
    reading.block = block
  }

  func drawReading(on surface: inout Surface) {
    let area = readingRect(surface.size)
    let columns = min(110, area.columns - 3)
    let block =
      reading.block.flatMap { $0.columns == max(4, columns) ? $0 : nil } ?? readingBlock(columns: columns)
    let cursor = min(reading.cursor, max(0, block.lines.count - 1))
    let first = scrolled(reading.scroll, cursor: cursor, rows: area.rows, count: block.lines.count)
    surface.draw(
      block.lines, in: Rect(row: area.row, column: 2, rows: area.rows, columns: area.columns - 3), from: first
    )
    guard cursor - first < area.rows, !block.lines.isEmpty else { return }
    let row = area.row + cursor - first
    let leads = block.lines[cursor].target != nil
    surface.put(">", row: row, column: 0, role: leads ? .accent : .dim)
    if leads { surface.tint(row: row, column: 1, width: surface.size.columns - 1, role: .selected) }
    surface.caret = Position(row: row, column: 0)
  }

  /// Enter on a line that leads somewhere.
  mutating func follow() -> [Effect] {
    guard let lines = reading.block?.lines, lines.indices.contains(reading.cursor) else { return [] }
    switch lines[reading.cursor].target {
    case .criterion(let id):
      guard let position = review?.position(of: id) else { return [] }
      goToReview(position)
    case .finding(let position): goToReview(position)
    case .passage(let name, let page, let quote):
      guard let index = documentIndex(name) else {
        say(Localized(zh: "卷内没有这份文书：\(name)", en: "The file has no such document: \(name)"))
        return []
      }
      show(document: index, page: page, quote: quote)
      if screen != .document { open(.document) }
    case .opinion: askOpinion()
    case .files(let found): list(found)
    case nil: break
    }
    return []
  }

  /// Goes where the line under the cursor leads, or the first one below it that leads anywhere.
  mutating func followFromHere() -> [Effect] {
    guard let lines = reading.block?.lines, lines.indices.contains(reading.cursor) else { return [] }
    guard let line = lines[reading.cursor...].firstIndex(where: { $0.target != nil }) else {
      say(Localized(zh: "往下没有要去处理的了", en: "Nothing below leads to a criterion"))
      return []
    }
    reading.cursor = line
    return follow()
  }

  private mutating func goToReview(_ position: Int) {
    screens = [.desk, .review]
    review?.focus = .list
    review?.select(position)
    criterionChanged()
  }
}
