/// The words of an OFD document (GB/T 33190), page by page.
///
/// OFD is a zip of XML: the document lists its pages, each page its text objects, each with a place.
public struct FixedDocument: Hashable, Sendable {
  /// The lines of each page, from top to bottom.
  public var pages: [[String]]

  /// Reads an OFD held in memory; `file` is its name in errors. Throws `OfficeError`.
  public init(bytes: [UInt8], file: String) throws(OfficeError) {
    let archive = try Archive(bytes: bytes, file: file, limits: .wordDocument)
    guard archive.entry(named: "OFD.xml") != nil else {
      throw OfficeError(file: file, problem: .notAnOFD)
    }
    let root = try Self.texts(of: "DocRoot", in: "OFD.xml", archive).first ?? "Doc_0/Document.xml"
    let document = Self.resolved(root, in: "")
    pages = []
    for page in try Self.pageLocations(document, archive) {
      pages.append(try Self.lines(Self.resolved(page, in: document), archive))
    }
    if pages.isEmpty { throw OfficeError(file: file, part: document, problem: .damaged(reason: "OFD")) }
  }

  /// A location in a part: from the archive's root where it begins with `/`, else beside the part.
  private static func resolved(_ location: String, in part: String) -> String {
    if location.hasPrefix("/") { return String(location.dropFirst()) }
    guard let slash = part.lastIndex(of: "/") else { return location }
    return part[...slash] + location
  }

  private static func texts(of name: String, in part: String, _ archive: Archive) throws(OfficeError)
    -> [String]
  {
    let cursor = try XMLCursor(archive.contents(of: part), file: archive.file, part: part)
    var found: [String] = []
    var isInside = false
    while try cursor.next() {
      switch cursor.node {
      case .start: isInside = cursor.name == name && !cursor.isEmpty
      case .text: if isInside { found.append(cursor.text) }
      case .end: isInside = false
      case .other: break
      }
    }
    return found
  }

  private static func pageLocations(_ document: String, _ archive: Archive) throws(OfficeError) -> [String] {
    let cursor = try XMLCursor(archive.contents(of: document), file: archive.file, part: document)
    var found: [String] = []
    while try cursor.next() {
      if cursor.node == .start, cursor.name == "Page", let location = cursor.attribute("BaseLoc") {
        found.append(location)
      }
    }
    return found
  }

  /// The text codes of a page; those whose boundaries begin at one height stand on one line.
  private static func lines(_ part: String, _ archive: Archive) throws(OfficeError) -> [String] {
    let cursor = try XMLCursor(archive.contents(of: part), file: archive.file, part: part)
    var pieces: [(top: Double, left: Double, text: String)] = []
    var place = (top: 0.0, left: 0.0)
    var isCode = false
    while try cursor.next() {
      switch cursor.node {
      case .start:
        if cursor.name == "TextObject" {
          let box = (cursor.attribute("Boundary") ?? "").split(separator: " ").compactMap { Double($0) }
          place = box.count == 4 ? (box[1], box[0]) : (place.top, place.left)
        }
        isCode = cursor.name == "TextCode" && !cursor.isEmpty
      case .text: if isCode { pieces.append((place.top, place.left, cursor.text)) }
      case .end: isCode = false
      case .other: break
      }
    }
    return rows(pieces)
  }

  private static func rows(_ pieces: [(top: Double, left: Double, text: String)]) -> [String] {
    var rows: [(top: Double, pieces: [(left: Double, text: String)])] = []
    // Millimetres: characters of one line differ by less than their own height.
    for piece in pieces.sorted(by: { $0.top < $1.top }) {
      if let last = rows.indices.last, piece.top - rows[last].top < 1.5 {
        rows[last].pieces.append((piece.left, piece.text))
      } else {
        rows.append((piece.top, [(piece.left, piece.text)]))
      }
    }
    return rows.map { $0.pieces.sorted { $0.left < $1.left }.map(\.text).joined() }
  }
}
