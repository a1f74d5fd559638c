import CNcurses
import Foundation
import TestSupport
import Testing

@testable import TerminalUI

/// Files one can open from the screen, where the terminal knows how.
@MainActor @Suite(.serialized) struct HyperlinkTests {
  @Test func aLinkChangesNothingThatIsSeenAndEndsWithItsCells() throws {
    let size = Size(rows: 4, columns: 40)
    let terminal = try CapturedScreen(size: size)
    defer { terminal.close() }
    var sent = ""
    var renderer = CursesRenderer(theme: .dark, links: { sent += $0 })
    var surface = Surface(size: size)
    surface.put("立案审批表", row: 1, column: 2, role: .heading)
    surface.links = [.init(row: 1, column: 2, width: 10, path: "/卷 1/a;b\u{07}.docx")]
    renderer.render(surface)
    #expect(sent.contains("]8;;file://"))
    #expect(sent.contains("/%E5%8D%B7%201/a%3Bb%07.docx\u{1B}\\"), "no name can end the sequence")
    #expect(sent.contains("立案审批表"))
    #expect(sent.hasPrefix("\u{1B}7") && sent.hasSuffix("\u{1B}]8;;\u{1B}\\\u{1B}8"))
    // The terminal shows the same with these bytes after ncurses' own.
    var emulator = try terminal.read()
    emulator.feed(Array(sent.utf8))
    #expect(emulator.text == surface.text())
    sent = ""
    renderer.render(surface)
    #expect(sent.isEmpty, "a frame that is the same sends nothing")
    surface.links = []
    renderer.render(surface)
    #expect(
      sent.contains("]8;;\u{1B}\\") && !sent.contains("file:"), "the cells are written again without it")
  }

  @Test func onlyTerminalsThatSayWhoTheyAreGetLinksAndNotFarAway() {
    func supported(_ variables: [String: String]) -> Bool { Hyperlinks.areSupported { variables[$0] } }
    #expect(supported(["VTE_VERSION": "7006"]))
    #expect(supported(["TERM": "xterm-kitty"]))
    #expect(!supported(["VTE_VERSION": "4000"]))
    #expect(!supported(["TERM": "xterm-256color"]))
    #expect(!supported(["VTE_VERSION": "7006", "TMUX": "/tmp/x"]))
    #expect(!supported(["VTE_VERSION": "7006", "SSH_CONNECTION": "1 2 3 4"]))
  }

  @Test func theHeadingOfADocumentLeadsToItsFile() {
    var player = ScreensPlayer()
    player.press("<enter>d")
    let surface = player.app.view(player.app.size)
    #expect(surface.links.map(\.path) == ["cases/0/1.docx"])
    let link = surface.links[0]
    let row = surface.lines()[link.row]
    #expect(row.contains("立案审批表"))
    player.press("?")
    #expect(player.app.view(player.app.size).links.isEmpty)
  }
}
