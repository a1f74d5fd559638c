/// What stands between two pairs of braces.
enum TemplateTag: Hashable, Sendable {
  case value(String)
  /// `{{#名称}}`: for each item of a list, or if a value is there; `{{^名称}}`: if there is none.
  case open(String, inverted: Bool)
  case close(String)
  /// `{{! … }}`: for whoever edits the template.
  case comment

  init(_ words: String) {
    let words = words.trimmingBlanks
    let name = String(words.dropFirst()).trimmingBlanks
    switch words.first {
    case "#", "＃": self = .open(name, inverted: false)
    case "^", "＾": self = .open(name, inverted: true)
    case "/", "／": self = .close(name)
    case "!", "！": self = .comment
    default: self = .value(words)
    }
  }

  /// As it is written.
  var text: String {
    switch self {
    case .value(let name): "{{\(name)}}"
    case .open(let name, let inverted): "{{\(inverted ? "^" : "#")\(name)}}"
    case .close(let name): "{{/\(name)}}"
    case .comment: "{{!}}"
    }
  }

  var isSection: Bool {
    switch self {
    case .open, .close: true
    case .value, .comment: false
    }
  }
}

extension String {
  fileprivate var trimmingBlanks: String {
    var words = self[...]
    while words.first?.isWhitespace == true { words = words.dropFirst() }
    while words.last?.isWhitespace == true { words = words.dropLast() }
    return String(words)
  }

  /// The text cut into words and placeholders; nil where a placeholder is not closed.
  func cutAtPlaceholders() -> [TemplatePiece]? {
    // By scalars: a combining mark after a brace does not make it another character.
    var pieces: [TemplatePiece] = []
    var rest = unicodeScalars[...]
    while let open = rest.pair("{") {
      if open > rest.startIndex { pieces.append(.words(String(rest[..<open]))) }
      let inner = rest[rest.index(open, offsetBy: 2)...]
      guard let close = inner.pair("}") else { return nil }
      pieces.append(.tag(TemplateTag(String(inner[..<close]))))
      rest = inner[inner.index(close, offsetBy: 2)...]
    }
    if !rest.isEmpty { pieces.append(.words(String(rest))) }
    return pieces
  }
}

extension Substring.UnicodeScalarView {
  /// Where the scalar first stands twice.
  fileprivate func pair(_ scalar: Unicode.Scalar) -> Index? {
    var rest = self
    while let first = rest.firstIndex(of: scalar) {
      let next = index(after: first)
      if next < endIndex, self[next] == scalar { return first }
      rest = rest[next...]
    }
    return nil
  }
}

enum TemplatePiece {
  case words(String)
  case tag(TemplateTag)
}
