import ArgumentParser
import CaseFiles
import Standards

struct DaysCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "days", abstract: said("按法律推算期限，逐日列出", "Count the law's days, day by day."),
    discussion: said(
      """
      casereview days 2024-09-09 +90            自然日
      casereview days 2024-09-27 +7 --working   工作日
      casereview days 2023-11-30 +3 --unit month
      casereview days 2024-09-27 2024-10-14 --working   两日之间
      casereview days --batch < 期限.csv         列：from,limit,unit
      """,
      """
      casereview days 2024-09-09 +90            calendar days
      casereview days 2024-09-27 +7 --working   working days
      casereview days 2023-11-30 +3 --unit month
      casereview days 2024-09-27 2024-10-14 --working   between two days
      casereview days --batch < limits.csv      columns: from,limit,unit
      """))

  @Argument(help: said("起算日（当日不计）", "The day the limit runs from, itself not counted."))
  var from: String?

  @Argument(help: said("+天数，或终止日", "+N, or the last day."))
  var to: String?

  @Flag(help: said("按工作日", "Count working days."))
  var working = false

  @Option(help: said("单位：working、calendar、month、year", "The unit: working, calendar, month or year."))
  var unit: LimitUnit?

  @Flag(help: said("从标准输入读 CSV", "Read CSV from standard input."))
  var batch = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if batch == (from != nil) || (!batch && to == nil) {
      throw ValidationError(
        said("写明起算日和 +天数（或终止日），或用 --batch", "Give a day and +N (or a last day), or --batch."))
    }
    if working, let unit, unit != .workingDays {
      throw ValidationError(
        said("--working 和 --unit 只写一个", "Give --working or --unit, not both."))
    }
    if let to, !to.hasPrefix("+"), let unit, unit != .workingDays, unit != .calendarDays {
      throw ValidationError(
        said(
          "两日之间只按自然日或者工作日计：去掉 --unit，或写 --working",
          "Between two days only days are counted: drop --unit, or write --working."))
    }
  }

  func run() throws {
    try running(in: shared.language) {
      let calendar = try shared.ruleLibrary().calendar
      if batch {
        try runBatch(calendar)
      } else {
        try runOne(calendar, from: day(from ?? ""), to: to ?? "")
      }
    }
  }

  private func runOne(_ calendar: WorkCalendar, from start: Day, to end: String) throws {
    let unit = unit ?? (working ? .workingDays : .calendarDays)
    guard end.hasPrefix("+") else { return try printSpan(calendar, from: start, to: day(end), unit: unit) }
    guard let amount = Int(end.dropFirst()), (1...36_500).contains(amount) else {
      throw CommandFailure(zh: "“\(end)”不是天数；应写作 +90", en: "“\(end)” is no number of days; write +90")
    }
    switch calendar.deadline(from: start, limit: Limit(amount, unit, rollsOver: true)) {
    case .undetermined(let year): throw notLoaded(year)
    case .determined(let deadline):
      for step in deadline.steps { printLine(line(step)) }
      printLine(deadline.derivation[shared.language])
    }
  }

  /// `2024-09-29 星期日    1  国庆节调休上班`.
  private func line(_ step: Deadline.Step) -> String {
    let language = shared.language
    let weekday = step.day.weekdayName[language]
    let reason = step.reason[language]
    let number = step.counted.map(String.init) ?? "·"
    // A day that merely counts needs no word more than its name, which stands there already.
    let words =
      reason == weekday
      ? ""
      : reason.hasPrefix(weekday + "，")
        ? String(reason.dropFirst(weekday.count + 1))
        : reason.hasPrefix(weekday + ", ") ? String(reason.dropFirst(weekday.count + 2)) : reason
    let columns = language == .zh ? 3 : 9
    return "\(step.day) \(weekday.padded(columns)) \(number.rightAligned(4))"
      + (words.isEmpty ? "" : "  \(words)")
  }

  private func printSpan(_ calendar: WorkCalendar, from: Day, to: Day, unit: LimitUnit) throws {
    guard let count = calendar.elapsed(from: from, to: to, unit: unit) else {
      throw notLoaded(calendar.missingYear(from: min(from, to), to: max(from, to)) ?? to.year)
    }
    let days = Localized(
      zh: unit == .workingDays ? "个工作日" : "日（自然日）",
      en: unit == .workingDays ? " working days" : " calendar days")
    printLine(
      Localized(
        zh: "自\(from.chinese)（当日不计）至\(to.chinese)，共 \(count) \(days.zh)。",
        en: "From \(from), that day not counted, to \(to): \(count)\(days.en).")[shared.language])
  }

  /// One row in, one row out; a row that cannot be counted keeps its place with the reason on standard error.
  private func runBatch(_ calendar: WorkCalendar) throws {
    var rows = [["from", "limit", "unit", "raw", "rolled"]]
    var failures = 0
    var number = 0
    while let line = readLine() {
      number += 1
      let cells = line.split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
      if number == 1, cells.first == "from" || cells.first == "\u{FEFF}from" { continue }
      if cells.allSatisfy(\.isEmpty) { continue }
      do throws(CommandFailure) {
        rows.append(try count(cells, calendar))
      } catch {
        failures += 1
        printError("stdin:\(number): " + error.message[shared.language])
        rows.append(Array((cells + ["", "", ""]).prefix(3)) + ["", ""])
      }
    }
    printCSV(rows)
    if failures > 0 {
      throw CommandFailure(
        zh: "\(failures) 行未能推算，其余已输出", en: "\(failures) rows could not be counted; the others are above")
    }
  }

  private func count(_ cells: [String], _ calendar: WorkCalendar) throws(CommandFailure) -> [String] {
    guard cells.count >= 3, let amount = Int(cells[1]), (0...36_500).contains(amount),
      let unit = LimitUnit(rawValue: cells[2])
    else {
      throw CommandFailure(
        zh: "应为 起算日,天数,单位（working、calendar、month、year），如 2024-09-09,90,calendar",
        en: "write from,limit,unit (working, calendar, month, year), such as 2024-09-09,90,calendar")
    }
    let start = try day(cells[0])
    switch calendar.deadline(from: start, limit: Limit(amount, unit, rollsOver: true)) {
    case .undetermined(let year): throw notLoaded(year)
    case .determined(let deadline):
      return [start.description, cells[1], cells[2], deadline.raw.description, deadline.last.description]
    }
  }

  private func day(_ text: String) throws(CommandFailure) -> Day {
    guard let day = DayReader.read(text) else {
      throw CommandFailure(zh: "“\(text)”不是日期；例如写作 2024-03-02", en: "“\(text)” is no date; write 2024-03-02")
    }
    return day
  }

  private func notLoaded(_ year: Int) -> CommandFailure {
    CommandFailure(
      zh: "没有 \(year) 年的工作日历，无法推算；在标准文件夹的 calendar/\(year).yaml 中补充后再试",
      en: "there is no working calendar for \(year); add calendar/\(year).yaml to the standards folder")
  }
}

extension LimitUnit: ExpressibleByArgument {}

extension String {
  fileprivate func padded(_ count: Int) -> String {
    self + String(repeating: " ", count: max(0, count - self.count))
  }

  fileprivate func rightAligned(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count - self.count)) + self
  }

  fileprivate var trimmed: String {
    String(drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
  }
}
