import CaseFiles
import FoundationEssentials
import Testing

@testable import Standards

/// What the program ships, found from this file's own place.
enum Shipped {
  static var resources: String {
    let parts = #filePath.split(separator: "/").dropLast(3)
    return "/" + (parts + ["Sources", "Standards", "Resources"]).joined(separator: "/")
  }

  /// The library of what is shipped, with folders of the test's own before it.
  static func library(after folders: [String] = []) throws -> RuleLibrary {
    try RuleLibrary(searching: folders + [resources])
  }

  /// The working calendar of the given years.
  static func calendar(_ years: ClosedRange<Int> = 2022...2026) throws -> WorkCalendar {
    var days: [Day: WorkCalendar.SpecialDay] = [:]
    for year in years {
      let file = YAMLFile(path: "\(resources)/calendar/\(year).yaml")
      let map = try #require(file.root())
      let read = try #require(CalendarYear(map))
      #expect(file.problems.isEmpty)
      days.merge(read.days) { first, _ in first }
    }
    return WorkCalendar(days: days, years: Set(years))
  }
}

/// A day from its ISO form; a test that misspells one fails.
func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: .min / 4) }

/// A folder that lives as long as the test that made it.
final class ScratchFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path = FileManager.default.temporaryDirectory.path + "/rules-\(UUID().uuidString)"
    for (name, text) in files {
      let parent = (["", path] + name.split(separator: "/").dropLast().map(String.init)).dropFirst()
      try FileManager.default.createDirectory(
        atPath: parent.joined(separator: "/"), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
