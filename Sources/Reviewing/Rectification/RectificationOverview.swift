import CaseFiles

/// How the rectifications stand on a day, for the desk and the reports.
public struct RectificationOverview: Sendable, Equatable {
  /// One count over all, and one for each agency.
  public struct Count: Sendable, Equatable {
    public var total = 0
    /// Where the agency has to act, late or not.
    public var due = 0
    public var overdue = 0
    public var answered = 0
    /// Accepted, and not found wanting since.
    public var accepted = 0
    public var withdrawn = 0
    public var answeredLate = 0
    public var extended = 0
    public var returned = 0
    /// Looked at again, and of these found wanting.
    public var lookedBack = 0
    public var failedLookBack = 0
    public var corrections = 0
    public var openCorrections = 0
    public var levels: [EscalationLevel: Int] = [:]

    public init() {}

    /// Of how many an end is known: all but those withdrawn.
    public var counted: Int { total - withdrawn }
  }

  /// One that is late.
  public struct Late: Sendable, Equatable {
    public var id: RectificationID
    public var number: String
    public var agency: String
    public var title: String
    public var deadline: Day
    public var days: Int
    public var level: EscalationLevel?
    public var suggestion: EscalationLevel?
  }

  public var today: Day
  public var all: Count
  /// By agency, in the order of their names.
  public var agencies: [(name: String, count: Count)]
  /// The late ones, latest first.
  public var late: [Late]

  public init(_ entries: [RectificationEntry], on today: Day, policy: EscalationPolicy = .init()) {
    self.today = today
    all = Count()
    var byAgency: [String: Count] = [:]
    late = []
    for entry in entries {
      let one = entry.rectification
      all.add(one, on: today)
      byAgency[one.notice.agency, default: Count()].add(one, on: today)
      guard let days = one.daysLate(on: today), let deadline = one.deadline else { continue }
      late.append(
        Late(
          id: entry.id, number: one.notice.number, agency: one.notice.agency, title: one.notice.title,
          deadline: deadline, days: days, level: one.level, suggestion: one.suggestion(on: today, policy)))
    }
    agencies = byAgency.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    late.sort { ($1.days, $0.number) < ($0.days, $1.number) }
  }

  public static func == (a: RectificationOverview, b: RectificationOverview) -> Bool {
    a.today == b.today && a.all == b.all && a.late == b.late
      && a.agencies.elementsEqual(b.agencies) { $0.name == $1.name && $0.count == $1.count }
  }
}

extension RectificationOverview.Count {
  mutating func add(_ one: Rectification, on today: Day) {
    total += 1
    if one.state.isDue { due += 1 }
    if one.daysLate(on: today) != nil { overdue += 1 }
    switch one.state {
    case .answered: answered += 1
    case .accepted, .drawn, .confirmed: accepted += 1
    case .withdrawn: withdrawn += 1
    case .open, .returned: break
    }
    if one.answeredLate != nil { answeredLate += 1 }
    let kinds = Set(one.standing.map(\.step.kind))
    if kinds.contains(.extended) { extended += 1 }
    if kinds.contains(.returned) { returned += 1 }
    for taken in one.standing {
      switch taken.step {
      case .lookedBack(let result):
        lookedBack += 1
        if !result.holds { failedLookBack += 1 }
      case .escalated(_, let level, _, _): levels[level, default: 0] += 1
      case .correctionOpened: corrections += 1
      default: break
      }
    }
    if let correction = one.correction, correction.closed == nil { openCorrections += 1 }
  }
}

extension [RectificationEntry] {
  /// Notices by deadline: the late first, the latest of them at the top; then what is due; then what is done.
  public func byDeadline(on today: Day) -> [RectificationEntry] {
    func rank(_ one: Rectification) -> Int {
      if one.daysLate(on: today) != nil { return 0 }
      switch one.state {
      case .open, .returned: return 1
      case .answered: return 2
      case .drawn: return 3
      case .accepted: return 4
      case .confirmed: return 5
      case .withdrawn: return 6
      }
    }
    func key(_ entry: RectificationEntry) -> (Int, Int, String, String) {
      let one = entry.rectification
      return (rank(one), one.deadline?.number ?? .max, one.notice.number, entry.id.review.caseFile)
    }
    return map { (key($0), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
  }
}
