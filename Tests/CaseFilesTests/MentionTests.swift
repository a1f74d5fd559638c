import Testing

@testable import CaseFiles

@Suite("Days, amounts and numbers are found in running text")
struct MentionTests {
  @Test("Days, however the letter writes them")
  func days() {
    let text = "于2024年9月9日立案，二〇二四年 九月十日检查；见2024-09-11、2024.9.12和２０２４年１０月１日；13月不是，2024年13月2日也不是。"
    let found = DayReader.mentions(in: text)
    #expect(found.map(\.words) == ["2024年9月9日", "二〇二四年 九月十日", "2024-09-11", "2024.9.12", "２０２４年１０月１日"])
    #expect(found.first?.range == 1..<10)
    #expect(found.map(\.value.description)[1] == "2024-09-10")
  }

  @Test("Amounts in figures and in capital numerals")
  func amounts() {
    let text = "货值1,200.50元，处以罚款人民币伍仟元整（5000元），上缴1.5万元；共计3，000元；元旦；违法所得陆拾捌元伍角，又五元一袋"
    let found = MoneyReader.mentions(in: text)
    #expect(
      found.map(\.value) == [
        Money(fen: 120_050), Money(yuan: 5000), Money(yuan: 5000), Money(yuan: 15_000), Money(yuan: 3000),
        Money(fen: 6850), Money(yuan: 5),
      ])
    #expect(found[1].words == "伍仟元整")
  }

  @Test("Document numbers with brackets of any kind")
  func numbers() {
    let text = "《示市监罚〔2024〕31号》、示环罚告[2024]第5号；（二）不是，附件（2024）也不是"
    #expect(DocumentNumber.mentions(in: text).map(\.words) == ["示市监罚〔2024〕31号", "示环罚告[2024]第5号"])
  }

  @Test(
    "Text without any, and the shortest texts, hold none",
    arguments: ["", "年", "元", "〔", "2024年", "-/.", "号"])
  func none(_ text: String) {
    #expect(DayReader.mentions(in: text).isEmpty)
    #expect(MoneyReader.mentions(in: text).isEmpty)
    #expect(DocumentNumber.mentions(in: text).isEmpty)
  }
}
