import Glibc

/// A bureau's own Word document in which `{{名称}}` stands where values go.
///
/// `{{#名称}}…{{/名称}}` repeats what it encloses for each item of a list, or shows it if a value is there;
/// `{{^名称}}…{{/名称}}` shows it if there is none. The body, headers, footers, notes and text boxes are searched.
/// Everything else of the file stays as it is, byte by byte.
///
/// The template language is a few lines of our own: swift-mustache takes only ASCII names, knows nothing of runs,
/// paragraphs and rows, and says nothing of the place of a mistake.
public struct WordTemplate: Sendable {
  /// The name used in errors.
  public let file: String
  private let bytes: [UInt8]
  /// What stays as it is in every document, without and with properties of its own; nil where all of it does.
  private let package: PackedArchive?
  private let announcingPackage: PackedArchive
  private let parts: [TemplatePart]
  private let properties: TemplateProperties

  /// Reads a template from disk. Throws `OfficeError`.
  public init(path: String) throws(OfficeError) {
    try self.init(bytes: readBytes(path), file: path)
  }

  /// Reads a template held in memory; `file` is its name in errors. Throws `OfficeError`.
  public init(bytes: [UInt8], file: String) throws(OfficeError) {
    let archive = try Archive(bytes: bytes, file: file, limits: .wordDocument)
    let main = try WordPackage(archive).mainPart()
    var parts: [TemplatePart] = []
    for entry in archive.entries where entry.name == main || isSearched(entry.name) {
      if let part = try TemplatePart(archive.contents(of: entry), file: file, name: entry.name) {
        parts.append(part)
      }
    }
    self.file = file
    self.bytes = bytes
    self.parts = parts
    properties = try TemplateProperties(archive)
    let filled = parts.map(\.name)
    package = parts.isEmpty ? nil : try PackedArchive(bytes, own: filled, file: file)
    announcingPackage = try PackedArchive(
      Archive.bytes(of: bytes, replacing: properties.announcing, file: file), own: filled + [customName],
      file: file)
  }

  /// The template with values in place of its placeholders; the same values give the same bytes.
  ///
  /// `properties` are kept inside the file, unseen on paper. Throws `OfficeError` for a placeholder that has no
  /// value, with its part and paragraph. What was written is read back and compared.
  public func filled(
    with values: TemplateValues, properties: [String: String] = [:], file: String
  ) throws(OfficeError) -> [UInt8] {
    var written: [(name: String, contents: [UInt8])] = []
    var shown: [[String]] = []
    for part in parts {
      var rendering = TemplateRendering(part)
      try rendering.render(values)
      written.append((part.name, rendering.xml))
      shown.append(rendering.shown)
    }
    var package = package
    if !properties.isEmpty {
      written.append((customName, self.properties.part(holding: properties)))
      package = announcingPackage
    }
    guard let package else { return bytes }
    let filled = try package.bytes(with: written, file: file)
    let read = try Archive(bytes: filled, file: file, limits: .wordDocument)
    for part in written where try read.contents(of: part.name) != part.contents {
      throw OfficeError(file: file, part: part.name, problem: .readBackDiffers(written: part.name, read: ""))
    }
    for (part, texts) in zip(written, shown) {
      try expect(texts, in: part.contents, file: file, part: part.name)
    }
    return filled
  }

  /// Each value stands in the part, in order, letter by letter.
  private func expect(
    _ texts: [String], in contents: [UInt8], file: String, part: String
  ) throws(OfficeError) {
    // No text holds a zero byte: `printable` has seen them all.
    let text = try SpokenWords.of(contents, file: file, part: part) + [0]
    let differing = text.withUnsafeBytes { bytes -> String? in
      var place = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      for expected in texts {
        guard let found = place.flatMap({ strstr($0, expected) }) else { return expected }
        place = UnsafePointer(found + expected.utf8.count)
      }
      return nil
    }
    if let differing {
      let read = shortened(String(decoding: text.prefix(120), as: UTF8.self))
      throw OfficeError(
        file: file, part: part, problem: .readBackDiffers(written: shortened(differing), read: read))
    }
  }
}

/// Where words may stand beside the body.
private func isSearched(_ name: String) -> Bool {
  guard name.hasPrefix("word/"), name.hasSuffix(".xml") else { return false }
  let rest = name.dropFirst("word/".count)
  return ["header", "footer", "footnotes", "endnotes"].contains { rest.hasPrefix($0) }
}
