/// The paragraph styles of an official document; a bureau can change them in Word under these names.
enum OfficialStyle: Hashable {
  case body, issuer, number, title, addressee
  case heading(Int)
  case tableHead, tableText, signature, pageNumber
  case imprint, picture, annex

  static let all: [OfficialStyle] = [
    .body, .issuer, .number, .title, .addressee, .heading(1), .heading(2), .heading(3), .heading(4),
    .tableHead, .tableText, .signature, .pageNumber, .imprint,
    .picture, .annex,
  ]

  var id: String {
    switch self {
    case .body: "Body"
    case .issuer: "Issuer"
    case .number: "Number"
    case .title: "Title"
    case .addressee: "Addressee"
    case .heading(let level): "Heading\(min(max(level, 1), 4))"
    case .tableHead: "TableHead"
    case .tableText: "TableText"
    case .signature: "Signature"
    case .pageNumber: "PageNumber"
    case .imprint: "Imprint"
    case .picture: "Picture"
    case .annex: "Annex"
    }
  }

  var name: String {
    switch self {
    case .body: "公文正文"
    case .issuer: "发文机关标志"
    case .number: "发文字号"
    case .title: "Title"
    case .addressee: "主送机关"
    case .heading(let level): "heading \(min(max(level, 1), 4))"
    case .tableHead: "表头"
    case .tableText: "表格文字"
    case .signature: "署名和成文日期"
    case .pageNumber: "页码"
    case .imprint: "版记"
    case .picture: "图"
    case .annex: "附件"
    }
  }

  var paragraphProperties: String {
    let indent = "<w:ind w:firstLine=\"\(2 * OfficialLayout.fullWidth)\"/>"
    switch self {
    case .body: return indent
    case .issuer:
      // The characters' upper edge stands 35 mm under that of the text: 2 mm are the line's own.
      return "\(offGrid)<w:spacing w:before=\"\(OfficialLayout.twips(mm: 33))\"/><w:jc w:val=\"center\"/>"
    case .number:
      // The red rule stands 4 mm (11 pt) under the number and is as wide as the text.
      return """
        <w:pBdr><w:bottom w:val="single" w:sz="18" w:space="6" w:color="FF0000"/></w:pBdr>\
        <w:jc w:val="center"/>
        """
    case .title:
      return "<w:keepNext/>\(offGrid)<w:spacing w:line=\"700\" w:lineRule=\"exact\"/><w:jc w:val=\"center\"/>"
    case .addressee: return ""
    case .heading(let level): return "<w:keepNext/>\(indent)<w:outlineLvl w:val=\"\(level - 1)\"/>"
    case .tableHead, .tableText:
      let side = self == .tableHead ? "center" : "left"
      return "\(offGrid)<w:spacing w:line=\"420\" w:lineRule=\"exact\"/><w:jc w:val=\"\(side)\"/>"
    case .signature: return "<w:jc w:val=\"right\"/>"
    case .annex: return "<w:keepNext/><w:pageBreakBefore/>"
    case .picture:
      return "\(offGrid)<w:spacing w:line=\"240\" w:lineRule=\"auto\"/><w:jc w:val=\"center\"/>"
    case .pageNumber: return "\(offGrid)<w:spacing w:line=\"400\" w:lineRule=\"exact\"/>"
    case .imprint:
      // Within the margins of its cell, one character of 14 pt on either side.
      let end = OfficialLayout.textWidth - 2 * 14 * 20
      return """
        <w:tabs><w:tab w:val="right" w:pos="\(end)"/></w:tabs>\(offGrid)<w:spacing w:line="480" w:lineRule="exact"/>
        """
    }
  }

  var runProperties: String {
    switch self {
    case .body, .number, .addressee, .signature, .picture: return ""
    case .issuer: return fonts("方正小标宋简体") + "<w:color w:val=\"FF0000\"/><w:spacing w:val=\"0\"/>"
    case .title: return fonts("方正小标宋简体") + "<w:spacing w:val=\"0\"/>" + size(22)
    case .heading(1), .annex: return fonts("黑体")
    case .heading(2): return fonts("楷体_GB2312")
    case .heading: return ""
    case .tableHead: return fonts("黑体") + "<w:spacing w:val=\"0\"/>" + size(12)
    case .tableText: return "<w:spacing w:val=\"0\"/>" + size(12)
    case .pageNumber: return fonts("宋体") + "<w:spacing w:val=\"0\"/>" + size(14)
    case .imprint: return "<w:spacing w:val=\"0\"/>" + size(14)
    }
  }

  /// Lines of their own height; a renderer that snaps them to the grid would give them two lines.
  private var offGrid: String { "<w:snapToGrid w:val=\"0\"/>" }

  private func size(_ points: Int) -> String {
    "<w:sz w:val=\"\(points * 2)\"/><w:szCs w:val=\"\(points * 2)\"/>"
  }
}

/// One font for all scripts; the hint keeps quotation marks and dashes at full width.
func fonts(_ name: String) -> String {
  "<w:rFonts w:hint=\"eastAsia\" w:ascii=\"\(name)\" w:eastAsia=\"\(name)\" w:hAnsi=\"\(name)\" w:cs=\"\(name)\"/>"
}

/// The fonts an official document names, and what stands in where one is not installed.
let officialFonts = [
  ("仿宋_GB2312", "仿宋,FangSong"), ("方正小标宋简体", "方正小标宋_GBK,华文中宋,STZhongsong"),
  ("黑体", "SimHei"), ("楷体_GB2312", "楷体,KaiTi"), ("宋体", "SimSun"),
]
