import CaseFiles
import Testing

@testable import Prechecks

@Suite("Hostile text in a case file")
struct HostileTextTests {
  static let texts = [
    String(repeating: "1", count: 6_000), String(repeating: "壹元(1元)", count: 600),
    String(repeating: "一二三四五六日内复议", count: 600), String(repeating: "(", count: 6_000),
    String(repeating: "99999万元", count: 500), String(repeating: "当事人：", count: 1_500),
    "当事人：\u{1B}[2J\u{202E}示例\u{0}<&>=cmd|'/C calc'!A0", String(repeating: "\t", count: 6_000),
    String(repeating: "责令", count: 3_000), String(repeating: "e\u{301}", count: 3_000),
  ]

  @Test("neither stops a check nor makes it fail", arguments: texts)
  func hostile(_ text: String) {
    for result in precheck(Self.file(text), with: allChecks, under: TestRules.rules) {
      #expect(result.outcome.state != "failed", "\(result.check)")
      for finding in result.outcome.findings { #expect(!finding.message.zh.isEmpty) }
    }
  }

  /// A file that has everything, and the text in every place.
  static func file(_ text: String) -> CaseFile {
    var file = CaseFile(location: "案卷")
    let source = Source(file: "case.yaml", line: 1)
    func fact<Value: Sendable>(_ value: Value) -> Fact<Value> { Fact(value, original: text, source: source) }
    file.kind = fact(.ordinaryPenalty)
    file.party = Party()
    file.party?.name = fact(text)
    file.party?.creditCode = fact(text)
    file.agency = Agency()
    file.agency?.name = fact(text)
    file.officers = [Officer(name: fact(text))]
    var fine = Penalty(kind: fact(.fine))
    fine.amount = fact(Money(fen: .max / 2))
    file.penalties = [fine, fine, fine]
    for (number, kind) in EventKind.allCases.enumerated() {
      var event = Event(kind: kind, source: source)
      event.day = fact(Day(number: number % 2 == 0 ? 19_800 + number : 376_000))
      event.people = [fact(text)]
      event.document = fact(text)
      event.proposedFine = fact(Money(fen: 1))
      file.events.append(event)
    }
    for name in ["卷内目录", "行政处罚决定书", "听证笔录", "行政处罚事先告知书"] {
      var document = CaseDocument(name: name, source: source)
      document.seal = fact(text)
      document.text = DocumentText(pages: [
        [.init(.body, text), .init(.tableRow, "文书名称\t页号"), .init(.tableRow, text + "\t" + text)]
      ])
      file.documents.append(document)
    }
    return file
  }
}
