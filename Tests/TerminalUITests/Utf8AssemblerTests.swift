import Testing

@testable import TerminalUI

@Suite struct Utf8AssemblerTests {
  static let texts = ["污水处理", "a案é👩‍🔬z", "\u{7FF}\u{800}\u{FFFD}\u{10000}\u{10FFFF}", "", "罚款￥50,000元。"]

  @Test(arguments: texts)
  func aCharacterCutAnywhereArrivesWhole(_ text: String) {
    let bytes = Array(text.utf8)
    for cut in 0...bytes.count {
      var assembler = Utf8Assembler()
      var scalars: [Unicode.Scalar] = []
      for byte in bytes[..<cut] { assembler.feed(byte, into: &scalars) }
      let half = scalars
      #expect(String(String.UnicodeScalarView(half)) == complete(bytes[..<cut]))
      for byte in bytes[cut...] { assembler.feed(byte, into: &scalars) }
      #expect(scalars == Array(text.unicodeScalars))
      #expect(!assembler.isPending)
    }
  }

  @Test func malformedBytesBecomeReplacementsAndWhatFollowsIsKept() {
    #expect(decoded([0xE6, 0x61]) == "\u{FFFD}a")
    #expect(decoded([0x80, 0x61]) == "\u{FFFD}a")
    #expect(decoded([0xC0, 0x80]) == "\u{FFFD}\u{FFFD}")
    #expect(decoded([0xE0, 0x80, 0x80]) == "\u{FFFD}")
    #expect(decoded([0xED, 0xA0, 0x80]) == "\u{FFFD}")
    #expect(decoded([0xF4, 0x90, 0x80, 0x80]) == "\u{FFFD}")
    #expect(decoded([0xFF, 0xE6, 0xA1, 0x88]) == "\u{FFFD}案")
    #expect(decoded([0xE6, 0xE6, 0xA1, 0x88]) == "\u{FFFD}案")
  }

  @Test func anyBytesGiveScalarsAndNeverMoreThanOneForEach() {
    var random = SplitMix(state: 3)
    var wrong = 0
    for _ in 0..<2000 {
      let bytes = (0..<20).map { _ in UInt8(truncatingIfNeeded: random.next()) }
      if decoded(bytes).unicodeScalars.count > bytes.count { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  private func decoded(_ bytes: [UInt8]) -> String {
    var assembler = Utf8Assembler()
    var scalars: [Unicode.Scalar] = []
    for byte in bytes { assembler.feed(byte, into: &scalars) }
    assembler.flush(into: &scalars)
    return String(String.UnicodeScalarView(scalars))
  }

  /// The text without the character at its end that is not complete.
  private func complete(_ bytes: ArraySlice<UInt8>) -> String {
    var bytes = bytes
    while !bytes.isEmpty {
      let text = String(decoding: bytes, as: UTF8.self)
      if Array(text.utf8) == Array(bytes) { return text }
      bytes.removeLast()
    }
    return ""
  }
}
