import Foundation
import TestSupport
import Testing

@testable import CaseFiles

@Suite("A case file is started from nothing")
struct NewManifestTests {
  @Test(
    "What is written is read back without a word, and says nothing about the case",
    arguments: Language.allCases)
  func blank(_ language: Language) throws {
    let folder = TemporaryFolder()
    let path = try CaseFile.start(in: folder.path + "/新案/第一件/", language: language)
    #expect(path == folder.path + "/新案/第一件/case.yaml")
    let file = try CaseFile.load(folder: folder.path + "/新案/第一件")
    #expect(file.problems.isEmpty)
    for section in file.factSections(asFiled: file, entries: [:]) {
      #expect(section.items.isEmpty && section.lines.allSatisfy { $0.fact == nil }, "\(section.name)")
    }
    #expect(file.listUse == nil && file.orderToCorrect == nil && file.discretion?.adjustment == nil)
  }

  @Test("Every field of the vocabulary stands in it, and its examples can be taken as they are")
  func complete() throws {
    let text = NewManifest(documents: []).text(in: .zh)
    for vocabulary in [
      Vocabulary.caseFile, .agency, .party, .officer, .legalReviewer, .event, .penalty, .discretion,
      .adjustment,
      .listUse, .orderToCorrect, .impactAssessment, .inspection, .publicity, .monitoring, .observation,
      .document,
      .recording,
    ] {
      for field in vocabulary.fields { #expect(text.contains(field.name + ":"), "\(field.name)") }
    }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let examples = lines.map { $0.hasPrefix("#") && $0.contains("{") ? String($0.dropFirst()) : $0 }
    let file = try ManifestReader.read(examples.joined(separator: "\n"), location: "x")
    #expect(file.problems.isEmpty, "\(file.problems.map { $0.message(in: .zh) })")
    #expect(file.events.count == 7 && file.officers.count == 1 && file.discretion?.adjustment != nil)
  }

  @Test("Documents that lie there are listed, whatever their names")
  func documents() throws {
    let folder = TemporaryFolder()
    let names = ["02-询问笔录.txt", "01-立案审批表.md", "图 \"1\": [x].jpg", "a\\b: {c}.txt"]
    for name in names { try Data("正文".utf8).write(to: URL(fileURLWithPath: folder.path + "/" + name)) }
    _ = try CaseFile.start(in: folder.path, language: .zh)
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.problems.isEmpty, "\(file.problems.map { $0.message(in: .zh) })")
    #expect(Set(file.documents.compactMap { $0.file?.value }) == Set(names))
    #expect(file.documents.first?.name == "立案审批表")
    #expect(file.documents.map(\.isListed).contains(false) == false)
  }

  @Test("A manifest that is there is left as it is")
  func kept() throws {
    let folder = TemporaryFolder()
    let path = folder.path + "/case.yml"
    try Data("案由: 甲".utf8).write(to: URL(fileURLWithPath: path))
    #expect(refusal(folder.path)?.message(in: .zh).contains("已经有了") == true)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "案由: 甲")
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/case.yaml"))
    #expect(refusal(path + "/x")?.problem.en.isEmpty == false)
  }

  private func refusal(_ folder: String) -> LoadError? {
    do throws(LoadError) {
      _ = try CaseFile.start(in: folder, language: .zh)
      return nil
    } catch {
      return error
    }
  }
}
