import CaseFiles
import Foundation
import GRDB
import Reviewing
import Standards
import TestSupport

@testable import ReviewStore

let zhangsReview = ReviewID(caseFile: "示环罚〔2024〕12号", reviewer: "张某")
let noon: Int64 = 1_709_380_800_000

let deducted = Mark(
  state: .deducted,
  deductions: [
    TakenDeduction(id: "D01.3-a", times: 2), TakenDeduction(id: "D01.3-b", points: Points("0.5")),
  ],
  reason: "立案审查超过十五日",
  evidence: [
    Citation(document: "立案审批表", page: 1, quote: "2024年3月2日/受案"),
    Citation(document: "卷内目录", page: nil, quote: "审批延期", isAbsence: true),
  ])

/// One of every action, in an order a review can take them.
let everyAction: [ReviewAction] = [
  .opened(standard: "mee-2024/general_penalty", version: "2024-1"),
  .marked(criterion: "D01.1", before: Mark(), after: Mark(state: .met)),
  .marked(criterion: "D01.3", before: Mark(), after: deducted),
  .marked(criterion: "D02.1", before: Mark(), after: Mark(state: .na, reason: "未采取强制措施")),
  .decided(
    finding: "T02-decision-limit#1", before: FindingDecision(),
    after: FindingDecision(state: .rejected, reason: "已依法延期")),
  .opinion(before: "", after: "程序合法，\n个别文书“填写不全” <&> \u{1B}[31m \\ /"),
  .submitted,
  .issued(kind: "opinion", prefix: "示司评", year: 2024, serial: 1),
  .reopened,
  .entered(
    field: "事件/立案#1/日期", before: nil, after: FactEntry("2024-09-10", document: "立案审批表", page: 2)),
]

extension ReviewStore {
  /// A store in memory in which each of the actions was one act.
  static func filled(_ actions: [ReviewAction] = everyAction) throws -> ReviewStore {
    let store = try ReviewStore.inMemory()
    try store.fill(actions)
    return store
  }

  func fill(_ actions: [ReviewAction] = everyAction, of id: ReviewID = zhangsReview) throws {
    for (step, action) in actions.enumerated() {
      try append([action], to: id, by: "张某", reason: "第\(step)步", clock: noon + Int64(step) * 1000)
    }
  }

  /// Runs SQL the program never would, with the triggers out of the way.
  func tamper(_ sql: String) throws {
    try queue.inDatabase { db in
      let triggers = try String.fetchAll(
        db, sql: "SELECT name || char(10) || sql FROM sqlite_schema WHERE type = 'trigger'")
      let parts = triggers.map { $0.split(separator: "\n", maxSplits: 1).map(String.init) }
      for part in parts { try db.execute(sql: "DROP TRIGGER \(part[0])") }
      try db.execute(sql: sql)
      for part in parts { try db.execute(sql: part[1]) }
    }
  }

  /// Every row of every table, as SQLite quotes it.
  func everyRow() throws -> [String] {
    try queue.read { db in
      try (["journal_header", "journal"] + Schema.derivedTables.map(\.table)).flatMap { table in
        let columns = try db.columns(in: table).map { "quote(CAST(\($0.name) AS BLOB))" }
        return try String.fetchAll(
          db, sql: "SELECT '\(table) ' || \(columns.joined(separator: " || ' ' || ")) FROM \(table)"
        ).sorted()
      }
    }
  }
}

extension TemporaryFolder {
  var workspace: String { path + "/工作区" }
  var database: String { workspace + "/casereview.sqlite" }

  func names(_ folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
  }

  /// A workspace with one of every action, closed, with all of it in the database file.
  func closedWorkspace() throws {
    let store = try ReviewStore(workspace: workspace)
    try store.fill()
    try store.queue.close()
  }
}
