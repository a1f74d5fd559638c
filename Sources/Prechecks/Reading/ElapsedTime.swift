import CaseFiles
import Standards

/// The time between two events, in minutes, as narrow as the recorded clock times make it.
///
/// A time that is not recorded may be any minute of its day.
struct ElapsedTime {
  var start: Event
  var end: Event
  /// The fewest and the most minutes that may have gone by.
  var least: Int
  var most: Int

  /// Nil where the day of either is not recorded.
  init?(from start: Event, to end: Event) {
    guard let from = start.day?.value, let to = end.day?.value else { return nil }
    self.start = start
    self.end = end
    let days = (to - from) * Self.minutesADay
    // A measure that lasted may be taken at its first or its last minute.
    let first = start.time?.value.start ?? 0
    let last = start.time.map { $0.value.end ?? $0.value.start } ?? Self.minutesADay - 1
    let done = end.time?.value.start
    least = days + (done ?? 0) - max(first, last)
    most = days + (done ?? Self.minutesADay - 1) - min(first, last)
  }

  private static let minutesADay = 24 * 60

  /// Whether a limit in hours was kept; throws where the recorded times do not say.
  func isWithin(_ limit: Dated<Limit>) throws -> Bool {
    guard least >= 0 || most >= 0 else {
      throw NotRecorded(
        zh: "在\(start.words.zh)之后的\(end.kind.rawValue)",
        en: "a \(end.kind.words.en) after the \(start.words.en)")
    }
    let minutes = limit.value.amount * 60
    if most <= minutes { return true }
    if least > minutes { return false }
    throw NotRecorded(
      [start, end].filter { $0.time?.value.end != nil || $0.time == nil }.map { event in
        Localized(zh: "\(event.words.zh)的具体时刻", en: "the time of the \(event.words.en)")
      })
  }

  /// Both moments, the rule and what lies between them.
  func derivation(_ limit: Dated<Limit>) -> Localized {
    Localized(
      zh:
        "起算：\(start.clockWords.zh)。依据：\(limit.words.zh)，自时刻起算。\(end.clockWords.zh)，相隔至少\(Self.words(least).zh)。",
      en:
        "Start: \(start.clockWords.en). Rule: \(limit.words.en), from the minute. \(end.clockWords.en), at least "
        + "\(Self.words(least).en) later.")
  }

  var evidence: [Source] {
    start.evidence + [start.time?.cited].compactMap(\.self) + end.evidence
      + [end.time?.cited].compactMap(\.self)
  }

  private static func words(_ minutes: Int) -> Localized {
    Localized(
      zh: minutes % 60 == 0 ? "\(minutes / 60)小时" : "\(minutes / 60)小时\(minutes % 60)分",
      en: minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min")
  }
}

extension Event {
  /// `查封扣押：2024年9月9日 10:30`.
  fileprivate var clockWords: Localized {
    let clock = time.map { " " + $0.value.startWords } ?? ""
    return Localized(
      zh: "\(kind.rawValue)：\(day?.value.chinese ?? "")\(clock)",
      en: "\(kind.words.en): \(day?.value.description ?? "")\(clock)")
  }
}

extension TimeSpan {
  /// `09:05`.
  fileprivate var startWords: String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return two(start / 60) + ":" + two(start % 60)
  }
}
