import CTerminal
import Testing

@testable import TerminalUI

@Suite struct WrapTests {
  static let paragraphs = [
    "经查，当事人于2024年3月2日在示例区人民路12号（原示例化工厂）排放污水，COD浓度为1,250.00mg/L，超标11.5倍。",
    "“责令改正”不等于“处罚”；《行政处罚法》第六十条规定：九十日内作出决定！！——但另有规定的……从其规定。",
    "Unified credit code 91510000MA6XXXXX0Q, see https://example.invalid/a/very/long/path?x=1 (page 3).",
    "　　根据《中华人民共和国行政处罚法》，决定罚款人民币￥50000元。",
    "？！？！？！？！？！", "（（（（（（", "", " ", "a", "案", "e\u{301}\u{301}中\u{E0100}文👩‍🔬。", "\t表\t格\t",
  ]

  @Test(arguments: paragraphs)
  func everyLineFitsAndNothingButBlanksIsLost(_ paragraph: String) {
    let scalars = Array(paragraph.unicodeScalars)
    for columns in 2...90 {
      var next = 0
      for line in wrap(paragraph, columns: columns) {
        #expect(line.columns == displayWidth(line.text))
        let bare = String(line.text).trimmingBlanks()
        #expect(displayWidth(bare) <= columns)
        #expect(Array(line.text.unicodeScalars) == Array(scalars[line.range]))
        #expect(scalars[next..<line.range.lowerBound].allSatisfy { LineClass($0.value) == .blank })
        next = line.range.upperBound
      }
      #expect(next == scalars.count)
    }
  }

  @Test(arguments: paragraphs)
  func linesBeginAndEndAsChineseRulesAskWhereverTheyCan(_ paragraph: String) {
    for columns in 2...90 {
      let lines = wrap(paragraph, columns: columns)
      for (line, following) in zip(lines, lines.dropFirst()) {
        guard let last = line.text.unicodeScalars.last(where: isGlyph)?.value,
          let first = following.text.unicodeScalars.first(where: isGlyph)?.value
        else { continue }
        let atBlanks = line.range.upperBound < following.range.lowerBound
        if atBlanks ? isLegal(0x6848, first) : isLegal(last, first) { continue }
        // A cut against the rules is right only when the line offered no other.
        let glyphs = line.text.unicodeScalars.filter(isGlyph).map(\.value)
        let offered = zip(glyphs, glyphs.dropFirst()).contains { isLegal($0, $1) }
        #expect(!offered, "\(line.text)|\(following.text) at \(columns)")
      }
    }
  }

  @Test func theCommaTakesTheGlyphBeforeItAlong() {
    #expect(wrap("依法查处，决定", columns: 8).map(\.text) == ["依法查", "处，决定"])
  }

  @Test func anOpeningBracketMovesToTheNextLine() {
    #expect(wrap("示例区局（本机关）", columns: 10).map(\.text) == ["示例区局", "（本机关）"])
  }

  @Test func numbersAndWordsStayWhole() {
    #expect(wrap("罚款12,500.00元整", columns: 8).map(\.text) == ["罚款", "12,500.0", "0元整"])
    #expect(wrap("罚款12,500.00元整", columns: 10).map(\.text) == ["罚款", "12,500.00", "元整"])
    #expect(wrap("the case file", columns: 8).map(\.text) == ["the case", "file"])
  }

  @Test func aDashAndAnEllipsisAreNotTornApart() {
    #expect(wrap("决定——送达", columns: 6).map(\.text) == ["决定——", "送达"])
    #expect(wrap("决定——送达", columns: 7).map(\.text) == ["决定——", "送达"])
    #expect(wrap("决定——送达", columns: 5).map(\.text) == ["决定", "——送", "达"])
    #expect(wrap("决定书……送达", columns: 7).map(\.text) == ["决定", "书……送", "达"])
  }

  @Test func theIndentOfAParagraphIsKept() {
    #expect(wrap("　　根据法律规定", columns: 8).map(\.text) == ["　　根据", "法律规定"])
  }

  @Test func aVeryLongParagraphWrapsInLinearTime() {
    let paragraph = String(repeating: "行政处罚，", count: 40_000)
    let lines = wrap(paragraph, columns: 40)
    #expect(lines.count == 10_000)
    #expect(lines.last?.range.upperBound == 200_000)
  }

  @Test func fittingCutsBetweenGlyphs() {
    #expect(fit("行政处罚", columns: 8) == "行政处罚")
    #expect(fit("行政处罚", columns: 7) == "行政处…")
    #expect(fit("行政处罚", columns: 6) == "行政…")
    #expect(fit("行政", columns: 1) == "…")
    #expect(fit("行政", columns: 0) == "")
    #expect(padded("行政", columns: 6) == "行政  ")
    #expect(padded("9.5", columns: 6, trailing: true) == "   9.5")
  }

  private func isGlyph(_ scalar: Unicode.Scalar) -> Bool {
    cterm_width(scalar.value) > 0 && scalar.value != 0x1F52C || scalar.value == 9
  }

  private func isLegal(_ last: UInt32, _ first: UInt32) -> Bool {
    LineClass(last).mayBreak(before: LineClass(first))
  }
}

extension String {
  fileprivate func trimmingBlanks() -> String {
    var scalars = Substring(self).unicodeScalars
    while let last = scalars.last, LineClass(last.value) == .blank { scalars.removeLast() }
    return String(scalars)
  }
}
