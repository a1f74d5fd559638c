import CaseFiles
import Foundation
import TestSupport
import Testing

/// One short letter in our own words, with what is to be read from it; `none` where nothing may be.
struct LetterFixture: Sendable, CustomTestStringConvertible {
  var name: String
  var expected: [(key: String, value: String)]
  var text: String

  var testDescription: String { name }

  /// Every letter of the folder: `== name`, `key: value` lines, `--`, the text.
  static let all: [LetterFixture] = {
    let folder = Fixtures.folder("Letters")
    let files = (try? Fixtures.names(in: folder)) ?? []
    return files.flatMap { file -> [LetterFixture] in
      let text = (try? String(contentsOf: folder.appendingPathComponent(file), encoding: .utf8)) ?? ""
      return text.components(separatedBy: "== ").dropFirst().map { LetterFixture("\(file): ", $0) }
    }
  }()

  private init(_ prefix: String, _ section: String) {
    let parts = section.components(separatedBy: "\n--\n")
    let head = parts[0].components(separatedBy: "\n")
    name = prefix + head[0]
    expected = head.dropFirst().compactMap { line in
      line.firstRange(of: ": ").map { (String(line[..<$0.lowerBound]), String(line[$0.upperBound...])) }
    }
    text = parts.dropFirst().joined(separator: "\n--\n")
  }

  var facts: LetterFacts {
    let kind = expected.first { $0.key == "kind" }.flatMap { DocumentKind(rawValue: $0.value) }
    let lines = text.split(separator: "\n").map { DocumentText.Paragraph(.body, String($0)) }
    return LetterReader.read(DocumentText(pages: [lines]), document: "文书", kind: kind)
  }
}

@Suite("Facts are read from letters")
struct LetterTests {
  private func read(_ key: String, _ facts: LetterFacts) -> String? {
    switch key {
    case "number": facts.number?.value.description
    case "agency": facts.agency?.value
    case "party": facts.parties.isEmpty ? nil : facts.parties.map(\.name.value).joined(separator: "、")
    case "code": facts.parties.first?.creditCode?.value
    case "day": facts.day?.value.description
    case "served": facts.served?.value.description
    case "delivers": facts.delivers?.value
    case "act": facts.act?.value
    case "review": facts.reviewPeriod?.value.description
    case "suit": facts.suitPeriod?.value.description
    case "articles": list(facts.articles.map(\.value.description))
    case "tiers": list(facts.tierWords.map(\.value.rawValue))
    case "lists": list(facts.listItems.map(\.value))
    case "penalties":
      list(facts.penalties.map { $0.kind.value.rawValue + ($0.amount.map { " \($0.value)" } ?? "") }.sorted())
    default: "no such key"
    }
  }

  private func list(_ words: [String]) -> String? { words.isEmpty ? nil : words.joined(separator: "; ") }

  @Test("Each letter says what is expected, or nothing", arguments: LetterFixture.all)
  func letter(_ fixture: LetterFixture) {
    let facts = fixture.facts
    for (key, value) in fixture.expected where key != "kind" {
      let read = read(key, facts)?.replacing("（", with: "(").replacing("）", with: ")")
      var wanted = value.replacing("（", with: "(").replacing("）", with: ")")
      if key == "penalties" { wanted = wanted.components(separatedBy: "; ").sorted().joined(separator: "; ") }
      if key == "number" { wanted = DocumentNumber(wanted)?.description ?? wanted }
      #expect(
        read == (value == "none" ? nil : wanted.replacing("（", with: "(").replacing("）", with: ")")), "\(key)"
      )
    }
  }

  @Test("There are letters of every form, and letters that are to be refused")
  func enough() {
    #expect(LetterFixture.all.count >= 90)
    #expect(LetterFixture.all.filter { $0.expected.contains { $0.value == "none" } }.count >= 25)
  }

  @Test("A fact keeps the words as they stand, their page and the sentence around them")
  func sources() throws {
    let pages = [["行政处罚决定书"], ["本局决定如下：", "罚款人民币 伍仟元整（￥5000.00）。", "请自收到之日起缴纳。"]]
    let text = DocumentText(pages: pages.map { $0.map { DocumentText.Paragraph(.body, $0) } })
    let facts = LetterReader.read(text, document: "行政处罚决定书", kind: .penaltyDecision)
    let amount = try #require(facts.penalties.first?.amount)
    #expect(amount.value == Money(yuan: 5000))
    #expect(amount.original == "伍仟元整（￥5000.00）")
    #expect(amount.source.page == 2)
    #expect(amount.source.file == "行政处罚决定书")
    #expect(amount.source.quote == "罚款人民币 伍仟元整（￥5000.00）。")
  }

  @Test("A text too long to be a letter gives no facts, at once")
  func tooLong() {
    let line = String(repeating: "罚款5000元。", count: 40_000)
    let facts = LetterReader.read(
      DocumentText(pages: [[.init(.body, line)]]), document: "长文", kind: .penaltyDecision)
    #expect(facts.penalties.isEmpty && facts.number == nil)
  }
}
