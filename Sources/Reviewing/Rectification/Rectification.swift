import CaseFiles

/// What became of one notice: a fold of the steps people took.
public struct Rectification: Sendable, Equatable {
  /// A step with who took it.
  public struct Taken: Sendable, Equatable {
    public var actor: String
    public var step: RectificationStep

    public init(actor: String, step: RectificationStep) {
      self.actor = actor
      self.step = step
    }
  }

  public let notice: RectificationNotice
  public internal(set) var state: RectificationState
  /// The last day as it stands now.
  public internal(set) var deadline: Day?
  /// The last answer; nil before one came in.
  public internal(set) var answer: RectificationAnswer?
  /// Who handed in what is to be accepted; nil where nothing is.
  public internal(set) var submitter: String?
  public internal(set) var correction: DecisionCorrection?
  /// The highest level reached since the agency last answered.
  public internal(set) var level: EscalationLevel?
  /// The levels recorded since then.
  public internal(set) var levels: [EscalationLevel]
  public internal(set) var ticket: LookBackTicket?
  public internal(set) var lookBack: LookBackResult?
  /// The steps that stand: all but those taken back, and without the taking back.
  public internal(set) var standing: [Taken]
  /// Everything that was done, oldest first.
  public internal(set) var history: [Taken]

  /// Begins with the notice.
  public init(_ notice: RectificationNotice, by actor: String) {
    self.notice = notice
    state = .open
    deadline = notice.deadline
    levels = []
    let first = Taken(actor: actor, step: .started(notice))
    standing = [first]
    history = [first]
  }

  /// How many steps there are: what a change must have seen in order to be taken.
  public var count: Int { history.count }

  /// How many days it is late on a day: the agency has to act and the last day is past; nil where it is not.
  public func daysLate(on today: Day) -> Int? {
    guard state.isDue, let deadline, today > deadline else { return nil }
    return today - deadline
  }

  /// How many days after the last day the answer came in; nil where it came in time.
  public var answeredLate: Int? {
    guard let answer, let due = deadlineWhenAnswered, answer.day > due else { return nil }
    return answer.day - due
  }

  /// The last day as it stood when the last answer came in.
  private var deadlineWhenAnswered: Day? {
    var due = notice.deadline
    var found: Day?
    for taken in standing {
      switch taken.step {
      case .extended(_, let until, _, _): due = until
      case .lookedBack(let result): due = result.deadline ?? due
      case .answered: found = due
      default: break
      }
    }
    return found
  }

  /// The level to be taken next: what the days late call for, unless it was taken already.
  public func suggestion(on today: Day, _ policy: EscalationPolicy) -> EscalationLevel? {
    guard let late = daysLate(on: today), let wanted = policy.level(daysLate: late) else { return nil }
    // One level at a time: what was not done comes first.
    return EscalationLevel.allCases.first { $0 <= wanted && !levels.contains($0) }
  }

  /// The problems the answer says nothing about, from 1.
  public var unanswered: [Int] {
    let spoken = Set((answer?.entries ?? []).map(\.problem))
    return notice.problems.indices.map { $0 + 1 }.filter { !spoken.contains($0) }
  }

  /// The problems whose measure touches the decision, from 1.
  public var touchingDecision: [Int] {
    (answer?.entries ?? []).filter(\.measure.touchesDecision).map(\.problem)
  }
}

/// A rectification with the review it came from and its place there.
public struct RectificationEntry: Sendable, Equatable {
  public var id: RectificationID
  public var rectification: Rectification

  public init(id: RectificationID, rectification: Rectification) {
    self.id = id
    self.rectification = rectification
  }

  /// What it is called by: its number, or 案号#2 for an own correction, which has none.
  public var handle: String {
    let number = rectification.notice.number
    return number.isEmpty ? "\(id.review.caseFile)#\(id.place)" : number
  }

  /// The line it is drawn by.
  public var line: String {
    rectification.notice.number.isEmpty ? handle : handle + " " + id.review.caseFile
  }
}

/// What names a rectification: its review, and its place among that review's, from 1.
public struct RectificationID: Sendable, Hashable {
  public var review: ReviewID
  public var place: Int

  public init(review: ReviewID, place: Int) {
    self.review = review
    self.place = place
  }
}
