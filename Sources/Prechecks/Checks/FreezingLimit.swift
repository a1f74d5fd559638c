import CaseFiles
import Standards

/// What was frozen was released or dealt with in time.
struct FreezingLimit: LimitCheck {
  var id: String { "T20-freezing-limit" }
  var title: Localized { Localized(zh: "冻结期限", en: "Time limit of a freezing") }
  var basis: String { "行政强制法 第三十二条" }
  var explanation: Localized {
    Localized(
      zh: "每次冻结是否在三十日内解除或者作出处理决定；在期限内批准延长的加三十日，末日不顺延。没有解除记录、延期日期不明，或者期限内作出的决定是否处理冻结款项不明的，列为待定。",
      en:
        "Whether each freezing was released or dealt with within thirty days, thirty more with an extension decided in time; the last day does not "
        + "roll. No release recorded, an extension without its day, and a decision in time that may have dealt with it stay open."
    )
  }

  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    let freezings = file.events(.freezing)
    let releases = file.events(.freezingRelease)
    return counting { tally in
      guard !freezings.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有冻结", en: "nothing was frozen"))
      }
      for (index, freezing) in freezings.enumerated() {
        try tally.judging { tally in
          guard let start = freezing.moment else { throw NotRecorded.day(of: .freezing) }
          let count = try count(from: start, file, rules)
          let end = try tally.hold(
            count, against: (releases.at(index)?.moment).recorded(as: .freezingRelease))
          if end.day <= count.last { return }
          try file.requirePairs(of: freezings, with: releases, as: .freezingRelease)
          if let decided = file.decision?.date, start.day <= decided, decided <= count.last {
            throw dealtWith
          }
          tally.add(late(count, end))
        }
      }
      return tally.outcome
    }
  }

  private func count(from start: Moment, _ file: CaseFile, _ rules: CheckRules) throws -> Count {
    let plain = try rules.count(id, from: start, in: file)
    let extensions = file.events(.freezingExtension)
    if extensions.contains(where: { $0.day == nil }) { throw NotRecorded.day(of: .freezingExtension) }
    let isExtended = extensions.contains { event in
      event.day.map { start.day <= $0.value && $0.value <= plain.last } ?? false
    }
    guard isExtended else { return plain }
    let extra = try rules.limit("T20-freezing-extension", on: start.day, in: file)
    return try rules.count(id, from: start, in: file, adding: extra.value.amount)
  }
}

extension FreezingLimit {
  private var dealtWith: NotRecorded {
    NotRecorded(
      zh: "期限内作出的决定是否处理了冻结的款项", en: "whether the decision made in time dealt with what was frozen")
  }

  private func late(_ count: Count, _ end: Moment) -> Finding {
    count.finding(
      "冻结 \(count.start.day)",
      Localized(
        zh: "\(count.start.day.chinese)冻结，\(end.day.chinese)方解除，超过期限最后一日\(count.last.chinese)",
        en: "what was frozen on \(count.start.day) was released on \(end.day), after \(count.last)"),
      against: end)
  }
}
