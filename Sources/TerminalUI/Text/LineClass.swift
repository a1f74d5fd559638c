/// What a glyph does at the edges of a line.
enum LineClass {
  case blank
  /// Han characters and whatever else may stand at either edge.
  case free
  /// Letters and digits, which keep together.
  case word
  /// Closing punctuation, never at a line's start.
  case closer
  /// Closing punctuation of Latin text: a closer that keeps together with letters after it (`1,250.00`).
  case latinCloser
  /// Opening punctuation, never at a line's end.
  case opener
  /// Half of a dash; two of them keep together.
  case dash

  init(_ scalar: UInt32) {
    switch scalar {
    case 0x20, 0x09, 0x3000: self = .blank
    // ( [ { $ “ ‘ 〈 《 「 『 【 〔 〖 （ ［ ｛ ￥ ¥ №
    case 0x28, 0x5B, 0x7B, 0x24, 0x201C, 0x2018, 0x3008, 0x300A, 0x300C, 0x300E, 0x3010, 0x3014, 0x3016,
      0xFF08, 0xFF3B, 0xFF5B, 0xFFE5, 0xA5, 0x2116:
      self = .opener
    // ! % ) , . : ; ? ] }
    case 0x21, 0x25, 0x29, 0x2C, 0x2E, 0x3A, 0x3B, 0x3F, 0x5D, 0x7D: self = .latinCloser
    // ” ’ … ‰ ′ ″ ℃ · ° and the punctuation of Chinese
    case 0x201D, 0x2019, 0x2026, 0x2030, 0x2032, 0x2033, 0x2103, 0xB7, 0xB0, 0x3001, 0x3002, 0x3009, 0x300B,
      0x300D, 0x300F, 0x3011, 0x3015, 0x3017, 0xFF01, 0xFF05, 0xFF09, 0xFF0C, 0xFF0E, 0xFF1A, 0xFF1B, 0xFF1F,
      0xFF3D, 0xFF5D, 0xFF5E, 0x30FB, 0x3005:
      self = .closer
    case 0x2014, 0x2015, 0x2E3A: self = .dash
    case 0..<0x2000, 0x2C60..<0x2E00, 0xA640..<0xABFF, 0xFF10...0xFF5A: self = .word
    default: self = .free
    }
  }

  /// Whether a line may end after this glyph and the next begin with `following`.
  func mayBreak(before following: LineClass) -> Bool {
    switch (self, following) {
    case (_, .blank), (_, .closer), (_, .latinCloser), (.opener, _): false
    case (.dash, .dash): false
    case (.word, .word), (.latinCloser, .word): false
    default: true
    }
  }
}
