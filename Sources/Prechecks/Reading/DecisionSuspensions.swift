import CaseFiles
import Standards

/// The days that do not count towards the decision's limit, as far as the file records them.
struct DecisionSuspensions {
  /// First and last day recorded and, for a test, the party told in writing.
  var certain: [Suspension] = []
  /// Recorded in part: what they could take out at most.
  var possible: [Suspension] = []
  /// What would have to be recorded to settle the possible ones.
  var missing: [Localized] = []

  /// Reads the tests, announcements and hearings of a file, up to the day of the decision.
  init(of file: CaseFile, until decided: Day) {
    for event in file.events(.testing) + file.events(.announcement) {
      guard let from = event.day?.value, from <= decided else { continue }
      take(event, from: from, until: decided)
    }
    for hearing in file.events(.hearing) {
      guard let day = hearing.day?.value, day <= decided else { continue }
      let reason = Localized(zh: "听证", en: "hearing")
      certain.append(Suspension(from: day, to: hearing.until?.value ?? day, reason: reason))
      guard let asked = file.event(.hearingRequest)?.day?.value, asked < day else { continue }
      possible.append(Suspension(from: asked, to: day, reason: reason))
      missing.append(
        Localized(
          zh: "听证申请至听证举行的期间是否不计入办案期限",
          en: "whether the time from the request to the hearing is left out of the period"))
    }
  }

  private mutating func take(_ event: Event, from: Day, until decided: Day) {
    let name = event.kind.rawValue
    let suspension = Suspension(
      from: from, to: event.until?.value ?? decided, reason: Localized(zh: name, en: event.kind.words.en))
    let isTest = event.kind == .testing
    if isTest, event.isToldInWriting?.value == false { return }
    let isTold = !isTest || event.isToldInWriting != nil
    if event.until != nil && isTold {
      certain.append(suspension)
      return
    }
    possible.append(suspension)
    if event.until == nil {
      missing.append(Localized(zh: "\(name)的结束日期", en: "the last day of the \(event.kind.words.en)"))
    }
    if !isTold {
      missing.append(
        Localized(zh: "\(name)期间是否书面告知当事人", en: "whether the party was told in writing of the test"))
    }
  }
}
