import Foundation

// Measures importing and finding beside sqlite3 and frictionless, in the same run where they are installed:
//   swift build -c release && .build/release/intakebench [ROWS [FILES]]
// Machines differ and are shared: what counts is the ratio.

let numbers = CommandLine.arguments.dropFirst().compactMap { Int($0) }
let rows = numbers.first ?? 100_000
let files = numbers.dropFirst().first ?? 100_000

let folder = FileManager.default.temporaryDirectory.appendingPathComponent("intake-\(UUID().uuidString)")
try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(at: folder) }

try measureImport(of: rows, in: folder.path)
try measureSearch(in: files, at: folder.path + "/search")
