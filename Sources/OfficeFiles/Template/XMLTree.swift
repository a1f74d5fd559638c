/// A part of an office file as a tree that writes itself back letter by letter.
///
/// Unlike libxml2's tree it keeps quotes, blanks, prefixes and the order of attributes, so that a template looks
/// the same afterwards apart from its fields.
struct XMLElement: Sendable {
  /// The start tag as it stands; of an element without content the whole of it.
  var start: String
  /// The name with its prefix.
  var name: String
  var children: [XMLNode] = []
  var end = ""

  /// Gives an element without content an end tag of its own, so that something can be put into it.
  mutating func open() {
    guard end.isEmpty, start.hasSuffix("/>") else { return }
    start = String(start.dropLast(2)) + ">"
    end = "</\(name)>"
  }

  /// An attribute by its name with prefix, unescaped.
  func attribute(_ name: String) -> String? {
    for quote in ["\"", "'"] {
      guard let range = start.firstRange(of: " \(name)=\(quote)") else { continue }
      let rest = start[range.upperBound...]
      return rest.firstIndex(of: Character(quote)).map { unescapedXML(String(rest[..<$0])) }
    }
    return nil
  }
}

enum XMLNode: Sendable {
  /// Text as it is written, entities and all; comments and instructions too.
  case raw(String)
  case element(XMLElement)
  /// A run that holds nothing but a placeholder: its start, the placeholder, its end.
  case mark(open: String, TemplateTag, close: String)
  /// What stands between `{{#名称}}` and `{{/名称}}`.
  case section(TemplateTag, [XMLNode])
}

extension XMLNode {
  /// The nodes of a part that libxml2 has found well-formed. Throws `OfficeError`.
  static func parse(_ bytes: [UInt8], file: String, part: String) throws(OfficeError) -> [XMLNode] {
    let cursor = try XMLCursor(bytes, file: file, part: part)
    while try cursor.next() {}
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw OfficeError(file: file, part: part, problem: .invalidXML(line: 1, reason: "UTF-8"))
    }
    var parser = TreeParser(bytes: bytes)
    return parser.nodes()
  }

  func write(to text: inout String) {
    switch self {
    case .raw(let raw): text += raw
    case .element(let element):
      text += element.start
      for child in element.children { child.write(to: &text) }
      text += element.end
    case .mark, .section: break
    }
  }
}

/// Goes through bytes that are known to be well-formed XML.
private struct TreeParser {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The nodes up to the end tag of the element they are in, or to the end.
  mutating func nodes() -> [XMLNode] {
    var nodes: [XMLNode] = []
    while position < bytes.count {
      if bytes[position] != UInt8(ascii: "<") {
        nodes.append(.raw(take(upTo: bytes[position...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.count)))
      } else if starts("</") {
        return nodes
      } else if starts("<!--") {
        nodes.append(.raw(take(through: "-->")))
      } else if starts("<![CDATA[") {
        nodes.append(.raw(take(through: "]]>")))
      } else if starts("<?") {
        nodes.append(.raw(take(through: "?>")))
      } else {
        nodes.append(.element(element()))
      }
    }
    return nodes
  }

  private mutating func element() -> XMLElement {
    let start = tag()
    let name = start.dropFirst().prefix { !$0.isWhitespace && $0 != "/" && $0 != ">" }
    var element = XMLElement(start: start, name: String(name))
    guard !start.hasSuffix("/>") else { return element }
    element.children = nodes()
    element.end = position < bytes.count ? tag() : ""
    return element
  }

  private mutating func tag() -> String {
    var quote: UInt8?
    var end = position
    while end < bytes.count {
      let byte = bytes[end]
      end += 1
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        break
      }
    }
    return take(upTo: end)
  }

  private func starts(_ text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[position...].starts(with: $0) }
  }

  private mutating func take(through end: String) -> String {
    let mark = Array(end.utf8)
    var index = position
    while index < bytes.count, !bytes[index...].starts(with: mark) { index += 1 }
    return take(upTo: min(index + mark.count, bytes.count))
  }

  private mutating func take(upTo end: Int) -> String {
    defer { position = end }
    return String(decoding: bytes[position..<end], as: UTF8.self)
  }
}

/// Text of an element or attribute with its entities replaced.
func unescapedXML(_ raw: String) -> String {
  if raw.hasPrefix("<![CDATA[") { return String(raw.dropFirst(9).dropLast(3)) }
  guard raw.contains("&") else { return raw }
  var text = String.UnicodeScalarView()
  var rest = raw.unicodeScalars[...]
  while let ampersand = rest.firstIndex(of: "&") {
    text += rest[..<ampersand]
    guard let end = rest[ampersand...].firstIndex(of: ";") else { break }
    let name = String(rest[rest.index(after: ampersand)..<end])
    text.append(scalar(named: name) ?? "\u{FFFD}")
    rest = rest[rest.index(after: end)...]
  }
  text += rest
  return String(text)
}

private func scalar(named name: String) -> Unicode.Scalar? {
  switch name {
  case "amp": return "&"
  case "lt": return "<"
  case "gt": return ">"
  case "quot": return "\""
  case "apos": return "'"
  default:
    let isHex = name.hasPrefix("#x")
    return UInt32(name.dropFirst(isHex ? 2 : 1), radix: isHex ? 16 : 10).flatMap(Unicode.Scalar.init)
  }
}
