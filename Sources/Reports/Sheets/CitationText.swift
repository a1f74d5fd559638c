import Reviewing

/// Evidence in one cell: a line for each citation, `文书｜页｜引文`, with a fourth part 查无 where the words are
/// what was looked for and not found. `\` keeps what would part or trim.
enum CitationText {
  static func text(of citations: [Citation]) -> String {
    citations.map { citation in
      var parts = [escaped(citation.document), citation.page.map { "\($0)" } ?? "", escaped(citation.quote)]
      if citation.isAbsence { parts.append("查无") }
      return parts.joined(separator: "｜")
    }.joined(separator: "\n")
  }

  /// A line that is no citation.
  struct Wrong: Error {
    var line: String
  }

  static func citations(in text: String) throws(Wrong) -> [Citation] {
    var citations: [Citation] = []
    for line in text.split(whereSeparator: \.isNewline) where !trimmed(String(line)).isEmpty {
      let parts = split(String(line)).map(trimmed)
      switch parts.count {
      case 1: citations.append(spoken(unescaped(parts[0])))
      case 2...4:
        guard let page = page(parts[1]), !parts[0].isEmpty || parts.count > 2,
          parts.count < 4 || ["查无", "absent", ""].contains(parts[3])
        else { throw Wrong(line: String(line)) }
        citations.append(
          Citation(
            document: unescaped(parts[0]), page: page.number,
            quote: parts.count > 2 ? unescaped(parts[2]) : "",
            isAbsence: parts.count == 4 && !parts[3].isEmpty))
      default: throw Wrong(line: String(line))
      }
    }
    return citations
  }

  /// `立案审批表 第3页` as people write it without bars.
  private static func spoken(_ text: String) -> Citation {
    guard text.hasSuffix("页"), let mark = text.lastIndex(of: "第") else {
      return Citation(document: text, page: nil, quote: "")
    }
    let digits = text[text.index(after: mark)...].dropLast().filter { $0 != " " }
    guard let number = Int(digits), number > 0 else { return Citation(document: text, page: nil, quote: "") }
    return Citation(document: trimmed(String(text[..<mark])), page: number, quote: "")
  }

  private struct Page { var number: Int? }

  /// `3`, `第3页`, or nothing; nil for anything else.
  private static func page(_ text: String) -> Page? {
    var digits = Substring(text)
    if digits.hasPrefix("第") { digits = digits.dropFirst() }
    if digits.hasSuffix("页") { digits = digits.dropLast() }
    if digits.allSatisfy({ $0 == " " }) { return Page(number: nil) }
    guard let number = Int(trimmed(String(digits))), number > 0 || "\(number)" == text else { return nil }
    return Page(number: number)
  }

  private static let escapes: [(Unicode.Scalar, Unicode.Scalar)] = [
    ("\\", "\\"), ("｜", "｜"), ("|", "|"), ("\n", "n"), ("\r", "r"), ("\u{2028}", "l"), ("\u{2029}", "p"),
    ("\u{85}", "e"), ("\u{0B}", "v"), ("\u{0C}", "f"),
  ]

  private static func escaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if let escape = escapes.first(where: { $0.0 == scalar })?.1 {
        result.append("\\")
        result.append(escape)
      } else if (index == 0 || index == scalars.count - 1) && isBlank(scalar) {
        result.append("\\")
        result.append(scalar == " " ? "s" : "z")
      } else {
        result.append(scalar)
      }
    }
    return String(result)
  }

  private static func unescaped(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    var isEscape = false
    for scalar in text.unicodeScalars {
      guard isEscape else {
        if scalar == "\\" { isEscape = true } else { result.append(scalar) }
        continue
      }
      isEscape = false
      switch scalar {
      case "s": result.append(" ")
      case "z": result.append("\u{3000}")
      default:
        if let plain = escapes.first(where: { $0.1 == scalar })?.0 {
          result.append(plain)
        } else {
          result.append("\\")
          result.append(scalar)
        }
      }
    }
    if isEscape { result.append("\\") }
    return String(result)
  }

  /// At each bar that is not kept by a `\`.
  private static func split(_ line: String) -> [String] {
    var parts: [String.UnicodeScalarView] = [.init()]
    var isEscape = false
    for scalar in line.unicodeScalars {
      if !isEscape, scalar == "｜" || scalar == "|" {
        parts.append(.init())
        continue
      }
      isEscape = scalar == "\\" && !isEscape
      parts[parts.count - 1].append(scalar)
    }
    return parts.map { String($0) }
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\u{3000}" }

  private static func trimmed(_ text: String) -> String {
    var scalars = Substring.UnicodeScalarView(text.unicodeScalars)
    while let first = scalars.first, isBlank(first) { scalars.removeFirst() }
    while let last = scalars.last, isBlank(last) { scalars.removeLast() }
    return String(String.UnicodeScalarView(scalars))
  }
}
