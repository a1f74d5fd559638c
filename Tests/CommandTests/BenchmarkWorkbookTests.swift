import Foundation
import OfficeFiles
import TestSupport
import Testing

@Suite("Benchmarks in a workbook")
struct BenchmarkWorkbookTests {
  private static func row(_ cells: [String]) -> Sheet.Row { Sheet.Row(cells.map { Cell($0) }) }

  /// A table as bureaus keep it: words and numbers, the act written once for all its tiers.
  private static let sheet = Sheet(
    name: "裁量基准",
    rows: [
      row(["序号", "违法行为", "法定幅度", "违法程度", "适用条件", "裁量标准"]),
      Sheet.Row(
        [Cell(.number(1))] + ["擅自堆放物料", "处五百元以上三千元以下罚款", "较轻", "不足五平方米", "处五百元以上一千元以下罚款"].map { Cell($0) }),
      row(["", "", "", "一般", "五平方米以上", "处一千元以上二千元以下罚款"]),
      row(["", "", "", "严重", "拒不改正", "=1+1"]),
    ])

  @Test(
    "are read like those in a table of text, refused cells by their place, and hold a case file to its tier")
  func importWorkbook() throws {
    let workspace = TemporaryFolder()
    let table = workspace.path + "/基准.xlsx"
    try Data(Workbook(sheets: [Self.sheet]).bytes(file: table)).write(to: URL(fileURLWithPath: table))
    let preview = try Binary.run(["standards", "benchmark", "import", table])
    #expect(preview.status == 0, "\(preview.errors)")
    #expect(preview.output.contains("读入 3 行，采用 2 行，未采用 1 行；基准 1 个（tiers 1）"))
    #expect(preview.output.contains("“=1+1”没有读出金额"))
    let target = workspace.path + "/rules/benchmarks/own.yaml"
    try FileManager.default.createDirectory(
      atPath: workspace.path + "/rules/benchmarks", withIntermediateDirectories: true)
    let write = try Binary.run([
      "standards", "benchmark", "import", table, "-o", target, "--id", "own", "--maker", "示例区城市管理局", "--from",
      "2024-01-01",
    ])
    #expect(write.status == 0, "\(write.errors)")
    let file = try workspace.write(
      "cases/a/case.yaml",
      """
      案卷类型: 行政处罚/普通程序
      案号: 示城管罚〔2024〕1号
      案由: 擅自堆放物料
      执法机关: {名称: 示例区城市管理局}
      事件: [{事件: 处罚决定, 日期: 2024-04-16}]
      处罚: [{种类: 罚款, 金额: 2500元}]
      裁量: {基准: own-1, 阶次: 一般}
      """)
    let run = try Binary.run(["same", "B01", file], workspace: workspace.path)
    #expect(run.output.contains("罚款2500元高于“一般”阶次的幅度（1000元至2000元）"))
  }
}
