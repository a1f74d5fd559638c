/// One document of the file, as the manifest lists it and as it can be read.
public struct CaseDocument: Sendable {
  public var name: String
  public var source: Source
  /// The path inside the case file's folder; nil for a document kept on paper only.
  public var file: Fact<String>?
  public var pageCount: Fact<Int>?
  public var day: Fact<Day>?
  public var signatories: [Fact<String>] = []
  /// 印章: the seal as the manifest states it: 有, 无, or the sealing body's name.
  public var seal: Fact<String>?
  public var number: Fact<DocumentNumber>?
  /// Whether the manifest's catalogue names it; false for a file that merely lies in the folder.
  public var isListed = true
  /// Whether the manifest names a file that could not be read.
  public var isMissing = false
  /// What it is, by its name or its heading; nil where neither tells.
  public var kind: DocumentKind?
  /// What its file holds; nil for a document kept on paper only.
  public var medium: Medium?
  /// How long a recording lasts, in seconds, where its header tells.
  public var seconds: Int?
  /// Why there is no text, in words for the reader; nil where there is one, and for paper.
  public var note: Localized?
  /// The text, nil where there is none to read (paper only, a picture, refused).
  public var text: DocumentText?

  public init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}

/// A document's text, page by page.
public struct DocumentText: Sendable, Equatable {
  public var pages: [[Paragraph]]

  public init(pages: [[Paragraph]]) {
    self.pages = pages
  }

  public struct Paragraph: Sendable, Equatable {
    public enum Kind: Sendable, Equatable {
      case body
      /// A heading of level 1 to 6.
      case heading(Int)
      /// A row of a table; the cells are joined by tabs in `text`.
      case tableRow
    }
    public var kind: Kind
    public var text: String

    public init(_ kind: Kind, _ text: String) {
      self.kind = kind
      self.text = text
    }
  }

  /// All paragraphs with their page, counted from 1.
  public var paragraphs: [(page: Int, paragraph: Paragraph)] {
    pages.enumerated().flatMap { index, page in page.map { (index + 1, $0) } }
  }
}
