import CaseFiles
import Standards

/// Things sealed or seized were released or dealt with in time.
///
/// The period does not roll over. A test leaves its days out only where the party was told of it in writing; an
/// extension counts where it was decided while the period still ran.
struct SeizureLimit: LimitCheck {
  var id: String { "T19-seizure-limit" }
  var title: Localized { Localized(zh: "查封扣押期限", en: "Time limit of a seizure") }
  var basis: String { "行政强制法 第二十五条、第二十七条" }
  var explanation: Localized {
    Localized(
      zh: "每次查封扣押是否在三十日内解除或者处理；经批准在期限内延长的加三十日，书面告知的检测期间不计，末日不顺延。"
        + "没有解除记录的，决定没收非法财物视为处理；均没有的列为待定，检测是否书面告知、结束日期不明且影响结论的亦同。",
      en:
        "Whether each seizure was released or dealt with within thirty days, thirty more with an extension decided in time, "
        + "less tests told in writing; the last day does not roll. No release recorded stays open, as does a test recorded in part "
        + "that decides the answer.")
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    let seizures = file.events(.seizure)
    return counting { tally in
      guard !seizures.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有查封扣押", en: "nothing was sealed or seized"))
      }
      for (index, seizure) in seizures.enumerated() {
        try tally.judging { tally in
          guard let start = seizure.moment else { throw NotRecorded.day(of: .seizure) }
          let plain = try rules.count(id, from: start, in: file)
          let end = try tally.hold(plain, against: end(of: index, file))
          try judge(start, end, file, rules, &tally)
        }
      }
      return tally.outcome
    }
  }

  /// The release in the same place of its order or a decision to confiscate, whichever was first.
  private func end(of index: Int, _ file: CaseFile) throws -> Moment {
    let isConfiscated = file.penalties.contains { $0.kind.value == .confiscatedGoods }
    let releases = file.events(.seizureRelease)
    if index < releases.count {
      guard let release = releases[index].moment else { throw NotRecorded.day(of: .seizureRelease) }
      if isConfiscated, let decision = file.decision?.moment, decision.day < release.day { return decision }
      return release
    }
    guard isConfiscated else { throw NotRecorded.day(of: .seizureRelease) }
    return try file.decisionMoment
  }

  private func judge(
    _ start: Moment, _ end: Moment, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally
  ) throws {
    let tests = PeriodSuspensions(ofTestsIn: file, until: end.day)
    func count(_ suspensions: [Suspension]) throws -> Count {
      let plain = try rules.count(id, from: start, in: file, suspensions: suspensions)
      let extensions = file.events(.seizureExtension)
      if extensions.contains(where: { $0.day == nil }) { throw NotRecorded.day(of: .seizureExtension) }
      guard
        extensions.contains(where: { $0.day.map { start.day <= $0.value && $0.value <= plain.last } ?? false }
        )
      else { return plain }
      let extra = try rules.limit("T19-seizure-extension", on: start.day, in: file)
      return try rules.count(
        id, from: start, in: file, suspensions: suspensions, adding: extra.value.amount)
    }
    let strict = try count(tests.certain)
    try tally.hold(strict, against: end)
    if end.day <= strict.last { return }
    let generous = try count(tests.certain + tests.possible)
    if end.day <= generous.last { throw NotRecorded(tests.missing) }
    try tally.hold(generous, against: end)
    try file.requirePairs(
      of: file.events(.seizure), with: file.events(.seizureRelease), as: .seizureRelease)
    tally.add(overdue(generous, end))
  }
}

extension SeizureLimit {
  private func overdue(_ count: Count, _ end: Moment) -> Finding {
    count.finding(
      "查封扣押 \(count.start.day)",
      Localized(
        zh: "\(count.start.day.chinese)查封扣押，\(end.day.chinese)方解除或者处理，超过期限最后一日\(count.last.chinese)",
        en:
          "what was seized on \(count.start.day) was released or dealt with on \(end.day), after \(count.last)"
      ),
      against: end)
  }
}
