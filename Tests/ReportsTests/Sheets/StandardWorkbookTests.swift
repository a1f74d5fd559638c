import CaseFiles
import Foundation
import OfficeFiles
import Reports
import Standards
import TestSupport
import Testing

@Suite("A standard is kept in a spreadsheet")
struct StandardWorkbookTests {
  private static func shipped() throws -> [Standard] {
    let folder = Fixtures.package().deletingLastPathComponent()
      .appendingPathComponent("Sources/Standards/Resources").path
    let library = try RuleLibrary(searching: [folder])
    return try library.standardIDs.map { try library.standard($0) }
  }

  private func read(_ book: Workbook) throws -> Standard {
    try Standard(workbook: WorkbookFile(bytes: book.bytes(file: "s.xlsx"), file: "s.xlsx"), file: "s.xlsx")
  }

  private func refusals(_ change: (inout Workbook) -> Void) throws -> [String] {
    var book = try #require(Self.shipped().first { $0.id == "general-penalty" }).workbook()
    change(&book)
    do {
      _ = try read(book)
      return []
    } catch let refused as StandardWorkbookRefused {
      return refused.problems.map { $0.message(in: .zh) }
    }
  }

  @Test("Every shipped standard comes back from its workbook unchanged, in either language")
  func roundTrip() throws {
    for (index, standard) in try Self.shipped().enumerated() {
      #expect(try read(standard.workbook(in: index % 2 == 0 ? .zh : .en)) == standard, "\(standard.id)")
    }
  }

  @Test("Words that look like formulas or YAML come back as words")
  func hostileWords() throws {
    var standard = try #require(Self.shipped().first)
    for word in ["=1+1", "a: b", "# 注", "{甲}", "第一行\n第二行", "\"引\"", "true", "_x0041_", "\u{7}铃", "0.50"] {
      standard.sections[0].criteria[0].basis = word
      standard.sections[0].criteria[0].title = Localized(zh: word, en: "x" + word)
      #expect(try read(standard.workbook()) == standard, "\(word)")
    }
  }

  @Test("Mistakes are named by cell, in the words of the table, with what to write instead")
  func mistakes() throws {
    func sheet(_ name: String, in book: Workbook) -> Int { book.sheets.firstIndex { $0.name == name } ?? 0 }
    let messages = try refusals { book in
      let criteria = sheet("评查项", in: book)
      book.sheets[criteria].rows[4].cells[5].value = .empty
      book.sheets[sheet("扣分情形", in: book)].rows[2].cells[4].value = .text("一分")
      book.sheets[sheet("标准", in: book)].rows[15].cells[2].value = .number(9)
      book.sheets[sheet("标准", in: book)].rows[2].cells[2].value = .empty
    }
    #expect(messages.contains { $0.hasPrefix("s.xlsx » 标准!C3：缺少“版本”；请填写") }, "\(messages)")
    #expect(messages.contains { $0.hasPrefix("s.xlsx » 标准!C16：“小数位数”的值“9”读不懂；应如 2") }, "\(messages)")
    #expect(messages.contains { $0.hasPrefix("s.xlsx » 评查项!F5：缺少“分值”；请填写，如 2") }, "\(messages)")
    #expect(messages.contains { $0.hasPrefix("s.xlsx » 扣分情形!E3：“一次扣”的值“一分”读不懂；应如 1") }, "\(messages)")
  }

  @Test("A criterion or a deduction that belongs nowhere is refused")
  func orphans() throws {
    let messages = try refusals { book in
      for index in book.sheets.indices {
        if book.sheets[index].name == "评查项" { book.sheets[index].rows[2].cells[0].value = .text("九") }
        if book.sheets[index].name == "扣分情形" { book.sheets[index].rows[2].cells[0].value = .empty }
      }
    }
    #expect(messages.contains { $0.hasPrefix("s.xlsx » 评查项!A3：“部分”表中没有“九”；应写作“部分”表中的编号") })
    #expect(messages.contains { $0.hasPrefix("s.xlsx » 扣分情形!A3：没有写属于哪一项；") })
  }

  @Test("Numbers typed as numbers, columns moved about and rows left blank are understood")
  func lenient() throws {
    let standard = try #require(Self.shipped().first { $0.id == "general-penalty" })
    var book = standard.workbook()
    for index in book.sheets.indices where book.sheets[index].name == "评查项" {
      book.sheets[index].rows.insert(Sheet.Row([]), at: 5)
      for row in book.sheets[index].rows.indices where book.sheets[index].rows[row].cells.count > 6 {
        book.sheets[index].rows[row].cells.swapAt(1, 5)
      }
      book.sheets[index].validations = []
    }
    #expect(try read(book) == standard)
  }

  @Test("A workbook that is no standard is refused")
  func noStandard() throws {
    #expect(throws: StandardWorkbookRefused.self) { try read(Workbook(sheets: [Sheet(name: "x")])) }
  }
}
