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
  private let parts: [Part]
  private let archive: Contents

  private struct Part: Sendable {
    var name: String
    var healing: TemplateHealing
    var nodes: [XMLNode]
  }

  /// What is needed of the package beside the parts with placeholders.
  private struct Contents: Sendable {
    var types: [UInt8]
    var relationships: [UInt8]
    var custom: [UInt8]?
  }

  /// Reads a template from disk. Throws `OfficeError`.
  public init(path: String) throws(OfficeError) {
    try self.init(bytes: readBytes(path), file: path)
  }

  /// Reads a template held in memory; `file` is its name in errors. Throws `OfficeError`.
  public init(bytes: [UInt8], file: String) throws(OfficeError) {
    let archive = try Archive(bytes: bytes, file: file, limits: .wordDocument)
    let main = try WordPackage(archive).mainPart()
    var parts: [Part] = []
    for entry in archive.entries where entry.name == main || isSearched(entry.name) {
      let contents = try archive.contents(of: entry)
      let nodes = try XMLNode.parse(contents, file: file, part: entry.name)
      let healing = TemplateHealing(prefix: wordPrefix(nodes), file: file, part: entry.name)
      let healed = try healing.heal(nodes)
      guard healed.contains(where: \.holdsMark) else { continue }
      let sections = TemplateSections(healing: healing)
      parts.append(Part(name: entry.name, healing: healing, nodes: try sections.structure(healed)))
    }
    self.file = file
    self.bytes = bytes
    self.parts = parts
    self.archive = Contents(
      types: try archive.contents(of: contentTypesName),
      relationships: try archive.contents(of: packageRelationshipsName),
      custom: archive.entry(named: customName) == nil ? nil : try archive.contents(of: customName))
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
      var rendering = TemplateRendering(part.healing)
      try rendering.render(part.nodes, TemplateScope(values))
      written.append((part.name, Array(rendering.xml.utf8)))
      shown.append(rendering.shown)
    }
    if !properties.isEmpty {
      written += try propertyParts(
        properties, types: archive.types, relationships: archive.relationships, custom: archive.custom,
        file: file)
    }
    guard !written.isEmpty else { return bytes }
    let filled = try Archive.bytes(of: bytes, replacing: written, file: file)
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
    var text: [UInt8] = []
    let cursor = try XMLCursor(contents, file: file, part: part)
    var isText = false
    while try cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "t"): isText = !cursor.isEmpty
      case (.end, "t"): isText = false
      case (.start, "br"): text.append(0x0A)
      case (.start, "tab"): text.append(0x09)
      case (.text, _): if isText { text += cursor.text.utf8 }
      default: break
      }
    }
    var rest = text[...]
    for expected in texts {
      let wanted = Array(expected.utf8)
      guard let place = rest.firstOccurrence(of: wanted) else {
        throw OfficeError(
          file: file, part: part,
          problem: .readBackDiffers(
            written: shortened(expected), read: shortened(String(decoding: rest.prefix(120), as: UTF8.self))))
      }
      rest = rest[(place + wanted.count)...]
    }
  }
}

/// Where words may stand beside the body.
private func isSearched(_ name: String) -> Bool {
  guard name.hasPrefix("word/"), name.hasSuffix(".xml") else { return false }
  let rest = name.dropFirst("word/".count)
  return ["header", "footer", "footnotes", "endnotes"].contains { rest.hasPrefix($0) }
}

/// The prefix a part gives to Word's elements; an empty one where they have none.
private func wordPrefix(_ nodes: [XMLNode]) -> String {
  for case .element(let root) in nodes {
    for space in [
      "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
      "http://purl.oclc.org/ooxml/wordprocessingml/main",
    ] {
      for quote in ["\"", "'"] {
        guard let place = root.start.firstRange(of: "=\(quote)\(space)\(quote)") else { continue }
        let name = root.start[..<place.lowerBound].split(whereSeparator: \.isWhitespace).last ?? ""
        return name == "xmlns" ? "" : name.dropFirst("xmlns:".count) + ":"
      }
    }
  }
  return "w:"
}

extension XMLNode {
  fileprivate var holdsMark: Bool {
    switch self {
    case .raw: false
    case .mark, .section: true
    case .element(let element): element.children.contains(where: \.holdsMark)
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func firstOccurrence(of wanted: [UInt8]) -> Int? {
    guard let first = wanted.first else { return startIndex }
    var index = startIndex
    while index + wanted.count <= endIndex {
      if self[index] == first, self[index..<(index + wanted.count)].elementsEqual(wanted) { return index }
      index += 1
    }
    return nil
  }
}
