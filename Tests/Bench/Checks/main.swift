import CaseFiles
import Dispatch
import Foundation
import Prechecks
import Standards

// Prechecks over generated case files, beside programs that check tables:
//   swift build -c release --product checkbench && .build/release/checkbench [FILES] [PYTHON]
// PYTHON is an interpreter with pandera and great_expectations. Machines are shared: what counts is the ratios.

let count = CommandLine.arguments.dropFirst().first.flatMap { Int($0) } ?? 100_000
let python = CommandLine.arguments.dropFirst(2).first ?? "python3"
let folder = FileManager.default.temporaryDirectory.appendingPathComponent("checkbench-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }
let table = folder.appendingPathComponent("cases.csv")
try Data(CaseRows(count: count).csv.utf8).write(to: table)

let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()
let library = try RuleLibrary(searching: [package.appendingPathComponent("Sources/Standards/Resources").path])
var rules = CheckRules(
  law: library.law, calendar: library.calendar, benchmarks: library.benchmarks, lists: library.lists)
let ten = [
  "O01", "T02", "T09", "T14", "T07", "B03", "B04", "P01", "L01", "R01",
].compactMap { id in allChecks.first { $0.id.hasPrefix(id + "-") } }
let forty = Array(allChecks.prefix(40))

print("\(count) case files, \(ProcessInfo.processInfo.activeProcessorCount) processors")
let (streamed, tenFromTable) = timed { Run.check(table, ten, rules) }
print("from the table to \(streamed.count) findings of \(ten.count) checks: \(seconds(tenFromTable))")
let before = Memory.resident
let (files, reading) = timed { Run.files(of: table) }
let perFile = (Memory.resident - before) / max(1, files.count)
print("reading the table into case files: \(seconds(reading)), \(perFile) bytes a file")
let (likeCases, grouping) = timed { LikeCases(files) }
print("grouping like cases: \(seconds(grouping))")

print(
  "kept: every finding with its facts in memory; its message, derivation and evidence are worded from them on demand"
)
for checks in [ten, forty, allChecks] {
  rules.likeCases = checks.contains { $0.id.hasPrefix("B05") } ? likeCases : nil
  let held = Memory.resident
  let (stored, checking) = timed { Run.check(files, checks, rules) }
  let bytes = (Memory.resident - held) / max(1, files.count)
  let rate = Int(Double(files.count) / checking)
  print(
    "\(checks.count) checks, \(stored.count) findings kept: \(seconds(checking)), \(rate) files/s, \(bytes) bytes a file; "
      + "with reading \(seconds(checking + reading))")
  let target = folder.appendingPathComponent("findings-\(checks.count).csv")
  let (written, writing) = timed { Run.write(stored, of: files, to: target) }
  print(
    "  the same in words: \(written / 1_048_576) MB of message and derivation written in \(seconds(writing))")
}

let few = Array(files.prefix(154))
let (fewFound, fewTook) = timed { Run.check(few, Array(allChecks.prefix(43)), rules) }
print("\(few.count) files × 43 checks, \(fewFound.count) findings: \(String(format: "%.4f s", fewTook))")

print("\npeer, from table to result, and our ten checks against it")
let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("peers.py")
  .path
let peers =
  [Peer.counting(table.path)]
  + ["pandera", "great_expectations"].map {
    Peer(name: $0, executable: python, arguments: [script, $0, table.path])
  }
for peer in peers {
  guard let (took, said) = peer.run() else {
    print("\(peer.name): not at hand")
    continue
  }
  print("\(peer.name): \(seconds(took)), ours ×\(String(format: "%.2f", tenFromTable / took))  [\(said)]")
}
print("peak memory \(Memory.peak / 1_048_576) MB")

func timed<Value>(_ work: () -> Value) -> (Value, Double) {
  let clock = ContinuousClock()
  let start = clock.now
  let value = work()
  return (value, (clock.now - start).inSeconds)
}

func seconds(_ value: Double) -> String { String(format: "%.2f s", value) }
