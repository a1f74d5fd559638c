import CaseFiles

/// One thing somebody did about a rectification; who did it stands in the event.
public enum RectificationStep: Sendable, Equatable, Codable {
  case started(RectificationNotice)
  case answered(RectificationAnswer)
  case accepted(day: Day, comment: String)
  case returned(day: Day, reason: String)
  /// The deadline was moved, with who approved it.
  case extended(day: Day, until: Day, approver: String, reason: String)
  /// `skipping` says why earlier levels were left out; empty where none was.
  case escalated(day: Day, level: EscalationLevel, reason: String, skipping: String)
  /// A look-back was drawn for it.
  case drawn(LookBackTicket)
  case lookedBack(LookBackResult)
  case correctionOpened(day: Day, kind: DecisionCorrection.Kind, ground: String)
  case paperFiled(DecisionCorrection.Paper)
  case correctionClosed(day: Day)
  /// The notice was withdrawn.
  case withdrawn(day: Day, reason: String)
  /// The last step that still stood was taken back by the person who made it.
  case takenBack(day: Day, reason: String)

  public enum Kind: String, Sendable, CaseIterable {
    case started, answered, accepted, returned, extended, escalated, drawn, lookedBack
    case correctionOpened, paperFiled, correctionClosed, withdrawn, takenBack
  }

  public var kind: Kind {
    switch self {
    case .started: .started
    case .answered: .answered
    case .accepted: .accepted
    case .returned: .returned
    case .extended: .extended
    case .escalated: .escalated
    case .drawn: .drawn
    case .lookedBack: .lookedBack
    case .correctionOpened: .correctionOpened
    case .paperFiled: .paperFiled
    case .correctionClosed: .correctionClosed
    case .withdrawn: .withdrawn
    case .takenBack: .takenBack
    }
  }

  /// The day it was done.
  public var day: Day {
    switch self {
    case .started(let notice): notice.issued
    case .answered(let answer): answer.day
    case .drawn(let ticket): ticket.day
    case .lookedBack(let result): result.day
    case .paperFiled(let paper): paper.day
    case .accepted(let day, _), .returned(let day, _), .extended(let day, _, _, _),
      .escalated(let day, _, _, _), .correctionOpened(let day, _, _), .correctionClosed(let day),
      .withdrawn(let day, _), .takenBack(let day, _):
      day
    }
  }

  /// Why; empty where the step needs no reason.
  public var reason: String {
    switch self {
    case .returned(_, let reason), .extended(_, _, _, let reason), .escalated(_, _, let reason, _),
      .withdrawn(_, let reason), .takenBack(_, let reason):
      reason
    case .accepted(_, let comment): comment
    case .lookedBack(let result): result.text
    case .correctionOpened(_, _, let ground): ground
    case .started, .answered, .drawn, .paperFiled, .correctionClosed: ""
    }
  }
}

/// 提醒 → 督促 → 约谈: how the bureau presses for a rectification that does not come (S4-20).
public enum EscalationLevel: String, Sendable, Codable, CaseIterable, Comparable {
  case remind, urge
  /// The bureau asks the government to summon the agency.
  case summon

  public static func < (a: EscalationLevel, b: EscalationLevel) -> Bool { a.rank < b.rank }

  private var rank: Int {
    switch self {
    case .remind: 0
    case .urge: 1
    case .summon: 2
    }
  }

  /// The levels below it.
  public var before: [EscalationLevel] { Self.allCases.filter { $0 < self } }
}

/// From how many days after the deadline each level is suggested. S4-20 names no days: they are the bureau's.
public struct EscalationPolicy: Sendable, Equatable {
  public var remind: Int
  public var urge: Int
  public var summon: Int

  public init(remind: Int = 1, urge: Int = 15, summon: Int = 30) {
    self.remind = remind
    self.urge = urge
    self.summon = summon
  }

  /// The level so many days call for; nil where none does.
  public func level(daysLate: Int) -> EscalationLevel? {
    if daysLate >= summon { return .summon }
    if daysLate >= urge { return .urge }
    return daysLate >= remind ? .remind : nil
  }
}
