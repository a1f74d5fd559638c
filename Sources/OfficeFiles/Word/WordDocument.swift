/// The words of a Word document, page by page, as far as the file tells where its pages end.
///
/// Headers, footers, notes, deleted and hidden text are left out; inserted text is kept.
/// Numbers that Word makes itself (automatic numbering) are not text and do not appear.
public struct WordDocument: Hashable, Sendable {
  /// At least one page; a page may be empty.
  public var pages: [[WordParagraph]]
  /// The properties an author or a program has added (Word: 文件 › 信息 › 高级属性 › 自定义), where they are text.
  public var properties: [String: String]

  public init(pages: [[WordParagraph]], properties: [String: String] = [:]) {
    self.pages = pages
    self.properties = properties
  }

  /// Reads a `.docx` file. Throws `OfficeError`.
  public init(path: String) throws(OfficeError) {
    try self.init(archive: Archive(path: path, limits: .wordDocument))
  }

  /// Reads a `.docx` held in memory; `file` is its name in errors. Throws `OfficeError`.
  public init(bytes: [UInt8], file: String) throws(OfficeError) {
    try self.init(archive: Archive(bytes: bytes, file: file, limits: .wordDocument))
  }

  /// Reads an opened `.docx`. Throws `OfficeError`.
  public init(archive: Archive) throws(OfficeError) {
    let package = WordPackage(archive)
    let part = try package.mainPart()
    var reader = WordReader()
    try reader.read(archive.contents(of: part), file: archive.file, part: part)
    var items = reader.items
    let used = Set(items.compactMap(\.style))
    if !used.isEmpty {
      let levels = try package.headingLevels(besides: part)
      items = items.map { $0.resolvingHeading(levels) }
    }
    pages = paginate(items)
    properties = try package.customProperties()
  }

  /// The paragraphs and rows of a part in order, without regard to pages and headings.
  static func words(of part: String, in archive: Archive) throws(OfficeError) -> [WordParagraph] {
    var reader = WordReader()
    try reader.read(archive.contents(of: part), file: archive.file, part: part)
    return reader.items.compactMap { if case .paragraph(let paragraph, _) = $0 { paragraph } else { nil } }
  }

  /// All paragraphs in reading order.
  public var paragraphs: [WordParagraph] { pages.flatMap { $0 } }
}

/// One paragraph, or one row of a table.
public struct WordParagraph: Hashable, Sendable {
  /// The words; line breaks as `\n`, tabs as `\t`; a row's cells are parted by tabs.
  public var text: String
  /// 1 to 9 for a heading, from the paragraph's outline level or that of its style.
  public var headingLevel: Int?
  /// The cells of a table row in order; paragraphs within a cell are parted by `\n`. Nil outside tables.
  public var cells: [String]?

  public var isTableRow: Bool { cells != nil }

  public init(text: String, headingLevel: Int? = nil) {
    self.text = text
    self.headingLevel = headingLevel
  }

  /// A row of a table.
  public init(cells: [String]) {
    text = cells.joined(separator: "\t")
    self.cells = cells
  }
}

extension Archive.Limits {
  /// A document's XML grows to a few MB; its pictures may be larger, but are never unpacked.
  static let wordDocument = Archive.Limits(
    entries: 5_000, entrySize: 128 << 20, totalSize: 1 << 30, ratio: 200)
}
