private let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
private let office = "http://schemas.openxmlformats.org/officeDocument/2006"
private let package = "http://schemas.openxmlformats.org/package/2006"
let xmlDeclaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"

let documentName = "word/document.xml"

/// What every document has in common, packed once: its parts are copied as they are.
func officialPackage(withPictures: Bool) throws(OfficeError) -> PackedArchive {
  try (withPictures ? packageWithPictures : plainPackage).get()
}

private let plainPackage = Result { () throws(OfficeError) in try package(withPictures: false) }
private let packageWithPictures = Result { () throws(OfficeError) in try package(withPictures: true) }

private func package(withPictures: Bool) throws(OfficeError) -> PackedArchive {
  let parts: [(String, String)] = [
    (contentTypesName, contentTypes(withPictures: withPictures)),
    (packageRelationshipsName, packageRelationships),
    (documentRelationshipsName, documentRelationships(pictures: 0)),
    ("word/styles.xml", stylesPart),
    ("word/settings.xml", settingsPart),
    ("word/fontTable.xml", fontsPart),
    ("word/footer1.xml", footerPart(side: "right")),
    ("word/footer2.xml", footerPart(side: "left")),
  ]
  let common = try Archive.bytes(
    packing: parts.map { ($0.0, Array((xmlDeclaration + $0.1).utf8)) }, file: "docx")
  let own =
    [documentName, "docProps/core.xml", customName] + (withPictures ? [documentRelationshipsName] : [])
  return try PackedArchive(common, own: own, file: "docx")
}

private let documentRelationshipsName = "word/_rels/document.xml.rels"

/// The files that are this document's own.
func officialParts(
  of document: OfficialDocument, body: String, pictures: [[UInt8]] = []
) -> [(name: String, contents: [UInt8])] {
  var parts = [
    (documentName, documentPart(body)),
    ("docProps/core.xml", corePart(document)),
    (customName, customPart(document.properties)),
  ]
  if !pictures.isEmpty {
    parts.append((documentRelationshipsName, documentRelationships(pictures: pictures.count)))
  }
  return parts.map { ($0.0, Array((xmlDeclaration + $0.1).utf8)) }
    + pictures.enumerated().map { ("word/media/chart\($0 + 1).png", $1) }
}

private let partTypes = [
  ("word/document.xml", "wordprocessingml.document.main"), ("word/styles.xml", "wordprocessingml.styles"),
  ("word/settings.xml", "wordprocessingml.settings"), ("word/fontTable.xml", "wordprocessingml.fontTable"),
  ("word/footer1.xml", "wordprocessingml.footer"), ("word/footer2.xml", "wordprocessingml.footer"),
  ("docProps/custom.xml", "custom-properties"),
]

private func contentTypes(withPictures: Bool) -> String {
  var xml = "<Types xmlns=\"\(package)/content-types\">"
  xml +=
    "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
  if withPictures { xml += "<Default Extension=\"png\" ContentType=\"image/png\"/>" }
  for (part, type) in partTypes {
    xml +=
      "<Override PartName=\"/\(part)\" ContentType=\"application/vnd.openxmlformats-officedocument.\(type)+xml\"/>"
  }
  xml += "<Override PartName=\"/docProps/core.xml\""
  xml += " ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>"
  return xml + "</Types>"
}

private func relationships(_ list: [(type: String, target: String)], pictures: Int = 0) -> String {
  var xml = "<Relationships xmlns=\"\(package)/relationships\">"
  for (index, entry) in list.enumerated() {
    xml += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(entry.type)\" Target=\"\(entry.target)\"/>"
  }
  for number in 0..<pictures {
    xml += "<Relationship Id=\"rIdChart\(number + 1)\" Type=\"\(office)/relationships/image\""
    xml += " Target=\"media/chart\(number + 1).png\"/>"
  }
  return xml + "</Relationships>"
}

private let packageRelationships = relationships([
  ("\(office)/relationships/officeDocument", "word/document.xml"),
  ("\(package)/relationships/metadata/core-properties", "docProps/core.xml"),
  ("\(office)/relationships/custom-properties", "docProps/custom.xml"),
])

/// `sectionProperties` names the footers by their place in this list.
private func documentRelationships(pictures: Int) -> String {
  relationships(
    [
      ("\(office)/relationships/styles", "styles.xml"), ("\(office)/relationships/settings", "settings.xml"),
      ("\(office)/relationships/fontTable", "fontTable.xml"),
      ("\(office)/relationships/footer", "footer1.xml"),
      ("\(office)/relationships/footer", "footer2.xml"),
    ], pictures: pictures)
}

private func documentPart(_ body: String) -> String {
  """
  <w:document xmlns:w="\(word)" xmlns:r="\(office)/relationships" \
  xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" \
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" \
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" \
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><w:body>\(body)</w:body></w:document>
  """
}

/// Page, margins, grid of 22 lines and the two footers.
let sectionProperties = """
  <w:sectPr><w:footerReference w:type="default" r:id="rId4"/><w:footerReference w:type="even" r:id="rId5"/>\
  <w:pgSz w:w="\(OfficialLayout.pageWidth)" w:h="\(OfficialLayout.pageHeight)"/>\
  <w:pgMar w:top="\(OfficialLayout.top)" w:right="\(OfficialLayout.right)" w:bottom="\(OfficialLayout.bottom)" \
  w:left="\(OfficialLayout.left)" w:header="851" w:footer="\(OfficialLayout.footer)" w:gutter="0"/>\
  <w:docGrid w:type="lines" w:linePitch="\(OfficialLayout.linePitch)"/></w:sectPr>
  """

/// The Latin language is not Chinese, or digits would break like Chinese characters: a year may not be split.
private var stylesPart: String {
  var xml = """
    <w:styles xmlns:w="\(word)"><w:docDefaults><w:rPrDefault><w:rPr>\(fonts("仿宋_GB2312"))\
    <w:spacing w:val="\(OfficialLayout.characterSpacing)"/><w:kern w:val="0"/><w:sz w:val="32"/><w:szCs w:val="32"/>\
    <w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr>\
    <w:spacing w:before="0" w:after="0" w:line="\(OfficialLayout.linePitch)" w:lineRule="exact"/>\
    <w:jc w:val="both"/></w:pPr></w:pPrDefault></w:docDefaults>\
    <w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>\
    <w:pPr><w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/></w:pPr></w:style>\
    <w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:tblPr><w:tblCellMar>\
    <w:left w:w="80" w:type="dxa"/><w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>\
    <w:style w:type="table" w:styleId="Grid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>\
    <w:tblPr><w:tblBorders>
    """
  for edge in ["top", "left", "bottom", "right", "insideH", "insideV"] {
    xml += "<w:\(edge) w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"000000\"/>"
  }
  xml += "</w:tblBorders></w:tblPr></w:style>"
  for style in OfficialStyle.all {
    xml += "<w:style w:type=\"paragraph\" w:styleId=\"\(style.id)\"><w:name w:val=\"\(style.name)\"/>"
    xml += "<w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>\(style.paragraphProperties)</w:pPr>"
    xml += "<w:rPr>\(style.runProperties)</w:rPr></w:style>"
  }
  return xml + "</w:styles>"
}

private let settingsPart = """
  <w:settings xmlns:w="\(word)"><w:evenAndOddHeaders/><w:characterSpacingControl w:val="doNotCompress"/>\
  <w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" \
  w:val="15"/></w:compat></w:settings>
  """

private let fontsPart =
  "<w:fonts xmlns:w=\"\(word)\">"
  + officialFonts.map { "<w:font w:name=\"\($0.0)\"><w:altName w:val=\"\($0.1)\"/></w:font>" }.joined()
  + "</w:fonts>"

/// `— 1 —`, one character in from the given side.
private func footerPart(side: String) -> String {
  """
  <w:ftr xmlns:w="\(word)"><w:p><w:pPr><w:pStyle w:val="\(OfficialStyle.pageNumber.id)"/>\
  <w:ind w:left="280" w:right="280"/><w:jc w:val="\(side)"/></w:pPr><w:r><w:t xml:space="preserve">— </w:t></w:r>\
  <w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>\
  <w:r><w:t xml:space="preserve"> —</w:t></w:r></w:p></w:ftr>
  """
}

/// No dates of making: the same document gives the same bytes.
private func corePart(_ document: OfficialDocument) -> String {
  func text(_ value: String) -> String {
    escapedForXML(String(printable(value).map { $0 == "\n" ? " " : $0 }))
  }
  return """
    <cp:coreProperties xmlns:cp="\(package)/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">\
    <dc:title>\(text(document.title))</dc:title><dc:creator>\(text(document.signatory))</dc:creator>\
    <dc:identifier>\(text(document.number))</dc:identifier><dc:language>zh-CN</dc:language></cp:coreProperties>
    """
}

func customPart(_ properties: [String: String]) -> String {
  var xml = "<Properties \(propertyNamespaces)>"
  xml += customProperties(properties, from: 2)
  return xml + "</Properties>"
}

private let propertyNamespaces = "xmlns=\"\(office)/custom-properties\" xmlns:vt=\"\(office)/docPropsVTypes\""

/// The entries of `docProps/custom.xml`, numbered from the given number.
///
/// Those that are put among others bring prefixes of their own: the part may have given these to something else.
func customProperties(_ properties: [String: String], from first: Int, isAlone: Bool = true) -> String {
  var xml = ""
  for (index, property) in properties.sorted(by: { $0.key < $1.key }).enumerated() {
    xml += isAlone ? "<property " : "<property \(propertyNamespaces) "
    xml += "fmtid=\"{D5CDD505-2E9C-101B-9397-08002B2CF9AE}\" pid=\"\(index + first)\""
    xml += " name=\"\(escapedForXML(printable(property.key)))\">"
    xml += "<vt:lpwstr>\(escapedForXML(printable(property.value)))</vt:lpwstr></property>"
  }
  return xml
}
