import CaseFiles
import Prechecks
import Standards

/// The cells of one row of the timeline, in characters that read without colour and are ASCII.
struct TimelineChart {
  struct Cell: Equatable {
    var sign: Character
    var role: Role
  }

  /// The first day shown.
  let from: Day
  let columns: Int
  let daysPerColumn: Int
  let calendar: WorkCalendar

  /// The days of a column.
  private func days(_ column: Int) -> ClosedRange<Day> {
    let first = from + column * daysPerColumn
    return first...(first + daysPerColumn - 1)
  }

  /// The column of a day; nil outside the window.
  private func column(_ day: Day) -> Int? {
    guard day >= from else { return nil }
    let column = (day - from) / daysPerColumn
    return column < columns ? column : nil
  }

  /// Rest days are dotted where a column is a day.
  func blank() -> [Cell] {
    (0..<columns).map { column in
      guard daysPerColumn == 1, calendar.isWorkingDay(from + column) == false else {
        return Cell(sign: " ", role: .normal)
      }
      return Cell(sign: ".", role: .dim)
    }
  }

  private func put(_ sign: Character, _ role: Role, on day: Day, _ cells: inout [Cell]) {
    if let column = column(day) { cells[column] = Cell(sign: sign, role: role) }
  }

  private func fill(_ sign: Character, _ role: Role, _ from: Day, _ to: Day, _ cells: inout [Cell]) {
    guard from <= to else { return }
    for column in cells.indices where days(column).overlaps(from...to) {
      cells[column] = Cell(sign: sign, role: role)
    }
  }

  /// `*` on the day, `*===*` for one that lasts, `*--v` to its service.
  func cells(_ event: Event) -> [Cell] {
    var cells = blank()
    guard let day = event.day?.value else { return cells }
    if let served = event.served?.value, served > day {
      fill("-", .dim, day, served, &cells)
      put("v", .accent, on: served, &cells)
    }
    if let until = event.until?.value, until > day {
      fill("=", .accent, day, until, &cells)
      put("*", .accent, on: until, &cells)
    }
    put("*", .accent, on: day, &cells)
    return cells
  }

  /// `[----//--]` from the start to the last day, suspensions hatched, `|~~]` where it rolls over rest days, `!!X` over
  /// it.
  func cells(_ limit: CheckedLimit) -> [Cell] {
    var cells = blank()
    let start = limit.start.day
    fill("-", .normal, start, limit.last, &cells)
    if limit.rule.value.unit == .workingDays, daysPerColumn == 1 { dotRest(start, limit.last, &cells) }
    for suspension in limit.suspensions {
      let (low, high) = (max(suspension.from, start + 1), min(suspension.to, limit.rawLast))
      fill("/", .dim, low, high, &cells)
    }
    if limit.last > limit.rawLast {
      fill("~", .dim, limit.rawLast, limit.last, &cells)
      put("|", .normal, on: limit.rawLast, &cells)
    }
    put("[", .normal, on: start, &cells)
    put("]", .normal, on: limit.last, &cells)
    guard let end = limit.end else {
      put("?", .warning, on: limit.last, &cells)
      return cells
    }
    guard limit.daysOff > 0 else {
      put("*", .good, on: end.day, &cells)
      return cells
    }
    if end.day > limit.last { fill("!", .bad, limit.last + 1, end.day, &cells) }
    put("X", .bad, on: end.day, &cells)
    return cells
  }

  private func dotRest(_ from: Day, _ to: Day, _ cells: inout [Cell]) {
    for column in cells.indices {
      let day = self.from + column
      if day > from, day < to, calendar.isWorkingDay(day) == false {
        cells[column] = Cell(sign: ".", role: .dim)
      }
    }
  }

  /// The names of the months, or of the years where they are too narrow.
  func months() -> [Cell] {
    var cells = [Cell](repeating: Cell(sign: " ", role: .dim), count: columns)
    var free = 0
    for column in 0..<columns {
      let range = days(column)
      let first = column == 0 ? range.lowerBound.components : nil
      let begins = range.upperBound.components
      let isBeginning = column == 0 || days(column - 1).upperBound.components.month != begins.month
      guard isBeginning, column >= free else { continue }
      let parts = first ?? begins
      let text =
        daysPerColumn > 7 ? "\(parts.year)" : "\(parts.year)-\(parts.month < 10 ? "0" : "")\(parts.month)"
      if daysPerColumn > 7, column > 0, days(column - 1).upperBound.year == begins.year { continue }
      guard column + text.count <= columns else { continue }
      for (offset, character) in text.enumerated() {
        cells[column + offset] = Cell(sign: character, role: .heading)
      }
      free = column + text.count + 1
    }
    return cells
  }

  /// Below the months: rest days `:` and worked weekends `+` where a column is a day, else a tick where a month begins.
  func ticks() -> [Cell] {
    (0..<columns).map { column in
      let range = days(column)
      if daysPerColumn == 1 {
        if calendar.makeUpName(range.lowerBound) != nil { return Cell(sign: "+", role: .accent) }
        if calendar.isWorkingDay(range.lowerBound) == false { return Cell(sign: ":", role: .dim) }
        return Cell(sign: range.lowerBound.components.day == 1 ? "'" : " ", role: .dim)
      }
      let isBeginning = (range.lowerBound - 1).components.month != range.upperBound.components.month
      return Cell(sign: isBeginning ? "'" : "-", role: .dim)
    }
  }
}
