import Testing

@testable import TerminalUI

@Suite struct SurfaceTests {
  @Test func wideGlyphsNeverStraddleAnEdge() {
    for width in 0...9 {
      var surface = Surface(size: Size(rows: 1, columns: width))
      let used = surface.put("案卷a评查", row: 0, column: 0)
      #expect(used <= width)
      #expect(displayWidth(surface.text()) <= width)
      #expect(isSound(surface))
    }
  }

  @Test func aTextThatDoesNotFitEndsInAnEllipsisThatFits() {
    for width in 1...12 {
      var surface = Surface(size: Size(rows: 1, columns: 12))
      let used = surface.put("行政处罚案卷", row: 0, column: 0, width: width, ellipsis: true)
      #expect(used <= width)
      #expect(width == 12 ? surface.text() == "行政处罚案卷" : surface.text().hasSuffix("…"))
      #expect(isSound(surface))
    }
  }

  @Test func overwritingHalfOfAWideGlyphBlanksTheOtherHalf() {
    var surface = Surface(size: Size(rows: 1, columns: 6))
    surface.put("案卷评", row: 0, column: 0)
    surface.put("x", row: 0, column: 1)
    #expect(surface.text() == " x卷评")
    surface.put("y", row: 0, column: 2)
    #expect(surface.text() == " xy 评")
    surface.put("查", row: 0, column: 3)
    #expect(surface.text() == " xy查")
    #expect(isSound(surface))
  }

  @Test func textMayBeginLeftOfTheGrid() {
    var surface = Surface(size: Size(rows: 1, columns: 4))
    surface.put("案卷评", row: 0, column: -1)
    #expect(surface.text() == " 卷")
    #expect(isSound(surface))
  }

  @Test func drawingOutsideTheGridDoesNothing() {
    var surface = Surface(size: Size(rows: 2, columns: 4))
    let blank = surface
    surface.put("案", row: 2, column: 0)
    surface.put("案", row: -1, column: 0)
    surface.put("案", row: 0, column: 4)
    surface.fill(row: 5, column: 5, width: 3, role: .bad)
    surface.fill(row: 0, column: 3, width: -2, role: .bad)
    surface.vline(row: 9, column: 0, rows: 3)
    surface.hline(row: 0, column: 4, width: 3)
    #expect(surface == blank)
  }

  @Test func controlsAndBidiControlsBecomeTheReplacementCharacter() {
    #expect(drawn("a\u{1B}[31mb") == "a\u{FFFD}[31mb")
    #expect(drawn("a\u{9B}2Jb") == "a\u{FFFD}2Jb")
    #expect(drawn("元\u{202E}001\u{202C}") == "元\u{FFFD}001\u{FFFD}")
    #expect(drawn("a\u{2067}b\nc\u{0}") == "a\u{FFFD}b\u{FFFD}c\u{FFFD}")
    #expect(drawn("a\tb") == "a    b")
  }

  @Test func onlyTheFirstScalarOfAJoinedClusterIsDrawn() {
    #expect(drawn("👩‍🔬x") == "👩x")
    #expect(drawn("👍🏽x") == "👍x")
    #expect(drawn("❤\u{FE0F}x") == "❤x")
    #expect(drawn("葛\u{E0100}x") == "葛x")
    #expect(drawn("a\u{200B}b\u{FEFF}c") == "abc")
  }

  @Test func aJoinerDoesNotHideText() {
    #expect(drawn("罚\u{200D}款") == "罚款")
    #expect(drawn("a\u{200D}b") == "ab")
  }

  @Test func aMarkStaysWithItsLetterAndOnlyOneIsKept() {
    #expect(drawn("e\u{301}\u{302}f") == "e\u{301}f")
    #expect(displayWidth("e\u{301}\u{302}f") == 2)
    #expect(drawn("\u{301}a") == "a")
  }

  @Test func rolesAreWrittenAsLetters() {
    var surface = Surface(size: Size(rows: 2, columns: 6))
    surface.put("案", row: 0, column: 1, role: .bad)
    surface.tint(row: 1, column: 0, width: 3, role: .selected)
    #expect(surface.roles() == ".xx\nSSS")
  }

  @Test func anyDrawingLeavesWholeGlyphs() {
    var random = SplitMix(state: 7)
    let texts = ["案卷评查", "a案b卷", "…“罚”", "👩‍🔬👍🏽é", "\u{202E}x\u{9B}", "━━", "e\u{301}\u{E0100}", "\t案"]
    var broken = 0
    for _ in 0..<3000 {
      var surface = Surface(
        size: Size(rows: Int(random.next() % 5), columns: Int(random.next() % 14)))
      for _ in 0..<12 {
        let row = Int(random.next() % 7) - 1
        let column = Int(random.next() % 18) - 3
        let width = Int(random.next() % 9)
        switch random.next() % 4 {
        case 0: surface.fill(row: row, column: column, width: width, rows: 2, role: .bar)
        case 1: surface.box(row: row, column: column, width: width, rows: 3, title: "案由")
        default:
          surface.put(
            texts[Int(random.next() % UInt64(texts.count))], row: row, column: column,
            width: width == 8 ? nil : width, ellipsis: random.next() % 2 == 0)
        }
      }
      if !isSound(surface) { broken += 1 }
    }
    #expect(broken == 0)
  }

  private func drawn(_ text: String) -> String {
    var surface = Surface(size: Size(rows: 1, columns: 40))
    let used = surface.put(text, row: 0, column: 0)
    #expect(used == displayWidth(text))
    #expect(displayWidth(surface.text()) == used)
    return surface.text()
  }

  /// Every wide glyph has its tail and every tail its glyph.
  private func isSound(_ surface: Surface) -> Bool {
    for row in 0..<surface.size.rows {
      var column = 0
      while column < surface.size.columns {
        let width = Int(surface[row, column].width)
        guard width == 1 || width == 2 else { return false }
        if width == 2 {
          guard column + 1 < surface.size.columns, surface[row, column + 1].width == 0 else { return false }
        }
        column += width
      }
    }
    return true
  }
}

/// A small generator of random numbers, the same in every run.
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
