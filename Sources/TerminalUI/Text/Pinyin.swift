/// The initials of pinyin, by which a Chinese text is found without an input method: `zgtz` for 整改通知.
enum Pinyin {
  /// The letters a to z as bits 0 to 25, for each of the characters U+4E00 to U+9FFF.
  private static let initials: [UInt32] = {
    var bits = [UInt32](repeating: 0, count: 0x9FFF - 0x4E00 + 1)
    for (letter, characters) in pinyinTable {
      guard let ascii = letter.asciiValue else { continue }
      for scalar in characters.unicodeScalars where (0x4E00...0x9FFF).contains(scalar.value) {
        bits[Int(scalar.value) - 0x4E00] |= 1 << UInt32(ascii - UInt8(ascii: "a"))
      }
    }
    return bits
  }()

  /// Whether the pinyin of a Han character can begin with a letter, in lower case.
  static func initial(of scalar: Unicode.Scalar, is letter: Unicode.Scalar) -> Bool {
    guard (0x4E00...0x9FFF).contains(scalar.value), (97...122).contains(letter.value) else { return false }
    return initials[Int(scalar.value) - 0x4E00] & (1 << (letter.value - 97)) != 0
  }

  /// Whether a character can be found by a letter at all.
  static func isKnown(_ scalar: Unicode.Scalar) -> Bool {
    (0x4E00...0x9FFF).contains(scalar.value) && initials[Int(scalar.value) - 0x4E00] != 0
  }
}
