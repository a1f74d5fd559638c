import OfficeFiles

/// Plain text: the words of the document line by line, as the preview shows them.
public struct TextFormat: ReportFormat {
  public let name = "txt"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    Array((lines(of: document).joined(separator: "\n") + "\n").utf8)
  }

  /// The document's lines; what a line of text cannot hold is replaced as in every other format.
  public func lines(of document: OfficialDocument) -> [String] {
    var lines = [document.issuer, document.number, "", document.title.filter { $0 != "\n" }, ""]
    if let addressee = document.addressee { lines.append(addressee + "：") }
    var numbers = HeadingNumbers()
    for block in document.blocks {
      switch block {
      case .heading(let level, let text): lines += ["", numbers.next(level: level) + text]
      case .paragraph(let text): lines.append("　　" + text)
      case .table(let table):
        lines += ([table.header] + table.rows).map { $0.joined(separator: "　│　") }
      case .chart(let chart): lines += [""] + chart.lines() + [""]
      }
    }
    if !document.attachments.isEmpty {
      lines += ["", "附件："] + document.attachments.enumerated().map { "\($0 + 1). \($1)" }
    }
    lines += ["", document.signatory, document.date]
    if let imprint = document.imprint {
      lines.append("")
      if !imprint.copies.isEmpty { lines.append("抄送：" + imprint.copies.joined(separator: "，") + "。") }
      lines.append("\(imprint.printer) \(imprint.printed)印发")
    }
    return lines.map { printable($0) }
  }
}
