/// Brings every placeholder of a part into a run of its own.
///
/// Word cuts what was typed in one go into runs, at marks of the spelling checker or wherever the cursor once
/// stood. A placeholder keeps the format of the run it begins in.
struct TemplateHealing: Sendable {
  /// The prefix the part gives to Word's own elements, with its colon.
  let prefix: String
  let file: String
  let part: String

  /// Fails where braces are opened and not closed within their paragraph.
  func heal(_ nodes: [XMLNode]) throws(OfficeError) -> [XMLNode] {
    var healed: [XMLNode] = []
    for node in nodes {
      guard case .element(var element) = node else {
        healed.append(node)
        continue
      }
      // Paragraphs within it first: a text box stands in a run of the paragraph it belongs to.
      element.children = try heal(element.children)
      if element.name == prefix + "p" { element = try healParagraph(element) }
      healed.append(.element(element))
    }
    return healed
  }

  /// The words of a paragraph, without those of text boxes in it.
  func words(of paragraph: XMLElement) -> String { texts(in: paragraph.children).joined() }

  private func healParagraph(_ paragraph: XMLElement) throws(OfficeError) -> XMLElement {
    let texts = texts(in: paragraph.children)
    let whole = texts.joined()
    guard whole.contains("{{") else { return paragraph }
    guard whole.cutAtPlaceholders() != nil else {
      throw OfficeError(file: file, part: part, problem: .unclosedPlaceholder(paragraph: shortened(whole)))
    }
    var moved = TemplateHealing.gathered(texts)[...]
    var healed = paragraph
    healed.children = split(paragraph.children, &moved)
    return healed
  }

  /// The same words, each placeholder whole in the text in which it begins.
  static func gathered(_ texts: [String]) -> [String] {
    let scalars = texts.enumerated().flatMap { index, text in
      text.unicodeScalars.map { (scalar: $0, text: index) }
    }
    var owners = scalars.map(\.text)
    var start: Int?
    var index = 0
    while index + 1 < scalars.count {
      let pair = (scalars[index].scalar, scalars[index + 1].scalar)
      if start == nil, pair == ("{", "{") {
        start = index
        index += 2
      } else if let begun = start, pair == ("}", "}") {
        for place in begun...(index + 1) { owners[place] = owners[begun] }
        start = nil
        index += 2
      } else {
        index += 1
      }
    }
    var gathered = [String.UnicodeScalarView](repeating: .init(), count: texts.count)
    for (scalar, owner) in zip(scalars, owners) { gathered[owner].append(scalar.scalar) }
    return gathered.map { String($0) }
  }

  private func texts(in nodes: [XMLNode]) -> [String] {
    nodes.flatMap { node -> [String] in
      switch node {
      case .raw, .section: return []
      case .mark(_, let tag, _): return [tag.text]
      case .element(let element):
        if element.name == prefix + "p" { return [] }
        if element.name == prefix + "t" { return [text(of: element)] }
        return texts(in: element.children)
      }
    }
  }

  private func text(of element: XMLElement) -> String {
    element.children.map { if case .raw(let raw) = $0 { unescapedXML(raw) } else { "" } }.joined()
  }

  /// Puts the gathered texts back in the order in which `texts` found them, and cuts runs at placeholders.
  private func split(_ nodes: [XMLNode], _ texts: inout ArraySlice<String>) -> [XMLNode] {
    nodes.flatMap { node -> [XMLNode] in
      guard case .element(var element) = node, element.name != prefix + "p" else { return [node] }
      if element.name == prefix + "t" {
        let text = texts.popFirst() ?? ""
        return text == self.text(of: element) ? [node] : [textNode(text)]
      }
      element.children = split(element.children, &texts)
      guard element.name == prefix + "r" else { return [.element(element)] }
      return cut(element)
    }
  }

  private func cut(_ run: XMLElement) -> [XMLNode] {
    let holdsTag = run.children.contains { node in
      guard case .element(let child) = node, child.name == prefix + "t" else { return false }
      return text(of: child).contains("{{")
    }
    guard holdsTag else { return [.element(run)] }
    var format = ""
    var parts: [XMLNode] = []
    for child in run.children {
      guard case .element(let element) = child else { continue }
      if element.name == prefix + "rPr" {
        child.write(to: &format)
      } else if element.name == prefix + "t", let pieces = text(of: element).cutAtPlaceholders() {
        for piece in pieces {
          switch piece {
          case .words(let words):
            let inner: [XMLNode] = [.raw(format), textNode(words)]
            parts.append(
              .element(XMLElement(start: run.start, name: run.name, children: inner, end: run.end)))
          case .tag(let tag): parts.append(.mark(open: run.start + format, tag, close: run.end))
          }
        }
      } else {
        parts.append(
          .element(
            XMLElement(start: run.start, name: run.name, children: [.raw(format), child], end: run.end)))
      }
    }
    return parts
  }

  private func textNode(_ words: String) -> XMLNode {
    let start = "<\(prefix)t xml:space=\"preserve\">"
    let children = [XMLNode.raw(escapedForXML(words))]
    return .element(XMLElement(start: start, name: prefix + "t", children: children, end: "</\(prefix)t>"))
  }
}

/// The words of a paragraph as far as they help to find it.
func shortened(_ text: String) -> String {
  text.count > 40 ? String(text.prefix(40)) + "…" : text
}
