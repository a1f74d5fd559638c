import CaseFiles
import Foundation
import OfficeFiles
import TestSupport
import Testing

@Suite("Hostile documents")
struct HostileDocumentTests {
  private func load(_ name: String, _ bytes: [UInt8]) throws -> (
    document: CaseDocument, problems: [LoadError]
  ) {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "案由: 示例\n文书:\n  - {名称: 文书, 文件: \(name)}\n")
    try folder.write(name, bytes)
    let file = try CaseFile.load(folder: folder.path)
    return (try #require(file.documents.first), file.problems)
  }

  private func docx(_ body: [UInt8]) throws -> [UInt8] {
    try Archive.bytes(packing: [("word/document.xml", body)], file: "试.docx")
  }

  @Test("A Word file that unpacks to a hundred times its size is not unpacked")
  func bomb() throws {
    let body =
      Array("<w:document xmlns:w=\"wordprocessingml\"><w:body>".utf8)
      + [UInt8](repeating: 0x20, count: 40 << 20)
    let (document, problems) = try load("a.docx", docx(body))
    #expect(document.text == nil)
    #expect(problems.contains { $0.problem.zh.contains("压缩炸弹") })
  }

  @Test("Entities in a Word file are refused, not expanded")
  func entities() throws {
    let body =
      "<!DOCTYPE a [<!ENTITY b \"甲甲甲\">]><w:document xmlns:w=\"wordprocessingml\"><w:body>&b;</w:body></w:document>"
    let (document, problems) = try load("a.docx", docx(Array(body.utf8)))
    #expect(document.text == nil)
    #expect(problems.contains { $0.problem.zh.contains("DOCTYPE") })
  }

  @Test("A text of more than the limit is refused with its size")
  func enormous() throws {
    let (document, problems) = try load("a.txt", [UInt8](repeating: 0x61, count: 17 << 20))
    #expect(document.text == nil)
    #expect(problems.contains { $0.problem.zh.contains("17 MB 文字") })
  }

  @Test("200 MB are refused before they are read")
  func tooLargeForAnyFormat() throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "案由: 示例\n文书:\n  - {名称: 文书, 文件: a.txt}\n")
    let path = try folder.write("a.txt", [0x61])
    try #require(truncate(path, 200 << 20) == 0)
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.documents.first?.text == nil)
    #expect(file.problems.contains { $0.problem.zh.contains("200 MB") })
  }

  @Test("A file that is listed and has gone is said to be missing")
  func vanished() throws {
    let folder = TemporaryFolder()
    try folder.write(
      "case.yaml", "文书:\n  - {名称: 甲, 文件: a.pdf}\n  - {名称: 乙, 文件: b.doc}\n  - {名称: 丙, 文件: c.jpg}\n")
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.documents.allSatisfy { $0.isMissing && $0.text == nil })
    #expect(file.problems.filter { $0.problem.zh.contains("找不到文件") }.count == 3)
  }

  @Test("Escape sequences and direction marks do not hide a fact, nor become part of one")
  func controls() throws {
    let text = "行政处罚决定书\n示市监罚〔2024〕\u{202E}31号\n当事人：示例\u{200B}食品店\u{1B}\n作出如下处罚：罚款\u{2066}5000元。\n"
    let (document, _) = try load("行政处罚决定书.txt", Array(text.utf8))
    let facts = LetterReader.read(try #require(document.text), document: "决定书", kind: .penaltyDecision)
    #expect(facts.number?.value.description == "示市监罚〔2024〕31号")
    #expect(facts.parties.first?.name.value == "示例食品店")
    #expect(facts.penalties.first?.amount?.value == Money(yuan: 5000))
  }

  @Test(
    "Names that lead out of the folder are refused in every format",
    arguments: ["../a.pdf", "/etc/passwd.txt", "x/../../b.doc"])
  func outside(_ name: String) throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "案由: 示例\n文书:\n  - {名称: 文书, 文件: \(name)}\n")
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.documents.first?.isMissing == true)
    #expect(file.problems.contains { $0.problem.zh.contains("之外") })
  }
}
