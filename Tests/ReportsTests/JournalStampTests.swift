import OfficeFiles
import Reports
import Testing

@Suite("Every document carries the journal's head")
struct JournalStampTests {
  private static let stamp = JournalStamp(head: String(repeating: "a3f0", count: 16), events: 1234)

  private func draft(_ words: String = "") throws -> Draft {
    var notice = try sampleNotice()
    notice.properties = Self.stamp.properties
    notice.problems[0].fact += words
    return notice.draft()
  }

  @Test("and gives it back", arguments: allFormats.map(\.name))
  func readBack(format: String) throws {
    let format = try #require(reportFormat(named: format))
    let bytes = try format.bytes(of: try draft(), file: "x")
    #expect(try JournalStamp(file: bytes, named: "x") == Self.stamp)
  }

  @Test(
    "Words of the document that look like a stamp are not taken for it", arguments: allFormats.map(\.name))
  func notFooled(format: String) throws {
    let forged = "casereview-journal-head=ffffffffffffffff; casereview-journal-events=1"
    let format = try #require(reportFormat(named: format))
    let bytes = try format.bytes(of: try draft(forged), file: "x")
    #expect(try JournalStamp(file: bytes, named: "x") == Self.stamp)
  }

  @Test("A document without one says so", arguments: allFormats.map(\.name))
  func without(format: String) throws {
    var notice = try sampleNotice()
    notice.properties = [:]
    let format = try #require(reportFormat(named: format))
    let bytes = try format.bytes(of: notice.draft(), file: "x")
    #expect(try JournalStamp(file: bytes, named: "x") == nil)
  }

  @Test("The same document gives the same bytes", arguments: allFormats.map(\.name))
  func sameBytes(format: String) throws {
    let format = try #require(reportFormat(named: format))
    #expect(try format.bytes(of: try draft(), file: "x") == format.bytes(of: try draft(), file: "x"))
  }
}
