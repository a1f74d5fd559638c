import CTerminal

/// The words of all rows of the desk in one run of bytes, so that a hundred thousand of them take little room
/// and are searched in one go.
struct DeskText: Sendable {
  /// In the order in which they lie; those from `number` to `party` are what a word is looked for in.
  enum Field: Int, CaseIterable {
    case caseFile, number, title, act, agency, party, field, source
  }

  /// Where the words of one row lie.
  struct Place: Sendable {
    fileprivate var start: Int
    /// The end of each field, counted from the start.
    fileprivate var ends: InlineArray<8, UInt16>
  }

  /// The bytes a field may take; what is longer is cut between two characters.
  private static let longest = 4000
  private static let separator: UInt8 = 0x0A

  private var bytes: [UInt8] = []

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
    return Place(start: start, ends: ends)
  }

  func range(_ field: Field, at place: Place) -> Range<Int> {
    let first = field.rawValue == 0 ? 0 : Int(place.ends[field.rawValue - 1]) + 1
    return (place.start + first)..<(place.start + Int(place.ends[field.rawValue]))
  }

  subscript(field: Field, place: Place) -> String {
    String(decoding: bytes[range(field, at: place)], as: UTF8.self)
  }

  /// Whether the words of one field stand before those of the same field elsewhere, byte by byte.
  func precedes(_ field: Field, _ a: Place, _ b: Place) -> Bool {
    bytes[range(field, at: a)].lexicographicallyPrecedes(bytes[range(field, at: b)])
  }

  /// Marks the rows in which a word stands in one of the fields.
  ///
  /// Letters of ASCII are alike in both cases.
  func mark(_ word: String, in fields: ClosedRange<Field>, _ places: [Place], _ hits: inout [Bool]) {
    var needle = Array(word.utf8)
    guard !needle.isEmpty else {
      for row in hits.indices { hits[row] = true }
      return
    }
    let hasLetters = needle.contains(where: \.isLetter)
    if hasLetters { needle = needle.map(\.smallLetter) }
    bytes.withUnsafeBytes { bytes in
      needle.withUnsafeBytes { needle in
        var row = 0
        var from = 0
        while row < places.count {
          guard let hit = Self.find(needle, bytes, from: from, hasLetters: hasLetters) else { return }
          while row + 1 < places.count, places[row + 1].start <= hit { row += 1 }
          let place = places[row]
          let low = range(fields.lowerBound, at: place).lowerBound
          let high = range(fields.upperBound, at: place).upperBound
          if hit < low {
            from = low
          } else {
            if hit + needle.count <= high { hits[row] = true }
            row += 1
            guard row < places.count else { return }
            from = places[row].start
          }
        }
      }
    }
  }

  /// The next place of the needle from an offset on.
  private static func find(
    _ needle: UnsafeRawBufferPointer, _ bytes: UnsafeRawBufferPointer, from: Int, hasLetters: Bool
  ) -> Int? {
    guard from + needle.count <= bytes.count, let base = bytes.baseAddress, let word = needle.baseAddress
    else {
      return nil
    }
    guard hasLetters else {
      return cterm_find(base + from, bytes.count - from, word, needle.count).map { base.distance(to: $0) }
    }
    for start in from...(bytes.count - needle.count) where bytes[start].smallLetter == needle[0] {
      var offset = 1
      while offset < needle.count, bytes[start + offset].smallLetter == needle[offset] { offset += 1 }
      if offset == needle.count { return start }
    }
    return nil
  }
}

extension DeskText.Field: Comparable {
  static func < (a: DeskText.Field, b: DeskText.Field) -> Bool { a.rawValue < b.rawValue }
}

extension UInt8 {
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
  fileprivate var smallLetter: UInt8 { (65...90).contains(self) ? self | 32 : self }
}
