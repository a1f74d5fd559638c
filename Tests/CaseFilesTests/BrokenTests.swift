import CaseFiles
import Foundation
import TestSupport
import Testing

/// Each folder of `Broken` provokes one message; `expected.txt` holds it in both languages.
@Suite("Broken case files say where, what, and what to write instead")
struct BrokenTests {
  static let cases = (try? Fixtures.names(in: Fixtures.folder("Broken"))) ?? []

  @Test("Every broken fixture gives its message", arguments: cases)
  func message(_ name: String) throws {
    let folder = Fixtures.folder("Broken").appendingPathComponent(name)
    let loaded = CaseFile.load([folder.appendingPathComponent("case").path])
    let errors = loaded.refused + loaded.files.flatMap(\.problems)
    let said = errors.flatMap { error in
      [error.message(in: .zh), error.message(in: .en)].map {
        $0.replacingOccurrences(of: folder.path + "/", with: "")
      }
    }
    let difference = Snapshot.difference(
      said.joined(separator: "\n") + "\n", from: folder.appendingPathComponent("expected.txt"))
    #expect(difference == nil)
  }

  @Test("There are broken fixtures")
  func present() {
    #expect(Self.cases.count >= 10)
  }

  @Test("A folder that is not there")
  func noFolder() {
    let error = CaseFile.load(["no/such/folder"]).refused.first
    #expect(error?.message(in: .zh) == "no/such/folder：没有这个文件夹；核对路径；案卷是含 case.yaml 的文件夹")
  }

  @Test("An empty folder")
  func emptyFolder() {
    let folder = TemporaryFolder()
    let error = CaseFile.load([folder.path]).refused.first
    #expect(error?.problem.zh == "文件夹里没有案卷")
  }

  @Test("A document that is a link is not followed")
  func link() throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "案由: 示例\n文书:\n  - {名称: 立案审批表, 文件: a.txt}\n")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path + "/a.txt", withDestinationPath: "/etc/passwd")
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.problems.first?.problem.zh == "“a.txt”是符号链接，未读入")
    #expect(file.problems.first?.source.line == 3)
    #expect(file.documents.first?.text == nil)
    #expect(file.act?.value == "示例")
  }

  @Test("A document of two gigabytes is refused without being read")
  func huge() throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "案由: 示例\n文书:\n  - {名称: 证据, 文件: a.txt}\n")
    let path = try folder.write("a.txt", "x")
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.truncate(atOffset: 2 << 30)
    try handle.close()
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.problems.first?.problem.zh == "“a.txt”有 2048 MB，超过 64 MB 的上限，未读入")
    #expect(file.act?.value == "示例")
  }

  @Test("A pipe in the place of a document does not hold the program")
  func pipe() throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "文书:\n  - {名称: 证据, 文件: a.txt}\n")
    #expect(mkfifo(folder.path + "/a.txt", 0o600) == 0)
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.problems.first?.problem.zh == "“a.txt”不是普通文件")
  }

  @Test("Escape sequences of a title never reach a message")
  func escapes() throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "案件名称: \"\\e[31m红\\e[0m\"\n\"\\e[2J键\": 1\n")
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.title?.value == "\u{1B}[31m红\u{1B}[0m")
    #expect(file.problems.count == 1)
    #expect(!file.problems[0].message(in: .zh).unicodeScalars.contains("\u{1B}"))
  }

  @Test("One bad case file does not keep the others out")
  func theRestGoesOn() throws {
    let folder = TemporaryFolder()
    try folder.write("a/case.yaml", "案由:\n\t- x\n")
    try folder.write("b/case.yaml", "案由: 示例\n")
    let loaded = CaseFile.load([folder.path])
    #expect(loaded.files.map(\.act?.value) == ["示例"])
    #expect(loaded.refused.count == 1)
    #expect(loaded.refused.first?.source.line == 2)
  }
}
