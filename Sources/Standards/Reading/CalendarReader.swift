import CaseFiles

/// One year's notice of rest days and make-up days, as its file states it.
struct CalendarYear {
  var year: Int
  var days: [Day: WorkCalendar.SpecialDay]

  /// The longest run of days in one entry.
  private static let longestRun = 31

  /// Reads `calendar/2024.yaml`; nil where the year itself cannot be read.
  init?(_ map: YAMLMap) {
    map.allow(["year", "source", "issued", "checked_on", "holidays"])
    _ = map.localized("source")
    _ = map.optional("issued", form: "2023-10-25") { Day(iso: $0) }
    _ = map.value("checked_on", form: "2026-11-20") { Day(iso: $0) }
    guard
      let year = map.value(
        "year", form: "2024", { Int($0).flatMap { (1900...2999).contains($0) ? $0 : nil } })
    else { return nil }
    self.year = year
    days = [:]
    for holiday in map.maps("holidays", required: true) {
      holiday.allow(["name", "rest", "work"])
      guard let name = holiday.localized("name") else { continue }
      for entry in holiday.texts("rest") {
        add(entry, of: holiday, special: WorkCalendar.SpecialDay(name: name, isWorkday: false))
      }
      for entry in holiday.texts("work") {
        add(entry, of: holiday, special: WorkCalendar.SpecialDay(name: name, isWorkday: true))
      }
    }
  }

  private mutating func add(
    _ entry: YAMLMap.Entry, of map: YAMLMap, special: WorkCalendar.SpecialDay
  ) {
    let parts = entry.text.split(separator: "..", omittingEmptySubsequences: false)
    let ends = parts.compactMap { Day(iso: String($0)) }
    guard ends.count == parts.count, let first = ends.first, let last = ends.last, ends.count <= 2,
      first <= last, last - first < Self.longestRun
    else {
      map.file.report(
        line: entry.line, Localized(zh: "“\(entry.text)”不是日期", en: "“\(entry.text)” is not a day"),
        Localized(
          zh: "应写作 2024-10-01 或 2024-10-01..2024-10-07",
          en: "write 2024-10-01 or 2024-10-01..2024-10-07"))
      return
    }
    for number in first.number...last.number {
      let day = Day(number: number)
      guard day.year == year || day.year == year - 1 && day.components.month == 12 else {
        map.file.report(
          line: entry.line,
          Localized(zh: "\(day)不在\(year)年", en: "\(day) is not in \(year)"),
          Localized(zh: "请写入该年份的文件", en: "put it in that year's file"))
        return
      }
      guard days.updateValue(special, forKey: day) == nil else {
        map.file.report(
          line: entry.line, Localized(zh: "\(day)写了两次", en: "\(day) stands twice"),
          Localized(zh: "请只保留一处", en: "keep one of them"))
        return
      }
      if special.isWorkday, day.weekday <= 5 {
        map.file.report(
          line: entry.line,
          Localized(
            zh: "\(day)是\(day.weekdayName.zh)，不是调休上班日",
            en: "\(day) is a \(day.weekdayName.en), which nobody works in lieu"),
          Localized(zh: "请核对日期", en: "check the day"))
      }
    }
  }
}
