import Foundation
import Testing

/// Compares with the checked-in file; with `CASEREVIEW_RECORD=1` writes it instead, and fails that once.
func expectSnapshot(_ text: String, _ name: String, location: SourceLocation = #_sourceLocation) throws {
  let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(path: "Snapshots")
  let file = folder.appending(path: name)
  if ProcessInfo.processInfo.environment["CASEREVIEW_RECORD"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("\(name) was recorded; look at it and run again", sourceLocation: location)
    return
  }
  let expected = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  let pairs = zip(expected.split(separator: "\n"), text.split(separator: "\n"))
  let difference = pairs.first { $0.0 != $0.1 }.map { "expected: \($0.0)\nwritten:  \($0.1)" }
  #expect(expected == text, "\(name): \(difference ?? "the lengths differ")", sourceLocation: location)
}
