import OfficeFiles

/// Plain text: the words of the document line by line, as the preview shows them.
public struct TextFormat: ReportFormat {
  public let name = "txt"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    var lines = lines(of: document)
    let properties = document.properties.sorted { $0.key < $1.key }.map { "\($0.key)：\($0.value)" }
    if !properties.isEmpty { lines += [""] + properties.map { printable($0) } }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }

  /// The document's lines without its properties; what a line of text cannot hold is replaced as in every other format.
  public func lines(of document: OfficialDocument) -> [String] {
    var lines = [document.issuer, document.number, "", document.title.filter { $0 != "\n" }, ""]
    if let addressee = document.addressee { lines.append(addressee + "：") }
    lines += written(document.blocks)
    if !document.attachments.isEmpty {
      lines += ["", "附件："] + document.attachments.enumerated().map { "\($0 + 1). \($1)" }
    }
    lines += ["", document.signatory, document.date]
    if let imprint = document.imprint {
      lines.append("")
      if !imprint.copies.isEmpty { lines.append("抄送：" + imprint.copies.joined(separator: "，") + "。") }
      lines.append("\(imprint.printer) \(imprint.printed)印发")
    }
    for (index, annex) in document.annexes.enumerated() {
      lines += ["", document.label(ofAnnex: index) + "　" + annex.title, ""] + written(annex.blocks)
    }
    return lines.map { printable($0) }
  }

  private func written(_ blocks: [OfficialDocument.Block]) -> [String] {
    var lines: [String] = []
    var numbers = HeadingNumbers()
    for block in blocks {
      switch block {
      case .heading(let level, let text): lines += ["", numbers.next(level: level) + text]
      case .paragraph(let text): lines.append("　　" + text)
      case .table(let table):
        lines += ([table.header] + table.rows).map { $0.joined(separator: "　│　") }
      case .chart(let chart): lines += [""] + chart.lines() + [""]
      }
    }
    return lines
  }
}
