import OfficeFiles
import Testing

/// Bodies no word processor writes: whatever the nesting, no character is lost and nothing crashes.
@Suite struct WordNestingTests {
  /// A small generator of our own, so that a failing seed fails everywhere.
  private struct Dice: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  private let containers = ["p", "r", "tbl", "tr", "tc", "ins", "sdt", "sectPr", "hyperlink", "p", "r"]
  private let leaves = [
    "<w:lastRenderedPageBreak/>", "<w:br w:type=\"page\"/>", "<w:pageBreakBefore/>", "<w:drawing/>",
    "<w:sectPr/>", "<w:p/>", "<w:tr/>", "<w:tc/>", "<w:tbl/>", "<w:outlineLvl w:val=\"1\"/>",
  ]

  private func tree(_ depth: Int, inParagraph: Bool, _ dice: inout Dice) -> String {
    guard depth > 0 else { return "" }
    return (0..<Int.random(in: 1...4, using: &dice)).map { _ in
      switch Int.random(in: 0..<10, using: &dice) {
      case 0..<2: return leaves.randomElement(using: &dice) ?? ""
      case 2..<4 where inParagraph: return "<w:t>字</w:t>"
      default:
        let name = containers.randomElement(using: &dice) ?? "p"
        let inner = tree(depth - 1, inParagraph: inParagraph || name == "p", &dice)
        return "<w:\(name)>\(inner)</w:\(name)>"
      }
    }.joined()
  }

  @Test func `every character is read once, whatever it is nested in`() throws {
    var longest = 0
    for seed in 1...400 as ClosedRange<UInt64> {
      var dice = Dice(state: seed)
      let body = tree(9, inParagraph: false, &dice)
      let written = body.count { $0 == "字" }
      let document = try read(body: body)
      let found = document.paragraphs.reduce(0) { $0 + $1.text.count { $0 == "字" } }
      #expect(found == written, "seed \(seed)")
      #expect(!document.pages.isEmpty)
      longest = max(longest, written)
    }
    #expect(longest > 50)
  }
}
