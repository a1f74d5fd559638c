/// Puts the bytes of typed text together to scalars, however they were cut on the way.
///
/// ncurses loses the first bytes of a character whose rest has not arrived yet; here they wait. Bytes that are
/// no UTF-8 become U+FFFD.
struct Utf8Assembler {
  private static let malformed: Unicode.Scalar = "\u{FFFD}"

  private var value: UInt32 = 0
  private var missing = 0
  private var least: UInt32 = 0

  /// Whether a character has begun that is not complete.
  var isPending: Bool { missing > 0 }

  /// Takes one byte and appends what it completes: nothing, a scalar, or U+FFFD and a scalar.
  mutating func feed(_ byte: UInt8, into scalars: inout [Unicode.Scalar]) {
    if missing > 0 {
      if byte & 0xC0 == 0x80 {
        value = value << 6 | UInt32(byte & 0x3F)
        missing -= 1
        if missing == 0 {
          scalars.append(value >= least ? Unicode.Scalar(value) ?? Self.malformed : Self.malformed)
        }
        return
      }
      flush(into: &scalars)
    }
    switch byte {
    case 0x00...0x7F: scalars.append(Unicode.Scalar(byte))
    case 0xC2...0xDF: begin(byte & 0x1F, missing: 1, least: 0x80)
    case 0xE0...0xEF: begin(byte & 0x0F, missing: 2, least: 0x800)
    case 0xF0...0xF4: begin(byte & 0x07, missing: 3, least: 0x10000)
    default: scalars.append(Self.malformed)
    }
  }

  /// Gives up a character that was begun.
  mutating func flush(into scalars: inout [Unicode.Scalar]) {
    guard missing > 0 else { return }
    missing = 0
    scalars.append(Self.malformed)
  }

  private mutating func begin(_ bits: UInt8, missing: Int, least: UInt32) {
    value = UInt32(bits)
    self.missing = missing
    self.least = least
  }
}
