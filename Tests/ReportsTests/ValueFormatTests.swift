import CaseFiles
import Foundation
import OfficeFiles
import Reports
import Testing

/// Words a case file may hold that one format or another gives a meaning.
private let hostileWords = [
  "& < > \" ' 〔〕", "一\n二", "𠮷野家", "=1+1", "+1", "-1", "@SUM(A1)", "＝cmd", "'=1", "\t=1", "a,b;\"c\"",
  "שלום עולם",
  "</td><script>alert(1)</script>", "]]>&amp;&#65;", "%0A", "  =1", "|calc",
]

private func notice(_ words: String) throws -> Instrument {
  var notice = try sampleNotice()
  notice.problems = [
    .init(
      heading: words, fact: words, evidence: [.init(document: words, page: 1, quote: words)], rule: words,
      measure: words)
  ]
  notice.caseFile.title = words
  notice.properties = ["引文": words]
  return notice
}

@Suite struct HTMLFormatTests {
  @Test(arguments: hostileWords) func `words come back out of the page as they went in`(words: String) throws
  {
    let text = try HTMLFormat().text(of: notice(words).draft().document)
    #expect(shown(text).contains("（一）" + words))
    #expect(!text.contains("<script") && text.components(separatedBy: "<meta ").count == 4)
  }

  @Test func `control characters and reversed writing are shown, not obeyed`() throws {
    let text = try HTMLFormat().text(of: notice("一\u{1B}[2J\u{202E}二").draft().document)
    #expect(text.contains("一\u{FFFD}[2J\u{FFFD}二"))
  }

  @Test func `the review opinion is a whole page that fetches nothing`() throws {
    let text = try HTMLFormat().text(of: sampleOpinion().draft().document)
    #expect(text.contains("<thead><tr><th>评查项目</th>") && text.contains("<h2>一、评查结果</h2>"))
    #expect(text.contains("default-src 'none'") && !text.contains("http://") && !text.contains("https://"))
    let opened = text.components(separatedBy: "<td>").count
    #expect(opened == text.components(separatedBy: "</td>").count && opened == 17)
  }

  /// What a browser shows: tags taken out, breaks as line ends, entities replaced.
  private func shown(_ page: String) -> String {
    var text = page.replacing("<br>", with: "\n").replacing(/<[^>]*>/, with: "")
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#9;", "\t"), ("&amp;", "&"),
    ] { text = text.replacing(entity, with: character) }
    return text
  }
}

@Suite struct JSONFormatTests {
  private func json(_ draft: Draft) throws -> [String: Any] {
    let bytes = try JSONFormat().bytes(of: draft, file: "")
    return try #require(JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
  }

  @Test(arguments: hostileWords) func `words come back out of the values as they went in`(words: String)
    throws
  {
    let json = try json(notice(words).draft())
    let problem = try #require((json["problems"] as? [[String: Any]])?.first)
    #expect(problem["fact"] as? String == words && problem["rule"] as? String == words)
    let evidence = try #require((problem["evidence"] as? [[String: Any]])?.first)
    #expect(evidence["quote"] as? String == words && evidence["page"] as? Int == 1)
    #expect(json["properties"] as? [String: String] == ["引文": words])
  }

  @Test func `the values of a notice stand under the names of the schema`() throws {
    let json = try json(sampleNotice().draft())
    #expect(json["schema"] as? String == "casereview.instrument/1")
    #expect(json["number"] as? String == "示司评〔2025〕12号")
    #expect(json["copies"] as? [String] == ["示例市司法局", "示例区人民政府办公室"])
    #expect(json["missing"] as? [String] == [])
    let problems = try #require(json["problems"] as? [[String: Any]])
    #expect(problems.map { $0["deadline"] as? String } == [nil, "2025-01-24"])
    let blocks = try #require(json["blocks"] as? [[String: Any]])
    #expect(blocks.first { $0["kind"] as? String == "heading" }?["number"] as? String == "一、")
  }

  @Test func `a value that is missing is listed`() throws {
    var notice = try sampleNotice()
    notice.number = nil
    #expect(try json(notice.draft())["missing"] as? [String] == ["发文字号"])
  }
}

@Suite struct CSVFormatTests {
  /// The cells as a program reads them that keeps to RFC 4180.
  private func rows(_ draft: Draft) throws -> [[String]] {
    let bytes = try CSVFormat().bytes(of: draft, file: "")
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]))
    var rows: [[String]] = [[]]
    var cell = ""
    var isQuoted = false
    var scalars = String(decoding: bytes.dropFirst(3), as: UTF8.self).unicodeScalars[...]
    while let scalar = scalars.popFirst() {
      switch (scalar, isQuoted) {
      case ("\"", true):
        if scalars.first == "\"" {
          cell.unicodeScalars.append(scalars.removeFirst())
        } else {
          isQuoted = false
        }
      case ("\"", false): isQuoted = true
      case (",", false), ("\n", false):
        rows[rows.count - 1].append(cell)
        cell = ""
        if scalar == "\n" { rows.append([]) }
      case ("\r", false): break
      default: cell.unicodeScalars.append(scalar)
      }
    }
    return rows.dropLast()
  }

  @Test(arguments: hostileWords) func `no cell is a formula, and its words are all there`(words: String)
    throws
  {
    let rows = try rows(notice(words).draft())
    #expect(rows.count == 2 && rows.allSatisfy { $0.count == 10 })
    let cell = rows[1][3]
    let first = words.unicodeScalars.first { !"' \n".unicodeScalars.contains($0) }
    let isFormula = first.map { "=+-@\t＝|%".unicodeScalars.contains($0) } ?? false
    #expect(cell == (isFormula ? "'" + words : words))
  }

  @Test func `the problems of a notice are its rows`() throws {
    let rows = try rows(sampleNotice().draft())
    #expect(rows.map { $0[1] } == ["序号", "1", "2"])
    #expect(rows[1][4].hasPrefix("《立案审批表》第1页“2024年9月9日”；"))
    #expect(rows[2][8] == "2025-01-24")
  }

  @Test func `a report without problems gives its tables`() throws {
    var opinion = try sampleOpinion()
    opinion.problems = []
    #expect(try rows(opinion.draft()).first == ["评查项目", "应得分", "实得分", "扣分理由", "文件属性"])
  }
}
