import CaseFiles
import Testing

@testable import TerminalUI

@Suite("Paths typed on a screen")
struct PathCompletionTests {
  private var typed: String? {
    guard case .prompt(let prompt) = player.app.overlay else { return nil }
    return prompt.editor.text
  }
  private var player = ScreensPlayer()

  /// What the program was asked last, answered.
  private mutating func answer(_ names: String...) {
    guard case .completePath(let path)? = player.effects.last else {
      Issue.record("no names were asked for: \(String(describing: player.effects.last))")
      return
    }
    _ = player.app.receive(.names(completing: path, names))
  }

  @Test("Tab fills in what all names have in common, and lists them")
  mutating func several() {
    player.press("i/data/<tab>")
    #expect(player.effects.last == .completePath("/data/"))
    answer("案卷2024.csv", "案卷2025/", "案卷2025.zip")
    #expect(typed == "/data/案卷202")
    #expect(player.grid.contains("案卷2025/"))
    #expect(player.grid.contains("Tab 补全"))
    player.press("<down><down><tab>")
    #expect(typed == "/data/案卷2025/")
    #expect(!player.grid.contains("案卷2024.csv"))
    player.press("<tab>")
    answer("一.txt")
    #expect(typed == "/data/案卷2025/一.txt")
    player.press("<enter>")
    #expect(player.effects.last == .readColumns(path: "/data/案卷2025/一.txt"))
  }

  @Test("Where nothing begins so it is said, and what was typed stays")
  mutating func none() {
    player.press("i没有<tab>")
    answer()
    #expect(typed == "没有")
    #expect(player.grid.contains("没有以“没有”开头的文件或者文件夹"))
    player.press("/<tab>")
    answer()
    #expect(player.grid.contains("“没有/”不是文件夹，或者里面没有文件"))
  }

  @Test("An answer to what was typed before is left")
  mutating func late() {
    player.press("ia<tab>b")
    answer("abc")
    #expect(typed == "ab")
  }

  @Test("More names than fit are counted; typing on takes the list away")
  mutating func many() {
    player.press("i<tab>")
    answer("a", "b", "c", "d", "e", "f", "g")
    #expect(player.grid.contains("另有 2 个"))
    player.press("f")
    #expect(!player.grid.contains("另有 2 个"))
    #expect(typed == "f")
  }

  @Test("A file that is there is replaced only when that is answered")
  mutating func replacing() throws {
    player.press("<enter>s")
    player.app.askExport(.opinion)
    player.press("<enter>")
    guard case .export(let kind, let id, let path, false)? = player.effects.last else {
      Issue.record("nothing is exported: \(String(describing: player.effects.last))")
      return
    }
    let again = Effect.export(kind, id, path: path, replacing: true)
    _ = player.app.receive(.isThere(path: path, replacing: again))
    #expect(player.grid.contains("已经存在"))
    var other = player
    other.press("n")
    #expect(other.effects.last == .export(kind, id, path: path))
    player.press("y")
    #expect(player.effects.last == again)
  }
}
