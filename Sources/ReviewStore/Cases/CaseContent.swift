import CaseFiles
import Foundation

/// What a version of a case file is made of, as it is hashed and as its row keeps it.
struct CaseContent: Sendable {
  /// Of the heading and the cells, or of the names and hashes of the files; not of where they lay.
  var hash: String
  /// A heading as canonical JSON, with its hash.
  var heading: (bytes: [UInt8], hash: String)?
  /// The cells of a row as they are kept.
  var cells: String?
  /// The files' hashes, in the order of the files; empty for one that is listed and not kept.
  var files: [String]

  init(_ original: CaseOriginal, algorithm: HashAlgorithm, headings: KeptHeadings) throws {
    switch original.content {
    case .row(let row, let heading):
      let kept = try headings.kept(heading, algorithm)
      let cells = CellList.encode(row.cells)
      self.heading = kept
      self.cells = cells
      files = []
      hash = try Self.hash(heading: kept.hash, cells: cells, algorithm)
    case .files(let parts):
      files = try parts.map { try $0.bytes.map { try algorithm.digest(of: $0) } ?? "" }
      hash = try Self.hash(files: Array(zip(parts.map(\.name), files)), algorithm)
    }
  }

  static func hash(heading: String, cells: String, _ algorithm: HashAlgorithm) throws -> String {
    var canonical = CanonicalBytes(form: "casereview.row/1", room: heading.utf8.count + cells.utf8.count + 12)
    canonical.append(heading)
    canonical.append(cells)
    return try algorithm.digest(of: canonical.bytes)
  }

  static func hash(files: [(name: String, hash: String)], _ algorithm: HashAlgorithm) throws -> String {
    var canonical = CanonicalBytes(form: "casereview.files/1")
    for file in files {
      canonical.append(file.name)
      canonical.append(file.hash)
    }
    return try algorithm.digest(of: canonical.bytes)
  }
}

/// The cells of a row as a JSON array of strings.
enum CellList {
  static func encode(_ cells: [String]) -> String {
    var text = "["
    text.reserveCapacity(cells.reduce(2) { $0 + $1.utf8.count + 3 })
    for index in cells.indices {
      text += index > 0 ? ",\"" : "\""
      // Hardly a cell holds anything that must be written otherwise.
      text += cells[index].utf8.allSatisfy(isPlain) ? cells[index] : escaped(cells[index])
      text += "\""
    }
    text += "]"
    return text
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte >= 0x20 && byte != 0x22 && byte != 0x5C }

  private static func escaped(_ cell: String) -> String {
    var bytes: [UInt8] = []
    for byte in cell.utf8 { append(byte, to: &bytes) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
    switch byte {
    case 0x22, 0x5C: bytes += [0x5C, byte]
    case 0..<0x20: bytes += Array("\\u00".utf8) + Array(hexadecimal(CollectionOfOne(byte)).utf8)
    default: bytes.append(byte)
    }
  }

  static func decode(_ text: String) throws -> [String] {
    try JSONDecoder().decode([String].self, from: Data(text.utf8))
  }
}
