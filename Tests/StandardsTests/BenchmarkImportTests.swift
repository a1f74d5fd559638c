import CaseFiles
import Testing

@testable import Standards

@Suite("Benchmarks from a table")
struct BenchmarkImportTests {
  private static let heading = BenchmarkImport.Heading(
    id: "t", maker: "示例市城市管理局", basis: "示例条例", from: day("2024-01-01"))

  private func imported(_ csv: String) throws -> BenchmarkImport {
    let table = SeparatedValues(csv)
    let headings = try #require(table.rows.first).cells
    return BenchmarkImport(
      table.rows.dropFirst().map { TableRow(line: $0.line, cells: $0.cells) }, headings: headings,
      columns: BenchmarkColumns(proposedFor: headings), heading: Self.heading, file: "基准.csv")
  }

  /// What was imported, written out and read back.
  private func readBack(_ benchmarks: [Benchmark]) throws -> [Benchmark] {
    let file = YAMLFile(path: "out.yaml")
    let map = try #require(file.root(of: benchmarks.yaml))
    let all = Benchmark.all(map)
    #expect(file.problems.map { $0.message(in: .en) } == [])
    return all
  }

  @Test func `the headings propose what the columns hold`() {
    let columns = BenchmarkColumns(proposedFor: ["序号", "违法行为", "法律依据", "裁量等级", "适用条件", "裁量标准", "备注"])
    #expect(columns.places == [.item: 0, .act: 1, .basis: 2, .tier: 3, .when: 4, .amount: 5])
    #expect(columns.missing.isEmpty)
    #expect(BenchmarkColumns(proposedFor: ["甲", "乙"]).missing == [.act, .tier, .amount])
    #expect(BenchmarkColumns(proposedFor: ["title", "factor"]).missing == [.weight])
  }

  @Test func `fixed tiers are read row by row, blanks belonging to the act above`() throws {
    let result = try imported(
      """
      序号,违法行为,法定幅度,阶次,适用情形,裁量标准
      1,"擅自堆放物料
      影响市容",处五百元以上三千元以下罚款,较轻,面积不足五平方米,责令改正，处五百元以上一千元以下的罚款
      ,,,一般,面积五平方米以上,处一千以上2000元以下罚款
      ,,,严重,拒不改正,处三千元罚款
      2,占道经营,,较轻,首次,处违法所得一倍以上1.5倍以下罚款
      """)
    #expect(result.refused.map { $0.message(in: .zh) } == [])
    #expect(result.rowCount == 4 && result.takenRows == 4)
    let first = try #require(result.benchmarks.first)
    #expect(first.act == "擅自堆放物料 影响市容")
    #expect(first.statutory == AmountRange(min: Money(yuan: 500), max: Money(yuan: 3000)))
    #expect(first.tiers.map(\.amount.words.zh) == ["500元至1000元", "1000元至2000元", "3000元"])
    let second = try #require(result.benchmarks.last)
    #expect(second.tiers.first?.amount.words.zh == "违法所得的1倍至1.5倍")
    #expect(try readBack(result.benchmarks) == result.benchmarks)
  }

  @Test func `a count of offences is read from the circumstances`() throws {
    let result = try imported(
      """
      item,violation,range,tier,condition,standard
      1,乱贴广告,处一百元以上五百元以下罚款,轻微,轻微并及时改正的。,不予处罚。
      1,,,较轻,第一次被处罚的。,处一百元罚款。
      1,,,较重,第二次被处罚的。,处三百元罚款。
      1,,,严重,第三次及以上被处罚的。,处五百元罚款。
      1,,,特重,第三次及以上被处罚的;威胁执法人员。,处五百元罚款。
      """)
    let benchmark = try #require(result.benchmarks.first)
    #expect(benchmark.shape == .offenceCount)
    #expect(
      benchmark.tiers.map(\.conditions) == [
        [], [.offences(from: 1, to: 1)], [.offences(from: 2, to: 2)], [.offences(from: 3, to: nil)], [],
      ])
    #expect(benchmark.tiers.first?.amount == FineAmount.none)
    #expect(try readBack(result.benchmarks) == result.benchmarks)
  }

  @Test func `factors with weights and cells of a matrix are told apart`() throws {
    let result = try imported(
      """
      section,title,factor,value
      1.1,未批先建,裁量起点,20%
      1.1,未批先建,项目类别 / 报告表,0%
      1.1,未批先建,项目类别 / 报告书,10%
      1.1,未批先建,是否投产 / 投入生产/使用,15%
      1.2,未备案,一般区域 / 限期内备案,1万元以下
      1.2,未备案,一般区域 / 逾期未备案,1万元以上3万元以下
      """)
    #expect(result.refused.isEmpty)
    let (weighted, matrix) = (result.benchmarks[0], result.benchmarks[1])
    #expect(weighted.weights?.start == Rate("20%"))
    #expect(weighted.weights?.factors.map(\.name) == ["项目类别", "是否投产"])
    #expect(weighted.weights?.factors.last?.options.first?.value == "投入生产/使用")
    #expect(matrix.shape == .matrix)
    #expect(matrix.tiers.map(\.name) == ["一般区域／限期内备案", "一般区域／逾期未备案"])
    #expect(try readBack(result.benchmarks) == result.benchmarks)
  }

  @Test func `a row that cannot be read is refused with line, column and reason, the others go on`() throws {
    let result = try imported(
      """
      序号,违法行为,阶次,适用情形,裁量标准
      ,,较轻,没有行为,处一百元罚款
      1,行为甲,,没有阶次,处一百元罚款
      1,行为甲,较轻,每增加一个因子增加一万元,处一万元罚款，每增加一倍增加一万元
      1,行为甲,一般,好的,处一百元罚款
      1,行为甲,较重,两个金额,处一百元罚款，有前科处三百元罚款
      1,行为甲,严重,没有金额,从重处罚
      1,行为甲,特重,颠倒,处五百元以上一百元以下罚款
      """)
    #expect(
      result.refused.map { "\($0.source.line ?? 0) \($0.source.column ?? "") \($0.problem.zh)" } == [
        "2 违法行为 没有违法行为", "3 阶次 没有阶次",
        "4 裁量标准 “处一万元罚款，每增加一倍增加一万元”金额按公式递增",
        "6 裁量标准 “处一百元罚款，有前科处三百元罚款”含两个以上金额",
        "7 裁量标准 “从重处罚”没有读出金额",
        "8 裁量标准 “处五百元以上一百元以下罚款”上限低于下限",
      ])
    #expect(result.benchmarks.map(\.tiers.count) == [1])
    #expect(result.rowCount == result.takenRows + result.refused.count)
  }

  @Test(arguments: [
    ("处二十万以上三十万元以下罚款", "200000元至300000元"), ("处一万元以下罚款", "10000元以下"),
    ("处5,000元罚款", "5000元"), ("处建设项目总投资额百分之一以上百分之五以下的罚款", "建设项目总投资额的1%至5%"),
    ("并处违法所得3倍以上3.5倍以下的罚款", "违法所得的3倍至3.5倍"), ("每处违法设施处五千元罚款", "每处违法设施5000元"),
    ("按照占地面积处每平方米一千元罚款，并处没收", "每平方米1000元"), ("不予处罚", "不处罚款"), ("给予警告", "不处罚款"),
    ("处０．５万元罚款", "5000元"), ("处两千元以上一万二千元以下罚款", "2000元至12000元"),
  ])
  func `amounts in words are read`(text: String, words: String) throws {
    #expect(try FineWords(text).amount.words.zh == words)
  }

  @Test func `what individuals are fined is kept apart`() throws {
    let words = try FineWords("责令改正，处二十万元以上五十万元以下罚款；对个人处五千元以上七千元以下罚款")
    #expect(words.amount.words.zh == "200000元至500000元")
    #expect(words.individual?.words.zh == "5000元至7000元")
  }

  @Test func `hostile cells do no harm`() throws {
    let result = try imported(
      "违法行为,阶次,裁量标准\n\"=cmd|' /C calc'!A0 \u{1B}[31m\u{202E}\\\"\",\"a\"\"b: {x}\",处99999999999999999999999元罚款\n"
        + "行为,\"- &x *y\",处一元罚款\n" + "行为二,轻," + String(repeating: "处一元", count: 3000) + "\n")
    #expect(result.refused.count == 2)
    #expect(try readBack(result.benchmarks).map(\.tiers.first?.name) == ["- &x *y"])
  }

  @Test func `a CSV keeps commas, quotes and line breaks in quotation marks`() {
    let table = SeparatedValues("\u{FEFF}a,b\r\n\"x,\"\"y\"\"\nz\",2\r\n\r\n\"\",\n3,4")
    #expect(table.rows.map(\.cells) == [["a", "b"], ["x,\"y\"\nz", "2"], ["", ""], ["3", "4"]])
    #expect(table.rows.map(\.line) == [1, 2, 5, 6])
    #expect(table.openQuote == nil)
    #expect(SeparatedValues("a\n\"b\nc").openQuote == 2)
    #expect(SeparatedValues("a\tb\n1\t2").rows.map(\.cells) == [["a", "b"], ["1", "2"]])
  }
}
