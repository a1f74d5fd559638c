import CaseFiles
import TestSupport
import Testing

@testable import Prechecks

@Suite("What a row of a table does not say is not missing from the file")
struct TableRowTests {
  private let folder = TemporaryFolder()

  @Test(
    "The days of a register make no file of it",
    arguments: [OrderedToCorrect() as any Check, LegalReviewPassed(), CrimeTransferred(), FullRecording()])
  func rows(_ check: any Check) throws {
    let table = """
      案号,当事人,案由,立案日期,处罚决定日期,结案日期,罚款金额,重大执法决定,涉嫌犯罪
      示应急罚〔2024〕1号,甲公司,超量储存烟花爆竹,2024-01-02,2024-01-23,2024-02-05,50000,是,是

      """
    let file = try #require(CaseFile.load([try folder.write("台账.csv", table)]).files.first)
    let outcome = check.run(file, under: TestRules.rules)
    if case .found = outcome { Issue.record("\(check.id) says more than the row does: \(outcome)") }
  }
}
