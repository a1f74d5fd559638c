import CaseFiles

extension Deadline {
  /// Every day from the start to the last, with its number in the count or why it has none.
  public var steps: [Step] {
    var steps = [
      Step(day: start, counted: nil, reason: Localized(zh: "起算日，不计入", en: "start, not counted"))
    ]
    var number = 0
    var day = start + 1
    while day <= last {
      let skipped = day > raw ? rolling(day) : skipping(day)
      if skipped == nil { number += 1 }
      steps.append(
        Step(day: day, counted: skipped == nil ? number : nil, reason: skipped ?? counting(day)))
      day = day + 1
    }
    return steps
  }

  /// The suspension that takes the day out.
  func suspension(of day: Day) -> Suspension? { suspensions.first { $0.contains(day) } }

  /// Why the day does not count; nil for a day that does.
  private func skipping(_ day: Day) -> Localized? {
    if limit.unit == .workingDays, let rest = calendar.restName(day) {
      return Localized(zh: "休息日（\(rest.zh)），不计入", en: "rest day (\(rest.en)), not counted")
    }
    return suspension(of: day).map {
      Localized(zh: "扣除（\($0.reason.zh)）", en: "suspended (\($0.reason.en))")
    }
  }

  private func counting(_ day: Day) -> Localized {
    var zh = day.weekdayName.zh
    var en = day.weekdayName.en
    if let name = calendar.makeUpName(day) {
      zh += "，\(name.zh)调休上班"
      en += ", worked in lieu for \(name.en)"
    } else if let name = calendar.restName(day), name != day.weekdayName {
      zh += "，\(name.zh)"
      en += ", \(name.en)"
    }
    if day == raw {
      zh += "，期限届满"
      en += ", the limit ends"
    }
    return Localized(zh: zh, en: en)
  }

  private func rolling(_ day: Day) -> Localized {
    if day == last {
      return Localized(
        zh: "\(day.weekdayName.zh)，顺延后的最后一日", en: "\(day.weekdayName.en), last day after rolling over")
    }
    if let rest = calendar.restName(day) {
      return Localized(zh: "休息日（\(rest.zh)），继续顺延", en: "rest day (\(rest.en)), rolled over")
    }
    return suspension(of: day).map {
      Localized(zh: "扣除（\($0.reason.zh)），继续顺延", en: "suspended (\($0.reason.en)), rolled over")
    } ?? day.weekdayName
  }
}
