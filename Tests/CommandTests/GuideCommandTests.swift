import Foundation
import TestSupport
import Testing

@Suite("The one-page card")
struct GuideCommandTests {
  @Test("It fits a screen's width and names the keys of the tables", arguments: ["zh", "en"])
  func text(_ language: String) throws {
    let run = try Binary.run(["guide", "--lang", language])
    #expect(run.status == 0)
    let lines = run.output.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count < 66)
    for step in 1...6 { #expect(run.output.contains("\n\(step). ")) }
    if language == "zh" {
      #expect(run.output.contains("a 采纳，x 不采纳"))
      #expect(run.output.contains("S 提交"))
    } else {
      #expect(!run.output.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
    }
    #expect(!run.output.contains("  按 ，"), "a key is missing")
  }

  @Test("As a PDF it is one page of A4", arguments: ["zh", "en"])
  func page(_ language: String) throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/card.pdf"
    let run = try Binary.run(["guide", "-o", path, "--lang", language])
    #expect(run.status == 0, "\(run.errors)")
    let told = try output(of: "pdfinfo", [path])
    #expect(told.range(of: "Pages: +1\n", options: .regularExpression) != nil, "\(told)")
    #expect(told.contains("A4") || told.contains("595"), "\(told)")
    let text = try output(of: "pdftotext", ["-layout", path, "-"])
    // One key means other things on other screens, so each stands under its screen.
    for title in language == "zh" ? ["案卷列", "评查", "文书", "结论"] : ["Review", "Documents", "Conclusion"] {
      #expect(text.contains(title), "\(title) is missing:\n\(text)")
    }
  }

  private func output(of program: String, _ arguments: [String]) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/" + program)
    process.arguments = arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    defer { process.waitUntilExit() }
    return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
  }

  @Test("Another ending is refused with what can be written")
  func ending() throws {
    let run = try Binary.run(["guide", "-o", "card.xyz"])
    #expect(run.status == 1)
    #expect(run.errors.contains("操作卡可写成 .pdf 或 .txt"))
  }

  @Test("A file is replaced only when asked for, a folder never")
  func guarded() throws {
    let folder = TemporaryFolder()
    let path = try folder.write("card.txt", "notes")
    let refused = try Binary.run(["guide", "-o", path])
    #expect(refused.status == 1 && refused.errors.contains("--force"))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "notes")
    #expect(try Binary.run(["guide", "-o", path, "--force"]).status == 0)
    #expect(try String(contentsOfFile: path, encoding: .utf8).contains("1. "))
    let link = folder.path + "/device.txt"
    try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: "/dev/null")
    let device = try Binary.run(["guide", "-o", link, "--force"])
    #expect(device.status == 1 && device.errors.contains("不是普通文件"))
    #expect(FileManager.default.fileExists(atPath: "/dev/null"))
  }
}
