import CTerminal
import Testing

@testable import TerminalUI

@Suite struct WidthTests {
  @Test(
    arguments: [
      (0x41, 1), (0x6848, 2), (0x3002, 2), (0xFF0C, 2), (0x3000, 2), (0x0301, 0), (0xE0100, 0), (0x200B, 0),
      (0x1F600, 2), (0x31350, 2), (0x2EBF0, 2), (0x1FAE8, 2), (0x20000, 2), (0xFF71, 1), (0x1B, -1),
      (0x9B, -1),
      (0x2014, 1), (0x201C, 1), (0x2500, 1), (0x2026, 1),
    ] as [(UInt32, Int32)])
  func aScalarTakesItsColumns(scalar: UInt32, columns: Int32) {
    #expect(cterm_width_with(scalar, 1) == columns)
  }

  @Test(arguments: [0x2014, 0x201C, 0x2026, 0x2460, 0x2103, 0xD7, 0xB1, 0x25A0, 0x2605, 0x2500] as [UInt32])
  func ambiguousScalarsFollowTheSetting(scalar: UInt32) {
    #expect(cterm_width_with(scalar, 1) == 1)
    #expect(cterm_width_with(scalar, 2) == 2)
  }

  @Test func theSettingMovesNothingElse() {
    let others: [UInt32] = [0x41, 0x6848, 0x0301, 0xFF0C, 0x1F600, 0xA0]
    #expect(others.allSatisfy { cterm_width_with($0, 1) == cterm_width_with($0, 2) })
  }

  @Test func everyScalarHasOneOfFourWidths() {
    var wrong = 0
    for scalar in 0...0x110000 as ClosedRange<UInt32> where !(-1...2).contains(cterm_width_with(scalar, 1)) {
      wrong += 1
    }
    #expect(wrong == 0)
  }

  @Test func theTerminalsAnswerTellsTheWidth() {
    #expect(TerminalDriver.ambiguousWidth(inReport: Array("\u{1B}[12;2R".utf8)) == 1)
    #expect(TerminalDriver.ambiguousWidth(inReport: Array("\u{1B}[1;3R".utf8)) == 2)
    #expect(TerminalDriver.ambiguousWidth(inReport: Array("jj\u{1B}[1;3R".utf8)) == 2)
    #expect(TerminalDriver.ambiguousWidth(inReport: Array("\u{1B}[1;9R".utf8)) == nil)
    #expect(TerminalDriver.ambiguousWidth(inReport: Array("R".utf8)) == nil)
    #expect(TerminalDriver.ambiguousWidth(inReport: []) == nil)
  }

  @Test func aTextIsAsWideAsWhatIsDrawnOfIt() {
    #expect(displayWidth("示环罚〔2024〕12号") == 18)
    #expect(displayWidth("") == 0)
    #expect(displayWidth("\u{1B}[2J") == 4)
  }
}
