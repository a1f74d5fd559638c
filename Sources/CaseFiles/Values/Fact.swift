/// Where something was read: a line of the manifest, a cell of an export, a passage of a document.
///
/// Every fact carries one, so that they are kept once and shared by the facts' copies; the cells of a row share one.
public struct Source: Sendable {
  private var place: Place
  /// Which of the columns of its row it is, where it is the cell of a table.
  private var cell: Int32?

  public init(
    file: String, line: Int? = nil, column: String? = nil, page: Int? = nil, quote: String? = nil,
    isEntered: Bool = false
  ) {
    place = Place(file: file, line: line, column: column, page: page, isEntered: isEntered, quote: quote)
  }

  /// The file's path as a person would name it, relative to the case file's folder.
  public var file: String {
    get { place.file }
    set {
      self = Source(
        file: newValue, line: line, column: column, page: page, quote: quote, isEntered: isEntered)
    }
  }

  /// The line of a text file, counted from 1.
  public var line: Int? {
    get { place.line }
    set {
      self = Source(
        file: file, line: newValue, column: column, page: page, quote: quote, isEntered: isEntered)
    }
  }

  /// The column's heading in a table, or the field's name in a manifest.
  public var column: String? {
    get {
      if let cell, let heading = place.heading { heading.columns[Int(cell)].heading } else { place.column }
    }
    set {
      self = Source(file: file, line: line, column: newValue, page: page, quote: quote, isEntered: isEntered)
    }
  }

  /// The page of a document, counted from 1.
  public var page: Int? {
    get { place.page }
    set {
      self = Source(
        file: file, line: line, column: column, page: newValue, quote: quote, isEntered: isEntered)
    }
  }

  /// The words themselves.
  public var quote: String? {
    get { place.quote }
    set {
      self = Source(file: file, line: line, column: column, page: page, quote: newValue, isEntered: isEntered)
    }
  }

  /// Whether a reviewer entered the fact while reading, in place of what the file records.
  public var isEntered: Bool { place.isEntered }

  private final class Place: Sendable {
    let file: String
    let line: Int?
    let column: String?
    let page: Int?
    /// Beside the page, where it takes no room of its own.
    let isEntered: Bool
    let quote: String?
    /// What names the columns of a row, whose cells share this place.
    let heading: ExportHeading?

    init(
      file: String, line: Int?, column: String? = nil, page: Int? = nil, isEntered: Bool = false,
      quote: String? = nil, heading: ExportHeading? = nil
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.page = page
      self.isEntered = isEntered
      self.quote = quote
      self.heading = heading
    }
  }

  /// The cells of one row of a table.
  struct Cells {
    private let place: Place

    init(of row: ExportRow, under heading: ExportHeading) {
      place = Place(file: row.file, line: row.line, heading: heading)
    }

    /// The cell in a column of the heading.
    subscript(column: Int) -> Source { Source(place, cell: Int32(truncatingIfNeeded: column)) }
  }

  private init(_ place: Place, cell: Int32) {
    self.place = place
    self.cell = cell
  }
}

extension Source: Hashable {
  public static func == (a: Source, b: Source) -> Bool {
    a.place === b.place && a.cell == b.cell
      || a.file == b.file && a.line == b.line && a.column == b.column && a.page == b.page
        && a.quote == b.quote && a.isEntered == b.isEntered
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(file)
    hasher.combine(line)
    hasher.combine(column)
    hasher.combine(page)
    hasher.combine(quote)
    hasher.combine(isEntered)
  }
}

extension Source: Codable {
  private enum CodingKeys: String, CodingKey {
    case file, line, column, page, quote
    case isEntered = "entered"
  }

  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    self.init(
      file: try values.decode(String.self, forKey: .file),
      line: try values.decodeIfPresent(Int.self, forKey: .line),
      column: try values.decodeIfPresent(String.self, forKey: .column),
      page: try values.decodeIfPresent(Int.self, forKey: .page),
      quote: try values.decodeIfPresent(String.self, forKey: .quote),
      isEntered: try values.decodeIfPresent(Bool.self, forKey: .isEntered) ?? false)
  }

  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(file, forKey: .file)
    try values.encodeIfPresent(line, forKey: .line)
    try values.encodeIfPresent(column, forKey: .column)
    try values.encodeIfPresent(page, forKey: .page)
    try values.encodeIfPresent(quote, forKey: .quote)
    if isEntered { try values.encode(true, forKey: .isEntered) }
  }
}

/// A value read from a case file together with the words it was read from and their place.
public struct Fact<Value: Sendable>: Sendable {
  public var value: Value
  /// The words as they stand in the source.
  public var original: String
  public var source: Source

  public init(_ value: Value, original: String, source: Source) {
    self.value = value
    self.original = original
    self.source = source
  }
}

extension Fact: Equatable where Value: Equatable {}
extension Fact: Hashable where Value: Hashable {}
