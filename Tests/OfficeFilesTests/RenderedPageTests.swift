import Foundation
import OfficeFiles
import TestSupport
import Testing

private let press = PDFPress()

/// The layout measured in the ink of the rendered page, as a ruler would on paper.
@Suite(.enabled(if: Poppler.isInstalled && Poppler.hasFont, Poppler.reason)) struct RenderedPageTests {
  /// Of a page: the first four lines of the head apart, everything in millimetres from its upper left corner.
  private func page(_ number: Int, of document: OfficialDocument) throws -> PageImage {
    try Poppler.image(press.bytes(of: document), page: number)
  }

  @Test func `a full page shows 22 lines of 28 characters between the margins`() throws {
    // 国 is framed all round: its ink has no gap within.
    let image = try page(2, of: notice([.paragraph(String(repeating: "国", count: 1_500))]))
    let text = image.rows(37...262)
    #expect(text.count == 22)
    let pitch = 225.0 / 22
    for (above, below) in zip(text, text.dropFirst()) {
      #expect(abs(below.lowerBound - above.lowerBound - pitch) < 0.3)
    }
    for line in text {
      let characters = image.columns(of: line)
      #expect(characters.count == 28)
      #expect((characters.first?.lowerBound ?? 0) > 28 && (characters.first?.lowerBound ?? 99) < 29.5)
      #expect((characters.last?.upperBound ?? 0) > 182.5 && (characters.last?.upperBound ?? 999) < 184)
    }
    #expect(image.rows(0...37).isEmpty && image.columns(of: 37...262).allSatisfy { $0.lowerBound >= 27.9 })
  }

  @Test func `the red head stands 35 mm under the upper edge of the text, its rule as wide as the text`()
    throws
  {
    let image = try page(1, of: notice([.paragraph("事实。")]))
    let red = image.rows(0...297, ink: .red)
    let head = try #require(red.first)
    #expect(abs(head.lowerBound - 72) < 1.5, "\(head)")
    let rule = try #require(red.last)
    let ends = image.columns(of: rule, ink: .red)
    #expect(ends.count == 1)
    #expect(abs((ends.first?.lowerBound ?? 0) - 28) < 0.3 && abs((ends.first?.upperBound ?? 0) - 184) < 0.3)
    // The number stands 4 mm over it.
    let number = try #require(image.rows(head.upperBound...(rule.lowerBound - 0.5)).last)
    #expect(abs(rule.lowerBound - number.upperBound - 4) < 1, "\(number) \(rule)")
  }

  @Test func `page numbers stand 7 mm under the text, right on odd pages and left on even ones`() throws {
    let document = notice([.paragraph(String(repeating: "国", count: 1_500))])
    for number in 1...2 {
      let image = try page(number, of: document)
      let foot = image.rows(263...297)
      #expect(foot.count == 1)
      let line = try #require(foot.first)
      // The dashes stand in the middle of the line.
      #expect(abs((line.lowerBound + line.upperBound) / 2 - 269) < 1.5, "\(line)")
      let words = image.columns(of: line)
      #expect(number == 1 ? (words.first?.lowerBound ?? 0) > 150 : (words.last?.upperBound ?? 999) < 60)
    }
  }

  @Test func `the seal has two free lines over the signature, and the date ends four characters in`() throws {
    let image = try page(1, of: notice([.paragraph("国国国国")]))
    let rows = image.rows(140...262)
    let date = try #require(rows.last)
    let signatory = rows[rows.count - 2]
    let text = rows[rows.count - 3]
    #expect(signatory.lowerBound - text.upperBound > 2 * 225.0 / 22)
    let end = image.columns(of: date).last?.upperBound ?? 0
    #expect(abs(end - (184 - 4 * 156.0 / 28)) < 1.2, "\(end)")
  }

  @Test func `a chart is drawn within the margins, its longest bar the longest`() throws {
    let chart = Chart(
      title: "各等次案卷数",
      bars: [
        .init(label: "优秀", value: 8, text: "8卷"), .init(label: "合格", value: 4, text: "4卷"),
        .init(label: "不合格", value: 0, text: "0卷"),
      ])
    // The signature goes with it, and both are too high for what the head leaves of the first page.
    let image = try page(2, of: notice([.chart(chart)]))
    let bars = image.rows(37...262, ink: .bar)
    try #require(bars.count == 2)
    let widths = bars.map { row in
      image.columns(of: row, ink: .bar).map { $0.upperBound - $0.lowerBound }.max() ?? 0
    }
    #expect(abs(widths[0] - 2 * widths[1]) < 1)
    #expect(image.columns(of: 37...262).allSatisfy { $0.lowerBound >= 27.9 && $0.upperBound <= 184.1 })
  }
}
