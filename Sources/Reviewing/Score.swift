import CaseFiles
import Standards

/// What a scorecard comes to under a standard; computed, never stored.
public struct Score: Sendable, Equatable {
  /// One criterion's part in the result.
  public struct Line: Sendable, Equatable {
    public var criterion: String
    /// The state that counts: after the panel, and with the items of a document following the document.
    public var state: Mark.State
    public var earned: Points
    /// The points the criterion takes part with; zero where it is not applicable.
    public var of: Points
  }

  /// The result, rounded and after the gate of a veto.
  public var score: Points
  /// The rounded number before any veto.
  public var ungated: Points
  /// Empty where the standard sets no grades.
  public var grade: Localized
  /// The grade the number alone would give.
  public var ungatedGrade: Localized
  /// The criteria whose veto is established.
  public var vetoes: [String]
  /// Whether every criterion is answered.
  public var isComplete: Bool
  public var unanswered: [String]
  public var lines: [Line]
  public var earned: Points
  public var participating: Points
  public var bonus: Points
  /// Points taken off after the ratio, where the standard has such sections.
  public var deducted: Points
  /// The criteria whose loss is not counted, because another criterion loses more for the same fault.
  public var waived: [String]
  /// The criteria with a decision of the panel in place of the reviewer's mark.
  public var overruled: [String]

  /// The points lost so far.
  public var lost: Points { participating - earned }
}

extension Standard {
  /// Scores a card: a pure function, exact in thousandths of a point, rounded once at the end.
  ///
  /// An unanswered criterion keeps its points, so that the number says what can still be reached.
  /// To score many cards by one standard make one `Scorer`.
  public func score(_ card: Scorecard) -> Score { Scorer(self).score(card) }
}

extension Criterion {
  /// The points one deduction takes, held inside what the standard allows.
  public func points(taken: TakenDeduction) -> Points {
    deductions.first { $0.id == taken.id }?.amount.points(taken) ?? .zero
  }
}

extension Deduction.Amount {
  func points(_ taken: TakenDeduction) -> Points {
    switch self {
    case .once(let points): return points
    case .perOccurrence(let step, let cap):
      let times = max(1, taken.times)
      return times > cap.thousandths ? cap : min(cap, step * times)
    case .range(let least, let most): return min(most, max(least, taken.points ?? least))
    }
  }
}

extension Mark {
  /// The mark with which a reviewer gives a number of points: met where nothing is missing.
  public static func giving(
    _ points: Points, of criterion: Criterion, reason: String = "", evidence: [Citation] = []
  ) -> Mark {
    guard points < criterion.points else { return Mark(state: .met, reason: reason, evidence: evidence) }
    let short = TakenDeduction(id: Deduction.notGiven, points: criterion.points - max(.zero, points))
    return Mark(state: .deducted, deductions: [short], reason: reason, evidence: evidence)
  }
}
