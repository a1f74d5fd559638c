import OfficeFiles

/// One HTML page that stands alone: no script, nothing fetched, every word of the document as it is.
public struct HTMLFormat: ReportFormat {
  public let name = "html"

  public init() {}

  public func bytes(of document: OfficialDocument, file: String) throws(OfficeError) -> [UInt8] {
    Array(text(of: document).utf8)
  }

  /// The page; the same document gives the same text.
  public func text(of document: OfficialDocument) -> String {
    var body = [
      element("p", "issuer", document.issuer), element("p", "number", document.number),
      element("h1", nil, document.title),
    ]
    if let addressee = document.addressee { body.append(element("p", "addressee", addressee + "：")) }
    body += written(document.blocks)
    if !document.attachments.isEmpty {
      let items = document.attachments.map { element("li", nil, $0) }.joined()
      body.append("<section class=\"attachments\"><p>附件：</p><ol>\(items)</ol></section>")
    }
    body.append(element("p", "signatory", document.signatory))
    body.append(element("p", "date", document.date))
    if let imprint = document.imprint {
      var lines = imprint.copies.isEmpty ? [] : ["抄送：" + imprint.copies.joined(separator: "，") + "。"]
      lines.append("\(imprint.printer)　\(imprint.printed)印发")
      body.append("<footer>\(lines.map { element("p", nil, $0) }.joined())</footer>")
    }
    for (index, annex) in document.annexes.enumerated() {
      let title = document.label(ofAnnex: index) + "　" + annex.title
      body.append("<section class=\"annex\">\(element("h2", nil, title))")
      body += written(annex.blocks) + ["</section>"]
    }
    let properties = document.properties.sorted { $0.key < $1.key }.map {
      "<meta name=\"\(attribute($0.key))\" content=\"\(attribute($0.value))\">"
    }
    return """
      <!DOCTYPE html>
      <html lang="zh-CN"><head><meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
      \(properties.map { $0 + "\n" }.joined())<title>\(attribute(document.title))</title>
      <style>\(style)</style></head>
      <body>
      \(body.joined(separator: "\n"))
      </body></html>

      """
  }

  private func written(_ blocks: [OfficialDocument.Block]) -> [String] {
    var body: [String] = []
    var numbers = HeadingNumbers()
    for block in blocks {
      switch block {
      case .heading(let level, let text):
        body.append(element("h\(min(max(level, 1), 4) + 1)", nil, numbers.next(level: level) + text))
      case .paragraph(let text): body.append(element("p", nil, text))
      case .table(let table): body.append(markup(table))
      case .chart(let chart): body.append(markup(chart))
      }
    }
    return body
  }

  private func element(_ name: String, _ kind: String?, _ text: String) -> String {
    "<\(name)\(kind.map { " class=\"\($0)\"" } ?? "")>\(content(text))</\(name)>"
  }

  private func markup(_ table: OfficialDocument.Table) -> String {
    let columns = max(table.header.count, table.rows.map(\.count).max() ?? 0)
    func row(_ cells: [String], _ name: String) -> String {
      "<tr>" + (0..<columns).map { element(name, nil, $0 < cells.count ? cells[$0] : "") }.joined() + "</tr>"
    }
    let head = table.header.isEmpty ? "" : "<thead>\(row(table.header, "th"))</thead>"
    return "<table>\(head)<tbody>\(table.rows.map { row($0, "td") }.joined(separator: "\n"))</tbody></table>"
  }

  private func markup(_ chart: Chart) -> String {
    let rows = chart.bars.map { bar in
      let percent = Int((chart.share(of: bar) * 60).rounded())
      return
        "<tr><th>\(content(bar.label))</th><td><i style=\"width:\(percent)%\"></i>\(content(bar.text))</td></tr>"
    }
    return
      "<table class=\"chart\"><caption>\(content(chart.title))</caption>\(rows.joined(separator: "\n"))</table>"
  }

  private func content(_ text: String) -> String {
    printable(text).split(separator: "\n", omittingEmptySubsequences: false).map { escapedForXML(String($0)) }
      .joined(separator: "<br>")
  }

  private func attribute(_ text: String) -> String { escapedForXML(printable(text)) }
}

/// The page of GB/T 9704-2012 as far as a browser can: measures, typefaces, repeated heads of tables.
private let style = """
  @page{size:A4;margin:37mm 26mm 35mm 28mm}\
  body{max-width:156mm;margin:2em auto;font:16pt/29pt 仿宋_GB2312,仿宋,FangSong,FandolFang,serif;white-space:pre-wrap;\
  overflow-wrap:anywhere}\
  p{margin:0;text-indent:2em;text-align:justify}\
  .issuer{color:#f00;font:bold 32pt 方正小标宋简体,方正小标宋_GBK,serif;text-align:center;text-indent:0}\
  .number{text-align:center;text-indent:0;border-bottom:2.25pt solid #f00;padding:29pt 0 11pt;margin-bottom:29pt}\
  h1{font:22pt/35pt 方正小标宋简体,方正小标宋_GBK,serif;text-align:center;margin:0 0 29pt}\
  h2,h3,h4,h5{font-size:16pt;font-weight:normal;margin:0;text-indent:2em;break-after:avoid}\
  h2{font-family:黑体,SimHei,sans-serif}h3{font-family:楷体_GB2312,楷体,KaiTi,serif}\
  .addressee,footer p,th,td,.attachments li{text-indent:0}\
  table{border-collapse:collapse;width:100%;font-size:12pt;line-height:21pt}th,td{border:.5pt solid;padding:2pt 4pt}\
  .chart{border:0}.chart th,.chart td{border:0;text-align:left}.chart th{width:34%;text-align:right;font-weight:normal}\
  .chart i{display:inline-block;height:.8em;background:#40699e;margin-right:.4em}caption{font-weight:bold}\
  .annex{break-before:page}tr{break-inside:avoid}.signatory{margin-top:58pt}.signatory,.date{text-align:right;padding-right:4em}\
  footer{border-top:1pt solid;border-bottom:1pt solid;margin-top:58pt;font-size:14pt}
  """
