import Foundation
import TestSupport
import Testing

@Suite("Score sheets and standards go out and come back by command")
struct SheetCommandTests {
  private static let file = "SampleCases/02-恒砼建材公司扬尘污染案"

  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(arguments, workspace: folder.path + "/workspace")
  }

  @Test("A YAML sheet filled in elsewhere becomes the review; taken twice it changes nothing more")
  func yaml() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/sheet.yaml"
    #expect(try run(["sheet", Self.file, "-o", path, "--as", "张某"], in: folder).status == 0)
    var text = try String(contentsOfFile: path, encoding: .utf8)
    text = text.replacingOccurrences(
      of: "{criterion: \"1.1\", state: unanswered, reason: \"\"",
      with: "{criterion: \"1.1\", state: met, reason: \"\"")
    try folder.write("sheet.yaml", text)
    let taken = try run(["score", Self.file, "--sheet", path, "--as", "张某"], in: folder)
    #expect(taken.status == 0 && taken.output.contains("导入 1 处"), "\(taken.errors)")
    #expect(
      try run(["score", Self.file, "--sheet", path, "--as", "张某"], in: folder).output.contains("导入 0 处"))
    let newer = text.replacingOccurrences(
      of: "{criterion: \"1.1\", state: met", with: "{criterion: \"1.1\", state: na")
    try folder.write("sheet.yaml", newer)
    let conflict = try run(["score", Self.file, "--sheet", path, "--as", "张某"], in: folder)
    #expect(conflict.status == 1 && conflict.errors.contains("1.1：现为“合格”，评分表为“不涉及”"))
    #expect(conflict.errors.contains("没有导入任何内容"))
    let forced = try run(["score", Self.file, "--sheet", path, "--as", "张某", "--overwrite"], in: folder)
    #expect(forced.status == 0)
    let verified = try run(["verify"], in: folder)
    #expect(verified.status == 0)
  }

  @Test("A blank Excel sheet is taken as nothing, and an unfinished one is not submitted")
  func excel() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/sheet.xlsx"
    #expect(try run(["sheet", Self.file, "-o", path, "--as", "张某"], in: folder).status == 0)
    #expect(try run(["sheet", Self.file, "-o", path, "--as", "张某"], in: folder).errors.contains("--force"))
    let table = folder.path + "/folder.xlsx"
    try FileManager.default.createDirectory(atPath: table, withIntermediateDirectories: false)
    let guarded = try run(["sheet", Self.file, "-o", table, "--as", "张某", "--force"], in: folder)
    #expect(guarded.status == 1 && guarded.errors.contains("不是普通文件"))
    #expect(
      try run(["score", Self.file, "--sheet", path, "--as", "张某"], in: folder).output.contains("导入 0 处"))
    let other = try run(["score", Self.file, "--sheet", path, "--as", "李某"], in: folder)
    #expect(other.status == 1 && other.errors.contains("评分表的评查人是“张某”"))
    let submitted = try run(["score", Self.file, "--sheet", path, "--as", "张某", "--submit"], in: folder)
    #expect(submitted.status == 1 && submitted.errors.contains("没有导入也没有提交"))
  }

  @Test("Mistakes in a sheet are listed with their lines, and nothing is taken")
  func mistakes() throws {
    let folder = TemporaryFolder()
    let path = try folder.write(
      "sheet.yaml", "standard: general-penalty\ncase: 别的\nmarks:\n  - {criterion: X, state: met}\n")
    let run = try run(["score", Self.file, "--sheet", path, "--as", "张某"], in: folder)
    #expect(run.status == 1)
    #expect(run.errors.contains("\(path):2：案号是“别的”"))
    #expect(run.errors.contains("\(path):4：标准中没有评查项“X”"))
    #expect(run.errors.hasSuffix("casereview: 有 2 处需要修改，没有导入任何内容\n"))
  }

  @Test("A standard goes out as a workbook and comes back; a published version never changes")
  func standards() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/standard.xlsx"
    #expect(try run(["standards", "export", "general-penalty", "-o", path], in: folder).status == 0)
    let same = try run(["standards", "import", path], in: folder)
    #expect(same.status == 0 && same.output.contains("没有变化"), "\(same.errors)")
    let kept = folder.path + "/rules/standards"
    #expect(try run(["standards", "import", path, "-o", kept], in: folder).status == 0)
    let written = kept + "/general-penalty.yaml"
    let text = try String(contentsOfFile: written, encoding: .utf8)
    try folder.write(
      "rules/standards/general-penalty.yaml",
      text.replacingOccurrences(of: "decimals: 2", with: "decimals: 1"))
    let refused = try run(["standards", "import", path, "-o", kept], in: folder)
    #expect(refused.status == 1 && refused.errors.contains("已经发布，内容不同"))
  }
}
