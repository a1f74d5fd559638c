import Foundation
import TestSupport
import Testing

@testable import Prechecks

@Suite("The items of the papers")
struct ClauseTests {
  @Test("are all answered for, each once", arguments: ClauseTable.papers.map(\.name))
  func complete(_ name: String) throws {
    let paper = try #require(ClauseTable.papers.first { $0.name == name })
    #expect(paper.clauses.map(\.item).sorted() == Array(paper.items))
    for clause in paper.clauses { #expect(!clause.answers.isEmpty && !clause.asks.isEmpty, "\(clause.item)") }
  }

  @Test("name only checks there are")
  func checksExist() {
    let named = Set(ClauseTable.papers.flatMap(\.clauses).flatMap(\.checks))
    #expect(named.subtracting(allChecks.map(\.id)) == [])
  }

  @Test("are named wherever a check rests on one of the papers")
  func basesAreListed() {
    let named = Set(ClauseTable.papers.flatMap(\.clauses).flatMap(\.checks))
    let papers = ["翠府", "滑法", "菏定", "南沙", "赣市"]
    let resting = allChecks.filter { check in papers.contains { check.basis.contains($0) } }.map(\.id)
    #expect(Set(resting).subtracting(named) == [])
  }

  @Test("are published as they stand here")
  func published() {
    let file = Fixtures.package().appendingPathComponent("docs/clauses.md")
    if let difference = Snapshot.difference(Self.text, from: file) { Issue.record("\(difference)") }
  }

  private static var text: String {
    var text = """
      # 五份文件的各项与检查的对应

      由测试生成（`RECORD_SNAPSHOTS=1 swift test --filter ClauseTests`），请勿手工修改。每一项要么有检查，要么写明由评查人员判断，
      要么写明不在案卷中。检查见 [checks.md](checks.md)。

      In English: written by a test. Each item of the five papers is answered by checks, left to the reviewer with the
      question to ask, or shown not to lie in a case file.


      """
    for paper in ClauseTable.papers {
      text += "## \(paper.name)\n\n| 项 | 要求 | 检查 | 由评查人员判断 | 不在案卷中 |\n|---|---|---|---|---|\n"
      for clause in paper.clauses {
        let number = clause.item == 0 ? "附" : "\(clause.item)"
        text += "| \(number) | \(clause.asks) | \(clause.checks.joined(separator: "<br>")) "
        text += "| \(clause.reviewer) | \(clause.elsewhere) |\n"
      }
      text += "\n"
    }
    return text
  }
}

extension Clause {
  fileprivate var reviewer: String {
    answers.compactMap { answer -> String? in
      if case .reviewer(let text) = answer { return text }
      return nil
    }.joined(separator: "；")
  }

  fileprivate var elsewhere: String {
    answers.compactMap { answer -> String? in
      if case .elsewhere(let text) = answer { return text }
      return nil
    }.joined(separator: "；")
  }
}
