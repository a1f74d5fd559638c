import CNcurses
import CaseFiles
import Foundation
import TestSupport
import Testing

@testable import TerminalUI

/// What ncurses sends for each screen shows that screen, one after the other and after a full redraw.
@MainActor @Suite(.serialized) struct EveryScreenOnATerminalTests {
  @Test(arguments: [
    Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 20, columns: 60),
    Size(rows: 50, columns: 160), Size(rows: 100, columns: 300),
  ])
  func theTerminalShowsEveryScreenWithAndWithoutAFullRedraw(_ size: Size) throws {
    let terminal = try CapturedScreen(size: size)
    defer { terminal.close() }
    var renderer = CursesRenderer(theme: .dark)
    var wrong: [String] = []
    for path in ScreensEverywhereTests.paths {
      for language in Language.allCases {
        var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
        player.play(path)
        let surface = player.app.view(size)
        for redraws in [false, true] {
          if redraws { renderer.forget() }
          renderer.render(surface)
          let shown = try terminal.read()
          if shown.text != surface.text() {
            wrong.append("\(path) \(language) redrawn \(redraws):\n\(shown.text)\n---\n\(surface.text())")
          }
          if let caret = surface.caret, Position(row: shown.row, column: shown.column) != caret {
            wrong.append("\(path) \(language): the caret is at \(shown.row),\(shown.column), not \(caret)")
          }
        }
      }
    }
    #expect(wrong.count == 0, "\(wrong.first ?? "")")
    #expect(try terminal.read().unknown == [])
  }
}
