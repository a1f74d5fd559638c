import CaseFiles
import Foundation

// Reads real letters and decisions and prints how many facts were read exactly, and how many wrongly:
//   .build/release/letterbench [FOLDER [misses]]
// The folder holds marked records (JSON lines, CSV). Without it there is nothing to measure, and that is said.
// A third of the records, chosen by their name alone, is kept apart: grammars are not developed against it, and
// its misses are never shown.

let folder = CommandLine.arguments.dropFirst().first ?? "../shared/data"
let showsMisses = CommandLine.arguments.dropFirst(2).first == "misses"
guard FileManager.default.fileExists(atPath: folder) else {
  print("letterbench: no folder \(folder); nothing was measured")
  exit(0)
}

print("fact        part      records   exact   none   wrong   exact %   wrong %   aside")
for part in Part.allCases {
  var table = Scores()
  MarkedLetters(folder: folder).score(part, into: &table)
  MarkedDecisions(folder: folder).score(part, into: &table)
  table.print(part)
  if showsMisses, part == .open { print(table.misses.joined(separator: "\n")) }
}
print(Scores.setAsideRules)
let speed = MarkedLetters(folder: folder).speed()
if let speed {
  print(String(format: "%.0f letters a second, %.1f MB of text a second", speed.letters, speed.megabytes))
}
