import ArgumentParser
import CaseFiles
import Foundation
import OfficeFiles
import TerminalUI

/// The card that lies beside the keyboard on the first day.
struct GuideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "guide",
    abstract: said(
      "打印一页操作卡（文本，或 -o 写成 A4 的 PDF）", "Print the one-page card, as text or with -o as an A4 PDF."))

  @Option(name: .shortAndLong, help: said("写到文件：.pdf 或 .txt", "Write to a file: .pdf or .txt.")) var output:
    String?
  @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    let language = shared.language
    try running(in: language) {
      let card = GuideCard(language: language, keys: ReviewerSettings.load().preferences.keys)
      guard let output else {
        for line in card.lines(columns: 80, language: language) { printLine(line) }
        return
      }
      let bytes: [UInt8]
      switch URL(fileURLWithPath: output).pathExtension.lowercased() {
      case "pdf":
        let settings = try? Settings.read(workspace: shared.workspacePath)
        do throws(OfficeError) {
          bytes = try card.document(language).pdf(
            file: output, press: PDFPress(fontFolder: settings?.fontFolder))
        } catch {
          throw CommandFailure(zh: error.chinese, en: error.english)
        }
      case "txt", "md":
        bytes = Array((card.lines(columns: 80, language: language).joined(separator: "\n") + "\n").utf8)
      default:
        throw CommandFailure(
          zh: "\(output)：操作卡可写成 .pdf 或 .txt", en: "\(output): the card is written as .pdf or .txt")
      }
      try write(bytes, to: output, replacing: force)
      printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[language])
    }
  }
}

extension GuideCard {
  /// The card as lines of text.
  func lines(columns: Int, language: Language) -> [String] {
    var lines = [title, String(repeating: "=", count: displayWidth(title)), ""]
    func add(_ text: String, lead: String = "") {
      let room = columns - displayWidth(lead)
      for (index, line) in wrap(text, columns: room).enumerated() {
        let before = index == 0 ? lead : String(repeating: " ", count: displayWidth(lead))
        lines.append(before + line.text)
      }
    }
    add(start)
    lines.append("")
    for (index, step) in steps.enumerated() { add(step, lead: "\(index + 1). ") }
    lines.append("")
    add(always)
    for table in tables {
      lines += ["", table.title]
      let cells = table.keys.map { padded($0.key, columns: 11) + " " + padded($0.command, columns: 14) }
      for start in stride(from: 0, to: cells.count, by: 3) {
        var row = "  " + cells[start..<min(start + 3, cells.count)].joined()
        while row.last == " " { row.removeLast() }
        lines.append(row)
      }
    }
    return lines
  }

  /// The card as one page of A4.
  func document(_ language: Language) -> OfficialDocument {
    var rows = [["", start]] + steps.enumerated().map { ["\($0.offset + 1)", $0.element] }
    rows.append(["", always])
    // A key stays beside its command; the screens are told apart, for one key may mean another thing on each.
    // English takes more room: the list of files, whose keys stand in the first steps, is left out.
    let keys = tables.dropFirst(language == .zh ? 0 : 1).map { table in
      [
        table.title,
        table.keys.map { "\($0.key)\u{A0}\($0.command)" }.joined(separator: language == .zh ? "　" : "  "),
      ]
    }
    let blocks: [OfficialDocument.Block] = [
      .table(.init(header: [], rows: rows, widths: [1, 16])),
      .table(.init(header: [], rows: Array(keys), widths: language == .zh ? [2, 15] : [4, 15])),
    ]
    return OfficialDocument(issuer: "", number: "", title: title, blocks: blocks, signatory: "", date: "")
  }
}
