import Foundation

// Measures the built program in a pseudo-terminal beside a plain ncurses list and other programs at hand:
//   swift build -c release && .build/release/bench [SAMPLES]
// or, without a terminal, how many scorecards a second are scored on one core:
//   .build/release/bench scoring
// Machines differ and are shared: what counts is the ratio to the plain list in the same run.

if CommandLine.arguments.dropFirst().first == "scoring" {
  try Scoring.printRate()
  exit(0)
}

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

let products = URL(fileURLWithPath: CommandLine.arguments[0]).deletingLastPathComponent()
let subjects = try Subject.all(
  ours: products.appendingPathComponent("casereview").path,
  plainList: products.appendingPathComponent("plainlist").path,
  samples: CommandLine.arguments.dropFirst().first ?? "SampleCases", folder: folder)

for (rows, columns) in [(24, 80), (60, 200)] {
  print("\n\(columns)×\(rows)")
  print(Table.heading)
  var measurements: [(String, Measurement)] = []
  for subject in subjects {
    let measurement = try subject.measure(rows: rows, columns: columns)
    print(Table.row(subject.name, measurement))
    measurements.append((subject.name, measurement))
  }
  if let ours = measurements.first(where: { $0.0 == "casereview" })?.1,
    let plain = measurements.first(where: { $0.0 == "plainlist" })?.1
  {
    print(Table.ratios(of: ours, to: plain))
  }
}
