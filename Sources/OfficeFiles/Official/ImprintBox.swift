extension OfficialBody {
  /// 版记: a box without a frame at the foot of the text area, on the page where the date stands.
  ///
  /// Thick rules (0.35 mm) first and last, a thin one (0.25 mm) between.
  mutating func imprintBox(_ imprint: OfficialDocument.Imprint) -> String {
    let copies = imprint.copies.isEmpty ? [] : ["抄送：" + imprint.copies.joined(separator: "，") + "。"]
    let lines = copies + ["\(imprint.printer)\t\(imprint.printed)印发"]
    let width = OfficialLayout.textWidth
    // One character of 14 pt on either side; the rules run the full width.
    let margin = 14 * 20
    var content = ""
    var height = 0
    for (index, line) in lines.enumerated() {
      let text = printable(line)
      content += "<w:tr><w:tc><w:tcPr><w:tcW w:w=\"\(width)\" w:type=\"dxa\"/><w:tcBorders>"
      content += rule("top", thick: index == 0) + rule("bottom", thick: index == lines.count - 1)
      content += "</w:tcBorders></w:tcPr>\(wordParagraph(text, style: .imprint))</w:tc></w:tr>"
      height += 480 * (1 + OfficialLayout.width(text) * 14 / 16 / (width - 2 * margin))
      note(WordParagraph(cells: [text]))
    }
    let table = """
      <w:tbl><w:tblPr><w:tblW w:w="\(width)" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>\
      <w:left w:w="\(margin)" w:type="dxa"/><w:right w:w="\(margin)" w:type="dxa"/></w:tblCellMar></w:tblPr>\
      <w:tblGrid><w:gridCol w:w="\(width)"/></w:tblGrid>\(content)</w:tbl>
      """
    // A cell or box must end in a paragraph: one a point high.
    let end = "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/></w:pPr></w:p>"
    // 635 English Metric Units make a twip; a little room for the rules.
    return box(table + end, width: width * 635, height: (height + 60) * 635)
  }

  private func rule(_ edge: String, thick: Bool) -> String {
    "<w:\(edge) w:val=\"single\" w:sz=\"\(thick ? 8 : 6)\" w:space=\"0\" w:color=\"000000\"/>"
  }

  private func box(_ content: String, width: Int, height: Int) -> String {
    """
    <w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor distT="0" distB="0" distL="0" \
    distR="0" simplePos="0" relativeHeight="1" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="0">\
    <wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:align>center</wp:align></wp:positionH>\
    <wp:positionV relativeFrom="margin"><wp:align>bottom</wp:align></wp:positionV>\
    <wp:extent cx="\(width)" cy="\(height)"/><wp:wrapTopAndBottom/><wp:docPr id="1" name="版记"/>\
    <a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">\
    <wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="\(width)" cy="\(height)"/>\
    </a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>\
    <wps:txbx><w:txbxContent>\(content)</w:txbxContent></wps:txbx>\
    <wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="b"/></wps:wsp></a:graphicData></a:graphic>\
    </wp:anchor></w:drawing></mc:Choice></mc:AlternateContent></w:r>
    """
  }
}
