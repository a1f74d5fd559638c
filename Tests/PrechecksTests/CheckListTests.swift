import Foundation
import TestSupport
import Testing

@testable import Prechecks

@Suite("The published list of checks")
struct CheckListTests {
  @Test("is the one the program runs")
  func listIsCurrent() {
    let file = Fixtures.package().appendingPathComponent("docs/checks.md")
    if let difference = Snapshot.difference(Self.list, from: file) { Issue.record("\(difference)") }
  }

  @Test("A check holds nothing, so that threads share nothing of it")
  func checksAreEmpty() {
    func size<One: Check>(of check: One) -> Int { MemoryLayout<One>.size }
    for check in allChecks { #expect(size(of: check) == 0, "\(check.id)") }
  }

  /// One section a check, in the order in which they run.
  private static var list: String {
    var text = """
      # 预检项目

      由测试生成（`RECORD_SNAPSHOTS=1 swift test --filter CheckListTests`），请勿手工修改。
      每项检查只会得出五种结果之一：通过、提示、待定、不适用、未能运行。未记载不等于违反。

      In English: this list is written by a test. A check says one of five things: passed, found, undetermined,
      not applicable, failed. What is not recorded is not breached.


      """
    for check in allChecks {
      text += """
        ## \(check.id) \(check.title.zh)

        \(check.explanation.zh)

        依据：\(check.basis)

        *\(check.title.en).* \(check.explanation.en)


        """
    }
    return text
  }
}
