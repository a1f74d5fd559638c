import CaseFiles
import Foundation
import Reviewing
import TestSupport
import Testing

@testable import TerminalUI

/// Types keys at an app and looks at what it draws.
struct ScreensPlayer {
  var app: App
  private(set) var effects: [Effect] = []

  init(
    _ desk: Desk = ScreensFixture().desk(), language: Language = .zh, rows: Int = 24, columns: Int = 80
  ) {
    app = App(desk: desk, language: language, size: Size(rows: rows, columns: columns))
    effects = app.update([.resize(Size(rows: rows, columns: columns))])
  }

  /// One burst for each key, as a person types.
  mutating func press(_ keys: String) {
    for key in Key.sequence(keys) ?? [] { type(key) }
  }

  mutating func type(_ key: Key) { effects += app.update(.key(key)) }

  mutating func burst(_ keys: String) {
    effects += app.update((Key.sequence(keys) ?? []).map { .key($0) })
  }

  var grid: String { app.view(app.size).text() }

  var review: Review { app.desk.entries[app.current ?? 0].review }

  /// All changes recorded so far, in order.
  var recorded: [ReviewAction] {
    effects.flatMap { effect -> [ReviewAction] in
      if case .record(_, let actions, _) = effect { actions } else { [] }
    }
  }
}

/// Holds a screen against its file in `Screens`; `RECORD_SNAPSHOTS=1` writes the file and fails once.
func expectScreen(
  _ player: ScreensPlayer, _ name: String, sourceLocation: SourceLocation = #_sourceLocation
) {
  let size = player.app.size
  let file = Fixtures.folder("Screens").appendingPathComponent(
    "\(name)-\(size.columns)x\(size.rows)-\(player.app.language.rawValue).screen")
  if let difference = Snapshot.difference(player.grid + "\n", from: file) {
    Issue.record("\(difference)", sourceLocation: sourceLocation)
  }
}

/// What is wrong with the glyphs of a surface; nil when nothing is.
func brokenGlyph(_ surface: Surface) -> String? {
  for row in 0..<surface.size.rows {
    var column = 0
    while column < surface.size.columns {
      let width = Int(surface[row, column].width)
      if width == 0 { return "a tail without its glyph at \(row),\(column)" }
      if width == 2 {
        guard column + 1 < surface.size.columns, surface[row, column + 1].width == 0 else {
          return "half a glyph at \(row),\(column)"
        }
      }
      column += width
    }
  }
  if let caret = surface.caret {
    guard caret.row >= 0, caret.column >= 0, caret.row < surface.size.rows,
      caret.column < surface.size.columns
    else { return "the caret is outside: \(caret)" }
  }
  return nil
}
