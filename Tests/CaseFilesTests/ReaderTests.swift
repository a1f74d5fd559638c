import Testing

@testable import CaseFiles

@Suite("What people write, read exactly")
struct ReaderTests {
  @Test(
    "Days in every spelling of the letters",
    arguments: [
      "2024-09-09", "2024/9/9", "2024.9.9", "20240909", "2024年9月9日", "2024年09月09日", "二〇二四年九月九日",
      "二○二四年九月九日", "２０２４年９月９日", " 2024 年 9 月 9 日 ",
    ])
  func day(_ text: String) {
    #expect(DayReader.read(text) == Day(2024, 9, 9))
  }

  @Test("Months and days above ten in Chinese numerals")
  func lateDays() {
    #expect(DayReader.read("二〇二四年十二月三十一日") == Day(2024, 12, 31))
    #expect(DayReader.read("二〇二四年十月二十日") == Day(2024, 10, 20))
    #expect(DayReader.read("二ＯＯ七年三月五日") == Day(2007, 3, 5))
  }

  @Test(
    "What is no day is not read", arguments: ["2024-13-02", "2024-02-30", "9999-99-99", "", "昨天", "2024年9月"])
  func noDay(_ text: String) {
    #expect(DayReader.read(text) == nil)
  }

  @Test("A blank date says so", arguments: ["", "  ", "9999-99-99", "无", "/"])
  func blank(_ text: String) {
    #expect(DayReader.isBlank(text))
  }

  @Test("Every day of four centuries comes back from its components")
  func everyDay() throws {
    let first = try #require(Day(1900, 1, 1))
    let last = try #require(Day(2299, 12, 31))
    var wrong = 0
    var expected = (1900, 1, 1)
    for number in first.number...last.number {
      let day = Day(number: number)
      if day.components != expected { wrong += 1 }
      if Day(expected.0, expected.1, expected.2) != day { wrong += 1 }
      expected.2 += 1
      if expected.2 > Day.length(ofMonth: expected.1, year: expected.0) {
        expected = (expected.0, expected.1 + 1, 1)
      }
      if expected.1 > 12 { expected = (expected.0 + 1, 1, 1) }
    }
    #expect(wrong == 0)
    #expect(Day(2024, 9, 9)?.weekday == 1)
    #expect(Day(1969, 12, 28)?.weekday == 7)
  }

  @Test("A month later is the same number or the month's end")
  func months() {
    #expect(Day(2023, 11, 30)?.adding(months: 3) == Day(2024, 2, 29))
    #expect(Day(2024, 1, 31)?.adding(months: 1) == Day(2024, 2, 29))
    #expect(Day(2024, 2, 29)?.adding(months: 12) == Day(2025, 2, 28))
    #expect(Day(2024, 12, 15)?.adding(months: 1) == Day(2025, 1, 15))
  }

  @Test(
    "Amounts in figures, words and units",
    arguments: [
      ("5000元", 500_000), ("0.5万元", 500_000), ("五千元", 500_000), ("伍仟元整", 500_000), ("5,000", 500_000),
      ("５０００元", 500_000), ("人民币5000元整", 500_000), ("￥5000.00", 500_000), ("120.50元", 12_050),
      ("壹佰贰拾元伍角", 12_050), ("三十五万元", 35_000_000), ("伍万零叁拾元零伍分", 5_003_005), ("1.25亿元", 12_500_000_000),
      ("0", 0), ("十元", 1_000),
    ] as [(String, Int64)])
  func money(_ text: String, fen: Int64) {
    #expect(MoneyReader.read(text) == Money(fen: fen))
  }

  @Test(
    "What is no amount is not read",
    arguments: [
      "", "元", "五千", "5000美元", "1.234元", "-5元", "5.0.0元", "99999999999999999999元", "1000000000001元",
      "10001亿元", "五五千元",
    ])
  func noMoney(_ text: String) {
    #expect(MoneyReader.read(text) == nil)
  }

  @Test(
    "Document numbers with brackets of any kind",
    arguments: [
      "示市监罚〔2024〕31号", "示市监罚[2024]31号", "示市监罚［2024］31号", "示市监罚(2024)31号", "示市监罚（２０２４）第31号",
      "示市监罚【2024】 31 号",
    ])
  func number(_ text: String) {
    #expect(DocumentNumber(text)?.description == "示市监罚〔2024〕31号")
  }

  @Test(
    "A number in its plainest form is read like any other",
    arguments: [
      "示市监罚〔2024〕31号", "示〔1949〕0号", "示市监罚〔2024〕007号", "示市监罚〔1900〕31号", "示市监罚〔2024〕123456789号",
      "示市监罚〔2024〕1234567890号", "示市监罚〔2024〕号", "〔2024〕31号", "示市监罚〔224〕31号", "示〇罚〔2024〕31号", "示A罚〔2024〕31号",
      "示罚〔2023〕示罚〔2024〕31号", "示　罚〔2024〕31号", "号", "示罚〔2024〕31", "示罚2024〕31号", "示罚〔2024 31号",
    ])
  func plainNumber(_ text: String) {
    // A blank before it keeps it from being taken for the plainest form, and means nothing.
    #expect(DocumentNumber(text) == DocumentNumber(" " + text))
    #expect(DocumentNumber(text)?.description == DocumentNumber(" " + text)?.description)
  }

  @Test("Words in brackets behind a serial are part of the number, and figures may stand alone")
  func endings() {
    let number = DocumentNumber("示交处罚[2025]061(非)号")
    #expect(number?.description == "示交处罚〔2025〕061（非）号")
    #expect(number != DocumentNumber("示交处罚〔2025〕061号"))
    #expect(DocumentNumber("示交处罚〔2025〕061（2）号") == nil)
    #expect(DocumentNumber("350901-1900412873")?.description == "350901-1900412873")
    #expect(DocumentNumber("0831-52345678") == nil && DocumentNumber("350901-123") == nil)
  }

  @Test("Zeros before a serial are shown as written and make no other number")
  func zerosBeforeSerial() throws {
    let padded = try #require(DocumentNumber("示市监罚〔2024〕0087号"))
    let bare = try #require(DocumentNumber("示市监罚〔2024〕87号"))
    #expect(padded == bare && padded.hashValue == bare.hashValue)
    #expect(padded.description == "示市监罚〔2024〕0087号")
    #expect(padded.canonical == "示市监罚〔2024〕87号")
    #expect(DocumentNumber("示市监罚[2024]第008-012号")?.description == "示市监罚〔2024〕008-012号")
    #expect(DocumentNumber("示市监罚〔2024〕0012-1号")?.description == "示市监罚〔2024〕0012-1号")
  }

  @Test("A day is written with ten digits and signs")
  func writtenDays() {
    #expect(Day(2024, 9, 8)?.description == "2024-09-08")
    #expect(Day(1999, 12, 31)?.description == "1999-12-31")
    #expect(Day(number: -720_000).description.hasPrefix("-"))
  }

  @Test("A prefix may hold brackets of its own")
  func bracketsInPrefix() {
    #expect(DocumentNumber("示农（种子）罚[2024]6号")?.description == "示农（种子）罚〔2024〕6号")
  }

  @Test("A word or a unit's code before the serial is a mark, and no range")
  func marks() {
    #expect(DocumentNumber("示综执罚决字〔2024〕第06-0102号")?.description == "示综执罚决字〔2024〕06-0102号")
    #expect(DocumentNumber("示综执罚决字〔2024〕06-0102号")?.lastSerial == nil)
    #expect(DocumentNumber("（示）应急罚〔2023〕危化-11号")?.mark == "危化-")
    #expect(DocumentNumber("示环行罚字〔2024〕07第81号")?.description == "示环行罚字〔2024〕07第81号")
    #expect(DocumentNumber("示市监当罚〔2024〕浦016号")?.serial == 16)
    #expect(DocumentNumber("示综执〔2023〕罚决字第05-0078号")?.description == "示综执〔2023〕罚决字第05-0078号")
  }

  @Test("A number without a prefix is the same as one behind its letter's title")
  func bareNumbers() {
    let bare = DocumentNumber(prefix: "", year: 2021, serial: 12)
    #expect(DocumentNumber("中国证监会行政处罚决定书〔2021〕12号")?.isSame(as: bare) == true)
    #expect(DocumentNumber("示证监罚〔2021〕12号")?.isSame(as: bare) == false)
  }

  @Test("A range of numbers stays a range")
  func range() {
    #expect(DocumentNumber("示金罚〔2024〕135-137号")?.lastSerial == 137)
    #expect(DocumentNumber("示金罚〔2024〕001-005号")?.lastSerial == 5)
    #expect(DocumentNumber("示金罚〔2024〕137-135号") == nil)
    #expect(DocumentNumber("第31号") == nil)
    #expect(DocumentNumber("〔2024〕31号") == nil)
  }

  @Test("Times of day")
  func times() {
    #expect(TimeSpan("09:10-10:05") == TimeSpan(start: 550, end: 605))
    #expect(TimeSpan("9时10分至10时05分") == TimeSpan(start: 550, end: 605))
    #expect(TimeSpan("14:00") == TimeSpan(start: 840, end: nil))
    #expect(TimeSpan("10:05-09:10") == nil)
    #expect(TimeSpan("25:00") == nil)
  }

  @Test("White space is what Unicode calls so")
  func blanks() {
    let wrong = (0...0x10FFFF).compactMap(Unicode.Scalar.init).filter {
      $0.isBlank != $0.properties.isWhitespace
    }
    #expect(wrong.isEmpty)
  }
}
