import CaseFiles
import Foundation
import TestSupport
import Testing

@testable import TerminalUI

@Suite struct ScreensSnapshotTests {
  static let sizes = [Size(rows: 24, columns: 80), Size(rows: 40, columns: 120), Size(rows: 20, columns: 60)]

  /// The screens by the keys that lead to them.
  static let paths = [
    ("desk", ""), ("review", "<enter>"), ("review-finding", "<enter>f"),
    ("review-criterion", "<enter>fa1<tab>"), ("document", "<enter>fd]]]jj/罚款<enter>"),
    ("facts", "o"), ("facts-entered", "<enter>ojjj<enter>销售过期食品<enter>n"), ("timeline", "<enter>t"),
    ("compare", "<enter>d=告知<enter>"), ("conclusion", "j<enter>s"), ("help", "<enter>?"),
    ("conclusion-submitted", "jj<enter>s"), ("absence", "<enter>dC"), ("contents", "<enter>dl"),
    ("columns", "c"), ("views", "v"),
    ("import", "i台账.xlsx"), ("desk-filtered", "/计量<enter>"),
    ("palette", "<enter>:ly"), ("prompt", "<enter>fx期限已依法延长"), ("question", "<enter>M"),
  ]

  @Test(arguments: paths)
  func everyScreenLooksAsRecorded(_ path: (String, String)) {
    for size in Self.sizes {
      for language in Language.allCases {
        var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
        player.press(path.1)
        expectScreen(player, path.0)
      }
    }
  }

  @Test(arguments: [("tour", "<f5>"), ("tour-finding", "<f5><enter>f")])
  func theTourLooksAsRecorded(_ path: (String, String)) {
    for size in Self.sizes {
      for language in Language.allCases {
        var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
        player.press(path.1)
        expectScreen(player, path.0)
      }
    }
  }

  @Test(arguments: ["", "送达"])
  func phrasesOfferedLookAsRecorded(_ typed: String) {
    for size in Self.sizes {
      for language in Language.allCases {
        var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
        let texts = ["送达回证缺受送达人签名", "立案审批晚于调查，见立案审批表", "送达日期晚于七日", "询问笔录没有逐页签名"]
        _ = player.app.receive(.phrases(texts.map { .init(.deduction, criterion: "A1", text: $0, count: 2) }))
        player.press("<enter>r" + typed)
        expectScreen(player, typed.isEmpty ? "phrases" : "phrases-narrowed")
      }
    }
  }

  /// Every size in every language.
  static func eachWindow(_ body: (Language, Size) -> Void) {
    for size in sizes {
      for language in Language.allCases { body(language, size) }
    }
  }

  @Test func thePreviewLooksAsRecorded() {
    Self.eachWindow { language, size in
      var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
      player.play("<enter>sp<space>")
      expectScreen(player, "preview")
    }
  }

  @Test func theColumnsOfATableLookAsRecorded() {
    Self.eachWindow { language, size in
      var player = ScreensPlayer(language: language, rows: size.rows, columns: size.columns)
      player.press("i/月报/2024台账.xlsx<enter>")
      _ = player.app.receive(.columns(path: "/月报/2024台账.xlsx", ColumnChoosingTests.survey))
      expectScreen(player, "table-columns")
      player.press("<down><enter>")
      expectScreen(player, "table-field")
    }
  }

  @Test func whatWasRefusedLooksAsRecorded() {
    Self.eachWindow { language, size in
      var desk = ScreensFixture().desk()
      let line = Source(file: "台账.csv", line: 4)
      desk.refused = [
        LoadError(
          source: line, problem: Localized(zh: "没有案号", en: "no number"),
          remedy: Localized(zh: "补上案号后再装入", en: "add it and import again"))
      ]
      var player = ScreensPlayer(desk, language: language, rows: size.rows, columns: size.columns)
      player.press("!")
      expectScreen(player, "refused")
    }
  }

  /// Every screen, and everything that can lie over one, has been recorded at every size in both languages.
  @Test func noScreenLacksASnapshot() throws {
    let files = Set(try Fixtures.names(in: Fixtures.folder("Screens")))
    let screens = Screen.allCases.map { kebab("\($0)") }
    for name in screens + ["help", "palette", "prompt", "question"] {
      for size in Self.sizes {
        for language in Language.allCases {
          let file = "\(name)-\(size.columns)x\(size.rows)-\(language.rawValue).screen"
          #expect(files.contains(file), "no \(file)")
        }
      }
    }
  }

  /// `rectification-detail` for `rectificationDetail`.
  private func kebab(_ name: String) -> String {
    name.map { $0.isUppercase ? "-" + $0.lowercased() : String($0) }.joined()
  }

  @Test func anEmptyDeskSaysWhatToDo() {
    Self.eachWindow { language, size in
      expectScreen(
        ScreensPlayer(
          Desk(reviewer: "陈某"), language: language, rows: size.rows, columns: size.columns), "desk-empty")
    }
  }
}
