import CaseFiles
import Reviewing
import Testing

@testable import TerminalUI

/// Reading, searching and citing.
@Suite struct ScreensDocumentTests {
  private func reading(_ keys: String, columns: Int = 80) -> ScreensPlayer {
    var player = ScreensPlayer(columns: columns)
    player.press("<enter>" + keys)
    return player
  }

  @Test func aSentenceIsCitedInTheCriterionAtHand() {
    let player = reading("jd]]]/罚款<enter>c")
    #expect(
      player.review.scorecard.mark("A2").evidence == [
        Citation(document: "行政处罚决定书", page: 2, quote: "没收超过保质期的饼干十二袋；罚款5000元。自收到本决定书之日起十五日内缴纳。")
      ])
    #expect(player.grid.contains("已引用到 A2"))
  }

  @Test func linesSelectedAreCitedAsTheyStand() {
    let player = reading("d]]]/60<enter><esc>d/如不服<enter>vjc")
    let quote = player.review.scorecard.mark("A1").evidence.first?.quote ?? ""
    #expect(quote.hasPrefix("如不服本决定"))
    #expect(quote.hasSuffix("行政诉讼。"))
  }

  @Test func aQuotationOfSeveralParagraphsKeepsThemApartAndIsFoundAgain() {
    var player = reading("d]]]/处罚内容<enter>v")
    #expect(player.grid.contains("从这一行选起"))
    player.press("jc<esc><esc>")
    let quote = player.review.scorecard.mark("A1").evidence.first?.quote ?? ""
    #expect(quote.hasPrefix("处罚内容 没收超过保质期"), "\(quote)")
    player.press("di<enter>")
    let marked = player.app.document?.marked
    #expect(marked?.document == 3)
    #expect(player.app.documents[3].text?.paragraphs[marked?.paragraph ?? 0].paragraph.text == "处罚内容")
  }

  @Test func whatIsCopiedKeepsItsParagraphsApart() {
    var player = reading("dv<down><down><down>")
    let quote = player.app.selectedPassage?.quote ?? ""
    player.press("y")
    guard case .copy(let text)? = player.effects.last else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.contains("\n") && text.replacing("\n", with: "") == quote, "\(text)")
  }

  @Test func enterCitesAndGoesBack() {
    let player = reading("d/经审查<enter><enter>")
    #expect(player.app.screen == .review)
    #expect(player.review.scorecard.mark("A1").evidence.first?.page == 2)
  }

  @Test func anAbsenceIsCitedWithWhatWasSearched() {
    let player = reading("dC听证告知书<enter>")
    #expect(
      player.review.scorecard.mark("A1").evidence == [
        Citation(document: "卷内文书1–5", page: nil, quote: "听证告知书", isAbsence: true)
      ])
  }

  @Test func aSearchGoesThroughAllDocumentsAndAround() {
    var player = reading("d/陈述<enter>")
    #expect(player.app.document?.index == 1)
    player.press("nn")
    #expect(player.app.document?.index == 3)
    player.press("n")
    #expect(player.app.document?.index == 1)
    player.press("N")
    #expect(player.app.document?.index == 3)
    #expect(player.grid.contains("共 3 处"))
  }

  /// A desk whose first file begins with a scan.
  static func scan() -> Desk {
    let desk = ScreensFixture().desk()
    var entry = desk.entries[0]
    entry.file.documents[0].text = nil
    entry.file.documents[0].file = Fact("01.jpg", original: "01.jpg", source: Source(file: "01.jpg"))
    entry.file.documents[0].medium = .picture
    var scanned = desk
    scanned.entries[0] = entry
    return scanned
  }

  @Test func whatAProgramMadeOutOfAScanIsShownWithItsMarkAndCitedInTheReviewersWords() {
    var player = ScreensPlayer(Self.scan(), rows: 30, columns: 100)
    player.press("<enter>jd")
    #expect(player.grid.contains("R 识别其中的文字"))
    player.press("R")
    let id = player.review.id
    #expect(player.effects.last == .recognise(id, document: 0))
    _ = player.app.receive(
      .recognised(id, document: 0, RecognisedText(pages: [["立案审批表", "罚款〔参什？〕元"], ["第二页"]], confidence: 83)))
    for words in ["识别 83% 未核对", "拿不准", "罚款〔参什？〕元", "第 2 页", "1/2页"] {
      #expect(player.grid.contains(words), "\(words)\n\(player.grid)")
    }
    #expect(player.app.documents[0].text == nil)
    // Neither a citation nor a copy takes the words for the document's.
    player.press("jjy")
    #expect(!player.effects.contains { if case .copy = $0 { true } else { false } })
    player.press("c罚款叁仟元<enter>")
    #expect(
      player.review.scorecard.mark("A2").evidence.map(\.quote) == ["罚款叁仟元"]
        && player.review.scorecard.mark("A2").evidence.map(\.page) == [1])
    // Another file of the desk has nothing of it.
    player.press("]")
    #expect(!player.grid.contains("未核对"))
  }

  @Test func aTextThatIsNowhereIsSaidToBe() {
    #expect(reading("d/不存在<enter>").grid.contains("各文书中都没有"))
  }

  @Test func evidenceOpensItsDocumentAtTheQuote() {
    let player = reading("fee")
    #expect(player.app.screen == .document)
    #expect(player.app.document?.index == 3)
    #expect(player.app.document?.marked != nil)
    let roles = player.app.view(player.app.size).roles()
    #expect(roles.contains("cccc"))
  }

  @Test func aDayIsFoundHoweverTheLetterWritesIt() {
    #expect(spellings(of: "2024-11-04").contains { place(of: $0, in: "于2024年11月4日告知") == 1..<11 })
    #expect(place(of: "2024年11月4日", in: "2024年 11月 4日") == 0..<12)
    #expect(place(of: "没有", in: "短") == nil)
  }

  @Test func documentsOpenedOutsideAReviewAreOnlyRead() {
    var player = ScreensPlayer()
    player.press("dc")
    #expect(player.grid.contains("从评查中打开文书才能引用"))
    #expect(player.recorded.isEmpty)
  }

  @Test func besideTheReviewEvidenceIsShownWithoutLeavingIt() {
    let player = reading("f", columns: 160)
    #expect(player.app.screen == .review)
    #expect(player.grid.contains("经审查，符合立案条件"))
  }

  @Test func aDocumentKeepsItsPlaceWhenTheWindowChanges() {
    var player = reading("d]]]/六十日<enter>")
    let paragraph = player.app.document?.layout?.lines[player.app.document?.cursor ?? 0].paragraph
    _ = player.app.update(.resize(Size(rows: 20, columns: 50)))
    #expect(player.app.document?.layout?.lines[player.app.document?.cursor ?? 0].paragraph == paragraph)
  }

  @Test func aDocumentWithoutTextSaysSo() {
    #expect(reading("dl送达<enter>").grid.contains("只有纸质件"))
  }

  @Test func hostileTextIsDrawnWithoutHarm() {
    var desk = ScreensFixture().desk(files: 1)
    let text = "a\u{1B}[2J\u{202E}b\u{9B}31m\t\u{0}罚"
    desk.entries[0].file.documents[0].text = DocumentText(pages: [
      [.init(.tableRow, text), .init(.body, text)]
    ])
    desk.entries[0].file.title?.value = text
    var player = ScreensPlayer(desk)
    player.press("<enter>d")
    let surface = player.app.view(player.app.size)
    #expect(brokenGlyph(surface) == nil)
    #expect(!surface.text().unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x202E })
  }
}
