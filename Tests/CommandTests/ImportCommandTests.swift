import Foundation
import TestSupport
import Testing

@Suite("Case files are imported and found through the real program")
struct ImportCommandTests {
  private let folder = TemporaryFolder()

  private var workspace: String { folder.path + "/w" }

  private func run(_ arguments: String...) throws -> Binary.Result {
    try Binary.run(arguments, workspace: workspace)
  }

  private func json(_ arguments: String...) throws -> [String: Any] {
    let result = try Binary.run(arguments + ["--format", "json"], workspace: workspace)
    #expect(result.status == 0, "\(result.errors)")
    return try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any] ?? [:]
  }

  private static let table = """
    编号,当事人,案由,处罚机关,罚款金额（万元）,处罚决定日期,情节
    示罚〔2024〕1号,王某,无照经营,示例局,0.05,2024-05-06,流动摊位
    示罚〔2024〕2号,李某,无照经营,示例局,0.1,2024-06-06,店铺
    ,,,,,,只有情节

    """

  @Test("The samples are imported, found when their place has gone, and unchanged the second time")
  func samples() throws {
    let copy = folder.path + "/cases"
    try FileManager.default.copyItem(atPath: Fixtures.package().path + "/SampleCases", toPath: copy)
    let first = try json("import", copy)
    #expect(first["new"] as? Int == 9)
    #expect(first["read"] as? Int == 9)
    let second = try json("import", copy)
    #expect(second["unchanged"] as? Int == 9)
    #expect(second["accepted"] as? Int == 0)
    try FileManager.default.removeItem(atPath: copy)
    let found = try json("list", "--where", "扬尘 疑点>=1")
    let cases = found["cases"] as? [[String: Any]] ?? []
    #expect(found["count"] as? Int == cases.count)
    #expect(cases.contains { ($0["title"] as? String ?? "").contains("扬尘") })
    #expect(try run("verify").status == 0)
    let text = try run("list", "--where", "罚款>=1 未提交", "--order", "fine-", "--limit", "2")
    #expect(text.output.split(separator: "\n").count == 3)
    #expect(try run("list", "--order", "fine-", "--limit", "1").output.split(separator: "\n").count == 2)
    let csv = try run("list", "--where", "", "--format", "csv").output
    #expect(csv.hasPrefix("id,name,number"))
  }

  @Test("A preview shows the columns and writes nothing; a mapping is remembered; refusals say where")
  func mapping() throws {
    let path = try folder.write("台账.csv", Self.table)
    let preview = try run("import", path, "--preview")
    #expect(preview.output.contains("\(path) 第 1 行为表头"))
    #expect(preview.output.contains("情节 → 按原样保留"))
    #expect(preview.output.contains("罚款金额（万元） → 罚款（万元）"))
    #expect(preview.output.contains("没有写入工作区"))
    #expect(!FileManager.default.fileExists(atPath: workspace))
    let imported = try json("import", path, "--map", "编号=案号")
    #expect(imported["accepted"] as? Int == 2)
    let refused = (imported["refused"] as? [[String: Any]])?.first
    #expect(refused?["source"] as? String == path)
    #expect(refused?["line"] as? Int == 4)
    #expect((refused?["reason"] as? String)?.contains("认不出是哪一案") == true)
    let mode = try FileManager.default.attributesOfItem(atPath: workspace + "/columns.yaml")[
      .posixPermissions]
    #expect(mode as? Int == 0o600)
    let checked = try run("check", path, "--format", "json")
    #expect(checked.output.contains("示罚〔2024〕2号"))
    // A report reads its columns in the same way.
    let report = try run("export", "round-report", path, "-o", folder.path + "/通报.md")
    #expect(report.errors.contains("示罚〔2024〕2号"))
    #expect(try json("import", path)["unchanged"] as? Int == 2)
    #expect(try run("list", "--where", "案号:2024 罚款:1000 流动").output.hasPrefix("没有符合"))
    #expect(try run("list", "--where", "流动摊位").output.hasPrefix("示罚〔2024〕1号"))
    let map = try run("import", path, "--map", "编号=案名号")
    #expect(map.status == 1)
    #expect(map.errors.contains("案名号"))
  }

  @Test("A second row under a number comes in under another name, and that is said")
  func namesakes() throws {
    let path = try folder.write(
      "台账.csv", "案号,当事人,案由,罚款金额\n示罚〔2024〕1号,甲店,无照经营,100\n示罚〔2024〕1号,乙店,无照经营,200\n")
    for arguments in [["import", path, "--preview"], ["import", path]] {
      let told = try Binary.run(arguments, workspace: workspace)
      #expect(
        (told.output + told.errors).contains("\(path):3：案号“示罚〔2024〕1号”与 台账.csv:2 的相同，另存为“示罚〔2024〕1号（乙店）”"))
    }
    #expect(try json("import", path)["unchanged"] as? Int == 2)
  }

  @Test("A preview says where the agency, the party and the year come from that no column has")
  func inferences() throws {
    let path = try folder.write(
      "示例县水务局2024年案件.csv", "2024年台账\n文号,案件名称,处罚日期\n示水罚〔2024〕1号,示例砂场有限公司超范围采砂案,5月6日\n")
    let preview = try run("import", path, "--preview").output
    #expect(preview.contains("  机关取自文件名：示例县水务局\n  当事人取自“案件名称”\n  没有年份的日期按 2024 年\n"))
    let tables = try json("import", path)["tables"] as? [[String: Any]]
    #expect((tables?.first?["inferences"] as? [String])?.count == 3)
    #expect(try run("list", "--where", "当事人:示例砂场 机关:水务局").output.contains("示水罚〔2024〕1号"))
  }

  @Test("A table whose number is only guessed at waits until somebody has said so, and the others come in")
  func unsureNumber() throws {
    let path = try folder.write(
      "in/甲.csv", "决定书编号,违法当事人,违法行为,处罚机关\n2024罚1,王某,无照经营,示例局\n2024罚2,李某,无照经营,示例局\n")
    try folder.write("in/乙.csv", "案号,当事人,案由\n示罚〔2024〕3号,赵某,无照经营\n")
    let first = try json("import", folder.path + "/in")
    #expect(first["accepted"] as? Int == 1 && first["read"] as? Int == 2)
    let refused = (first["refused"] as? [[String: Any]])?.first
    #expect(refused?["column"] as? String == "决定书编号" && refused?["line"] as? Int == 1)
    #expect((refused?["reason"] as? String)?.contains("--map 决定书编号=案号") == true)
    #expect(try run("import", path, "--preview").output.contains("可导入 0"))
    #expect(try json("import", path, "--map", "决定书编号=案号")["accepted"] as? Int == 2)
    #expect(try json("import", folder.path + "/in")["unchanged"] as? Int == 3)
    #expect(try json("list", "--where", "", "--limit", "1")["count"] as? Int == 3)
    // Whoever says that it is none has it kept as it stands.
    let kept = try Binary.run(["import", path, "--map", "决定书编号="], workspace: folder.path + "/w2")
    #expect(kept.output.contains("导入 2"), "\(kept.errors)")
  }

  @Test("Of many places each kind is told with its first and the lines of others; the list has every one")
  func manyRefusals() throws {
    var text = "案号,当事人,案由,处罚决定日期\n"
    for number in 1...60 {
      text +=
        number % 2 == 0
        ? "示罚〔2024〕\(number)号,王某,无照经营,2024-05-06,多出\n"
        : "示罚〔2024〕\(number)号,王某,无照经营,2024-13-\(number % 9 + 1)\n"
    }
    let path = try folder.write("大表.csv", text)
    let said = try run("import", path)
    #expect(said.output.contains("拒收 30 处，分 1 种") && said.output.contains("存疑 30 处，分 1 种"))
    #expect(said.output.contains("30 处  \(path):3："))
    #expect(said.output.contains("另在第 5、7、9、11、13、15、17、19… 行"))
    #expect(said.output.split(separator: "\n").count == 12)
    let list = try run("import", path, "--preview", "--format", "csv").output.split(
      whereSeparator: \.isNewline)
    #expect(list.count { $0.hasPrefix("refused,") } == 30)
    #expect(list.count { $0.hasPrefix("doubtful,") && $0.contains("处罚决定日期") } == 30)
  }

  @Test("A changed row is a new version")
  func changed() throws {
    let path = try folder.write("台账.csv", Self.table)
    _ = try run("import", path, "--map", "编号=案号")
    try folder.write("台账.csv", Self.table.replacingOccurrences(of: "店铺", with: "门店"))
    let again = try json("import", path)
    #expect((again["changed"] as? [[String: Any]])?.map { $0["name"] as? String } == ["示罚〔2024〕2号"])
    #expect(again["unchanged"] as? Int == 1)
    let cases = try json("list", "--where", "门店")["cases"] as? [[String: Any]]
    #expect(cases?.first?["version"] as? Int == 2)
    #expect(try json("list", "--where", "店铺")["count"] as? Int == 0)
  }

  @Test("A query that cannot be read, a path that is not there, and an order nobody knows")
  func errors() throws {
    let path = try folder.write("台账.csv", Self.table)
    _ = try run("import", path, "--map", "编号=案号")
    let query = try run("list", "--where", "疑点>多")
    #expect(query.status == 1)
    #expect(query.errors.contains("第 1 个字起"))
    #expect(try run("import", folder.path + "/none").status == 1)
    #expect(try run("list", "--where", "", "--order", "size").errors.contains("imported、number"))
    #expect(try run("import", path, "--map", "编号").status == 1)
  }

  @Test("An import that is broken off is gone on with by the same command")
  func interrupted() throws {
    var text = "案号,当事人,案由,处罚机关\n"
    for number in 1...4000 { text += "示罚〔2024〕\(number)号,王某,无照经营,示例局\n" }
    let path = try folder.write("大表.csv", text)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["import", path]
    process.environment = Binary.environment(workspace: workspace)
    process.currentDirectoryURL = Fixtures.package()
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    // Until the first batch is in; then it is asked to stop.
    for _ in 0..<600 where !FileManager.default.fileExists(atPath: workspace + "/casereview.sqlite-wal") {
      usleep(20_000)
    }
    usleep(300_000)
    process.interrupt()
    process.waitUntilExit()
    #expect([0, 130].contains(process.terminationStatus))
    let rest = try json("import", path)
    #expect((rest["accepted"] as? Int ?? 0) + (rest["unchanged"] as? Int ?? 0) == 4000)
    #expect(try json("list", "--where", "", "--limit", "1")["count"] as? Int == 4000)
    #expect(try run("verify").status == 0)
  }
}
