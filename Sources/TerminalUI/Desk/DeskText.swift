import CTerminal

/// The words of some thousand rows of the desk in one run of bytes, so that they take little room and are
/// searched in one go.
struct DeskText: Sendable {
  /// In the order in which they lie; those from `number` to `party` are what a word is looked for in.
  enum Field: Int, CaseIterable {
    case caseFile, number, title, act, agency, party, field, source
  }

  /// Where the words of one row lie.
  struct Place: Sendable {
    fileprivate var start: UInt32
    /// The end of each field, counted from the start.
    fileprivate var ends: InlineArray<8, UInt16>
  }

  /// The bytes a field may take; what is longer is cut between two characters.
  private static let longest = 4000
  private static let separator: UInt8 = 0x0A

  private var bytes: [UInt8] = []

  var byteCount: Int { bytes.count }

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  mutating func add(_ words: (Field) -> String) -> Place {
    let start = bytes.count
    var ends = InlineArray<8, UInt16>(repeating: 0)
    for field in Field.allCases {
      var word = words(field)
      word.withUTF8 { utf8 in
        var count = min(utf8.count, Self.longest)
        while count < utf8.count, count > 0, utf8[count] & 0xC0 == 0x80 { count -= 1 }
        for byte in utf8[..<count] { bytes.append(byte == Self.separator ? 0x20 : byte) }
      }
      ends[field.rawValue] = UInt16(bytes.count - start)
      bytes.append(Self.separator)
    }
    return Place(start: UInt32(start), ends: ends)
  }

  private func range(_ field: Field, _ place: Place) -> Range<Int> {
    let first = field.rawValue == 0 ? 0 : Int(place.ends[field.rawValue - 1]) + 1
    return (Int(place.start) + first)..<(Int(place.start) + Int(place.ends[field.rawValue]))
  }

  func bytes(_ field: Field, _ place: Place) -> ArraySlice<UInt8> { bytes[range(field, place)] }

  /// Whether a field says this word, as far as it is kept.
  func says(_ word: String, _ field: Field, _ place: Place) -> Bool {
    let kept = bytes(field, place)
    // A longer one was cut, at most within its last character.
    guard word.utf8.count == kept.count || kept.count > Self.longest - 4 else { return false }
    return word.utf8.prefix(kept.count).elementsEqual(kept) { ($0 == Self.separator ? 0x20 : $0) == $1 }
  }

  func isEmpty(_ field: Field, _ place: Place) -> Bool { range(field, place).isEmpty }

  subscript(field: Field, place: Place) -> String {
    String(decoding: bytes(field, place), as: UTF8.self)
  }

  /// Marks the rows in which a word stands in one of the fields.
  ///
  /// Letters of ASCII are alike in both cases.
  ///
  /// - Parameter rows: All rows of this text, in the order they were added.
  func mark(_ word: String, in fields: ClosedRange<Field>, of rows: [DeskRow], _ hits: inout [Bool]) {
    let needle = Array(word.utf8)
    guard !needle.isEmpty else {
      for row in hits.indices { hits[row] = true }
      return
    }
    bytes.withUnsafeBytes { bytes in
      var row = 0
      var from = 0
      while row < rows.count, let hit = Self.find(needle, bytes, from: from) {
        while row + 1 < rows.count, Int(rows[row + 1].words.start) <= hit { row += 1 }
        let place = rows[row].words
        let low = range(fields.lowerBound, place).lowerBound
        if hit < low {
          from = low
        } else {
          if hit + needle.count <= range(fields.upperBound, place).upperBound { hits[row] = true }
          row += 1
          guard row < rows.count else { return }
          from = Int(rows[row].words.start)
        }
      }
    }
  }

  /// Marks the rows in which the parts stand in a field, one behind the other.
  func mark(_ parts: [String], in field: Field, of rows: [DeskRow], _ hits: inout [Bool]) {
    if parts.count == 1 { return mark(parts[0], in: field...field, of: rows, &hits) }
    let needles = parts.map { Array($0.utf8) }
    bytes.withUnsafeBytes { bytes in
      for row in rows.indices {
        let range = range(field, rows[row].words)
        let words = UnsafeRawBufferPointer(rebasing: bytes[range])
        var from = 0
        hits[row] = needles.allSatisfy { needle in
          guard let hit = Self.find(needle, words, from: from) else { return false }
          from = hit + needle.count
          return true
        }
      }
    }
  }

  /// The next place of the needle from an offset on.
  private static func find(_ needle: [UInt8], _ bytes: UnsafeRawBufferPointer, from: Int) -> Int? {
    guard let base = bytes.baseAddress, from < bytes.count else { return nil }
    return cterm_find(base + from, bytes.count - from, needle, needle.count).map { base.distance(to: $0) }
  }
}

extension DeskText.Field: Comparable {
  static func < (a: DeskText.Field, b: DeskText.Field) -> Bool { a.rawValue < b.rawValue }
}
