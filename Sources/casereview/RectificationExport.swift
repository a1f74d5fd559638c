import CaseFiles
import Foundation
import OfficeFiles
import Reports
import ReviewStore
import Reviewing

/// The ledger of rectifications as a file, in the format its ending names.
struct RectificationExport {
  let entries: [RectificationEntry]
  let day: Day
  let settings: Settings
  let store: ReviewStore

  func write(to path: String, replacing: Bool) throws {
    try casereview.write(try bytes(path), to: path, replacing: replacing)
  }

  private func bytes(_ path: String) throws -> [UInt8] {
    let ending = URL(fileURLWithPath: path).pathExtension.lowercased()
    let report = RectificationReport(entries, on: day, policy: settings.escalation)
    let ledger = RectificationLedger(entries, on: day, policy: settings.escalation, issuer: settings.bureau)
    switch ending {
    case "csv": return Array(("\u{FEFF}" + CSVText.of(report.csv, for: .spreadsheet)).utf8)
    case "json": return Array(try jsonData(report))
    default:
      guard let format = reportFormat(named: ending, fontFolder: settings.fontFolder) else {
        throw CommandFailure(
          zh: "“\(path)”的扩展名不对；可用 xlsx、docx、pdf、md、html、csv、json",
          en: "“\(path)” has no known ending; there are xlsx, docx, pdf, md, html, csv, json")
      }
      let head = try failing { try store.head() }
      var draft = ledger.draft()
      draft.document.properties = JournalStamp(head: head.hash, events: head.count).properties
      draft.workbook?.properties = draft.document.properties
      return try fileWithDigest(draft) { draft in
        try readingOffice { try format.bytes(of: draft, file: path) }
      }
    }
  }
}
