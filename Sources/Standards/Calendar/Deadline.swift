import CaseFiles

/// Days that do not count towards a limit, such as the time a test took.
public struct Suspension: Sendable, Hashable {
  /// The first day that does not count.
  public var from: Day
  /// The last day that does not count; before `from`, nothing is suspended.
  public var to: Day
  public var reason: Localized

  public init(from: Day, to: Day, reason: Localized) {
    self.from = from
    self.to = to
    self.reason = reason
  }

  public func contains(_ day: Day) -> Bool { from <= day && day <= to }
}

/// The end of a limit, with what was counted to reach it.
public struct Deadline: Sendable {
  /// The day of the act the limit runs from; it is not counted (民法典 第二百零一条).
  public let start: Day
  public let limit: Limit
  /// The day the limit ends by counting alone.
  public let raw: Day
  /// The last day after rolling over rest days; equal to `raw` where the limit does not roll over.
  public let last: Day
  /// How many days, which would have counted, the suspensions took out.
  public let suspendedDays: Int
  public let suspensions: [Suspension]
  /// Answers what the days in between are.
  public let calendar: WorkCalendar

  /// Whether the last day is another than the one counted.
  public var isRolled: Bool { raw != last }

  /// One day of the count.
  public struct Step: Sendable, Equatable {
    public let day: Day
    /// The number the day has in the count; nil for a day that does not count.
    public let counted: Int?
    public let reason: Localized

    public init(day: Day, counted: Int?, reason: Localized) {
      self.day = day
      self.counted = counted
      self.reason = reason
    }
  }
}

/// A deadline, or the year whose calendar is missing for it.
public enum DeadlineResult: Sendable {
  case determined(Deadline)
  /// The count runs into a year whose calendar is not loaded.
  case undetermined(missingYear: Int)

  public var deadline: Deadline? {
    if case .determined(let deadline) = self { deadline } else { nil }
  }

  public var missingYear: Int? {
    if case .undetermined(let year) = self { year } else { nil }
  }
}
