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
    let bytes = Array(text.utf8)
    let first = bytes.prefix { $0 != 0x0A }
    let separator: UInt8 = !first.contains(0x2C) && first.contains(0x09) ? 0x09 : 0x2C
    var line = 1
    var start = 1
    var cells: [String] = []
    var cell: [UInt8] = []
    var quotedFrom: Int?
    var wasQuoted = false
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    func take() {
      cells.append(String(decoding: cell, as: UTF8.self))
      cell.removeAll(keepingCapacity: true)
      wasQuoted = false
    }
    while index < bytes.count {
      let byte = bytes[index]
      if quotedFrom != nil {
        if byte == 0x22 {
          if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
            cell.append(byte)
            index += 1
          } else {
            quotedFrom = nil
          }
        } else {
          if byte == 0x0A { line += 1 }
          cell.append(byte)
        }
      } else if byte == 0x22, cell.isEmpty, !wasQuoted {
        quotedFrom = line
        wasQuoted = true
      } else if byte == separator {
        take()
      } else if byte == 0x0A || byte == 0x0D {
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
        let isEmpty = cells.isEmpty && cell.isEmpty && !wasQuoted
        take()
        if !isEmpty { rows.append(Row(line: start, cells: cells)) }
        cells = []
        line += 1
        start = line
      } else {
        cell.append(byte)
      }
      index += 1
    }
    if !cell.isEmpty || !cells.isEmpty || wasQuoted {
      take()
      rows.append(Row(line: start, cells: cells))
    }
    openQuote = quotedFrom
  }
}
