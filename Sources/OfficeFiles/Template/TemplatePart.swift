/// A part of a template in which placeholders stand, ready to be filled.
struct TemplatePart: Sendable {
  /// The template's name, for errors.
  let file: String
  /// Within the package, such as `word/header1.xml`.
  let name: String
  /// What the part gives to Word's own elements, with its colon.
  let prefix: String
  let steps: [TemplateStep]

  /// Nil where no placeholder stands in it. Throws `OfficeError`.
  init?(_ contents: [UInt8], file: String, name: String) throws(OfficeError) {
    let nodes = try XMLNode.parse(contents, file: file, part: name)
    let healing = TemplateHealing(prefix: wordPrefix(nodes), file: file, part: name)
    let healed = try healing.heal(nodes)
    guard healed.contains(where: \.holdsMark) else { return nil }
    let sections = TemplateSections(healing: healing)
    self.file = file
    self.name = name
    prefix = healing.prefix
    steps = TemplatePlan.steps(of: try sections.structure(healed), healing)
  }
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
