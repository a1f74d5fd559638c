/// Text as the index holds it: each Han character a word of its own, full-width letters narrow.
///
/// A Chinese word of any length is then a phrase, and is found wherever it stands.
enum SearchText {
  /// The text with a blank on both sides of each Han character.
  static func spaced(_ text: String) -> String {
    var text = text
    return text.withUTF8 { source in
      String(unsafeUninitializedCapacity: source.count * 2 + 8) { target in
        var read = 0
        var written = 0
        func put(_ byte: UInt8) {
          target[written] = byte
          written += 1
        }
        while read < source.count {
          let lead = source[read]
          guard lead >= 0x80 else {
            // A NUL would end the text for SQLite.
            put(lead == 0 ? 0x20 : lead)
            read += 1
            continue
          }
          let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
          guard read + length <= source.count else { break }
          if length == 3, lead == 0xEF, let narrow = narrow(source[read + 1], source[read + 2]) {
            put(narrow)
          } else if length > 2, isHan(lead, source[read + 1]) {
            if written == 0 || target[written - 1] != 0x20 { put(0x20) }
            for offset in 0..<length { put(source[read + offset]) }
            put(0x20)
          } else {
            for offset in 0..<length { put(source[read + offset]) }
          }
          read += length
        }
        return written
      }
    }
  }

  /// A word as a phrase of the index's query language; nil where it holds nothing the index knows.
  ///
  /// A word that ends in a letter or digit is found from its beginning: `2024` in `20241211`.
  static func phrase(_ word: String) -> String? {
    let scalars = word.unicodeScalars
    guard scalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
      return nil
    }
    let isOpen = scalars.last.map {
      $0.isASCII && ($0.properties.isAlphabetic || $0.properties.numericType != nil)
    }
    return "\"" + spaced(word.filter { $0 != "\"" }) + "\"" + (isOpen == true ? " *" : "")
  }

  /// U+FF01 to U+FF5E as ASCII.
  private static func narrow(_ second: UInt8, _ third: UInt8) -> UInt8? {
    switch (second, third) {
    case (0xBC, 0x81...0xBF): third - 0x81 + 0x21
    case (0xBD, 0x80...0x9E): third - 0x80 + 0x60
    default: nil
    }
  }

  /// Whether a character of three or four bytes is Han: U+2E80 to U+2FDF, U+3005 to U+3007, U+3400 to U+9FFF,
  /// U+F900 to U+FAFF, and the planes above.
  private static func isHan(_ lead: UInt8, _ second: UInt8) -> Bool {
    switch lead {
    case 0xE2: second >= 0xBA
    case 0xE3: second == 0x80 || second >= 0x90
    case 0xE4...0xE9: true
    case 0xEF: second == 0xA4 || (0xA5...0xAB).contains(second)
    case 0xF0: second >= 0xA0
    default: false
    }
  }
}
