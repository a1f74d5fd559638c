import CaseFiles
import Standards

/// A limit of the law as a check counted it in a file: the event it runs from, its last day, and the day held against it.
///
/// It is the count that the check judged by and that its finding words; nothing is counted a second time. Days past
/// the limit are arithmetic, not yet a breach: a waiver or a suspension recorded in part may lift them, and what they
/// come to is said by the outcome of the check.
public struct CheckedLimit: Sendable {
  /// What the law asks of the day held against the limit.
  public enum Direction: Sendable, Hashable {
    /// No later than the last day: a decision within ninety days.
    case within
    /// Not before the last day is over: a decision after the time for a statement.
    case after
    /// On the last day at the earliest: a hearing seven days after its notice.
    case notBefore
  }

  /// The check that counted it, such as `T02-decision-limit`.
  public var check: String
  public var direction: Direction
  let count: Count
  /// What is held against the limit; nil where the file does not record it, and the limit stands open.
  public var end: Moment?

  /// The event the limit runs from; its day is not counted (民法典 第二百零一条).
  public var start: Moment { count.start }
  /// The entry of the law data, with its basis and the time it is in force.
  public var rule: Dated<Limit> { count.rule }
  /// The last day by counting alone.
  public var rawLast: Day { count.deadline.raw }
  /// The last day after rolling over rest days; equal to `rawLast` where the limit does not roll over.
  public var last: Day { count.deadline.last }
  /// The days left out of the count, each with its reason.
  public var suspensions: [Suspension] { count.deadline.suspensions }
  /// The calendar it was counted by.
  public var calendar: WorkCalendar { count.deadline.calendar }
  /// Every day from the start to the last with its number in the count, for a bar that shows the rest days.
  public var steps: [Deadline.Step] { count.deadline.steps }

  /// How many calendar days the end lies on the wrong side of the last day; 0 where the limit was kept or stands open.
  public var daysOff: Int {
    guard let end else { return 0 }
    return switch direction {
    case .within: max(0, end.day - last)
    case .after: max(0, last - end.day + 1)
    case .notBefore: max(0, last - end.day)
    }
  }

  /// The count in words, with the day held against it.
  public var derivation: Localized { end.map(count.derivation(against:)) ?? count.derivation }
}

extension CheckedLimit: Equatable {
  public static func == (a: CheckedLimit, b: CheckedLimit) -> Bool {
    a.check == b.check && a.direction == b.direction && a.start == b.start && a.end == b.end
      && a.rule.basis == b.rule.basis && a.rule.value == b.rule.value && a.rawLast == b.rawLast
      && a.last == b.last && a.suspensions == b.suspensions
  }
}

/// A check that counts limits of the law.
protocol LimitCheck: Check {}

extension LimitCheck {
  public func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judge(file, under: rules).outcome
  }

  /// Runs a judgement that notes the limits it counts; whatever it finds not recorded becomes `undetermined`.
  @inline(__always)  // A closure would hold a copy of the whole case file.
  func counting(_ judgement: (inout Tally) throws -> Outcome) -> Judgement {
    var tally = Tally()
    let outcome = judging { try judgement(&tally) }
    for index in tally.limits.indices { tally.limits[index].check = id }
    return Judgement(outcome: outcome, limits: tally.limits)
  }
}

extension Tally {
  /// Notes a limit with the day held against it, and gives that day back.
  ///
  /// Where the day is not recorded the limit is noted as open before the error goes on.
  @discardableResult
  @inline(__always)  // A closure would hold a copy of the whole case file.
  mutating func hold(
    _ count: Count, _ direction: CheckedLimit.Direction = .within,
    against end: @autoclosure () throws -> Moment
  ) throws -> Moment {
    // A longer count from the same event takes the place of the shorter one it was tried after.
    if let last = limits.last, last.count.start == count.start, last.direction == direction {
      limits.removeLast()
    }
    limits.append(CheckedLimit(check: "", direction: direction, count: count, end: nil))
    let moment = try end()
    limits[limits.count - 1].end = moment
    return moment
  }
}

extension Event {
  /// The day of service of what it issued; throws where it is not recorded.
  func served(as kind: EventKind) throws -> Moment {
    guard let moment = servedMoment else { throw NotRecorded.serviceDay(of: kind) }
    return moment
  }
}

extension Array {
  /// The element at a place; nil beyond the end.
  func at(_ index: Int) -> Element? { index < count ? self[index] : nil }
}

extension Moment? {
  /// The moment; throws what is missing where there is none.
  func recorded(as kind: EventKind) throws -> Moment {
    guard let self else { throw NotRecorded.day(of: kind) }
    return self
  }
}
