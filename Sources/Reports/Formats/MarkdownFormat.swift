import OfficeFiles

/// CommonMark with tables, in which every word of the document stands for itself.
public struct MarkdownFormat: ReportFormat {
  public let name = "md"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    Array(text(of: document).utf8)
  }

  /// The document as Markdown; blocks are parted by a blank line.
  public func text(of document: OfficialDocument) -> String {
    var blocks = [
      "**\(markdownLine(document.issuer))**", markdownLine(document.number),
      "# " + markdownLine(document.title.filter { $0 != "\n" }),
    ]
    if let addressee = document.addressee { blocks.append(markdownParagraph(addressee + "：")) }
    blocks += written(document.blocks)
    if !document.attachments.isEmpty {
      let list = document.attachments.enumerated().map { "\($0 + 1). \(markdownLine($1))" }
      blocks += ["附件：", list.joined(separator: "\n")]
    }
    blocks.append(markdownParagraph(document.signatory + "\n" + document.date))
    for (index, annex) in document.annexes.enumerated() {
      blocks.append("## \(document.label(ofAnnex: index))　\(markdownLine(annex.title))")
      blocks += written(annex.blocks)
    }
    blocks += foot(of: document)
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  private func written(_ list: [OfficialDocument.Block]) -> [String] {
    var blocks: [String] = []
    var numbers = HeadingNumbers()
    for block in list {
      switch block {
      case .heading(let level, let text):
        let marks = String(repeating: "#", count: min(max(level, 1), 4) + 1)
        blocks.append("\(marks) \(numbers.next(level: level))\(markdownLine(text))")
      case .paragraph(let text): blocks.append(markdownParagraph(text))
      case .table(let table): blocks.append(markdown(table))
      case .chart(let chart): blocks.append(fenced(chart.lines()))
      }
    }
    return blocks
  }

  private func foot(of document: OfficialDocument) -> [String] {
    var lines: [String] = []
    if let imprint = document.imprint {
      if !imprint.copies.isEmpty { lines.append("抄送：" + imprint.copies.joined(separator: "，") + "。") }
      lines.append("\(imprint.printer) \(imprint.printed)印发")
    }
    lines += document.properties.sorted { $0.key < $1.key }.map { "\($0.key)：\($0.value)" }
    return lines.isEmpty ? [] : ["---", lines.map(markdownParagraph).joined(separator: "\\\n")]
  }

  /// Lines as they stand; the fence is longer than any within.
  private func fenced(_ lines: [String]) -> String {
    let fence = lines.joined().contains("```") ? String(repeating: "`", count: 80) : "```"
    return ([fence + "text"] + lines.map { $0.replacing("\n", with: " ") } + [fence]).joined(separator: "\n")
  }

  private func markdown(_ table: OfficialDocument.Table) -> String {
    let columns = max(table.header.count, table.rows.map(\.count).max() ?? 0)
    guard columns > 0 else { return "" }
    func row(_ cells: [String]) -> String {
      let texts = (0..<columns).map { $0 < cells.count ? markdownLine(cells[$0]) : "" }
      return "| " + texts.joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: " --- |", count: columns)
    return ([row(table.header), rule] + table.rows.map(row)).joined(separator: "\n")
  }
}
