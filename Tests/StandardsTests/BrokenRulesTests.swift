import CaseFiles
import FoundationEssentials
import Standards
import Testing

/// Every message has a file that provokes it: `Broken/<mistake>/rules.yaml` with `expected.txt`, which holds
/// the messages in Chinese and, after an empty line, in English.
@Suite struct BrokenRulesTests {
  static let folder =
    String(#filePath.split(separator: "/").dropLast().reduce("") { $0 + "/" + $1 }) + "/Broken"

  static let mistakes: [String] =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [])
    .filter { !$0.hasPrefix(".") }.sorted()

  @Test(arguments: mistakes)
  func `a mistake is named with its line and what to write instead`(mistake: String) throws {
    let path = "\(Self.folder)/\(mistake)/rules.yaml"
    let problems = RuleLibrary.lint(file: path, knownChecks: ["T09-service"])
    #expect(!problems.isEmpty)
    let text = [Language.zh, .en].map { language in
      problems.map { $0.message(in: language).replacing(path, with: "rules.yaml") + "\n" }.joined()
    }.joined(separator: "\n")
    let expected = "\(Self.folder)/\(mistake)/expected.txt"
    if ProcessInfo.processInfo.environment["RECORD_EXPECTED"] == "1" {
      try Data(text.utf8).write(to: URL(fileURLWithPath: expected))
      Issue.record("recorded \(expected)")
    }
    let wanted = try #require(
      FileManager.default.contents(atPath: expected).map { String(decoding: $0, as: UTF8.self) })
    #expect(text == wanted)
  }

  @Test func `all mistakes have their folder`() {
    #expect(Self.mistakes.count >= 25)
  }

  @Test func `a file that is not there is said to be unreadable`() {
    let problems = RuleLibrary.lint(file: "/nowhere/rules.yaml")
    #expect(problems.map { $0.message(in: .zh) } == ["/nowhere/rules.yaml：读不到这个文件；请检查路径和读取权限"])
  }

  @Test func `bytes that are no text and files of any size are refused without harm`() throws {
    let folder = try ScratchFolder([
      "deep.yaml": String(repeating: "[", count: 100_000),
      "wide.yaml": "sections: " + String(repeating: "啊", count: 2_000_000),
      "bell.yaml": "id: \u{1B}[31m红\u{7}",
      "steer.yaml": "\"\\e[31m红\\u202E\": 1\ntiers: []",
      "long.yaml": "tiers: []\nfrom: " + String(repeating: "长", count: 5000),
      "empty.yaml": "", "list.yaml": "- a\n- b",
    ])
    try Data([0x69, 0x64, 0x3A, 0x20, 0xFF, 0xFE]).write(
      to: URL(fileURLWithPath: folder.path + "/bytes.yaml"))
    func problems(_ name: String) -> [String] {
      RuleLibrary.lint(file: "\(folder.path)/\(name).yaml").map(\.problem.zh)
    }
    #expect(problems("deep").count == 1)
    #expect(problems("wide") == ["文件超过 4 MB"])
    #expect(problems("bell") == ["不是有效的 YAML"])
    #expect(problems("steer").first == "不认识的项“\u{FFFD}[31m红\u{FFFD}”")
    #expect(problems("long").map(\.unicodeScalars.count).max() == 400)
    #expect(problems("empty") == ["文件不是“项: 值”的形式"])
    #expect(problems("list") == ["文件不是“项: 值”的形式"])
    #expect(problems("bytes") == ["文件不是 UTF-8 编码"])
  }
}
