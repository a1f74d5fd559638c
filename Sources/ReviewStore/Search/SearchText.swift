/// Text as the index of words holds it: letters, digits and characters in UTF-16, one after another.
///
/// Capitals are small and full-width letters narrow. Signs and blanks are passed over, so that a word is found
/// across a line's end; between two letters or digits one blank stays, so that 12 is not found in 1.2.
enum SearchText {
  /// What stands at the end of a text and between its parts; no word reaches over it.
  static let end: UInt16 = 0
  private static let blank: UInt16 = 0x20

  /// Appends a text and its end; nothing where the text holds no word.
  static func append(_ text: String, to units: inout [UInt16]) {
    let before = units.count
    var text = text
    text.withUTF8 { source in
      units.reserveCapacity(units.count + source.count / 2 + 2)
      var index = 0
      // Whether a sign was passed over since the last letter or digit.
      var isParted = false
      var wasNarrow = false
      func put(_ unit: UInt16, isNarrow: Bool) {
        if isParted, wasNarrow, isNarrow { units.append(blank) }
        isParted = false
        wasNarrow = isNarrow
        units.append(unit)
      }
      while index < source.count {
        let lead = source[index]
        if lead < 0x80 {
          index += 1
          switch lead {
          case 0x30...0x39, 0x61...0x7A: put(UInt16(lead), isNarrow: true)
          case 0x41...0x5A: put(UInt16(lead | 0x20), isNarrow: true)
          default: isParted = true
          }
          continue
        }
        let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
        guard index + length <= source.count else { break }
        var code = UInt32(lead) & (0xFF >> UInt32(length + 1))
        for offset in 1..<length { code = code << 6 | UInt32(source[index + offset] & 0x3F) }
        index += length
        switch code {
        case 0x3400...0x9FFF: put(UInt16(code), isNarrow: false)
        case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020: isParted = true
        case 0xFF10...0xFF19, 0xFF41...0xFF5A: put(UInt16(code - 0xFEE0), isNarrow: true)
        case 0xFF21...0xFF3A: put(UInt16(code - 0xFEE0 + 0x20), isNarrow: true)
        case 0xFF00...0xFF65: isParted = true
        default:
          guard let scalar = Unicode.Scalar(code), isWord(scalar) else {
            isParted = true
            continue
          }
          let isHan = code >= 0x2E80
          for unit in scalar.properties.lowercaseMapping.utf16 { put(unit, isNarrow: !isHan) }
        }
      }
    }
    if units.count > before { units.append(end) }
  }

  /// A text and its end.
  static func units(_ text: String) -> [UInt16] {
    var units: [UInt16] = []
    append(text, to: &units)
    return units
  }

  /// A word as it is looked up, without an end; nil where it holds nothing the index knows.
  static func word(_ word: String) -> [UInt16]? {
    let units = units(word).dropLast()
    return units.isEmpty ? nil : Array(units)
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isAlphabetic || scalar.properties.numericType != nil
      || scalar.properties.generalCategory == .nonspacingMark
  }
}
