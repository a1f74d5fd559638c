/// Goes over the rows of a CSV text one after another, as RFC 4180 and spreadsheets write it.
///
/// Cells are parted by commas, tabs, semicolons or bars, whichever the first lines hold most alike; empty lines are
/// left out.
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
    separator = Self.separator(of: bytes[index...])
  }

  private static let separators = Array(",\t;|".utf8)
  /// How much of a text tells what parts its cells.
  private static let sampled = (lines: 20, bytes: 1 << 16)

  /// The separator that most lines hold equally often, of several the one they hold more of; a title above has none.
  private static func separator(of text: ArraySlice<UInt8>) -> UInt8 {
    var lines: [[Int]] = []
    var counts = separators.map { _ in 0 }
    var isQuoted = false
    for byte in text.prefix(sampled.bytes) {
      if byte == 0x22 { isQuoted.toggle() }
      if isQuoted { continue }
      if let place = separators.firstIndex(of: byte) { counts[place] += 1 }
      guard byte == 0x0A || byte == 0x0D else { continue }
      lines.append(counts)
      counts = separators.map { _ in 0 }
      if lines.count == sampled.lines { break }
    }
    lines.append(counts)
    var best = (separator: separators[0], lines: 0, count: 0)
    for (place, separator) in separators.enumerated() {
      let counts = lines.map { $0[place] }.filter { $0 > 0 }
      let held = Dictionary(grouping: counts, by: \.self).mapValues(\.count)
      guard let usual = held.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }) else { continue }
      if (usual.value, usual.key) > (best.lines, best.count) { best = (separator, usual.value, usual.key) }
    }
    return best.separator
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
