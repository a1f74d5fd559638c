import Foundation

// Measures the built program in a pseudo-terminal beside a plain ncurses list and other programs at hand:
//   swift build -c release && .build/release/bench [samples] [desk] [screens] [SAMPLES]
// Without a part all three are measured: the samples as they are opened, a desk of a hundred thousand files, and
// every screen. Or, without a terminal, how many scorecards a second are scored on one core:
//   .build/release/bench scoring
// Machines differ and are shared: what counts is the ratio to the plain list in the same run.

let words = Set(CommandLine.arguments.dropFirst())
let parts: Set = ["samples", "desk", "screens", "scoring"]

if words.contains("scoring") {
  try Scoring.printRate()
  exit(0)
}

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("bench-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

let products = try Products(folder: folder)
let samples = CommandLine.arguments.dropFirst().first { !parts.contains($0) } ?? "SampleCases"
func isAsked(_ part: String) -> Bool { words.isDisjoint(with: parts) || words.contains(part) }

if isAsked("samples") { try SampleBench.run(products, samples: samples) }
if isAsked("desk") { try DeskBench.run(products) }
if isAsked("screens") { try ScreenBench.run(products, samples: samples) }
