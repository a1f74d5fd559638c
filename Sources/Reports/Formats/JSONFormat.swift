import CaseFiles
import Foundation
import OfficeFiles

/// The values of a document for other programs; schema `casereview.instrument/1`.
///
/// Fields may be added, never renamed. Keys are sorted, days are written 2024-09-09, what is absent is left out.
public struct JSONFormat: ReportFormat {
  public let name = "json"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    try bytes(of: Draft(document: document), file: file)
  }

  public func bytes(of draft: Draft, file: String) throws(OfficeError) -> [UInt8] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    do {
      return Array(try encoder.encode(InstrumentJSON(draft))) + [0x0A]
    } catch {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "JSON"))
    }
  }
}

private struct InstrumentJSON: Encodable {
  var schema = "casereview.instrument/1"
  var issuer, number, title, signatory, date: String
  var addressee: String?
  var blocks: [Block]
  var problems: [Problem]
  var annexes: [Annex]
  var figures: [Figure]
  var attachments, copies, missing: [String]
  var properties: [String: String]

  struct Block: Encodable {
    var kind: String
    var level: Int?
    var number, text: String?
    var header: [String]?
    var rows: [[String]]?
    var bars: [Bar]?
  }

  struct Bar: Encodable {
    var label, text: String
    var value: Double
  }

  struct Annex: Encodable {
    var title: String
    var blocks: [Block]
  }

  struct Figure: Encodable {
    var id, title, value: String
    var numerator, denominator: Int?
    var files: [String]
  }

  struct Problem: Encodable {
    var heading, fact: String
    var rule, remedy, measure, deadline: String?
    var evidence: [Evidence]
  }

  struct Evidence: Encodable {
    var document: String
    var page: Int?
    var quote: String?
    var absent: Bool
  }

  init(_ draft: Draft) {
    let document = draft.document
    issuer = printable(document.issuer)
    number = printable(document.number)
    title = printable(document.title.filter { $0 != "\n" })
    signatory = printable(document.signatory)
    date = printable(document.date)
    addressee = document.addressee.map(printable)
    blocks = Self.written(document.blocks)
    annexes = document.annexes.map { Annex(title: printable($0.title), blocks: Self.written($0.blocks)) }
    figures = draft.figures.map { figure in
      Figure(
        id: printable(figure.id), title: printable(figure.title), value: printable(figure.value),
        numerator: figure.ratio?.numerator, denominator: figure.ratio?.denominator,
        files: figure.files.map(printable))
    }
    problems = draft.problems.map { problem in
      Problem(
        heading: printable(problem.heading), fact: printable(problem.fact), rule: problem.rule.map(printable),
        remedy: problem.remedy?.rawValue, measure: problem.measure.map(printable),
        deadline: problem.deadline?.description,
        evidence: problem.evidence.map {
          Evidence(
            document: printable($0.document), page: $0.page, quote: $0.quote.map(printable),
            absent: $0.isAbsence)
        })
    }
    attachments = document.attachments.map(printable)
    copies = (document.imprint?.copies ?? []).map(printable)
    missing = draft.missing.map(\.zh)
    properties = Dictionary(
      document.properties.map { (printable($0.key), printable($0.value)) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func written(_ blocks: [OfficialDocument.Block]) -> [Block] {
    var numbers = HeadingNumbers()
    return blocks.map { block in
      switch block {
      case .heading(let level, let text):
        Block(kind: "heading", level: level, number: numbers.next(level: level), text: printable(text))
      case .paragraph(let text): Block(kind: "paragraph", text: printable(text))
      case .table(let table):
        Block(
          kind: "table", header: table.header.map(printable), rows: table.rows.map { $0.map(printable) })
      case .chart(let chart):
        Block(
          kind: "chart", text: printable(chart.title),
          bars: chart.bars.map {
            Bar(label: printable($0.label), text: printable($0.text), value: $0.value.isFinite ? $0.value : 0)
          })
      }
    }
  }
}
