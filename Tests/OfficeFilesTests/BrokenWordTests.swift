import OfficeFiles
import Testing

@Suite struct BrokenWordTests {
  private func problem(_ make: () throws -> WordDocument) -> OfficeError.Problem? {
    do {
      _ = try make()
      return nil
    } catch { return (error as? OfficeError)?.problem }
  }

  @Test func `a zip without a Word body is named as such`() throws {
    let bytes = try Archive.bytes(packing: [("xl/workbook.xml", Array("<x/>".utf8))], file: "")
    #expect(problem { try WordDocument(bytes: bytes, file: "表.xlsx") } == .notAWordDocument)
    let other = try Archive.bytes(packing: [("word/document.xml", Array("<x/>".utf8))], file: "")
    #expect(problem { try WordDocument(bytes: other, file: "试.docx") } == .notAWordDocument)
  }

  @Test func `entities are refused, not expanded`() throws {
    let xml = """
      <?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "甲甲甲甲"><!ENTITY b "&a;&a;&a;">]>
      <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">&b;</w:document>
      """
    let bytes = try Archive.bytes(packing: [("word/document.xml", Array(xml.utf8))], file: "")
    let found = problem { try WordDocument(bytes: bytes, file: "试.docx") }
    guard case .documentType? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func `broken XML is refused with its line`() throws {
    let found = problem { try read(body: "\n\n" + paragraph("甲") + "<w:p><w:r></w:p>") }
    guard case .invalidXML(let line, let reason)? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(line == 3)
    #expect(reason.contains("mismatch"))
  }

  @Test func `nesting without end is refused, not followed`() throws {
    let deep = String(repeating: "<w:p>", count: 100_000)
    let found = problem { try read(body: deep) }
    guard case .invalidXML? = found else {
      Issue.record("\(String(describing: found))")
      return
    }
  }

  @Test func `every prefix of a document is refused without a crash`() throws {
    let whole = try docx(body: paragraph("处罚决定书"))
    for length in 0..<whole.count {
      #expect(problem { try WordDocument(bytes: Array(whole.prefix(length)), file: "") } != nil)
    }
    #expect(problem { try WordDocument(bytes: whole, file: "") } == nil)
  }

  @Test func `a changed byte gives an error or a document, never a crash`() throws {
    let whole = try docx(body: paragraph("处罚决定书"))
    var refused = 0
    for position in whole.indices {
      var bytes = whole
      bytes[position] ^= 0x55
      if problem({ try WordDocument(bytes: bytes, file: "") }) != nil { refused += 1 }
    }
    #expect(refused > whole.count / 2)
  }
}
