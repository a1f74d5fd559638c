import Foundation
import TestSupport
import Testing

@Suite("The bureau's settings")
struct SettingsTests {
  private static let file = "SampleCases/02-恒砼建材公司扬尘污染案"
  private static let words = "评查机关: 示例区司法局\n评查意见书字号: 示司评\n"

  /// A workspace with a submitted review and these settings.
  private func workspace(_ settings: [UInt8]) throws -> TemporaryFolder {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder)
    try Data(settings).write(to: URL(fileURLWithPath: folder.path + "/workspace/settings.yaml"))
    return folder
  }

  private func opinion(in folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(
      [
        "export", "opinion", Self.file, "--as", SampleRound.reviewer, "-o", folder.path + "/意见书.md",
        "--force",
      ],
      workspace: folder.path + "/workspace")
  }

  @Test("Written in GB18030 they are read, and nothing replaces them")
  func otherEncoding() throws {
    // 评查机关: 示例区司法局 / 评查意见书字号: 示司评
    let bytes: [UInt8] =
      [0xC6, 0xC0, 0xB2, 0xE9, 0xBB, 0xFA, 0xB9, 0xD8, 0x3A, 0x20, 0xCA, 0xBE, 0xC0, 0xFD, 0xC7, 0xF8]
      + [
        0xCB, 0xBE, 0xB7, 0xA8, 0xBE, 0xD6, 0x0A, 0xC6, 0xC0, 0xB2, 0xE9, 0xD2, 0xE2, 0xBC, 0xFB, 0xCA, 0xE9,
      ]
      + [0xD7, 0xD6, 0xBA, 0xC5, 0x3A, 0x20, 0xCA, 0xBE, 0xCB, 0xBE, 0xC6, 0xC0, 0x0A]
    let folder = try workspace(bytes)
    let workspace = folder.path + "/workspace"
    #expect(try Binary.run(["doctor"], workspace: workspace).output.contains("PDF 字体"))
    #expect(try opinion(in: folder).status == 0)
    #expect(FileManager.default.contents(atPath: workspace + "/settings.yaml") == Data(bytes))
    let letter = try String(contentsOfFile: folder.path + "/意见书.md", encoding: .utf8)
    #expect(letter.contains("示例区司法局") && letter.contains("示司评〔"))
  }

  @Test(
    "What cannot be taken in is named, and no document goes out",
    arguments: [
      (words + "评查单位: 示例区司法局\n", "第3行：没有“评查单位”这一项"),
      (words + "抄送: [甲, 乙]\n", "第3行：抄送应写成一行文字"),
      (words + "整改期限: 三十\n", "第3行：整改期限“三十”不是天数"),
      ("- 评查机关\n", "每行写成“字段: 值”"),
      ("\u{0}\u{1}", "不是文本文件"),
    ])
  func refused(_ settings: String, _ words: String) throws {
    let folder = try workspace(Array(settings.utf8))
    let run = try opinion(in: folder)
    #expect(run.status == 1 && run.errors.contains(words), "\(run.errors)")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/意见书.md"))
  }
}
