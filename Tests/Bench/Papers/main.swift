import CaseFiles
import Foundation
import OfficeFiles
import Reports

// Measures documents beside python-docx, docxtpl and XlsxWriter, in the same run where they are installed:
//   swift run -c release paperbench [COUNT]
// Machines differ and are shared: what counts is the ratio.

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 1_000

let problem = Instrument.Problem(
  heading: "作出处罚决定超过法定期限",
  fact: String(repeating: "该案于2024年9月9日立案，处罚决定书载明的日期为2024年12月11日，自立案之日起已超过九十日。", count: 2),
  evidence: [
    .init(document: "立案审批表", page: 1, quote: "2024年9月9日"),
    .init(document: "行政处罚决定书", page: 3, quote: "2024年12月11日"),
  ], rule: "行政处罚法 第六十条", measure: "书面说明超期原因，对同期办理的案件逐件核对办案期限，并建立期限预警制度")

/// A notice of twelve findings.
func draft(_ number: Int) -> Draft {
  Instrument(
    kind: .rectificationNotice, number: InstrumentNumber(prefix: "示司评", year: 2025, serial: number),
    issuer: "示例区司法局", addressee: "示例区市场监督管理局",
    caseFile: .init(number: "示市监罚〔2024〕\(number)号", title: "示例食品店经营超过保质期食品案", party: "示例食品店"),
    review: .init(standard: "示例区行政执法案卷评查标准", reviewers: ["张某"]),
    problems: Array(repeating: problem, count: 12), deadline: Day(2025, 2, 14).map { .init(day: $0) },
    contact: .init(name: "王某", phone: "0000-1234567"), date: Day(2025, 1, 14)
  ).draft()
}

/// The same document with placeholders, as a template for us and, with its own words, for docxtpl.
func template(_ number: String, _ open: String, _ close: String, _ field: (String) -> String) throws
  -> [UInt8]
{
  let lines = [open] + ["事实", "出处", "依据", "整改要求"].map(field) + [close]
  return try OfficialDocument(
    issuer: "示例区司法局", number: number, title: "整改通知书", addressee: "示例区市场监督管理局",
    blocks: lines.map { .paragraph($0) }, signatory: "示例区司法局", date: "2025年1月14日"
  ).docx()
}

/// Milliseconds for each, after a first one that opens what stays open.
func measured(_ name: String, _ count: Int, _ work: (Int) throws -> Void) rethrows -> Double {
  try work(0)
  let began = ContinuousClock.now
  for number in 1...count { try work(number) }
  let spent = ContinuousClock.now - began
  let each =
    (Double(spent.components.seconds) * 1e3 + Double(spent.components.attoseconds) / 1e15) / Double(count)
  print("\(name): \(String(format: "%.2f", each)) ms")
  return each
}

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("papers-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

let built = try measured("notice built, docx", count) { _ = try WordFormat().bytes(of: draft($0), file: "") }
let word = try WordTemplate(
  bytes: template("{{文号}}", "{{#问题}}", "{{/问题}}") { "{{\($0)}}" }, file: "template")
// The peer too is given values that are ready; what is kept inside the file is written as when issued.
let values = draft(1).values
let stamp = JournalStamp(head: String(repeating: "0", count: 64), events: 1_000).properties
let filled = try measured("notice from a template, docx", count) { _ in
  _ = try word.filled(with: values, properties: stamp, file: "")
}
let press = PDFPress()
if (try? press.fonts()) != nil {
  _ = try measured("notice, pdf", min(count, 200)) { _ = try press.bytes(of: draft($0).document) }
} else {
  print("notice, pdf: no Chinese font is installed")
}
let rows = (1...2_000).map { ["\($0)", "示市监罚〔2024〕\($0)号", "示例食品店经营超过保质期食品案", "82.5", "合格"] }
let table = OfficialDocument(
  issuer: "示例区司法局", number: "", title: "一览表",
  blocks: [.table(.init(header: ["序号", "案号", "案名", "得分", "等次"], rows: rows))], signatory: "", date: "")
_ = try measured("table of 2,000 rows, docx", 5) { _ in _ = try table.docx() }
if (try? press.fonts()) != nil {
  _ = try measured("table of 2,000 rows, pdf", 5) { _ in _ = try press.bytes(of: table) }
}

let sheetRows = 100_000
let body = CellStyle().with { $0.hasBorder = true }
let sheet = Sheet(
  name: "一览表", columns: Array(repeating: .init(width: 14), count: 16),
  rows: (0..<sheetRows).map { row in
    .init(
      (0..<16).map { column in
        Cell(column % 2 == 1 ? .number(Double(row * 16 + column)) : .text("示市监罚〔2024〕\(row)号"), body)
      })
  })
let written = try measured("sheet of 100,000 rows and 16 columns, xlsx", 1) { _ in
  _ = try Workbook(sheets: [sheet]).bytes(file: "")
}

let foreign = folder.appendingPathComponent("docxtpl.docx")
try Data(template("{{number}}", "{%p for p in problems %}", "{%p endfor %}") { "{{p.\($0)}}" }).write(
  to: foreign)
let peers = Process()
peers.executableURL = URL(fileURLWithPath: "/usr/bin/env")
let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("peers.py")
peers.arguments = ["python3", script.path, "\(min(count, 100))", foreign.path, "\(sheetRows)"]
let pipe = Pipe()
peers.standardOutput = pipe
if (try? peers.run()) != nil {
  let output = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  peers.waitUntilExit()
  for line in output.split(separator: "\n") {
    let words = line.split(separator: " ")
    guard words.count == 2, let each = Double(words[1]) else { continue }
    let ours = words[0] == "docxtpl" ? filled : words[0] == "XlsxWriter" ? written : built
    print("\(words[0]): \(String(format: "%.2f", each)) ms, ×\(String(format: "%.1f", each / ours))")
  }
}
