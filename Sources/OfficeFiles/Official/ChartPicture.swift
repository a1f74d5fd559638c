/// A chart drawn for a Word document.
struct ChartPicture {
  var png: [UInt8]
  /// In points; it is as wide as the text.
  var height: Double
}

extension Chart {
  /// The same figures as a table, for where no picture can be drawn.
  var table: OfficialDocument.Table {
    OfficialDocument.Table(
      header: [title, ""], rows: bars.map { [$0.label, $0.text] }, widths: [3, 2])
  }
}

extension OfficialBody {
  /// A picture on a line of its own; its words stand beside it for those who cannot see it.
  mutating func write(_ chart: Chart, as picture: ChartPicture) {
    pictures.append(picture.png)
    let number = pictures.count
    // 12,700 English Metric Units make a point.
    let width = OfficialLayout.textWidth * 635
    let height = Int((picture.height * 12_700).rounded())
    let words = ([chart.title] + chart.bars.map { "\($0.label) \($0.text)" }).joined(separator: "；")
    let description = escapedForXML(printable(words))
    paragraph(
      "", style: .picture,
      after: """
        <w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="\(width)" cy="\(height)"/>\
        <wp:docPr id="\(number + 100)" name="chart\(number)" descr="\(description)"/><a:graphic>\
        <a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic \
        xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:nvPicPr>\
        <pic:cNvPr id="\(number + 100)" name="chart\(number).png"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
        <a:blip r:embed="rIdChart\(number)"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm>\
        <a:off x="0" y="0"/><a:ext cx="\(width)" cy="\(height)"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>\
        </a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>
        """)
  }
}
