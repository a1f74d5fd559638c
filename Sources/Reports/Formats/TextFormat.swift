import OfficeFiles

/// Plain text: the words of the document line by line, as the preview shows them.
public struct TextFormat: ReportFormat {
  public let name = "txt"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    var lines = lines(of: document).map { $0.joined(separator: "　│　") }
    let properties = document.properties.sorted { $0.key < $1.key }.map { "\($0.key)：\($0.value)" }
    if !properties.isEmpty { lines += [""] + properties.map { printable($0) } }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The document's lines without its properties, a table's row as its cells and all else as one; what a line of text
  /// cannot hold is replaced as in every other format.
  public func lines(of document: OfficialDocument) -> [[String]] {
    var lines = whole([document.issuer, document.number, "", document.title.filter { $0 != "\n" }, ""])
    if let addressee = document.addressee { lines.append([addressee + "："]) }
    lines += written(document.blocks)
    if !document.attachments.isEmpty {
      lines += whole(["", "附件："] + document.attachments.enumerated().map { "\($0 + 1). \($1)" })
    }
    lines += whole(["", document.signatory, document.date])
    if let imprint = document.imprint {
      lines.append([""])
      if !imprint.copies.isEmpty { lines.append(["抄送：" + imprint.copies.joined(separator: "，") + "。"]) }
      lines.append(["\(imprint.printer) \(imprint.printed)印发"])
    }
    for (index, annex) in document.annexes.enumerated() {
      lines += whole(["", document.label(ofAnnex: index) + "　" + annex.title, ""]) + written(annex.blocks)
    }
    return lines.map { $0.map { printable($0) } }
  }

  private func written(_ blocks: [OfficialDocument.Block]) -> [[String]] {
    var numbers = HeadingNumbers()
    return blocks.flatMap { block in
      switch block {
      case .heading(let level, let text): whole(["", numbers.next(level: level) + text])
      case .paragraph(let text): whole(["　　" + text])
      case .table(let table): [table.header] + table.rows
      case .chart(let chart): whole([""] + chart.lines() + [""])
      }
    }
  }

  private func whole(_ lines: [String]) -> [[String]] { lines.map { [$0] } }
}
