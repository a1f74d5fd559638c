/// Writes a template's part with values in place of its placeholders.
struct TemplateRendering {
  let part: TemplatePart
  private(set) var xml: [UInt8] = []
  /// What was put in, in order, to be found again when the file is read back.
  private(set) var shown: [String] = []
  private var paragraphs = 0
  private var rows = 0

  init(_ part: TemplatePart) {
    self.part = part
  }

  /// Throws `OfficeError` for a placeholder that has no value.
  mutating func render(_ values: TemplateValues) throws(OfficeError) {
    try render(part.steps, TemplateScope(values))
  }

  private mutating func render(_ steps: [TemplateStep], _ scope: TemplateScope) throws(OfficeError) {
    for step in steps {
      switch step {
      case .fixed(let bytes, let begun, let begunRows):
        xml += bytes
        paragraphs += begun
        rows += begunRows
      case .value(let name, let open, let close, let place):
        let text = printable(try text(name, scope, place))
        guard !text.isEmpty else { continue }
        xml += open
        xml.append(wordText: text, prefix: part.prefix)
        xml += close
        shown.append(text)
      case .section(let name, let inverted, let body, let place):
        guard let value = scope[name] else { throw unknown(name, scope, place) }
        try render(body, repeating: value, named: name, inverted: inverted, scope)
      case .table(let body):
        let (before, counted) = (xml.count, rows)
        try render(body, scope)
        if rows == counted { xml.removeLast(xml.count - before) }
      case .cell(let body):
        let counted = paragraphs
        try render(body, scope)
        if paragraphs == counted { xml += "<\(part.prefix)p/>".utf8 }
      }
    }
  }

  private mutating func render(
    _ body: [TemplateStep], repeating value: TemplateValue, named name: String, inverted: Bool,
    _ scope: TemplateScope
  ) throws(OfficeError) {
    guard case .list(let items, let fields) = value, !inverted else {
      return try render(body, scope, shows: value.holds != inverted)
    }
    for (index, item) in items.enumerated() {
      try render(body, scope.entering(name, item: item, number: index + 1))
    }
    if items.isEmpty {
      let blank = Dictionary(uniqueKeysWithValues: fields.map { ($0, TemplateValue.text("")) })
      try render(body, scope.entering(name, item: blank, number: 1), shows: false)
    }
  }

  /// What is wrong within is said even where nothing is shown.
  private mutating func render(
    _ body: [TemplateStep], _ scope: TemplateScope, shows: Bool
  ) throws(OfficeError) {
    if shows { return try render(body, scope) }
    var trial = TemplateRendering(part)
    try trial.render(body, scope)
  }

  private func text(
    _ name: String, _ scope: TemplateScope, _ place: String
  ) throws(OfficeError) -> String {
    switch scope[name] {
    case .text(let text), .missing(let text): return text
    case .list: throw failure(.placeholderIsList(name, paragraph: place))
    case nil: throw unknown(name, scope, place)
    }
  }

  private func unknown(_ name: String, _ scope: TemplateScope, _ place: String) -> OfficeError {
    failure(.unknownPlaceholder(name, paragraph: place, known: scope.names))
  }

  private func failure(_ problem: OfficeError.Problem) -> OfficeError {
    OfficeError(file: part.file, part: part.name, problem: problem)
  }
}
