import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

/// What holds for every screen, size and language.
@Suite struct ScreensEverywhereTests {
  @Test func everyCommandIsNamedInBothLanguagesAndFoundByItsPinyin() {
    for table in App.keyTables {
      for binding in table.bindings {
        for text in [table.title, binding.title, binding.help] {
          #expect(hasHan(text.zh) && !text.en.isEmpty && !hasHan(text.en), "\(table.title.en): \(text)")
        }
        for scalar in binding.title.zh.unicodeScalars where hasHan(String(scalar)) {
          #expect(Pinyin.isKnown(scalar), "\(scalar) of \(binding.title.zh)")
        }
        #expect(!binding.keys.isEmpty)
      }
    }
  }

  @Test func noKeyOfAScreenStandsForTwoCommands() {
    for table in App.keyTables {
      var seen: Set<Key> = []
      for key in table.bindings.flatMap(\.keys) {
        #expect(seen.insert(key).inserted, "\(table.title.en) \(key.label)")
      }
    }
  }

  static let paths =
    ScreensSnapshotTests.paths.map(\.1) + [
      "/", "/zzz<enter>", "<enter>a", "<enter>n", "<enter>v", "<enter>jv", "<enter>-", "<enter>jj22",
      "<enter>jjj1",
      "<enter>X", "<enter>G", "<enter>M", "<enter>fa", "<enter>fee", "<enter>dv", "<enter>dC", "<enter>dl",
      "<enter>dp",
      "<enter>sS", "<enter>sR", "<enter>so", "<enter>se", "<enter>d?", "s", "!", "<enter>s?", "o?",
      "<enter>G]<enter>",
      "<enter>v x<enter>s", "<enter>ojj<enter>", "<enter>ojj<enter>x<enter>", "<enter>oja", "<enter>oGa",
      "<enter>o<tab>",
      "<enter>o<tab>f", "<enter>o?", "<enter>oe", "<enter>oz", "<enter>o/", "<enter>oP", "<enter>l",
      "<enter>d=<enter>",
      "<enter>d=<enter><tab>", "<enter>dw", "<enter>di", "<enter>d?", "<enter>t?", "<enter>t+++", "<enter>tx",
      "<enter>tG<enter>", "<enter>l?",
      "<enter>d]]]]",
      "<enter>ojj<enter>x<enter>P",
      "<enter>u", "<enter><c-r>", "<c-c>", "<enter>/",
      "i", "c", "v", "n", "<f3>", "<f5>", "<f5><enter>", "<f5><enter>f", "<f5><enter>fa", "<enter>l",
      "<enter>lG",
      "<enter>sp", "<enter>sp<space>", "<enter>sp?", "<enter>sz", "z", "z?", "zf", "z/", "zG<enter>",
      "z<enter>",
      "z<enter>?", "zj<enter>r", "zjj<enter>p", "zd", "ze", "t", "t?", "t<space>", "tj<enter>", "ts",
      "<enter>:",
      ":zg", ":zzzz", "<enter>:tj",
    ]

  @Test func theHelpIsAlwaysOfferedAndNothingIsCutAtTheEdge() {
    for size in ScreensSnapshotTests.sizes {
      for language in Language.allCases {
        for path in [
          "", "<enter>", "<enter>d", "<enter>o", "<enter>t", "<enter>s", "<enter>l", "z", "t",
          "<enter>dCx<enter>",
        ] {
          var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
          player.play(path)
          let items = player.app.barItems(size)
          #expect(items.contains { $0.binding.title.en == "Help" }, "\(path) \(size)")
          #expect(items.allSatisfy { $0.rect.column + $0.rect.columns <= size.columns }, "\(path) \(size)")
        }
      }
    }
  }

  /// What holds for these paths holds for every screen and everything that lies over one.
  @Test func thePathsLeadToEveryScreen() {
    var screens: Set<Screen> = []
    var overlays: Set<String> = []
    for path in Self.paths {
      var player = ScreensPlayer()
      player.play(path)
      screens.insert(player.app.screen)
      if let overlay = player.app.overlay { overlays.insert(String("\(overlay)".prefix { $0 != "(" })) }
    }
    #expect(screens == Set(Screen.allCases))
    #expect(overlays == ["prompt", "question", "picker", "help"])
  }

  /// On a desk whose own words are all W, whatever else is drawn is the program's, in one language only.
  @Test func everyScreenSpeaksOneLanguage() {
    let fixture = ScreensFixture(isPlain: true)
    let allowed: Set<String> = [
      "enter", "esc", "tab", "pgup", "pgdn", "home", "end", "space", "docx", "xlsx", "md", "casereview",
      "import",
      "csv", "excel", "samplecases", "yaml", "case", "cases", "del", "alt", "zip", "json", "sha", "light",
    ]
    // The round screen quotes the papers its targets come from; its own test leaves them out.
    for path in Self.paths where !hasHan(path) && !path.hasPrefix("t") {
      for size in [Size(rows: 24, columns: 80), Size(rows: 50, columns: 160)] {
        var english = ScreensPlayer(fixture.desk(), language: .en, rows: size.rows, columns: size.columns)
        english.play(path, ScreensProgram(isPlain: true))
        // Amounts of money are written as the case files write them.
        #expect(!hasHan(english.grid.replacing("元", with: "")), "\(path)\n\(english.grid)")
        var chinese = ScreensPlayer(fixture.desk(), language: .zh, rows: size.rows, columns: size.columns)
        chinese.play(path, ScreensProgram(isPlain: true))
        let words = chinese.grid.split { !($0.isASCII && $0.isLetter) }.map { $0.lowercased() }
        let strange = words.filter { $0.count > 2 && !allowed.contains($0) && Set($0) != ["z"] }
        #expect(strange.isEmpty, "\(path) \(strange)\n\(chinese.grid)")
      }
    }
  }

  @Test func everyScreenIsWholeAtEverySize() {
    for path in Self.paths {
      for language in Language.allCases {
        var player = ScreensPlayer(language: language)
        player.play(path)
        for (rows, columns) in [(24, 80), (20, 60), (40, 120), (50, 160), (8, 30), (3, 10), (1, 1), (0, 0)] {
          let size = Size(rows: rows, columns: columns)
          // Before the app has heard of the new size, and after.
          #expect(brokenGlyph(player.app.view(size)) == nil, "\(path) \(size)")
          _ = player.app.update(.resize(size))
          #expect(brokenGlyph(player.app.view(size)) == nil, "\(path) \(size)")
        }
      }
    }
  }

  @Test func twentyThousandRandomKeysKeepTheAppWhole() {
    var random = SplitMix(state: 20_240_909)
    let keys: [Key] =
      Array("jjjjkklhgGnNfFvVaxmMrcCXeJK]][[/1212349-sSRotdpquy:?<>!ezOoL =wWiDP").map { .char($0) }
      + [
        .enter, .enter, .escape, .tab, .up, .down, .pageUp, .pageDown, .home, .end, .ctrl("r"), .ctrl("p"),
        .ctrl("e"), .f(2), .backspace, .char("测"), .ctrl("d"),
      ]
    let sizes = [(24, 80), (50, 160), (20, 60), (5, 20), (40, 120)]
    var player = ScreensPlayer()
    var trouble: String?
    for step in 0..<20_000 where trouble == nil {
      switch random.next() % 100 {
      case 0:
        let size = sizes[Int(random.next() % 5)]
        _ = player.app.update(.resize(Size(rows: size.0, columns: size.1)))
      case 1: _ = player.app.update(.paste("粘贴\n1"))
      case 2:
        let at = Position(row: Int(random.next() % 30), column: Int(random.next() % 100))
        let from = Position(row: Int(random.next() % 30), column: 50)
        let actions = [Mouse.Action.press, .doubleClick, .drag(from: from), .wheelUp, .wheelDown]
        let action = actions[Int(random.next() % 5)]
        _ = player.app.update(.mouse(Mouse(action: action, position: at)))
      case 3: _ = player.app.receive(.edited("长理由"))
      case 5:
        let fixture = RectificationFixture()
        _ = player.app.receive(.rectifications(fixture.entries, today: fixture.today, EscalationPolicy()))
      case 4: _ = player.app.receive(.preview(.opinion, [["评查意见书"], ["一、基本情况"]]))
      default:
        let effects = player.app.update(.key(keys[Int(random.next() % UInt64(keys.count))]))
        for effect in effects {
          if case .record(let id, let actions, _) = effect, random.next() % 50 == 0 {
            _ = player.app.receive(.refused(id, actions, Localized(zh: "未写入", en: "Not written")))
          }
        }
      }
      trouble = invariant(player.app)
      if step % 10 == 0 { trouble = trouble ?? brokenGlyph(player.app.view(player.app.size)) }
    }
    #expect(trouble == nil)
  }

  private func invariant(_ app: App) -> String? {
    if app.screens.first != .desk { return "the desk is not at the bottom" }
    if !app.screen.standsAlone && app.review == nil {
      return "a screen without its review"
    }
    if app.table.count != app.desk.entries.end { return "the table has lost a row" }
    if let review = app.review {
      guard let item = review.item, !item.isSection else { return "the cursor is on no criterion" }
      if !item.findings.isEmpty && !item.findings.indices.contains(review.finding) {
        return "no such finding"
      }
      if review.score
        != app.desk.entries[review.entry].standard.score(app.desk.entries[review.entry].review.scorecard)
      {
        return "the score is stale"
      }
    }
    if let document = app.document, let layout = document.layout, app.screen == .document {
      if document.cursor < 0 || document.cursor > max(0, layout.lines.count - 1) { return "no such line" }
    }
    return nil
  }

  private func hasHan(_ text: String) -> Bool {
    text.unicodeScalars.contains {
      (0x4E00...0x9FFF).contains($0.value) || (0x3000...0x303F).contains($0.value)
        || (0xFF00...0xFFEF).contains($0.value)
    }
  }
}
