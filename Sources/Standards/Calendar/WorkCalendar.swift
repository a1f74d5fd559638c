import CaseFiles

/// Which days are worked: Monday to Friday, save the days the State Council's yearly notice names.
///
/// A year whose notice is not loaded has no answer; it is never guessed from the weekday.
public struct WorkCalendar: Sendable {
  /// A day a notice names.
  public struct SpecialDay: Sendable, Hashable {
    /// The holiday it belongs to, such as 春节.
    public var name: Localized
    /// True for a make-up working day, false for a rest day.
    public var isWorkday: Bool

    public init(name: Localized, isWorkday: Bool) {
      self.name = name
      self.isWorkday = isWorkday
    }
  }

  /// The days named, of whatever year: a notice may name 31 December of the year before its own.
  public var days: [Day: SpecialDay] { table.days }
  /// The years whose notice is loaded.
  public var years: Set<Int> { table.years }

  /// What the copies share: every limit that is counted takes one.
  private let table: Table

  public init(days: [Day: SpecialDay], years: Set<Int>) {
    table = Table(days: days, years: years)
  }

  private enum Mark: UInt8 {
    case notLoaded, worked, rest
  }

  private final class Table: Sendable {
    let days: [Day: SpecialDay]
    let years: Set<Int>
    /// What each day is, from the first of the first year on: counting asks of every day it passes.
    let marks: [Mark]
    let firstMarked: Int

    init(days: [Day: SpecialDay], years: Set<Int>) {
      self.days = days
      self.years = years
      guard let start = years.min().flatMap({ Day($0, 1, 1) }),
        let end = years.max().flatMap({ Day($0, 12, 31) })
      else {
        (marks, firstMarked) = ([], 0)
        return
      }
      firstMarked = start.number
      marks = (start.number...end.number).map { number in
        let day = Day(number: number)
        guard years.contains(day.year) else { return .notLoaded }
        return days[day]?.isWorkday ?? (day.weekday <= 5) ? .worked : .rest
      }
    }
  }

  /// Whether the day is worked; nil in a year that is not loaded.
  public func isWorkingDay(_ day: Day) -> Bool? {
    let place = day.number - table.firstMarked
    guard table.marks.indices.contains(place) else { return nil }
    return switch table.marks[place] {
    case .worked: true
    case .rest: false
    case .notLoaded: nil
    }
  }

  /// Why nobody works that day: the holiday's name or the weekend's day; nil for a working day and in
  /// a year that is not loaded.
  public func restName(_ day: Day) -> Localized? {
    guard isWorkingDay(day) == false else { return nil }
    return days[day]?.name ?? day.weekdayName
  }

  /// The holiday a working Saturday or Sunday makes up for; nil for any other day.
  public func makeUpName(_ day: Day) -> Localized? {
    guard years.contains(day.year), let special = days[day], special.isWorkday else { return nil }
    return special.name
  }

  /// The first year touched by the days from `from` to `to` that is not loaded.
  public func missingYear(from: Day, to: Day) -> Int? {
    guard from <= to else { return nil }
    return (from.year...to.year).first { !years.contains($0) }
  }
}

extension Day {
  /// 星期一 to 星期日.
  public var weekdayName: Localized {
    let index = weekday - 1
    let chinese = ["一", "二", "三", "四", "五", "六", "日"]
    let english = [
      "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ]
    return Localized(zh: "星期\(chinese[index])", en: english[index])
  }
}
