/// Finds which `{{#名称}}` and `{{/名称}}` belong together.
///
/// A paragraph or a row of a table that holds nothing but one of them stands for itself: it vanishes, and the
/// paragraphs or rows between are repeated. A row that begins with the one and ends with the other is repeated
/// itself. Elsewhere they enclose words of one paragraph.
struct TemplateSections {
  let healing: TemplateHealing

  func structure(_ nodes: [XMLNode], in paragraph: String = "") throws(OfficeError) -> [XMLNode] {
    var levels: [(tag: TemplateTag, name: String, place: String, nodes: [XMLNode])] = []
    var current: [XMLNode] = []
    for node in nodes {
      let place = words(of: node) ?? paragraph
      switch marker(of: node) {
      case .open(let name, let inverted):
        levels.append((.open(name, inverted: inverted), name, place, current))
        current = []
      case .close(let name):
        guard let level = levels.popLast(), level.name == name else {
          throw unmatched(.close(name), place)
        }
        current = level.nodes + [.section(level.tag, current)]
      default: current.append(try inner(node, in: place))
      }
    }
    if let level = levels.last { throw unmatched(level.tag, level.place) }
    return current
  }

  private func unmatched(_ tag: TemplateTag, _ place: String) -> OfficeError {
    OfficeError(
      file: healing.file, part: healing.part,
      problem: .unmatchedPlaceholder(tag.text, paragraph: shortened(place)))
  }

  private func inner(_ node: XMLNode, in place: String) throws(OfficeError) -> XMLNode {
    guard case .element(var element) = node else { return node }
    if element.name == healing.prefix + "tr", let (tag, row) = repeatedRow(element) {
      return .section(tag, [try inner(.element(row), in: place)])
    }
    element.children = try structure(element.children, in: place)
    return .element(element)
  }

  /// The one placeholder a node consists of, where that opens or closes a section.
  private func marker(of node: XMLNode) -> TemplateTag? {
    switch node {
    case .mark(_, let tag, _): return tag
    case .raw, .section: return nil
    case .element(let element):
      let isRow = element.name == healing.prefix + "tr"
      guard isRow || element.name == healing.prefix + "p" else { return nil }
      guard isRow || !holds(element, "sectPr") else { return nil }
      let pieces = (isRow ? rowWords(element) : healing.words(of: element)).cutAtPlaceholders() ?? []
      guard case .tag(let tag)? = pieces.first(where: { !$0.isBlank }), tag.isSection else { return nil }
      return pieces.count(where: { !$0.isBlank }) == 1 ? tag : nil
    }
  }

  private func words(of node: XMLNode) -> String? {
    guard case .element(let element) = node else { return nil }
    if element.name == healing.prefix + "p" { return healing.words(of: element) }
    return element.name == healing.prefix + "tr" ? rowWords(element) : nil
  }

  /// The words of all cells, in order.
  private func rowWords(_ node: XMLElement) -> String {
    if node.name == healing.prefix + "p" { return healing.words(of: node) }
    return node.children.map { if case .element(let child) = $0 { rowWords(child) } else { "" } }.joined()
  }

  private func holds(_ element: XMLElement, _ name: String) -> Bool {
    element.children.contains {
      guard case .element(let child) = $0 else { return false }
      return child.name == healing.prefix + name
        || (child.name == healing.prefix + "pPr" && holds(child, name))
    }
  }

  /// A row enclosed by a section, with the section's marks taken out.
  private func repeatedRow(_ row: XMLElement) -> (TemplateTag, XMLElement)? {
    let pieces = (rowWords(row).cutAtPlaceholders() ?? []).filter { !$0.isBlank }
    guard case .tag(.open(let name, let inverted))? = pieces.first, case .tag(.close(name))? = pieces.last
    else {
      return nil
    }
    let tags = pieces.compactMap { if case .tag(let tag) = $0, tag.isSection { tag } else { nil } }
    // Opened and closed within one cell it encloses words only.
    guard !tags.dropLast().contains(.close(name)) else { return nil }
    let isInOneCell = row.children.contains {
      guard case .element(let cell) = $0 else { return false }
      let words = rowWords(cell)
      return words.contains(TemplateTag.close(name).text) && words.contains(tags[0].text)
    }
    guard !isInOneCell else { return nil }
    var left: Set<TemplateTag> = [tags[0], .close(name)]
    return (.open(name, inverted: inverted), without(&left, row))
  }

  private func without(_ tags: inout Set<TemplateTag>, _ element: XMLElement) -> XMLElement {
    var element = element
    element.children = element.children.compactMap { node -> XMLNode? in
      switch node {
      case .mark(_, let tag, _): return tags.remove(tag) == nil ? node : nil
      case .element(let child): return .element(without(&tags, child))
      case .raw, .section: return node
      }
    }
    return element
  }
}

extension TemplatePiece {
  fileprivate var isBlank: Bool {
    switch self {
    case .words(let words): words.allSatisfy(\.isWhitespace)
    case .tag(let tag): tag == .comment
    }
  }
}
