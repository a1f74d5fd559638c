/// Goes over the rows of a CSV text one after another, as RFC 4180 and spreadsheets write it.
///
/// Cells are parted by commas, or by tabs where the first line holds no comma; empty lines are left out.
public struct SeparatedScanner {
  private let bytes: [UInt8]
  private let separator: UInt8
  private var index: Int
  private var line = 1
  /// The line of a quotation that is never closed; what follows it could not be told apart.
  public private(set) var openQuote: Int?

  /// - Parameter bytes: The text in UTF-8, with or without its mark.
  public init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    let first = bytes[index...].prefix { $0 != 0x0A && $0 != 0x0D }
    separator = !first.contains(0x2C) && first.contains(0x09) ? 0x09 : 0x2C
  }

  /// The next row that is not empty; nil at the end.
  public mutating func next() -> SeparatedValues.Row? {
    while index < bytes.count {
      let start = line
      var cells: [String] = []
      cells.reserveCapacity(width)
      var isEmpty = true
      repeat {
        let cell = cell()
        if !cell.isEmpty || hasQuote || !isLineEnd { isEmpty = false }
        cells.append(cell)
      } while takeSeparator()
      takeLineEnd()
      if !isEmpty {
        width = cells.count
        return SeparatedValues.Row(line: start, cells: cells)
      }
    }
    return nil
  }

  private var width = 8
  private var hasQuote = false

  private var isLineEnd: Bool { index >= bytes.count || bytes[index] == 0x0A || bytes[index] == 0x0D }

  private mutating func takeSeparator() -> Bool {
    guard index < bytes.count, bytes[index] == separator else { return false }
    index += 1
    return true
  }

  private mutating func takeLineEnd() {
    guard index < bytes.count else { return }
    if bytes[index] == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
    index += 1
    line += 1
  }

  /// The cell that begins here; leaves the index on the separator or line end after it.
  private mutating func cell() -> String {
    hasQuote = false
    guard index < bytes.count, bytes[index] == 0x22 else {
      let start = index
      while index < bytes.count, bytes[index] != separator, bytes[index] != 0x0A, bytes[index] != 0x0D {
        index += 1
      }
      return String(decoding: bytes[start..<index], as: UTF8.self)
    }
    hasQuote = true
    var text: [UInt8] = []
    let opened = line
    index += 1
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      guard byte == 0x22 else {
        if byte == 0x0A { line += 1 }
        text.append(byte)
        continue
      }
      guard index < bytes.count, bytes[index] == 0x22 else {
        // What stands between the closing mark and the separator belongs to the cell as it is.
        while !isLineEnd, bytes[index] != separator {
          text.append(bytes[index])
          index += 1
        }
        return String(decoding: text, as: UTF8.self)
      }
      text.append(0x22)
      index += 1
    }
    openQuote = opened
    return String(decoding: text, as: UTF8.self)
  }
}
