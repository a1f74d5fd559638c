import Foundation
import TestSupport
import Testing

@Suite("The command line")
struct CommandLineTests {
  @Test("A folder that is not there: one sentence on standard error, exit 1")
  func noFolder() throws {
    let run = try Binary.run(["check", "no/such/folder"])
    #expect(run.status == 1)
    #expect(run.errors == "casereview: no/such/folder：没有这个文件夹；核对路径；案卷是含 case.yaml 的文件夹\n")
    let english = try Binary.run(["check", "no/such/folder", "--lang", "en"])
    #expect(english.errors.contains("there is no such folder"))
  }

  @Test(
    "Wrong usage ends with 64",
    arguments: [["check"], ["days"], ["nonsense", "--flag"], ["export", "poem", "x"]])
  func usage(_ arguments: [String]) throws {
    #expect(try Binary.run(arguments).status == 64)
  }

  @Test("Every command answers --help in both languages")
  func help() throws {
    for command in [
      [], ["open"], ["new"], ["import"], ["documents"], ["rectify"], ["guide"], ["check"], ["like"], ["same"],
      ["list"], ["days"], ["sheet"], ["score"], ["result"],
      ["panel"], ["export"], ["placeholders"], ["standards"], ["standards", "export"],
      ["standards", "import"],
      ["standards", "try"], ["standards", "publish"], ["standards", "upgrade"],
      ["checks"],
      ["verify"], ["numbers"], ["numbers", "list"], ["numbers", "reserve"], ["numbers", "cancel"],
      ["numbers", "begin"],
      ["backup"], ["restore"], ["doctor"],
    ] {
      let chinese = try Binary.run(command + ["--help"])
      #expect(chinese.status == 0 && chinese.output.contains { ("一"..."龥").contains($0) }, "\(command)")
      let english = try Binary.run(command + ["--help", "--lang", "en"])
      #expect(!english.output.contains { ("一"..."龥").contains($0) }, "\(command)")
    }
    #expect(try Binary.run(["--help", "--lang", "en"]).output.contains("SUBCOMMANDS"))
    #expect(try Binary.run(["numbers", "--help", "--lang=en"]).output.contains("SUBCOMMANDS"))
  }

  @Test("Escape sequences of a case file never reach the terminal")
  func escapes() throws {
    let folder = TemporaryFolder()
    // What clears a screen, names a window, turns the writing round, parts rows and cells, and calculates.
    try folder.write(
      "a/case.yaml",
      """
      案件名称: "\\e[2J\\e]0;x\\a\\u202E甲\\x9b31m\\r\\n=HYPERLINK(1),乙"
      案由: "=\\u0301cmd|1"
      执法机关: {名称: "\\e[31m某局,\\u0301"}
      当事人: {名称: "＝1+1"}

      """)
    let workspace = folder.path + "/workspace"
    #expect(try Binary.run(["import", folder.path + "/a"], workspace: workspace).status == 0)
    for format in ["text", "json", "csv"] {
      for command in [
        ["check", folder.path + "/a"], ["list", "--where", ""], ["list"], ["documents", folder.path + "/a"],
      ] {
        let run = try Binary.run(command + ["--format", format], workspace: workspace)
        let acting = run.output.unicodeScalars.filter {
          ($0.value < 0x20 && $0 != "\n" && $0 != "\r") || (0x7F...0x9F).contains($0.value)
            || $0.properties.isBidiControl
        }
        #expect(acting.isEmpty, "\(command) \(format)")
      }
    }
    let list = try Binary.run(["list", "--where", "", "--format", "csv"], workspace: workspace).output
    // One row of headings and one of the case, whatever its cells hold.
    #expect(list.components(separatedBy: "\r\n").count == 3)
    #expect(list.contains("'=\u{301}cmd|1,") && list.contains("'＝1+1,"), "\(list)")
    let text = try Binary.run(["list", "--where", ""], workspace: workspace).output
    #expect(!text.split(separator: "\n").contains { $0.hasPrefix("=HYPERLINK") }, "\(text)")
  }

  @Test("A command behind an option or misspelt is told so, and opens nothing")
  func misplaced() throws {
    let behind = try Binary.run(["--lang", "en", "list"])
    #expect(behind.status == 64 && behind.errors.contains("casereview list"), "\(behind.errors)")
    let misspelt = try Binary.run(["exprot", "x"])
    #expect(misspelt.status == 64 && misspelt.errors.contains("casereview export"), "\(misspelt.errors)")
  }

  @Test("What would be passed over in silence is refused as usage")
  func contradicting() throws {
    for words in [
      ["days", "2024-01-01", "2024-03-01", "--unit", "month"],
      ["days", "2024-01-01", "+5", "--working", "--unit", "month"],
      ["documents", "SampleCases", "--format", "csv"],
    ] {
      #expect(try Binary.run(words).status == 64, "\(words)")
    }
    let many = try Binary.run(["documents", "SampleCases"])
    #expect(many.status == 1 && many.errors.contains("含 9 卷"), "\(many.errors)")
  }

  @Test("A file of more than 64 MiB behind a link is refused")
  func linked() throws {
    let folder = TemporaryFolder()
    let big = folder.path + "/big"
    _ = FileManager.default.createFile(atPath: big, contents: nil)
    try #require(FileHandle(forWritingAtPath: big)).truncate(atOffset: 65 << 20)
    try FileManager.default.createSymbolicLink(atPath: folder.path + "/link.yaml", withDestinationPath: big)
    let run = try Binary.run([
      "score", "SampleCases/02-恒砼建材公司扬尘污染案", "--sheet", folder.path + "/link.yaml", "--as", "张某",
    ])
    #expect(run.status == 1 && run.errors.contains("64 MB"), "\(run.errors)")
  }

  @Test("Doctor ends with 1 where the store is at fault")
  func brokenStore() throws {
    let folder = TemporaryFolder()
    #expect(try Binary.run(["doctor"], workspace: folder.path + "/new").status == 0)
    try folder.write("workspace/casereview.sqlite", "this is no database, only words, and many of them")
    let run = try Binary.run(["doctor"], workspace: folder.path + "/workspace")
    #expect(run.status == 1, "\(run.output)")
  }

  @Test("Days: forwards, between, and in a batch")
  func days() throws {
    let late = try Binary.run(["days", "2024-09-09", "+90"])
    #expect(late.output.contains("2024年12月8日"))
    #expect(late.output.contains("顺延至2024年12月9日"))
    #expect(try Binary.run(["days", "2024-09-27", "2024-10-12", "--working"]).output.contains("共 7 个工作日"))
    let batch = try Binary.run(
      ["days", "--batch"],
      input: "from,limit,unit\n2024-09-09,90,calendar\n2024-09-29,7,working\n2023-11-30,3,month\n")
    #expect(
      batch.output
        == "from,limit,unit,raw,rolled\r\n2024-09-09,90,calendar,2024-12-08,2024-12-09\r\n2024-09-29,7,working,2024-10-14,2024-10-14\r\n2023-11-30,3,month,2024-02-29,2024-02-29\r\n"
    )
  }

  @Test("A day outside the loaded calendar is refused by its year, and the other rows are counted")
  func unloadedYear() throws {
    let run = try Binary.run(["days", "2031-01-01", "+7", "--working"])
    #expect(run.status == 1)
    #expect(run.errors.contains("2031"))
    let batch = try Binary.run(
      ["days", "--batch"], input: "2031-01-01,7,working\nnonsense\n2024-09-09,1,calendar\n")
    #expect(batch.status == 1)
    #expect(batch.output.contains("2024-09-09,1,calendar,2024-09-10,2024-09-10"))
    #expect(batch.errors.contains("stdin:1: ") && batch.errors.contains("stdin:2: "))
  }

  @Test("A workspace that was never used says so", arguments: ["verify", "list"])
  func unusedWorkspace(_ command: String) throws {
    let folder = TemporaryFolder()
    let run = try Binary.run([command], workspace: folder.path + "/none")
    #expect(run.status == 1)
    #expect(run.errors.contains("还没有评查记录"))
  }

  @Test("Every check is explained in both languages")
  func explained() throws {
    let list = try Binary.run(["checks", "list"])
    let ids = list.output.split(separator: "\n").compactMap {
      $0.split(separator: " ").first.map(String.init)
    }
    #expect(ids.count >= 12)
    for id in ids {
      #expect(try Binary.run(["checks", "explain", id]).status == 0)
    }
  }
}
