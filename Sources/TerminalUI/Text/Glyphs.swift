import CTerminal

/// What the next scalar of a text does on the screen.
enum GlyphStep {
  /// A glyph of its own, one or two columns wide.
  case draw(UInt32, columns: Int)
  /// That many blank columns: a tab.
  case blank(columns: Int)
  /// A combining mark on the glyph before it.
  case mark(UInt32)
  /// Nothing: a selector, a joiner, or a part of a cluster of which only the first scalar is drawn.
  case skip
}

/// Decides scalar by scalar what reaches the screen.
///
/// Text from a case file may hold anything. Control characters and the bidirectional controls, which could
/// reverse what the reviewer reads, become U+FFFD. Terminals disagree on the width of joined emoji, so only
/// the first scalar of such a cluster is drawn.
struct GlyphReader {
  static let tabColumns = 4
  private static let replacement: UInt32 = 0xFFFD

  private var base: UInt32 = 0
  private var joined = false

  mutating func step(_ scalar: UInt32) -> GlyphStep {
    if scalar >= 0x20 && scalar < 0x7F {
      base = scalar
      joined = false
      return .draw(scalar, columns: 1)
    }
    if scalar >= 0x4E00 && scalar <= 0x9FFF {
      base = scalar
      joined = false
      return .draw(scalar, columns: 2)
    }
    return stepSlowly(scalar)
  }

  private mutating func stepSlowly(_ scalar: UInt32) -> GlyphStep {
    if scalar == 0x09 {
      base = 0
      joined = false
      return .blank(columns: Self.tabColumns)
    }
    if Self.isForbidden(scalar) { return draw(Self.replacement, Int(cterm_width(Self.replacement))) }
    if scalar == 0x200D {
      joined = true
      return .skip
    }
    let columns = Int(cterm_width(scalar))
    if columns == 0 {
      return Self.isInvisible(scalar) || base == 0 ? .skip : .mark(scalar)
    }
    let continues =
      Self.isPictograph(base)
      && ((joined && Self.isPictograph(scalar)) || (0x1F3FB...0x1F3FF).contains(scalar))
    if continues {
      joined = false
      return .skip
    }
    if Self.isRegionalIndicator(scalar) && Self.isRegionalIndicator(base) {
      base = 0
      return .skip
    }
    return draw(scalar, columns)
  }

  private mutating func draw(_ scalar: UInt32, _ columns: Int) -> GlyphStep {
    base = scalar
    joined = false
    return .draw(scalar, columns: max(1, columns))
  }

  /// Control characters, bidirectional controls, line separators and noncharacters.
  private static func isForbidden(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x206F, 0xFDD0...0xFDEF:
      true
    default:
      scalar & 0xFFFE == 0xFFFE
    }
  }

  /// Zero-width scalars that are no mark on the glyph before them.
  private static func isInvisible(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x00AD, 0x034F, 0x115F...0x1160, 0x17B4...0x17B5, 0x180B...0x180F, 0x200B...0x200F, 0x2060...0x206F,
      0x3164, 0xFE00...0xFE0F, 0xFEFF, 0xFFA0, 0xFFF0...0xFFFB, 0xE0000...0xE0FFF:
      true
    default:
      false
    }
  }

  private static func isPictograph(_ scalar: UInt32) -> Bool {
    (0x2190...0x2BFF).contains(scalar) || (0x1F000...0x1FAFF).contains(scalar)
  }

  private static func isRegionalIndicator(_ scalar: UInt32) -> Bool {
    (0x1F1E6...0x1F1FF).contains(scalar)
  }
}
