/// The words of a PDF, page by page, as poppler's `pdftotext` reads them.
public struct PDFText: Hashable, Sendable {
  /// The paragraphs of each page: lines that a page's width broke are joined again.
  public var pages: [[Line]]

  /// A paragraph, or a line of a table with its cells parted by tabs.
  public struct Line: Hashable, Sendable {
    public var text: String
    public var isTableRow: Bool

    public init(text: String, isTableRow: Bool) {
      self.text = text
      self.isTableRow = isTableRow
    }
  }

  /// Whether there is a text layer; a scan has none.
  public var hasText: Bool { pages.contains { !$0.isEmpty } }

  /// Reads a PDF held in memory; `file` is its name in errors. Throws `OfficeError`, also where
  /// `pdftotext` is not installed.
  public init(bytes: [UInt8], file: String) throws(OfficeError) {
    guard bytes.prefix(1024).starts(withPDFMark: true) else {
      throw OfficeError(file: file, problem: .notAPDF)
    }
    guard let program = BoundedProgram("pdftotext") else {
      throw OfficeError(file: file, problem: .noProgram("pdftotext", package: "poppler-utils"))
    }
    let output: [UInt8]
    do throws(BoundedProgram.Failure) {
      output = try program.output(["-layout", "-enc", "UTF-8", "/dev/stdin", "-"], input: bytes)
    } catch {
      if case .failed(3) = error { throw OfficeError(file: file, problem: .encrypted) }
      if case .failed(1) = error { throw OfficeError(file: file, problem: .damaged(reason: "PDF")) }
      throw OfficeError(file: file, problem: error.problem("pdftotext"))
    }
    self.init(layout: String(decoding: output, as: UTF8.self))
  }

  /// Reads what `pdftotext -layout` wrote: a form feed ends each page.
  init(layout: String) {
    var pages = layout.utf8.split(separator: 0x0C, omittingEmptySubsequences: false).map {
      Self.paragraphs(Substring($0))
    }
    if pages.count > 1, pages.last?.isEmpty == true { pages.removeLast() }
    self.pages = pages
  }
}

extension ArraySlice<UInt8> {
  /// A PDF begins with its mark, or soon after some bytes of a mail program.
  fileprivate func starts(withPDFMark: Bool) -> Bool {
    let mark = Array("%PDF-".utf8)
    return indices.contains { self[$0...].starts(with: mark) }
  }
}

// MARK: Paragraphs

extension PDFText {
  private struct Measured {
    var text: Substring
    var indent: Int
    var end: Int
  }

  /// Joins the lines of a page into paragraphs.
  ///
  /// A line that reaches the right edge goes on in the next, unless that one is indented as a paragraph's first.
  private static func paragraphs(_ page: Substring) -> [Line] {
    let lines = page.utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }).map { measured(Substring($0)) }
      .filter { !$0.text.isEmpty }
    let right = lines.map(\.end).max() ?? 0
    let left = lines.map(\.indent).min() ?? 0
    var paragraphs: [Line] = []
    var goesOn = false
    for line in lines {
      let row = cells(line.text)
      if let row {
        paragraphs.append(Line(text: row, isTableRow: true))
        goesOn = false
        continue
      }
      // Half a wide character more or less is the same edge.
      if goesOn, line.indent <= left + 1, let last = paragraphs.indices.last {
        paragraphs[last].text += joint(paragraphs[last].text, line.text) + line.text
      } else {
        paragraphs.append(Line(text: String(line.text), isTableRow: false))
      }
      goesOn = line.end >= right - 4 && right - left > 30
    }
    return paragraphs
  }

  /// English words need a blank where a line broke between them, Chinese ones none.
  private static func joint(_ before: String, _ after: Substring) -> String {
    guard let a = before.utf8.last, let b = after.utf8.first else { return "" }
    func isLetter(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte & 0xDF) }
    return isLetter(a) && isLetter(b) ? " " : ""
  }

  private static func measured(_ line: Substring) -> Measured {
    var indent = 0
    var column = 0
    var start: Substring.UnicodeScalarView.Index?
    var end = line.unicodeScalars.startIndex
    var endColumn = 0
    for index in line.unicodeScalars.indices {
      let scalar = line.unicodeScalars[index]
      let isBlank = scalar == " " || scalar == "\t" || scalar.value == 0x3000
      if !isBlank {
        if start == nil {
          start = index
          indent = column
        }
        end = line.unicodeScalars.index(after: index)
      }
      column += scalar.value < 0x1100 ? 1 : 2
      if !isBlank { endColumn = column }
    }
    guard let start else { return Measured(text: "", indent: 0, end: 0) }
    return Measured(text: Substring(line.unicodeScalars[start..<end]), indent: indent, end: endColumn)
  }

  /// The cells of a line with wide gaps in it, parted by tabs; nil for a line without.
  private static func cells(_ text: Substring) -> String? {
    var cells: [String] = []
    var cell = String.UnicodeScalarView()
    var blanks = 0
    for scalar in text.unicodeScalars {
      if scalar == " " || scalar.value == 0x3000 {
        blanks += scalar == " " ? 1 : 2
        continue
      }
      if blanks >= 4 {
        cells.append(String(cell))
        cell.removeAll()
      } else if blanks > 0 {
        cell.append(" ")
      }
      blanks = 0
      cell.append(scalar)
    }
    guard !cells.isEmpty else { return nil }
    return (cells + [String(cell)]).joined(separator: "\t")
  }
}
