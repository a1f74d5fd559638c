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
