import CPango

/// One line of words after shaping: which glyphs stand where. Measures are points.
struct SetLine {
  var runs: [Run] = []
  /// Where the line begins, an indent included.
  var offset = 0.0
  var width = 0.0
  /// Whether the paragraph goes on in the next line, so that both edges should be straight.
  var continues = false

  /// Glyphs of one font.
  struct Run {
    var font: RunFont
    var size: Double
    /// UTF-8, so that the words can be copied out of the page again.
    var text: [UInt8]
    var clusters: [Cluster]
    var isBackward: Bool
  }

  /// Characters that are set as one, with the glyphs that show them.
  struct Cluster {
    var bytes: Int
    var glyphs: [Glyph]
    var advance: Double
  }

  struct Glyph {
    var id: UInt32
    var x: Double
    var y: Double
  }
}

/// A font as Pango chose it; the pointers live as long as the typesetter that made them.
struct RunFont: Hashable {
  /// HarfBuzz's face, the same for every size.
  var face: OpaquePointer
  var scaled: OpaquePointer
}

/// How words are set: which fonts, how large, how far apart. Measures are points.
struct TextStyle: Hashable {
  var use: FontUse
  var size: Double
  /// Added to every character's width.
  var spacing: Double = 0
}
