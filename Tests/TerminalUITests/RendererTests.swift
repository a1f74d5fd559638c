import CNcurses
import Foundation
import TestSupport
import Testing

@testable import TerminalUI

/// What ncurses sends for a surface must show that surface, whatever stood there before.
@MainActor @Suite(.serialized) struct RendererTests {
  static let texts = [
    "行政处罚案卷评查", "a案b卷c", "“责令”……—", "e\u{301}x案\u{308}", "\u{202E}元\u{9B}", "━━━", "👩‍🔬👍🏽x", "　　",
    "plain text only", "示环罚〔2024〕12号", "aaaaaaaaaaaaaaaa", "一一一一一一一一一一",
  ]

  @Test(arguments: [Size(rows: 24, columns: 80), Size(rows: 5, columns: 17), Size(rows: 1, columns: 2)])
  func theTerminalShowsTheSurfaceAfterAnyOtherSurface(_ size: Size) throws {
    let screen = try CapturedScreen(size: size)
    defer { screen.close() }
    var random = SplitMix(state: 21)
    var renderer = CursesRenderer(theme: .dark)
    var surface = Surface(size: size)
    var wrong: [String] = []
    for frame in 0..<400 {
      if frame % 7 == 0 { surface = Surface(size: size) }
      for _ in 0..<Int(random.next() % 6) { scribble(on: &surface, &random) }
      if frame % 50 == 49 { renderer.forget() }
      surface.caret = random.next() % 2 == 0 ? Position(row: size.rows - 1, column: size.columns - 1) : nil
      renderer.render(surface)
      let shown = try screen.read()
      if shown.text != surface.text() {
        wrong.append("frame \(frame):\n\(shown.text)\n---\n\(surface.text())")
      }
      if let caret = surface.caret, Position(row: shown.row, column: shown.column) != caret {
        wrong.append("caret of frame \(frame)")
      }
    }
    #expect(wrong.count == 0, "\(wrong.first ?? "")")
    #expect(try screen.read().unknown == [])
  }

  @Test(arguments: ["xterm", "linux", "screen", "tmux-256color", "vt220", "vt100"])
  func everyKindOfTerminalShowsTheSurface(_ terminal: String) throws {
    let screen = try CapturedScreen(size: Size(rows: 12, columns: 40), terminal: terminal)
    defer { screen.close() }
    var random = SplitMix(state: 9)
    var renderer = CursesRenderer(theme: .light)
    var surface = Surface(size: Size(rows: 12, columns: 40))
    var wrong: [String] = []
    for frame in 0..<100 {
      scribble(on: &surface, &random)
      renderer.render(surface)
      let shown = try screen.read()
      if shown.text != surface.text() {
        wrong.append("frame \(frame):\n\(shown.text)\n---\n\(surface.text())")
      }
    }
    #expect(wrong.count == 0, "\(wrong.first ?? "")")
    #expect(try screen.read().unknown == [])
  }

  @Test func aFrameThatIsTheSameSendsNothing() throws {
    let screen = try CapturedScreen(size: Size(rows: 24, columns: 80))
    defer { screen.close() }
    var renderer = CursesRenderer(theme: .dark)
    var surface = Surface(size: Size(rows: 24, columns: 80))
    surface.put("行政处罚案卷评查", row: 3, column: 3, role: .heading)
    surface.caret = Position(row: 3, column: 3)
    renderer.render(surface)
    let before = try screen.byteCount()
    renderer.render(surface)
    #expect(try screen.byteCount() == before)
  }

  @Test func movingTheSelectionSendsTwoRowsAtMost() throws {
    let size = Size(rows: 24, columns: 80)
    let screen = try CapturedScreen(size: size)
    defer { screen.close() }
    var renderer = CursesRenderer(theme: .dark)
    func list(_ selected: Int) -> Surface {
      var surface = Surface(size: size)
      for row in 0..<24 {
        surface.fill(row: row, column: 0, width: 80, role: row == selected ? .selected : .normal)
        surface.put(
          "示环罚〔2024〕\(row)号 示例化工厂超标排放污水案", row: row, column: 1, role: row == selected ? .selected : .normal)
      }
      surface.caret = Position(row: selected, column: 0)
      return surface
    }
    renderer.render(list(5))
    let before = try screen.byteCount()
    renderer.render(list(6))
    #expect(try screen.byteCount() - before < 300)
    #expect(try screen.read().text == list(6).text())
  }

  private func scribble(on surface: inout Surface, _ random: inout SplitMix) {
    let row = Int(random.next() % UInt64(surface.size.rows + 1))
    let column = Int(random.next() % UInt64(surface.size.columns + 4)) - 2
    let role = Role.allCases[Int(random.next() % UInt64(Role.allCases.count))]
    switch random.next() % 8 {
    case 0: surface.fill(row: row, column: column, width: Int(random.next() % 20), rows: 2, role: role)
    case 1: surface.box(row: row, column: column, width: 13, rows: 4, title: "案由")
    case 2: surface.tint(row: row, column: column, width: 9, role: role)
    default:
      let text = Self.texts[Int(random.next() % UInt64(Self.texts.count))]
      surface.put(text, row: row, column: column, role: role, ellipsis: true)
    }
  }
}

/// An ncurses screen that writes to a file, and the emulator that shows what was written.
@MainActor
final class CapturedScreen {
  private let screen: OpaquePointer
  private let output: UnsafeMutablePointer<FILE>
  private let input: UnsafeMutablePointer<FILE>
  private var emulator: ScreenEmulator
  private var consumed = 0

  struct NotOpened: Error {}

  init(size: Size, terminal: String = "xterm-256color") throws {
    setlocale(LC_CTYPE, "C.UTF-8")
    guard let output = tmpfile(), let input = fopen("/dev/null", "r") else { throw NotOpened() }
    guard let screen = newterm(terminal, output, input) else { throw NotOpened() }
    self.output = output
    self.input = input
    self.screen = screen
    emulator = ScreenEmulator(rows: size.rows, columns: size.columns)
    resizeterm(Int32(size.rows), Int32(size.columns))
    idlok(cn_stdscr(), true)
  }

  func byteCount() throws -> Int { try bytes().count }

  func read() throws -> ScreenEmulator {
    let all = try bytes()
    emulator.feed(all[consumed...])
    consumed = all.count
    return emulator
  }

  func close() {
    endwin()
    delscreen(screen)
    fclose(output)
    fclose(input)
  }

  private func bytes() throws -> [UInt8] {
    let descriptor = fileno(output)
    var buffer = [UInt8](repeating: 0, count: Int(lseek(descriptor, 0, SEEK_END)))
    let count = pread(descriptor, &buffer, buffer.count, 0)
    guard count == buffer.count else { throw NotOpened() }
    return buffer
  }
}
