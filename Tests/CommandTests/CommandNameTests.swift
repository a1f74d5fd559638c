import Testing

@testable import casereview

/// The short way into the workstation leaves every command to its own.
@Suite struct CommandNameTests {
  @Test func everyCommandIsNamedSoThatItIsToldFromAFile() {
    for command in CaseReview.configuration.subcommands {
      let name = command.configuration.commandName
      #expect(name != nil, "\(command)")
      #expect(CaseReview.isCommand(name))
    }
    #expect(!CaseReview.isCommand("SampleCases"))
    #expect(!CaseReview.isCommand("--lang"))
    #expect(!CaseReview.isCommand(nil))
  }
}
