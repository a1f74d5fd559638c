import CaseFiles
import Foundation
import ReviewStore
import Reviewing
import Synchronization

/// A table of penalty cases as agencies export them, the same for the same number of rows.
func exportedTable(_ count: Int) -> String {
  var random = Generator()
  let start = Day(2023, 1, 3) ?? Day(number: 0)
  var text = "案号,处罚机关,案由,当事人,立案日期,处罚决定日期,送达日期,公示日期,罚款金额,法定下限,法定上限,重大执法决定\r\n"
  for index in 1...count {
    let filing = start + random.below(620)
    let decision = filing + random.pick([20, 45, 60, 80, 88, 89, 90, 91, 95, 120])
    let least = random.pick([1000, 2000, 5000, 10_000])
    let cells = [
      "示执罚〔\(filing.year)〕\(index)号", "示例\(random.below(60))局", "行为\(random.below(400))", "当事人\(index)",
      "\(filing)",
      "\(decision)", "\(decision + random.pick([0, 1, 3, 7, 8, 12]))",
      "\(decision + random.pick([2, 5, 7, 8, 20]))",
      "\(least + random.below(least * 3))", "\(least)", "\(least * 3)", random.below(5) == 0 ? "是" : "否",
    ]
    text += cells.joined(separator: ",") + "\r\n"
  }
  return text
}

/// Imports a table through the program, with prechecks and the index of words, while other instances read
/// and write; then lets the peers have the same table.
func measureImport(of count: Int, in folder: String) throws {
  let table = folder + "/cases.csv"
  try exportedTable(count).write(toFile: table, atomically: true, encoding: .utf8)
  let own = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/casereview"
  print("import of \(count) rows, prechecked and indexed")
  func imports(into workspace: String) -> Double? {
    guard
      let run = try? timed(own, ["import", table, "--format", "json"], ["CASEREVIEW_WORKSPACE": workspace])
    else {
      print("  \(own) is not there or failed")
      return nil
    }
    return run.seconds
  }
  guard let alone = imports(into: folder + "/alone") else { return }
  print("  casereview \(alone.shown) s")
  if let again = imports(into: folder + "/alone") {
    print("  the same again, nothing changed: \(again.shown) s")
  }
  let rules = try frictionlessRules(in: folder)
  for (name, command, arguments) in [
    ("sqlite3 .import", "sqlite3", [folder + "/peer.sqlite", ".import --csv \(table) cases"]),
    ("frictionless validate, shape alone", "frictionless", ["validate", "--trusted", table]),
    (
      "frictionless validate, types and \(rules.count) checks", "frictionless",
      ["validate", "--trusted", "--limit-errors", "1000000000"] + rules.arguments + [table]
    ),
  ] {
    do {
      // What frictionless finds it tells by its exit code.
      let peer = try timed(command, arguments, [:], passing: 0...1)
      print(
        "  \(name) \(peer.seconds.shown) s; casereview takes \((alone / peer.seconds).shown) times as long")
    } catch { print("  \(name): \(error)") }
  }

  let workspace = folder + "/shared"
  try prepareNeighbours(workspace)
  let neighbours = try [Neighbour.Work.reading, .writing].map { try Neighbour($0, workspace: workspace) }
  guard let shared = imports(into: workspace) else { return }
  print("  beside two other instances \(shared.shown) s; waits of the one that")
  for neighbour in neighbours {
    let waits = neighbour.stop()
    print(
      "    is \(neighbour.work.rawValue): \(waits.count) times, \(waits.quantile(0.5).shown) ms (median), "
        + "\(waits.quantile(0.99).shown) ms (99 %), \((waits.max() ?? 0).shown) ms at most")
  }
}

/// What frictionless is told of the table: the types of its columns, and as rules over a row a few of the things that
/// the prechecks look at.
private func frictionlessRules(in folder: String) throws -> (count: Int, arguments: [String]) {
  let days = ["立案日期", "处罚决定日期", "送达日期", "公示日期"]
  let amounts = ["罚款金额", "法定下限", "法定上限"]
  let fields =
    [["name": "案号", "type": "string", "constraints": ["required": true, "unique": true]] as [String: Any]]
    + ["处罚机关", "案由", "当事人"].map { ["name": $0, "type": "string"] }
    + days.map { ["name": $0, "type": "date"] }
    + amounts.map { ["name": $0, "type": "integer"] } + [["name": "重大执法决定", "type": "string"]]
  let formulas = [
    "处罚决定日期 >= 立案日期", "(处罚决定日期 - 立案日期).days <= 90", "(送达日期 - 处罚决定日期).days <= 7",
    "(公示日期 - 处罚决定日期).days <= 7", "罚款金额 >= 法定下限 and 罚款金额 <= 法定上限",
  ]
  let checks = formulas.map { ["type": "row-constraint", "formula": $0] }
  let (schema, checklist) = (folder + "/schema.json", folder + "/checklist.json")
  try JSONSerialization.data(withJSONObject: ["fields": fields]).write(to: URL(fileURLWithPath: schema))
  try JSONSerialization.data(withJSONObject: ["checks": checks]).write(to: URL(fileURLWithPath: checklist))
  return (checks.count, ["--schema", schema, "--checklist", checklist])
}

private let neighbourReview = ReviewID(caseFile: "示执罚〔2023〕1号", reviewer: "张某")

private func prepareNeighbours(_ workspace: String) throws {
  let store = try ReviewStore(workspace: workspace)
  try store.append(
    [.opened(standard: "general-penalty", version: "1")], to: neighbourReview, by: "张某", clock: 0)
}

/// Another instance at work on the workspace, in a process of its own: it reads pages of the desk or writes marks,
/// one after another, until it is told to stop.
final class Neighbour {
  enum Work: String {
    case reading, writing
  }

  let work: Work
  private let process = Process()
  private let input = Pipe()
  private let output = Pipe()

  init(_ work: Work, workspace: String) throws {
    self.work = work
    process.executableURL = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = [work.rawValue, workspace]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.readData(ofLength: 1)
  }

  /// Ends it, and gives back how many milliseconds each of its acts took.
  func stop() -> [Double] {
    try? input.fileHandleForWriting.close()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return said.split(separator: "\n").compactMap { Double($0) }
  }

  /// What the process does; ends with its standard input.
  static func run(_ work: Work, workspace: String) throws {
    let store = try ReviewStore(workspace: workspace)
    let goesOn = Mutex(true)
    Thread.detachNewThread {
      _ = FileHandle.standardInput.readDataToEndOfFile()
      goesOn.withLock { $0 = false }
    }
    FileHandle.standardOutput.write(Data("\n".utf8))
    var waits: [Double] = []
    var before = ""
    while goesOn.withLock({ $0 }) {
      let after = "第\(waits.count + 1)次"
      let wait = try milliseconds {
        switch work {
        case .reading: _ = try store.caseRows(limit: 50, reviews: CaseReviews(of: "张某"))
        case .writing:
          try store.append([.opinion(before: before, after: after)], to: neighbourReview, by: "张某", clock: 0)
        }
      }
      before = after
      waits.append(wait)
      usleep(2000)
    }
    FileHandle.standardOutput.write(Data(waits.map { "\($0)\n" }.joined().utf8))
  }
}
