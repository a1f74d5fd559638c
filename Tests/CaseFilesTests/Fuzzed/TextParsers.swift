@testable import CaseFiles
@testable import OfficeFiles

enum TextParsers {
  static func readManifest(_ bytes: [UInt8]) {
    guard let text = TextDecoding.decode(bytes), let file = try? ManifestReader.read(text, location: "a")
    else {
      return
    }
    for problem in file.problems { _ = problem.message(in: .zh) }
  }

  static func readColumns(_ bytes: [UInt8]) {
    guard let mapping = try? ColumnMapping(yaml: String(decoding: bytes, as: UTF8.self), file: "a") else {
      return
    }
    _ = mapping.yaml
  }

  /// What other programs write of a PDF, a scan and a recording; that they are given hostile bytes is theirs to bear.
  static func readOutput(_ bytes: [UInt8]) {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = PDFText(layout: text)
    _ = Recognition.lines(text)
    _ = MediaLength.seconds(size: bytes.count) { offset, count in
      guard offset >= 0, offset < bytes.count, count > 0 else { return [] }
      return Array(bytes[offset..<min(bytes.count, offset + min(count, bytes.count))])
    }
  }
}
