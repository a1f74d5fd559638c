import CaseFiles

/// No officer is recorded at two places at the same time.
struct OnePlaceAtATime: Check {
  var id: String { "P03-one-place-at-a-time" }
  var title: Localized { Localized(zh: "同一人员时间冲突", en: "One place at a time") }
  var basis: String { "行政处罚法 第四十条、第四十六条（证据须经查证属实）" }
  var explanation: Localized {
    Localized(
      zh: "同一名执法人员的两份记录，时间重叠而地点不同的，作提示；首尾相接不算重叠。同日有共同人员的记录，时间或者地点没有记载而无法判断的，列为待定。",
      en:
        "Two records of one officer that overlap in time at different places. Records that touch end to end do not "
        + "overlap. Records of one day and one officer without their time or place stay open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let acts = file.recordedActs.filter { !$0.people.isEmpty }
    guard acts.count > 1 else { return .notApplicable(why: tooFew) }
    var tally = Tally()
    for (index, first) in acts.enumerated() {
      for second in acts.dropFirst(index + 1) { judge(first, second, file, &tally) }
    }
    return tally.outcome
  }

  private func judge(_ a: Event, _ b: Event, _ file: CaseFile, _ tally: inout Tally) {
    let shared = file.people(of: a).filter { file.people(of: b).contains($0) && file.officer($0) != nil }
    guard !shared.isEmpty else { return }
    guard let dayA = a.day?.value, let dayB = b.day?.value else {
      for act in [a, b] where act.day == nil {
        let text = Localized(zh: "\(act.kind.rawValue)的日期", en: "the day of the \(act.kind.words.en)")
        if !tally.missing.contains(text) { tally.missing.append(text) }
      }
      return
    }
    guard dayA == dayB else { return }
    if let placeA = a.place?.value.plain, let placeB = b.place?.value.plain, placeA == placeB { return }
    guard let timeA = a.time?.value, let timeB = b.time?.value, let endA = timeA.end, let endB = timeB.end
    else {
      tally.missing.append(timeMissing(a, b))
      return
    }
    guard timeA.start < endB && timeB.start < endA else { return }
    guard a.place != nil && b.place != nil else {
      tally.missing.append(placeMissing(a, b))
      return
    }
    tally.add(overlap(a, b, shared, from: max(timeA.start, timeB.start), to: min(endA, endB)))
  }
}

extension OnePlaceAtATime {
  private var tooFew: Localized {
    Localized(zh: "记载了人员的执法记录不足两份", en: "fewer than two records name people")
  }

  private func timeMissing(_ a: Event, _ b: Event) -> Localized {
    Localized(
      zh: "\(a.words.zh)与\(b.words.zh)的起止时间", en: "the times of the \(a.words.en) and the \(b.words.en)")
  }

  private func placeMissing(_ a: Event, _ b: Event) -> Localized {
    Localized(
      zh: "\(a.words.zh)与\(b.words.zh)的地点", en: "the places of the \(a.words.en) and the \(b.words.en)")
  }

  private func overlap(_ a: Event, _ b: Event, _ people: [String], from: Int, to: Int) -> Finding {
    let names = people.joined(separator: "、")
    return Finding(
      subject: "\(names) \(a.key) / \(b.key)",
      message: Localized(
        zh: "\(names)在同一时间出现在两处：\(a.words.zh)与\(b.words.zh)",
        en: "\(names) is recorded at two places at once: \(a.words.en) and \(b.words.en)"),
      derivation: Localized(
        zh: "\(a.kind.rawValue)在“\(a.place?.value ?? "")”，\(b.kind.rawValue)在“\(b.place?.value ?? "")”，"
          + "\(from.clock)至\(to.clock)重叠\(to - from)分钟。",
        en:
          "The \(a.kind.words.en) was at “\(a.place?.value ?? "")”, the \(b.kind.words.en) at “\(b.place?.value ?? "")”; "
          + "they overlap from \(from.clock) to \(to.clock), \(to - from) minutes."),
      evidence: a.evidence + b.evidence + [a.time?.cited, b.time?.cited].compactMap { $0 })
  }
}

extension Int {
  /// `09:05` for minutes since midnight.
  fileprivate var clock: String {
    "\(self / 60 < 10 ? "0" : "")\(self / 60):\(self % 60 < 10 ? "0" : "")\(self % 60)"
  }
}
