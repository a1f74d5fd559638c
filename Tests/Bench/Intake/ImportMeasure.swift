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

/// Imports a table through the program, with prechecks and the index of words, while another instance reads
/// and writes; then lets the peers have the same table.
func measureImport(of count: Int, in folder: String) throws {
  let table = folder + "/cases.csv"
  try exportedTable(count).write(toFile: table, atomically: true, encoding: .utf8)
  let program =
    URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent().path + "/casereview"
  let workspace = folder + "/w"
  let neighbour = try Neighbour(workspace: workspace)
  print("import of \(count) rows, prechecked and indexed")
  guard
    let own = wallTime(
      program, ["import", table, "--format", "json"], ["CASEREVIEW_WORKSPACE": workspace])
  else { return print("  \(program) is not there or failed") }
  let waits = neighbour.stop()
  print("  casereview \(own.seconds.shown) s")
  print(
    "  meanwhile another instance made \(waits.reads.count) reads and \(waits.writes.count) writes; waits: "
      + "reading \(waits.reads.quantile(0.99).shown) ms (99 %), \((waits.reads.max() ?? 0).shown) ms at most; "
      + "writing \(waits.writes.quantile(0.99).shown) ms (99 %), \((waits.writes.max() ?? 0).shown) ms at most"
  )
  if let again = wallTime(
    program, ["import", table, "--format", "json"], ["CASEREVIEW_WORKSPACE": workspace])
  {
    print("  the same again, nothing changed: \(again.seconds.shown) s")
  }
  for (name, command, arguments) in [
    ("sqlite3 .import", "sqlite3", [folder + "/peer.sqlite", ".import --csv \(table) cases"]),
    ("frictionless validate", "frictionless", ["validate", table]),
  ] {
    guard let peer = wallTime(command, arguments, [:]) else {
      print("  \(name): not installed")
      continue
    }
    print(
      "  \(name) \(peer.seconds.shown) s; casereview takes \((own.seconds / peer.seconds).shown) times as long"
    )
  }
}

/// Another instance at work on the workspace: it reads a page of the desk and writes a mark, again and again.
private final class Neighbour: Sendable {
  struct Waits {
    var reads: [Double] = []
    var writes: [Double] = []
  }

  private let waits = Mutex(Waits())
  private let goesOn = Atomic<Bool>(true)
  private let group = DispatchGroup()

  init(workspace: String) throws {
    let store = try ReviewStore(workspace: workspace)
    let id = ReviewID(caseFile: "示执罚〔2023〕1号", reviewer: "张某")
    try store.append([.opened(standard: "general-penalty", version: "1")], to: id, by: "张某", clock: 0)
    DispatchQueue.global().async(group: group) { [self] in
      var before = ""
      var step = 0
      while goesOn.load(ordering: .relaxed) {
        step += 1
        let after = "第\(step)次"
        let read = milliseconds { _ = try? store.caseRows(limit: 50, reviews: CaseReviews(of: "张某")) }
        let write = milliseconds {
          _ = try? store.append([.opinion(before: before, after: after)], to: id, by: "张某", clock: 0)
        }
        before = after
        waits.withLock {
          $0.reads.append(read)
          $0.writes.append(write)
        }
        usleep(2000)
      }
    }
  }

  func stop() -> Waits {
    goesOn.store(false, ordering: .relaxed)
    group.wait()
    return waits.withLock { $0 }
  }
}
