/// Where something was read: a line of the manifest, a cell of an export, a passage of a document.
public struct Source: Sendable, Hashable, Codable {
  /// The file's path as a person would name it, relative to the case file's folder.
  public var file: String
  /// The line of a text file, counted from 1.
  public var line: Int?
  /// The column's heading in a table, or the field's name in a manifest.
  public var column: String?
  /// The page of a document, counted from 1.
  public var page: Int?
  /// The words themselves.
  public var quote: String?

  public init(
    file: String, line: Int? = nil, column: String? = nil, page: Int? = nil, quote: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.page = page
    self.quote = quote
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
