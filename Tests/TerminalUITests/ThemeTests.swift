import Testing

@testable import TerminalUI

@Suite struct ThemeTests {
  @Test func theMonoThemeUsesNoColour() {
    for role in Role.allCases {
      let look = Theme.mono.look(of: role)
      #expect(look.foreground == .unchanged && look.background == .unchanged)
    }
  }

  @Test(arguments: Theme.allCases)
  func whatIsSelectedStandsOutWithAndWithoutTheFocus(_ theme: Theme) {
    let looks = [Role.normal, .selected, .selectedDim].map { theme.look(of: $0) }
    #expect(looks[0] != looks[1] && looks[1] != looks[2] && looks[0] != looks[2])
  }

  @Test(arguments: Theme.allCases.filter { $0 != .mono })
  func goodWarningAndBadDiffer(_ theme: Theme) {
    let looks = [Role.normal, .good, .warning, .bad].map { theme.look(of: $0) }
    for (index, look) in looks.enumerated() {
      #expect(!looks[(index + 1)...].contains(look))
    }
  }

  @Test(arguments: Theme.allCases)
  func nothingIsWrittenInTheColourOfItsBackground(_ theme: Theme) {
    for role in Role.allCases {
      let look = theme.look(of: role)
      #expect(look.foreground != look.background || look.foreground == .unchanged)
    }
  }

  @Test func everyRoleHasALetterOfItsOwn() {
    #expect(Set(Role.allCases.map(\.letter)).count == Role.allCases.count)
  }

  @Test func textForTheClipboardIsBase64() {
    #expect(base64("案卷") == "5qGI5Y23")
    #expect(base64("a") == "YQ==")
    #expect(base64("ab") == "YWI=")
    #expect(base64("") == "")
  }
}

/// What stands behind the text decides on the colours, where nobody has chosen them.
@Suite struct BackgroundTests {
  @Test func theAnswerTellsLightFromDark() {
    #expect(BackgroundColour.isLight(inAnswer: "11;rgb:ffff/ffff/dddd") == true)
    #expect(BackgroundColour.isLight(inAnswer: "11;rgb:ff/ff/ff") == true)
    #expect(BackgroundColour.isLight(inAnswer: "11;rgba:0000/2b2b/3636/ffff") == false)
    for text in ["", "11;?", "10;rgb:ffff/ffff/ffff", "11;rgb:ffff/ffff", "11;rgb:/x/y"] {
      #expect(BackgroundColour.isLight(inAnswer: text) == nil, "\(text)")
    }
    #expect(BackgroundColour.isAnswered(by: "xterm-256color") && !BackgroundColour.isAnswered(by: "linux"))
  }

  @Test func aThemeThatWasChosenStays() {
    var player = ScreensPlayer()
    #expect(player.app.update(.background(isLight: true)) == [.wear(.light)])
    #expect(player.app.update(.background(isLight: true)).isEmpty)
    player.app.use(Preferences())
    #expect(player.app.theme == .light)
    player.press("<f3>")
    #expect(player.app.theme == .contrast)
    #expect(player.app.update(.background(isLight: false)).isEmpty)
    var chosen = Preferences()
    chosen.theme = .mono
    player.app.use(chosen)
    #expect(player.app.update(.background(isLight: true)).isEmpty && player.app.theme == .mono)
  }
}
