/// A CSV text by its rows, as RFC 4180 and spreadsheets write it.
public struct SeparatedValues: Sendable {
  public struct Row: Sendable, Equatable {
    /// The line it begins on, counted from 1.
    public var line: Int
    public var cells: [String]
  }

  public private(set) var rows: [Row] = []
  /// The line of a quotation that is never closed; what follows it could not be told apart.
  public private(set) var openQuote: Int?

  /// Reads a file's bytes in UTF-8, UTF-16 with a mark or GB18030; nil in any other encoding.
  public init?(bytes: [UInt8]) {
    guard let text = TextDecoding.decode(bytes) else { return nil }
    self.init(text)
  }

  /// Cells are parted by commas, or by tabs where the first line holds no comma; empty lines are left out.
  public init(_ text: String) {
    var scanner = SeparatedScanner(utf8: Array(text.utf8))
    while let row = scanner.next() { rows.append(row) }
    openQuote = scanner.openQuote
  }
}
