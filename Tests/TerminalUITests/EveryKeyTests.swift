import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

/// Every key of every screen is typed somewhere where its command may be used, and does something one can see.
@Suite struct EveryKeyTests {
  /// Ways to each screen that between them leave no command without use: from its top, its end, its middle, and in
  /// the states its commands ask for.
  private static let ways: [Screen: [String]] = [
    .desk: ["", "G", "jj", "/示例<enter>"],
    .review: [
      "<enter>", "<enter>G", "<enter>jjjj", "<enter>f", "<enter>fa1r理由<enter>", "<enter>fa1", "<enter>F",
      "<enter>v",
      "<enter>V", "<enter>/B4<enter>", "<enter>faX", "<enter>f<tab>", "jj<enter>", "j<enter>]", "<enter>jj",
      "<enter>fdc<esc>", "<enter>jjj",
    ],
    .document: [
      "<enter>d", "<enter>dG", "<enter>d]", "<enter>d]]]jj", "<enter>d/罚款<enter>", "<enter>dv", "<enter>fd",
      "<enter>d=告知<enter>", "<enter>ojj<tab>", "<enter>ojj<tab>]]]jjv",
    ],
    .facts: [
      "<enter>o", "<enter>oG", "<enter>ojjj", "<enter>ojj<enter>x<enter>", "<enter>oz", "<enter>oz<enter>",
      "<enter>oj",
      "<enter>oe", "<enter>o/张某<enter>", "<enter>o/张某<enter>h", "<enter>o/人员<enter>", "<enter>o]",
      "<enter>ojjj<enter>x<enter>", "<enter>o/立案<enter>",
    ],
    .timeline: [
      "<enter>t", "<enter>tG", "<enter>tjj", "<enter>t++", "<enter>t++<right>", "<enter>t++>>>", "<enter>tx",
    ],
    .likeCases: ["<enter>l", "<enter>lG", "<enter>ljjj"],
    .conclusion: ["<enter>s", "<enter>sG", "jj<enter>s", "<enter>sjjj", "jj<enter>sR改正<enter>"],
    .preview: ["<enter>sp", "<enter>spG", "<enter>sp<space>", "jj<enter>sp"],
    .rectification: eachRectification,
    .rectificationDetail: eachRectification.flatMap { [$0 + "<enter>", $0 + "<enter>G"] },
    .round: ["t", "tG", "tjjj", "t<space>"],
  ]

  private static let eachRectification = (0..<7).map { "z" + String(repeating: "j", count: $0) }

  /// The ways on which the commands that hold everywhere are tried.
  private static let waysEverywhere = ["<enter>", "<enter>m", "<enter>mu", "<enter>f"]

  /// The ways on one of the desks; those that do not lead to the screen are left out.
  private func players(_ ways: [String], to screen: Screen, on desk: Desk) -> [ScreensPlayer] {
    ways.compactMap { way in
      var player = ScreensPlayer(desk)
      player.play(way)
      player.app.message = nil
      return player.app.screen == screen && player.app.overlay == nil ? player : nil
    }
  }

  /// The desk of four files, with one that was refused; the one with limits; the one whose documents differ; the one with a scan.
  private static var desks: [Desk] {
    var desk = ScreensFixture().desk()
    desk.refused = [
      LoadError(source: Source(file: "坏.yaml"), problem: Localized("坏"), remedy: Localized("改"))
    ]
    return [desk, ScreensTimelineTests.desk(), ScreensCompareTests.desk(), ScreensDocumentTests.scan()]
  }

  /// The keys of a table that did nothing on any of the ways.
  private func idle(_ table: KeyTable, _ players: [ScreensPlayer]) -> [String] {
    var idle: [String] = []
    for binding in table.bindings {
      for key in binding.keys {
        let works = players.contains { before in
          guard binding.disabled(before.app) == nil else { return false }
          var player = before
          player.type(key)
          return player.effects.count > before.effects.count
            || player.app.view(player.app.size) != before.app.view(before.app.size)
        }
        if !works { idle.append("\(table.title.en): \(binding.title.en) (\(key.label))") }
      }
    }
    return idle
  }

  @Test(arguments: Screen.allCases)
  func everyKeyOfAScreenDoesSomething(_ screen: Screen) {
    let ways = Self.ways[screen] ?? []
    let players = Self.desks.flatMap { self.players(ways, to: screen, on: $0) }
    #expect(idle(screen.keyTable, players) == [])
  }

  @Test func everyKeyThatHoldsEverywhereDoesSomething() {
    let players = self.players(Self.waysEverywhere, to: .review, on: ScreensFixture().desk())
    #expect(idle(App.everywhere, players) == [])
  }
}
