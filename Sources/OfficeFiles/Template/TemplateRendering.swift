/// Writes a template's part with values in place of its placeholders.
struct TemplateRendering {
  let healing: TemplateHealing
  private(set) var xml = ""
  /// What was put in, in order, to be found again when the file is read back.
  private(set) var shown: [String] = []
  private var paragraph: XMLElement?
  private var paragraphs = 0
  private var rows = 0

  init(_ healing: TemplateHealing) {
    self.healing = healing
  }

  mutating func render(_ nodes: [XMLNode], _ scope: TemplateScope) throws(OfficeError) {
    for node in nodes {
      switch node {
      case .raw(let raw): xml += raw
      case .mark(let open, let tag, let close):
        guard case .value(let name) = tag else { continue }
        let text = printable(try text(name, scope))
        guard !text.isEmpty else { continue }
        xml += open + content(text) + close
        shown.append(text)
      case .section(let tag, let body): try render(tag, body, scope)
      case .element(let element): try render(element, scope)
      }
    }
  }

  private mutating func render(_ tag: TemplateTag, _ body: [XMLNode], _ scope: TemplateScope)
    throws(OfficeError)
  {
    guard case .open(let name, let inverted) = tag else { return }
    guard let value = scope[name] else { throw unknown(name, scope) }
    if case .list(let items, let fields) = value {
      // What is wrong within is said even when nothing is repeated.
      let blank = Dictionary(uniqueKeysWithValues: fields.map { ($0, TemplateValue.text("")) })
      var trial = TemplateRendering(healing)
      try trial.render(body, inverted ? scope : scope.entering(name, item: blank, number: 1))
      if inverted {
        if items.isEmpty { try render(body, scope) }
      } else {
        for (index, item) in items.enumerated() {
          try render(body, scope.entering(name, item: item, number: index + 1))
        }
      }
    } else {
      var trial = TemplateRendering(healing)
      try trial.render(body, scope)
      if value.holds != inverted { try render(body, scope) }
    }
  }

  private mutating func render(_ element: XMLElement, _ scope: TemplateScope) throws(OfficeError) {
    let outer = paragraph
    if element.name == healing.prefix + "p" { paragraph = element }
    defer { paragraph = outer }
    let before = xml.utf8.count
    let counted = (paragraphs, rows)
    if element.name == healing.prefix + "p" { paragraphs += 1 }
    if element.name == healing.prefix + "tr" { rows += 1 }
    xml += element.start
    try render(element.children, scope)
    // Word calls a table without rows damaged, and a cell without a paragraph.
    if element.name == healing.prefix + "tbl", rows == counted.1 {
      xml = String(decoding: xml.utf8.prefix(before), as: UTF8.self)
      return
    }
    if element.name == healing.prefix + "tc", paragraphs == counted.0 { xml += "<\(healing.prefix)p/>" }
    xml += element.end
  }

  private func text(_ name: String, _ scope: TemplateScope) throws(OfficeError) -> String {
    switch scope[name] {
    case .text(let text), .missing(let text): return text
    case .list: throw failure(.placeholderIsList(name, paragraph: place))
    case nil: throw unknown(name, scope)
    }
  }

  private func content(_ text: String) -> String {
    let prefix = healing.prefix
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.split(separator: "\t", omittingEmptySubsequences: false).map {
        $0.isEmpty ? "" : "<\(prefix)t xml:space=\"preserve\">\(escapedForXML(String($0)))</\(prefix)t>"
      }.joined(separator: "<\(prefix)tab/>")
    }.joined(separator: "<\(prefix)br/>")
  }

  private var place: String { shortened(paragraph.map { healing.words(of: $0) } ?? "") }

  private func unknown(_ name: String, _ scope: TemplateScope) -> OfficeError {
    failure(.unknownPlaceholder(name, paragraph: place, known: scope.names))
  }

  private func failure(_ problem: OfficeError.Problem) -> OfficeError {
    OfficeError(file: healing.file, part: healing.part, problem: problem)
  }
}
