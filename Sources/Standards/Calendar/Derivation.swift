import CaseFiles

extension Limit {
  /// `90日（自然日）`, `7个工作日`, `3个月`.
  public var text: Localized {
    switch unit {
    case .workingDays:
      Localized(zh: "\(amount)个工作日", en: "\(amount.counting("working day"))")
    case .calendarDays:
      Localized(zh: "\(amount)日（自然日）", en: "\(amount.counting("calendar day"))")
    case .months: Localized(zh: "\(amount)个月", en: "\(amount.counting("month"))")
    case .years: Localized(zh: "\(amount)年", en: "\(amount.counting("year"))")
    case .hours: Localized(zh: "\(amount)小时", en: "\(amount.counting("hour"))")
    }
  }
}

extension Deadline {
  /// The count in a sentence or two: start, limit, what was left out and why, the day it ends.
  public var derivation: Localized {
    if limit.unit == .hours { return ofHours }
    let rest = limit.unit == .workingDays ? restPassed : Localized("")
    let out = suspensionsPassed
    let weekday = raw.weekdayName
    var zh = "自\(start.chinese)起算（当日不计），\(limit.text.zh)"
    var en = "Counted from \(start), that day excluded, \(limit.text.en)"
    zh += "\(out.zh)至\(raw.chinese)（\(weekday.zh)）届满\(rest.zh)。"
    en += "\(out.en) end\(limit.amount == 1 ? "s" : "") on \(raw) (\(weekday.en))\(rest.en)."
    if isRolled {
      let name = calendar.restName(raw) ?? raw.weekdayName
      zh += "该日为休息日（\(name.zh)），顺延至\(last.chinese)（\(last.weekdayName.zh)）。"
      en += " That is a rest day (\(name.en)); the last day is \(last) (\(last.weekdayName.en))."
    }
    return Localized(zh: zh, en: en)
  }

  /// Hours run from the minute (民法典 第二百零一条第二款); the day is the last they can reach into.
  private var ofHours: Localized {
    Localized(
      zh: "自\(start.chinese)的时刻起算，\(limit.text.zh)，至迟于\(raw.chinese)届满。",
      en: "Counted from the minute on \(start), \(limit.text.en) end on \(raw) at the latest.")
  }

  /// `，扣除检测2024年10月8日至10月19日，共12日，`
  private var suspensionsPassed: Localized {
    let parts = suspensions.compactMap { suspension -> Localized? in
      let from = max(suspension.from, start + 1)
      let to = min(suspension.to, raw)
      guard from <= to else { return nil }
      return Localized(
        zh: suspension.reason.zh + Self.span(from, to).zh,
        en: "\(suspension.reason.en) \(Self.span(from, to).en)")
    }
    guard !parts.isEmpty else { return Localized("") }
    let unit = limit.unit == .workingDays ? "个工作日" : "日"
    return Localized(
      zh: "，扣除\(parts.map(\.zh).joined(separator: "、"))共\(suspendedDays)\(unit)，",
      en: " less \(suspendedDays.counting("day")) of suspension ("
        + "\(parts.map(\.en).joined(separator: ", ")))")
  }

  /// The weekends and holidays passed over, and the make-up days worked.
  private var restPassed: Localized {
    var weekendDays = 0
    var holidays: [(name: Localized, from: Day, to: Day)] = []
    var worked: [(name: Localized, day: Day)] = []
    var day = start + 1
    while day <= raw {
      if let name = calendar.makeUpName(day) {
        worked.append((name, day))
      } else if let name = calendar.restName(day) {
        if calendar.days[day] == nil {
          weekendDays += 1
        } else if let last = holidays.last, last.name == name, last.to + 1 == day {
          holidays[holidays.count - 1].to = day
        } else {
          holidays.append((name, day, day))
        }
      }
      day = day + 1
    }
    var zh: [String] = []
    var en: [String] = []
    if weekendDays > 0 {
      zh.append("周末\(weekendDays)天")
      en.append("\(weekendDays) weekend day\(weekendDays == 1 ? "" : "s")")
    }
    for holiday in holidays {
      let span = Self.span(holiday.from, holiday.to)
      zh.append(holiday.name.zh + span.zh)
      en.append("\(holiday.name.en) \(span.en)")
    }
    var text = Localized(
      zh: zh.isEmpty ? "" : "；不计\(zh.joined(separator: "、"))",
      en: en.isEmpty ? "" : "; not counted: \(en.joined(separator: ", "))")
    if !worked.isEmpty {
      let zhDays = worked.map { "\($0.day.chinese)（\($0.name.zh)调休上班）" }.joined(separator: "、")
      let enDays = worked.map { "\($0.day) (in lieu for \($0.name.en))" }.joined(separator: ", ")
      text.zh += "；\(zhDays)计入"
      text.en += "; counted: \(enDays)"
    }
    return text
  }

  private static func span(_ from: Day, _ to: Day) -> Localized {
    from == to
      ? Localized(zh: from.chinese, en: from.description)
      : Localized(zh: "\(from.chinese)至\(to.chinese)", en: "\(from) to \(to)")
  }
}
