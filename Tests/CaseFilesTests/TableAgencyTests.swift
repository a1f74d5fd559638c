import TestSupport
import Testing

@testable import CaseFiles

@Suite("What stands around a table's cases tells their body, and is no case")
struct TableAgencyTests {
  private let folder = TemporaryFolder()

  private func load(_ text: String) throws -> LoadedCaseFiles {
    CaseFile.load([try folder.write("export.csv", text)])
  }

  @Test("A table without a column for the body takes it from the lines above, or from the title of a group")
  func bodyAbove() throws {
    for title in ["示例市生态环境局2024年行政处罚公示", "填报单位：示例市生态环境局,,填报日期：2024年7月", "2024年3月示例市生态环境局处罚台账"] {
      let file = try #require(
        try load("\(title)\n文号,当事人,案由\n示环罚〔2024〕1号,甲公司,超标排污\n").files.first)
      #expect(file.agency?.name?.value == "示例市生态环境局", "\(title)")
      #expect(file.agency?.name?.source == Source(file: "export.csv", line: 1))
    }
    let groups = """
      示例县行政处罚汇总表（单位：万元）
      文号,当事人,罚款
      一、示例县住房和城乡建设局,,
      示建罚〔2024〕1号,甲公司,8.6
      小计,,8.6
      二、示例县交通运输局,,
      示交罚〔2024〕1号,乙公司,5000元
      示交罚〔2024〕2号,同上,0.3
      总计,,9.4

      """
    let loaded = try load(groups)
    #expect(loaded.files.map(\.agency?.name?.value) == ["示例县住房和城乡建设局", "示例县交通运输局", "示例县交通运输局"])
    #expect(loaded.files.map { $0.penalties.first?.amount?.value.fen } == [8_600_000, 500_000, 300_000])
    #expect(loaded.files.last?.party?.name?.value == "乙公司")
    #expect(loaded.refused.map(\.source.line) == [3, 5, 6, 9])
  }

  @Test("Who sends a table is named by many words, who receives it is not asked")
  func senders() throws {
    for line in [
      "填报单位（公章）：示例市生态环境局,,填报时间：2025.1.6", "执收单位：示例市生态环境局,,单位：元", "移交单位：示例市生态环境局（法制科）,接收单位：示例市司法局",
      "单位：件 填报部门： 示例市生态环境局", "填报单位：示例市生态环境局法制科",
    ] {
      let file = try #require(
        try load("2024年台账\n\(line)\n文号,当事人,案由\n示环罚〔2024〕1号,甲公司,超标排污\n").files.first)
      #expect(file.agency?.name?.value == "示例市生态环境局", "\(line)")
    }
    let review = try load("示例市司法局2024年案卷评查抽取清单\n文号,当事人,案由\n示环罚〔2024〕1号,甲公司,超标排污\n")
    #expect(review.files.first?.agency?.name == nil)
  }

  @Test("A table that names its body nowhere has it from its file's name, where that says whose it is")
  func bodyOfFileName() throws {
    let table = "文号,当事人,案由\n示烟罚〔2024〕1号,甲店,无证经营\n"
    for (name, body) in [
      ("示例县烟草专卖局2025年1-6月案件台账.csv", "示例县烟草专卖局"), ("消防救援大队案件目录.csv", nil), ("示例县司法局案卷清单.csv", nil),
    ] {
      let file = try #require(CaseFile.load([try folder.write(name, table)]).files.first)
      #expect(file.agency?.name?.value == body, "\(name)")
      if body != nil { #expect(file.agency?.name?.source == Source(file: name, line: nil)) }
    }
  }

  @Test("A quarter's sum and a quarter without cases are no cases")
  func sumsOfQuarters() throws {
    let table = "序号,当事人,案由\n1,甲店,占道经营\n一季度小计,1件,\n,小计,1件\n,本季度无行政处罚案件,\n2,无锡甲店,占道经营\n"
    let loaded = try load(table)
    #expect(loaded.files.map(\.party?.name?.value) == ["甲店", "无锡甲店"])
    #expect(loaded.refused.map(\.source.line) == [3, 4, 5])
  }
}
