import CaseFiles
import Standards

/// The agency's own enforcement did not fall into the night or on a public holiday.
///
/// The law says neither which hours are night nor whether a plain weekend is a holiday: the hours are settings, and a
/// weekend stays open.
struct CompulsionTime: Check {
  var id: String { "T25-compulsion-time" }
  var title: Localized { Localized(zh: "强制执行时间", en: "Time of enforcement") }
  var basis: String { "行政强制法 第四十三条第一款" }
  var explanation: Localized {
    Localized(
      zh: "行政机关自行强制执行、代履行是否在夜间或者法定节假日实施；记载为紧急的除外。夜间的起止钟点法律没有规定，由设定值给出；普通周末是否属于法定节假日、没有记载时间的列为待定。",
      en:
        "Whether the agency enforced, or had others perform, at night or on a public holiday, unless recorded as urgent. The hours of the night are settings; a "
        + "plain weekend, and an enforcement without its time, stay open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let acts = file.events(.compulsion) + file.events(.substitutePerformance)
    guard !acts.isEmpty else {
      return .notApplicable(
        why: Localized(
          zh: "没有行政机关自行强制执行或者代履行", en: "the agency neither enforced by itself nor had others perform"))
    }
    return judging {
      var tally = Tally()
      for act in acts where act.isUrgent?.value != true {
        try tally.judging { try judge(act, file, rules, &$0) }
      }
      return tally.outcome
    }
  }

  private func judge(_ act: Event, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally) throws {
    let moment = try act.moment.recorded(as: act.kind)
    let day = moment.day
    guard let isWorked = rules.calendar.isWorkingDay(day) else {
      throw NotRecorded(zh: "\(day.year)年的工作日历", en: "the working calendar of \(day.year)")
    }
    if !isWorked {
      if let holiday = rules.calendar.days[day] {
        tally.add(onHoliday(act, moment, holiday.name))
      } else {
        tally.missing.append(weekend(day))
      }
    }
    guard let time = act.time else {
      throw NotRecorded(zh: "\(act.words.zh)的时间", en: "the time of the \(act.words.en)")
    }
    let (from, until) = try (
      hour("T25-night-from", day, file, rules), hour("T25-night-until", day, file, rules)
    )
    let last = time.value.end ?? time.value.start
    guard time.value.start < until.value * 60 || last > from.value * 60 else { return }
    tally.add(atNight(act, time, from, until))
  }

  private func hour(_ id: String, _ day: Day, _ file: CaseFile, _ rules: CheckRules) throws -> Dated<Int> {
    guard let hour = rules.law.count(id, on: rules.asOf ?? day, field: file.field?.value) else {
      throw NotRecorded(
        zh: "法律数据中\(day.chinese)有效的“\(id)”条目", en: "an entry “\(id)” in force on \(day) in the law data")
    }
    return hour
  }
}

extension CompulsionTime {
  private func weekend(_ day: Day) -> Localized {
    Localized(
      zh: "\(day.chinese)（\(day.weekdayName.zh)）是否属于第四十三条所称法定节假日",
      en: "whether \(day), a \(day.weekdayName.en), is a public holiday in the sense of article 43")
  }

  private func onHoliday(_ act: Event, _ moment: Moment, _ holiday: Localized) -> Finding {
    Finding(
      subject: "\(act.kind.rawValue) \(moment.day)",
      message: Localized(
        zh: "\(moment.day.chinese)（\(holiday.zh)假期）实施\(act.kind.rawValue)，没有记载情况紧急",
        en:
          "the \(act.kind.words.en) was on \(moment.day), in the holiday of \(holiday.en), and no urgency is recorded"
      ),
      derivation: Localized(
        zh: "\(moment.words.zh)；该日为\(holiday.zh)假期。行政强制法第四十三条：不得在法定节假日实施，情况紧急的除外。",
        en:
          "\(moment.words.en); the day belongs to \(holiday.en). Article 43 of the Coercion Law bars public holidays, save in urgency."
      ),
      evidence: moment.evidence)
  }

  private func atNight(_ act: Event, _ time: Fact<TimeSpan>, _ from: Dated<Int>, _ until: Dated<Int>)
    -> Finding
  {
    Finding(
      subject: "\(act.key) 夜间",
      message: Localized(
        zh: "\(act.words.zh)在夜间（\(time.original)），没有记载情况紧急",
        en: "the \(act.words.en) was at night (\(time.original)), and no urgency is recorded"),
      derivation: Localized(
        zh:
          "记载时间\(time.original)；夜间按\(from.basis)为\(from.value)时至次日\(until.value)时。行政强制法第四十三条：不得在夜间实施，情况紧急的除外。",
        en:
          "Recorded: \(time.original); night is \(from.value):00 to \(until.value):00 by a setting of the bureau. Article 43 of the "
          + "Coercion Law bars the night, save in urgency."),
      evidence: act.evidence + [time.cited])
  }
}
