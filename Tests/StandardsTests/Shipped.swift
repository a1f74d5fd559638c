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
