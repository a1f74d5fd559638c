import Foundation

// Measures importing and finding beside sqlite3, frictionless and ripgrep, in the same run where they are installed:
//   swift build -c release && .build/release/intakebench [import|search] [NUMBER]
// Machines differ and are shared: what counts is the ratio.

let arguments = CommandLine.arguments.dropFirst()
if arguments.count == 2, let work = Neighbour.Work(rawValue: arguments[1]) {
  try Neighbour.run(work, workspace: arguments[2])
} else {
  try measure(arguments.compactMap { Int($0) }.first ?? 100_000)
}

func measure(_ number: Int) throws {
  let folder = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  if !arguments.contains("search") { try measureImport(of: number, in: folder.path) }
  if !arguments.contains("import") { try measureSearch(in: number, at: folder.path + "/search") }
}
