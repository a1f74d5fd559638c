import CaseFiles
import Standards

/// The days that do not count towards a limit, as far as the file records them.
struct PeriodSuspensions {
  /// First and last day recorded and, for a test, the party told in writing.
  var certain: [Suspension] = []
  /// Recorded in part: what they could take out at most.
  var possible: [Suspension] = []
  /// What would have to be recorded to settle the possible ones.
  var missing: [Localized] = []

  /// Reads the tests of a file, up to the day a period ended.
  init(ofTestsIn file: CaseFile, until end: Day) {
    for event in file.events(.testing) { take(event, until: end) }
  }

  /// Reads the tests and hearings of a licence, up to the day of the decision (行政许可法 第四十五条).
  ///
  /// To tell the applicant of the time is a duty; that a time not told of counts after all, the law does not say.
  init(ofLicence file: CaseFile, until decided: Day) {
    for event in file.events(.testing) {
      if event.isToldInWriting?.value == false {
        takeUntold(event, until: decided)
      } else {
        take(event, until: decided)
      }
    }
    takeHearings(of: file, until: decided, untoldStayOpen: true)
  }

  /// Reads the tests, announcements and hearings of a file, up to the day of the decision.
  init(of file: CaseFile, until decided: Day) {
    for event in file.events(.testing) + file.events(.announcement) { take(event, until: decided) }
    takeHearings(of: file, until: decided, untoldStayOpen: false)
  }

  private static func name(of event: Event) -> Localized {
    Localized(zh: event.kind.rawValue, en: event.kind.words.en)
  }

  /// The days of the hearings, and what lies between the request and each.
  private mutating func takeHearings(of file: CaseFile, until decided: Day, untoldStayOpen: Bool) {
    for hearing in file.events(.hearing) {
      guard let day = hearing.day?.value else {
        takeUndated(hearing, until: decided)
        continue
      }
      guard day <= decided else { continue }
      let reason = Self.name(of: hearing)
      if untoldStayOpen, hearing.isToldInWriting?.value != true {
        takeUntold(hearing, until: decided)
      } else {
        certain.append(Suspension(from: day, to: hearing.until?.value ?? day, reason: reason))
      }
      guard let asked = file.event(.hearingRequest)?.day?.value, asked < day else { continue }
      possible.append(Suspension(from: asked, to: day, reason: reason))
      missing.append(
        Localized(
          zh: "听证申请至听证举行的期间是否不计入办案期限",
          en: "whether the time from the request to the hearing is left out of the period"))
    }
  }

  /// A time of which the applicant for a licence was not told, or of which nobody says so.
  private mutating func takeUntold(_ event: Event, until decided: Day) {
    guard let from = event.day?.value else { return takeUndated(event, until: decided) }
    guard from <= decided else { return }
    let name = Self.name(of: event)
    let end = event.until?.value ?? (event.kind == .hearing ? from : decided)
    possible.append(Suspension(from: from, to: end, reason: name))
    missing.append(
      Localized(
        zh: "\(name.zh)所需时间是否书面告知申请人、能否不计入期限",
        en: "whether the applicant was told in writing of the time for the \(name.en), and it is left out"))
  }

  /// What began on a day nobody wrote down could take out every day up to its end.
  private mutating func takeUndated(_ event: Event, until decided: Day) {
    possible.append(
      Suspension(
        from: Day(number: 0), to: event.until?.value ?? decided,
        reason: Self.name(of: event)))
    missing.append(contentsOf: NotRecorded.day(of: event.kind).missing)
  }

  private mutating func take(_ event: Event, until decided: Day) {
    let isTest = event.kind == .testing
    if isTest, event.isToldInWriting?.value == false { return }
    guard let from = event.day?.value else { return takeUndated(event, until: decided) }
    guard from <= decided else { return }
    let name = Self.name(of: event)
    let suspension = Suspension(from: from, to: event.until?.value ?? decided, reason: name)
    let isTold = !isTest || event.isToldInWriting != nil
    if event.until != nil && isTold {
      certain.append(suspension)
      return
    }
    possible.append(suspension)
    if event.until == nil {
      missing.append(Localized(zh: "\(name.zh)的结束日期", en: "the last day of the \(name.en)"))
    }
    if !isTold {
      missing.append(
        Localized(zh: "\(name.zh)期间是否书面告知当事人", en: "whether the party was told in writing of the test"))
    }
  }
}
