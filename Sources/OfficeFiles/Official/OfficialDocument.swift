/// An official document in the layout of GB/T 9704-2012, ready to be stamped.
///
/// The value holds the words only; `docx` sets them. Headings are numbered here (一、（一）1.（1）),
/// so that every rendering numbers them alike.
public struct OfficialDocument: Hashable, Sendable {
  /// 发文机关标志: the red head.
  public var issuer: String
  /// 发文字号, such as 示司评〔2024〕12号.
  public var number: String
  /// 标题; `\n` where a line of the title should end.
  public var title: String
  /// 主送机关, without the colon.
  public var addressee: String?
  public var blocks: [Block]
  /// 附件: the titles, unnumbered.
  public var attachments: [String]
  /// 发文机关署名, over which the seal goes.
  public var signatory: String
  /// 成文日期, such as 2024年9月9日.
  public var date: String
  /// 版记; nil for none.
  public var imprint: Imprint?
  /// What is attached, each on a page of its own after the date.
  public var annexes: [Annex]
  /// Kept inside the file, unseen on paper: a number to find the record by, a hash to check it with.
  public var properties: [String: String]

  /// A piece of the body.
  public enum Block: Hashable, Sendable {
    /// A heading without its number; level 1 to 4, others count as the nearest of them.
    case heading(level: Int, String)
    case paragraph(String)
    case table(Table)
    case chart(Chart)
  }

  /// A table whose header is repeated on every page it runs over.
  public struct Table: Hashable, Sendable {
    public var header: [String]
    public var rows: [[String]]
    /// The columns' widths relative to one another; missing ones count as 1.
    public var widths: [Int]

    public init(header: [String], rows: [[String]], widths: [Int] = []) {
      self.header = header
      self.rows = rows
      self.widths = widths
    }
  }

  /// One attachment that is part of the document itself.
  public struct Annex: Hashable, Sendable {
    public var title: String
    public var blocks: [Block]

    public init(title: String, blocks: [Block]) {
      self.title = title
      self.blocks = blocks
    }
  }

  /// The foot of the last page: who else gets a copy, and who printed it when.
  public struct Imprint: Hashable, Sendable {
    public var copies: [String]
    public var printer: String
    public var printed: String

    public init(copies: [String], printer: String, printed: String) {
      self.copies = copies
      self.printer = printer
      self.printed = printed
    }
  }

  public init(
    issuer: String, number: String, title: String, addressee: String? = nil, blocks: [Block],
    attachments: [String] = [], signatory: String, date: String, imprint: Imprint? = nil,
    annexes: [Annex] = [], properties: [String: String] = [:]
  ) {
    self.issuer = issuer
    self.number = number
    self.title = title
    self.addressee = addressee
    self.blocks = blocks
    self.attachments = attachments
    self.signatory = signatory
    self.date = date
    self.imprint = imprint
    self.annexes = annexes
    self.properties = properties
  }

  /// The Word file; the same value gives the same bytes. `file` is its name in errors.
  ///
  /// What was written is read back and compared: a difference is thrown, never left in the file.
  /// Charts are drawn by the press; where no Chinese font is installed they are set as tables.
  public func docx(file: String = "docx", press: PDFPress = PDFPress()) throws(OfficeError) -> [UInt8] {
    var body = OfficialBody()
    body.write(self, pictures: try pictures(by: press, file: file))
    let bytes = try officialPackage(withPictures: !body.pictures.isEmpty).bytes(
      with: officialParts(of: self, body: body.xml, pictures: body.pictures), file: file)
    let archive = try Archive(bytes: bytes, file: file, limits: .wordDocument)
    let expected = body.paragraphs.filter { !$0.text.isEmpty || $0.isTableRow }
    try expectSame(expected, WordDocument.words(of: documentName, in: archive), file: file)
    let printed = Dictionary(
      properties.map { (printable($0.key), printable($0.value)) }, uniquingKeysWith: { first, _ in first })
    let read = try archive.customProperties()
    guard read == printed else {
      throw OfficeError(
        file: file, part: customName,
        problem: .readBackDiffers(written: "\(printed.count)", read: "\(read.count)"))
    }
    return bytes
  }

  /// The charts in order; nil for one that cannot be drawn here.
  private func pictures(by press: PDFPress, file: String) throws(OfficeError) -> [ChartPicture?] {
    var pictures: [ChartPicture?] = []
    for case .chart(let chart) in blocks + annexes.flatMap(\.blocks) {
      do throws(OfficeError) {
        let (png, height) = try press.picture(of: chart, file: file)
        pictures.append(ChartPicture(png: png, height: height))
      } catch {
        guard error.problem == .noChineseFont else { throw error }
        pictures.append(nil)
      }
    }
    return pictures
  }

  private func expectSame(
    _ expected: [WordParagraph], _ read: [WordParagraph], file: String
  ) throws(OfficeError) {
    for index in 0..<max(expected.count, read.count) {
      let written = index < expected.count ? expected[index] : nil
      let found = index < read.count ? read[index] : nil
      guard let written, let found, isSame(written, found) else {
        throw OfficeError(
          file: file,
          problem: .readBackDiffers(
            written: String((written?.text ?? "").prefix(60)), read: String((found?.text ?? "").prefix(60))))
      }
    }
  }

  private func isSame(_ written: WordParagraph, _ read: WordParagraph) -> Bool {
    // By bytes: Swift's == takes é and e + ´ for the same.
    guard let cells = written.cells, let found = read.cells else {
      return written.cells == nil && read.cells == nil && written.text.utf8.elementsEqual(read.text.utf8)
    }
    return cells.elementsEqual(found) { $0.utf8.elementsEqual($1.utf8) }
  }
}

extension OfficialDocument {
  /// 附件, or 附件2 where there are several.
  public func label(ofAnnex index: Int) -> String { "附件" + (annexes.count > 1 ? "\(index + 1)" : "") }
}
