import OfficeFiles

/// Reads the text of one document: plain text, Markdown, Word old and new, PDF and OFD.
enum DocumentReader {
  /// Whether a document of this name has text that can be read here.
  static func isReadable(_ name: String) -> Bool { Medium(fileName: name)?.isReadable ?? false }

  /// The largest text read, in bytes: a hundred times the longest letter.
  static let longestText = 16 << 20

  static func read(_ bytes: [UInt8], name: String, source: Source) throws(LoadError) -> DocumentText {
    do throws(OfficeError) {
      switch Medium(fileName: name) {
      case .word: return DocumentText(try WordDocument(bytes: bytes, file: name.shown))
      case .pdf: return DocumentText(try PDFText(bytes: bytes, file: name.shown))
      case .oldWord: return plain(try OldWordText.read(bytes: bytes, file: name.shown))
      case .fixed: return DocumentText(try FixedDocument(bytes: bytes, file: name.shown))
      default: break
      }
    } catch {
      throw LoadError(
        source: source, problem: Localized(zh: error.chinese, en: error.english),
        remedy: Localized(zh: "用 Word 或 WPS 另存为 .docx", en: "save it again as .docx with Word or WPS"))
    }
    return try text(bytes, name: name, source: source)
  }

  private static func text(_ bytes: [UInt8], name: String, source: Source) throws(LoadError) -> DocumentText {
    guard bytes.count <= longestText else {
      throw LoadError(
        source: source,
        problem: Localized(
          zh: "“\(name.shown)”有 \(bytes.count >> 20) MB 文字，超过 \(longestText >> 20) MB 的上限，未读入",
          en:
            "“\(name.shown)” has \(bytes.count >> 20) MB of text, over the limit of \(longestText >> 20) MB, not read"
        ),
        remedy: Localized(zh: "核对是否为文书，必要时拆分", en: "see whether it is a document, and split it if so"))
    }
    guard let text = TextDecoding.decode(bytes) else {
      throw LoadError(
        source: source,
        problem: Localized(zh: "“\(name.shown)”的编码无法识别", en: "the encoding of “\(name.shown)” is not known"),
        remedy: Localized(zh: "另存为 UTF-8 或 GB18030 的文本", en: "save it as text in UTF-8 or GB18030"))
    }
    let kind = fileExtension(name)
    return kind == "md" || kind == "markdown" ? markdown(text) : plain(text)
  }

  static func fileExtension(_ name: String) -> String {
    guard let dot = name.lastIndex(of: ".") else { return "" }
    return name[name.index(after: dot)...].lowercased()
  }

  /// One paragraph a line; a form feed begins a page.
  private static func plain(_ text: String) -> DocumentText {
    DocumentText(
      pages: pages(text).map { page in
        lines(page).map { DocumentText.Paragraph(.body, $0) }
      })
  }

  private static func markdown(_ text: String) -> DocumentText {
    DocumentText(
      pages: pages(text).map { page in
        lines(page).compactMap { markdownParagraph($0) }
      })
  }

  private static func markdownParagraph(_ line: String) -> DocumentText.Paragraph? {
    let trimmed = line.trimmingBlanks()
    let bytes = trimmed.utf8
    let level = bytes.prefix { $0 == UInt8(ascii: "#") }.count
    if (1...6).contains(level), bytes.dropFirst(level).first == UInt8(ascii: " ") {
      return DocumentText.Paragraph(.heading(level), plainWords(trimmed.dropFirst(level + 1)))
    }
    if bytes.count > 1, bytes.first == UInt8(ascii: "|"), bytes.last == UInt8(ascii: "|") {
      let cells = bytes.dropFirst().dropLast().split(
        separator: UInt8(ascii: "|"), omittingEmptySubsequences: false
      ).map { plainWords(Substring($0)) }
      if cells.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { "-: ".utf8.contains($0) } }) { return nil }
      return DocumentText.Paragraph(.tableRow, cells.joined(separator: "\t"))
    }
    if bytes.count >= 3, bytes.allSatisfy({ $0 == UInt8(ascii: "-") }) { return nil }
    return DocumentText.Paragraph(.body, plainWords(line[...]))
  }

  /// The words without the marks for bold: runs of exactly two asterisks, in pairs. `1380000****` stays.
  private static func plainWords(_ text: some StringProtocol) -> String {
    let trimmed = String(text).trimmingBlanks()
    guard trimmed.utf8.contains(UInt8(ascii: "*")) else { return trimmed }
    var runs: [Substring] = []
    for character in trimmed.indices {
      let isStar = trimmed[character] == "*"
      if let last = runs.last, (last.first == "*") == isStar {
        runs[runs.count - 1] = trimmed[last.startIndex...character]
      } else {
        runs.append(trimmed[character...character])
      }
    }
    let marks = runs.filter { $0 == "**" }.count
    var dropped = 0
    return runs.filter { run in
      guard run == "**", dropped < marks / 2 * 2 else { return true }
      dropped += 1
      return false
    }.joined()
  }

  // Lines and pages end at single bytes of UTF-8, which are found much faster than characters.

  private static func pages(_ text: String) -> [Substring] {
    var pages = text.utf8.split(separator: 0x0C, omittingEmptySubsequences: false).map { Substring($0) }
    while pages.count > 1, pages.last?.allSatisfy(\.isWhitespace) == true { pages.removeLast() }
    return pages
  }

  /// The lines that are not blank, ended by LF, CRLF or CR, without blanks at their end.
  private static func lines(_ page: Substring) -> [String] {
    page.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).compactMap { bytes in
      let line = Substring(bytes).trimmingEnd()
      return line.isEmpty ? nil : String(line)
    }
  }
}

extension DocumentText {
  init(_ word: WordDocument) {
    self.init(
      pages: word.pages.map { page in
        page.compactMap { paragraph in
          if paragraph.text.allSatisfy(\.isWhitespace) { return nil }
          if paragraph.isTableRow { return Paragraph(.tableRow, paragraph.text) }
          return Paragraph(paragraph.headingLevel.map { .heading(min(6, $0)) } ?? .body, paragraph.text)
        }
      })
  }
}

extension DocumentText {
  init(_ pdf: PDFText) {
    self.init(
      pages: pdf.pages.map { page in
        page.map { Paragraph($0.isTableRow ? .tableRow : .body, $0.text) }
      })
  }

  init(_ fixed: FixedDocument) {
    self.init(pages: fixed.pages.map { page in page.map { Paragraph(.body, $0) } })
  }
}
