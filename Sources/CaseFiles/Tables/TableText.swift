import Glibc

/// The text of a table file in UTF-8, whatever it was written in.
enum TableText {
  /// UTF-8, UTF-16 with a mark, else GB18030; nil where none of them fits.
  ///
  /// Text that is UTF-8 already is looked through and not copied; the rest is turned piece by piece, so that
  /// little more than the text itself is held.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    if bytes.starts(with: [0xFF, 0xFE]) { return converted(bytes[2...], from: "UTF-16LE") }
    if bytes.starts(with: [0xFE, 0xFF]) { return converted(bytes[2...], from: "UTF-16BE") }
    if bytes.contains(0) { return nil }
    let isValid = bytes.withUnsafeBufferPointer { buffer in
      UTF8Check.isValid(buffer)
    }
    return isValid ? bytes : converted(bytes[...], from: "GB18030")
  }

  private static func converted(_ bytes: ArraySlice<UInt8>, from encoding: String) -> [UInt8]? {
    guard let converter = iconv_open("UTF-8", encoding), Int(bitPattern: converter) != -1 else { return nil }
    defer { iconv_close(converter) }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count * 3 / 2)
    var piece = [CChar](repeating: 0, count: 1 << 16)
    let isWhole = bytes.withUnsafeBytes { raw -> Bool in
      var from = UnsafeMutablePointer(mutating: raw.bindMemory(to: CChar.self).baseAddress)
      var left = raw.count
      while left > 0 {
        let written = piece.withUnsafeMutableBufferPointer { target -> Int? in
          var to = target.baseAddress
          var room = target.count
          let outcome = iconv(converter, &from, &left, &to, &room)
          // What does not fit is turned in the next round; anything else cannot be turned at all.
          guard outcome != -1 || errno == E2BIG else { return nil }
          return target.count - room
        }
        guard let written else { return false }
        result.append(contentsOf: piece[..<written].lazy.map { UInt8(bitPattern: $0) })
      }
      return true
    }
    return isWhole && !result.contains(0) ? result : nil
  }
}

/// Tells whether bytes are UTF-8 without making a string of them.
private enum UTF8Check {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      guard lead >= 0x80 else {
        index += 1
        continue
      }
      let length: Int
      var least: UInt8 = 0x80
      var most: UInt8 = 0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, least) = (3, 0xA0)
      case 0xED: (length, most) = (3, 0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, least) = (4, 0x90)
      case 0xF4: (length, most) = (4, 0x8F)
      case 0xF1...0xF3: length = 4
      default: return false
      }
      guard index + length <= bytes.count, (least...most).contains(bytes[index + 1]) else { return false }
      for offset in 2..<max(2, length) where bytes[index + offset] & 0xC0 != 0x80 { return false }
      index += length
    }
    return true
  }
}
