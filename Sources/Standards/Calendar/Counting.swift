import CaseFiles

extension WorkCalendar {
  /// Counts a limit from the day of an act.
  ///
  /// The day of the act is not counted (民法典 第二百零一条). Months and years end on the day with the same
  /// number, or on the month's last (第二百零二条). A last day that is a rest day moves to the next working
  /// day where the limit rolls over (第二百零三条); a limit in working days ends on one anyway.
  /// Days inside any suspension do not count, however many suspensions cover them, and a last day never
  /// moves onto one. Hours are counted as the days they can reach into and never roll over.
  /// A limit below zero counts as zero.
  public func deadline(
    from start: Day, limit: Limit, suspensions: [Suspension] = []
  ) -> DeadlineResult {
    let end: Day
    let suspended: Int
    switch limit.unit {
    case .workingDays:
      switch countWorkingDays(limit.amount, after: start, suspensions: suspensions) {
      case .success(let count): (end, suspended) = count
      case .failure(let gap): return .undetermined(missingYear: gap.year)
      }
    case .calendarDays, .months, .years, .hours:
      guard let span = calendarDays(of: limit, from: start) else {
        return .undetermined(missingYear: Self.lastYear + 1)
      }
      (end, suspended) = Self.countDays(span, after: start, suspensions: suspensions)
    }
    switch rolled(end, limit: limit, suspensions: suspensions) {
    case .success(let last):
      return .determined(
        Deadline(
          start: start, limit: limit, raw: end, last: last, suspendedDays: suspended,
          suspensions: suspensions, calendar: self))
    case .failure(let gap):
      return .undetermined(missingYear: gap.year)
    }
  }

  /// How many days count after `from` up to and including `to`; nil where a working day is asked for in a
  /// year that is not loaded.
  ///
  /// Only working days count for `.workingDays`, every day for any other unit. Where `to` lies before
  /// `from` the number is negative.
  public func elapsed(
    from: Day, to: Day, unit: LimitUnit = .calendarDays, suspensions: [Suspension] = []
  ) -> Int? {
    if to < from {
      return elapsed(from: to, to: from, unit: unit, suspensions: suspensions).map { -$0 }
    }
    if unit != .workingDays {
      return (to - from) - Self.suspended(suspensions, after: from, through: to)
    }
    guard missingYear(from: from + 1, to: to) == nil else { return nil }
    var count = 0
    var day = from + 1
    while day <= to {
      if isWorkingDay(day) == true, !suspensions.contains(where: { $0.contains(day) }) { count += 1 }
      day = day + 1
    }
    return count
  }

  /// The last year a day can lie in.
  private static var lastYear: Int { 2999 }

  private struct Gap: Error {
    var year: Int
  }

  private func countWorkingDays(
    _ amount: Int, after start: Day, suspensions: [Suspension]
  ) -> Result<(Day, Int), Gap> {
    var day = start
    var counted = 0
    var suspended = 0
    while counted < amount {
      day = day + 1
      guard let isWorked = isWorkingDay(day) else { return .failure(Gap(year: day.year)) }
      guard isWorked else { continue }
      if suspensions.contains(where: { $0.contains(day) }) {
        suspended += 1
      } else {
        counted += 1
      }
    }
    return .success((day, suspended))
  }

  /// The calendar days a limit spans from its start when nothing is suspended; nil beyond the last year.
  private func calendarDays(of limit: Limit, from start: Day) -> Int? {
    let amount = max(0, limit.amount)
    guard let horizon = Day(Self.lastYear, 12, 31), start <= horizon, amount <= horizon - start
    else { return nil }
    switch limit.unit {
    case .months, .years:
      let months = limit.unit == .years ? amount * 12 : amount
      let (year, month, _) = start.components
      guard (year * 12 + month - 1 + months) / 12 <= Self.lastYear else { return nil }
      return start.adding(months: months) - start
    case .hours: return (amount + 23) / 24
    case .calendarDays, .workingDays: return amount
    }
  }

  /// The day that many unsuspended days after `start`, and the suspended ones passed over.
  private static func countDays(
    _ amount: Int, after start: Day, suspensions: [Suspension]
  ) -> (Day, Int) {
    var end = start + amount
    var passed = 0
    for range in union(suspensions) where amount > 0 && range.upperBound > start {
      guard range.lowerBound <= end else { break }
      let length = range.upperBound - max(range.lowerBound, start + 1) + 1
      end = end + length
      passed += length
    }
    return (end, passed)
  }

  private static func suspended(_ suspensions: [Suspension], after from: Day, through to: Day) -> Int {
    union(suspensions).reduce(0) { sum, range in
      sum + max(0, min(range.upperBound, to) - max(range.lowerBound, from + 1) + 1)
    }
  }

  /// The days suspended at all, as ranges apart from one another in order.
  private static func union(_ suspensions: [Suspension]) -> [ClosedRange<Day>] {
    var ranges: [ClosedRange<Day>] = []
    for next in suspensions.filter({ $0.from <= $0.to }).sorted(by: { $0.from < $1.from }) {
      if let last = ranges.last, next.from <= last.upperBound + 1 {
        ranges[ranges.count - 1] = last.lowerBound...max(last.upperBound, next.to)
      } else {
        ranges.append(next.from...next.to)
      }
    }
    return ranges
  }

  private func rolled(_ end: Day, limit: Limit, suspensions: [Suspension]) -> Result<Day, Gap> {
    guard limit.rollsOver, limit.unit != .workingDays, limit.unit != .hours else {
      return .success(end)
    }
    var day = end
    while true {
      guard let isWorked = isWorkingDay(day) else { return .failure(Gap(year: day.year)) }
      if isWorked, day == end || !suspensions.contains(where: { $0.contains(day) }) {
        return .success(day)
      }
      day = day + 1
    }
  }
}
