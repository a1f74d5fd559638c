import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

@Suite("Every step of a rectification by keys")
struct RectificationScreenTests {
  static let paths = [
    ("rectification", ""), ("rectification-detail", "jjjj<enter>"), ("rectification-help", "?"),
    ("rectification-answer", "r"), ("rectification-levels", "p"), ("rectification-papers", "jjjc"),
    ("rectification-question", "u"),
  ]

  @Test("The screens look as recorded", arguments: paths)
  func looks(_ path: (String, String)) {
    for size in ScreensSnapshotTests.sizes {
      for language in Language.allCases {
        var player = RectificationPlayer(language: language, rows: size.rows, columns: size.columns)
        player.press(path.1)
        expectScreen(player.player, path.0)
      }
    }
  }

  @Test("Without any, the screen says how one begins")
  func empty() {
    ScreensSnapshotTests.eachWindow { language, size in
      let player = RectificationPlayer(
        empty: true, language: language, rows: size.rows, columns: size.columns)
      expectScreen(player.player, "rectification-empty")
    }
  }

  @Test("The latest comes first; the list is narrowed by state and by words")
  func order() throws {
    var player = RectificationPlayer()
    #expect(player.selected?.notice.number == "示司整〔2024〕3号")
    #expect(player.grid.contains("!逾期18日") && player.grid.contains("逾期 2 · 待核查 1 · 已认可 2/7"))
    player.press("ff")
    #expect(player.player.app.rectify.shown.count == 2)
    player.press("f")
    #expect(player.selected?.state == .answered)
    player.press("ff/5号<enter>")
    #expect(player.selected?.notice.number == "示司整〔2024〕5号")
  }

  @Test("An answer goes through the problems, and its submitter cannot accept it")
  func answering() throws {
    var player = RectificationPlayer()
    // The desk's reviewer hands it in.
    player.press("r<enter>已补附回证<enter>回证.pdf；纸质：照片<enter>")
    player.press("gaijin<enter>")
    #expect(player.player.app.rectify.selected?.rectification.state == .open)
    player.press("<esc>")
    // What was broken off is offered again.
    player.press("r<enter>")
    #expect(player.grid.contains("已补附回证"))
    player.press("<enter>")
    #expect(player.grid.contains("回证.pdf；纸质：照片"))
    player.press("<enter>improved<enter>已培训<enter><enter>陈某<enter>")
    let answer = try #require(player.selected?.answer)
    #expect(answer.submitter == "陈某" && answer.entries.map(\.measure) == [.completed, .improved])
    #expect(
      answer.entries[0].evidence.map(\.name) == ["回证.pdf", "纸质：照片"] && answer.entries[1].evidence.isEmpty)
    player.press("a")
    #expect(player.grid.contains("陈某提交的，不能由同一人认可") && player.selected?.state == .answered)
  }

  @Test("Escape at any question records nothing")
  func escaping() {
    for keys in [
      "r<esc>", "r<enter><esc>", "r<enter>x<enter><esc>", "x2024-12-31<enter><esc>", "p<esc>", "w<esc>",
      "c<esc>",
    ] {
      var player = RectificationPlayer()
      player.press(keys)
      #expect(player.requests == [.load], "\(keys)")
    }
  }

  @Test("Returned with a reason, answered again with what was written before, accepted, drawn, looked back")
  func wholeWay() throws {
    var player = RectificationPlayer()
    player.press("jj/4号<enter>t没有纠正决定<enter>")
    #expect(player.selected?.state == .returned)
    player.press("r<enter>")
    #expect(player.grid.contains("已补附送达回证"))
    player.press("<enter><enter>improved<enter><enter><enter><enter>")
    #expect(player.selected?.state == .answered && player.selected?.submitter == "王某")
    #expect(player.selected?.answer?.entries[1].measure == .improved)
    player.press("a属实<enter>")
    #expect(player.selected?.state == .accepted)
    player.press("d<c-u>1<enter>20241220<enter>")
    #expect(player.requests.last == .draw(seed: "20241220", count: 1))
    player.press("/<c-u>2号<enter>v<enter>现场核实<enter>")
    #expect(player.selected?.state == .confirmed)
  }

  @Test("A look-back that fails asks for the new last day first")
  func failing() throws {
    var player = RectificationPlayer()
    player.press("/2号<enter>v<down><enter><c-u>什么时候<enter>")
    #expect(player.grid.contains("不是日期"))
    player.press("<c-u>2025-01-15<enter>材料仍缺<enter>")
    #expect(player.selected?.state == .returned && player.selected?.deadline == Day(2025, 1, 15))
  }

  @Test("Pressing offers the suggested level; leaving one out asks why")
  func pressing() throws {
    var player = RectificationPlayer()
    #expect(player.grid.contains("督促"))
    player.press("p<enter>书面督促<enter>")
    #expect(player.selected?.levels == [.remind, .urge])
    player.press("j")
    #expect(player.selected?.notice.number == "示司整〔2024〕5号")
    player.press("purge<enter>")
    #expect(player.grid.contains("还没有提醒"))
    player.press("已当面谈过<enter>书面督促<enter>")
    let last = try #require(player.selected?.standing.last?.step)
    #expect(last == .escalated(day: player.today, level: .urge, reason: "书面督促", skipping: "已当面谈过"))
  }

  @Test("An extension takes the day, who approved it and why")
  func extending() {
    var player = RectificationPlayer()
    player.press("x2024-12-31<enter>赵某<enter>需请示上级<enter>")
    #expect(player.selected?.deadline == Day(2024, 12, 31))
    #expect(player.grid.contains("还有11日"))
    // A day that is no extension is refused where it was written, before anything more is asked.
    player.press("x2024-12-30<enter>")
    #expect(player.grid.contains("不晚于") && player.grid.contains("新的期限"))
    player.press("<esc>")
    #expect(player.selected?.deadline == Day(2024, 12, 31))
  }

  @Test("A correction is closed by keys only when its papers are complete")
  func correcting() throws {
    var player = RectificationPlayer()
    player.press("/4号<enter>a")
    #expect(player.grid.contains("第 2 个问题要改动原决定"))
    player.press("c<enter>适用依据错误<enter>")
    #expect(player.selected?.correction?.kind == .revoke)
    for (day, name) in [("12-10", "告知书"), ("12-12", "笔录"), ("12-16", "决定书")] {
      player.press("c<enter><c-u>2024-\(day)<enter>\(name).pdf<enter>")
    }
    player.press("c")
    #expect(player.grid.contains("缺：损害处理材料"))
    player.press("close<enter>")
    #expect(player.grid.contains("不能办结"))
    player.press("c<enter><c-u>2024-12-17<enter>没有损害的说明.pdf<enter>")
    player.press("c<enter>")
    #expect(player.selected?.correction?.closed == player.today)
    player.press("a<enter>")
    #expect(player.selected?.state == .accepted)
  }

  @Test("u takes one's own last step back with a reason, and nobody else's")
  func undoing() {
    var player = RectificationPlayer()
    player.press("/6号<enter>w发错对象<enter>")
    #expect(player.selected?.state == .withdrawn)
    player.press("u点错<enter>")
    #expect(player.selected?.state == .open && player.selected?.history.count == 3)
    player.press("/<c-u>3号<enter>u")
    #expect(player.grid.contains("李某办的，只能由其本人撤回"))
  }

  @Test("Export asks for the file; the desk shows what is overdue")
  func exporting() {
    var player = RectificationPlayer()
    player.press("e<enter>")
    #expect(player.requests.last == .export(path: "整改台账.xlsx"))
    player.press("q")
    #expect(player.player.app.screen == .desk && player.grid.contains("整改逾期 2（z 查看）"))
  }

  @Test("Each screen speaks one language and is whole at every size")
  func languageAndSize() {
    let paths =
      Self.paths.map(\.1) + [
        "x", "x2024-12-31<enter>", "d", "jjjjjjv", "t", "e", "f", "jjc<enter>", "<enter>",
      ]
    let allowed: Set<String> = [
      "enter", "esc", "tab", "pgup", "pgdn", "home", "end", "space", "xlsx", "docx", "csv", "json", "del",
      "sha",
    ]
    for path in paths {
      for size in [Size(rows: 24, columns: 80), Size(rows: 50, columns: 160)] {
        for language in Language.allCases {
          var player = RectificationPlayer(
            RectificationFixture(isPlain: true), language: language, rows: size.rows, columns: size.columns)
          player.press(path)
          if language == .en {
            let han = player.grid.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
            #expect(!han, "\(path)\n\(player.grid)")
          } else {
            let words = player.grid.split { !($0.isASCII && $0.isLetter) }.map { $0.lowercased() }
            let strange = words.filter { $0.count > 2 && !allowed.contains($0) }
            #expect(strange.isEmpty, "\(path) \(strange)\n\(player.grid)")
          }
          for (rows, columns) in [(24, 80), (20, 60), (40, 120), (8, 30), (3, 10), (1, 1), (0, 0)] {
            let size = Size(rows: rows, columns: columns)
            #expect(brokenGlyph(player.player.app.view(size)) == nil, "\(path) \(size)")
            _ = player.player.app.update(.resize(size))
            #expect(brokenGlyph(player.player.app.view(size)) == nil, "\(path) \(size)")
          }
        }
      }
    }
  }
}
