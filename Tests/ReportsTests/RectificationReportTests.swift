import CaseFiles
import OfficeFiles
import Reports
import Reviewing
import Testing

@Suite("Rectifications on paper")
struct RectificationReportTests {
  private static let hostile = "=1+1<&>'𠮷\u{1B}[2J{{x}}"
  private static let today = Day(2024, 12, 20) ?? Day(number: 0)

  private func entry(_ serial: Int, agency: String, _ deadline: Day?) -> RectificationEntry {
    let issued = Day(2024, 11, 1) ?? Day(number: 0)
    let notice = RectificationNotice(
      number: "示司整〔2024〕\(serial)号", agency: agency, title: Self.hostile, issued: issued, deadline: deadline,
      derivation: Localized(""), problems: ["一", "二"])
    return RectificationEntry(
      id: RectificationID(review: ReviewID(caseFile: Self.hostile + "\(serial)", reviewer: "张某"), place: 1),
      rectification: Rectification(notice, by: "张某"))
  }

  private var entries: [RectificationEntry] {
    [
      entry(1, agency: "甲局", Day(2024, 12, 2)), entry(2, agency: "乙局" + Self.hostile, Day(2024, 12, 27)),
      entry(3, agency: "甲局", nil),
    ]
  }

  @Test("The round report tells how they stand, names the overdue and lists the agencies")
  func section() throws {
    var report = RoundReport(
      kind: .round, issuer: "示例区司法局", statistics: Statistics([]), standards: [], date: Self.today)
    func text() throws -> String {
      let format = try #require(reportFormat(named: "md"))
      return String(decoding: try format.bytes(of: report.draft().document, file: "x.md"), as: UTF8.self)
    }
    #expect(try !text().contains("整改情况"))
    report.rectifications = RectificationOverview(entries, on: Self.today)
    let told = try text()
    #expect(told.contains("整改情况") && told.contains("共3件") && told.contains("其中逾期1件"))
    #expect(told.contains("甲局示司整〔2024〕1号（期限2024年12月2日，逾期18日，尚未催办）"))
    #expect(told.contains("其中逾期 |") || told.contains("其中逾期|"))
  }

  @Test("The ledger is written as Word, which reads back as written, and as a workbook of days and numbers")
  func ledger() throws {
    let ledger = RectificationLedger(entries, on: Self.today, policy: EscalationPolicy(), issuer: "示例区司法局")
    let word = try #require(reportFormat(named: "docx"))
    #expect(try !word.bytes(of: ledger.draft().document, file: "x.docx").isEmpty)
    let book = ledger.workbook()
    let row = try #require(book.sheets.first?.rows.dropFirst().first)
    #expect(
      row.cells[1].value == .text("示司整〔2024〕1号") && row.cells[5].value == .date(year: 2024, month: 12, day: 2)
    )
    #expect(row.cells[6].value == .number(18) && row.cells[9].value == .number(2))
    #expect(book.sheets.map(\.name) == ["整改台账", "办理经过"])
    #expect(try !book.bytes(file: "x.xlsx").isEmpty)
  }
}
