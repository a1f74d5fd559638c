import CaseFiles
import Standards

/// What a scorecard comes to under a standard; computed, never stored.
public struct Score: Sendable, Equatable {
  /// One criterion's part in the result.
  public struct Line: Sendable, Equatable {
    public var criterion: String
    public var state: Mark.State
    public var earned: Points
    /// The points the criterion takes part with; zero where it is not applicable.
    public var of: Points
  }

  /// The result, rounded and after the gate of a veto.
  public var score: Points
  /// The rounded number before any veto.
  public var ungated: Points
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

  /// The points lost so far.
  public var lost: Points { participating - earned }
}

extension Standard {
  /// Scores a card: a pure function, exact in thousandths of a point, rounded once at the end.
  ///
  /// An unanswered criterion keeps its points, so that the number says what can still be reached.
  public func score(_ card: Scorecard) -> Score {
    var lines: [Score.Line] = []
    var earned = Points.zero
    var participating = Points.zero
    var bonus = Points.zero
    var deducted = Points.zero
    var vetoes: [String] = []
    var unanswered: [String] = []
    let deductionSections: [String] =
      if case .basePlusRatio(_, _, let ids) = formula { ids } else { [] }

    for section in sections {
      let isDeductionSection = deductionSections.contains(section.id)
      for criterion in section.criteria {
        let mark = card.mark(criterion.id)
        if mark.state == .unanswered { unanswered.append(criterion.id) }
        if mark.state == .veto && criterion.kind == .veto { vetoes.append(criterion.id) }
        let line = criterion.line(for: mark)
        lines.append(line)
        switch criterion.kind {
        case .scored where isDeductionSection: deducted = deducted + (line.of - line.earned)
        case .scored:
          earned = earned + line.earned
          participating = participating + line.of
        case .bonus: bonus = bonus + line.earned
        case .veto, .record: break
        }
      }
    }

    let ungated = rounding.round(raw(earned, participating, bonus, deducted))
    let gated = vetoes.isEmpty || vetoEffect == .lowestGrade ? ungated : .zero
    return Score(
      score: gated, ungated: ungated, grade: grade(gated, hasVeto: !vetoes.isEmpty),
      ungatedGrade: grade(ungated, hasVeto: false), vetoes: vetoes, isComplete: unanswered.isEmpty,
      unanswered: unanswered, lines: lines, earned: earned, participating: participating,
      bonus: bonus, deducted: deducted)
  }

  /// The unrounded result as a fraction of thousandths.
  private func raw(
    _ earned: Points, _ participating: Points, _ bonus: Points, _ deducted: Points
  ) -> Fraction {
    switch formula {
    case .fullMinusDeductions:
      Fraction(Points(100).thousandths - (participating - earned).thousandths + bonus.thousandths)
    case .earnedRatio:
      Fraction(Points(100).thousandths, earned, of: participating) + bonus.thousandths
    case .basePlusRatio(let base, let scale, _):
      Fraction(scale.thousandths, earned, of: participating)
        + (base.thousandths + bonus.thousandths - deducted.thousandths)
    }
  }

  private func grade(_ score: Points, hasVeto: Bool) -> Localized {
    if hasVeto, let lowest = grades.last { return lowest.name }
    return grades.first { $0.threshold <= score }?.name ?? grades.last?.name ?? Localized("")
  }
}

extension Criterion {
  /// What one mark earns; deductions together never take more than the criterion has.
  func line(for mark: Mark) -> Score.Line {
    switch (kind, mark.state) {
    case (.veto, _), (.record, _), (_, .na):
      return Score.Line(criterion: id, state: mark.state, earned: .zero, of: .zero)
    case (.bonus, let state):
      let gained = state == .met ? points : .zero
      return Score.Line(criterion: id, state: state, earned: gained, of: points)
    case (.scored, .deducted):
      let taken = mark.deductions.reduce(Points.zero) { $0 + self.points(taken: $1) }
      return Score.Line(
        criterion: id, state: .deducted, earned: max(.zero, points - taken), of: points)
    case (.scored, let state):
      return Score.Line(criterion: id, state: state, earned: points, of: points)
    }
  }

  /// The points one deduction takes, held inside what the standard allows.
  public func points(taken: TakenDeduction) -> Points {
    guard let deduction = deductions.first(where: { $0.id == taken.id }) else { return .zero }
    switch deduction.amount {
    case .once(let points): return points
    case .perOccurrence(let step, let cap): return min(cap, step * max(1, taken.times))
    case .range(let least, let most): return min(most, max(least, taken.points ?? least))
    }
  }
}

/// `numerator ÷ denominator` thousandths of a point, so that only the last step rounds.
struct Fraction {
  var numerator: Int
  var denominator: Int

  init(_ thousandths: Int) {
    numerator = thousandths
    denominator = 1
  }

  /// `full × earned ÷ participating`; full where nothing takes part.
  init(_ full: Int, _ earned: Points, of participating: Points) {
    let isEmpty = participating == .zero
    numerator = isEmpty ? full : full * earned.thousandths
    denominator = isEmpty ? 1 : participating.thousandths
  }

  static func + (fraction: Fraction, thousandths: Int) -> Fraction {
    var sum = fraction
    sum.numerator += thousandths * fraction.denominator
    return sum
  }
}

extension Rounding {
  /// Rounds half up; a negative number becomes zero.
  func round(_ fraction: Fraction) -> Points {
    guard fraction.numerator > 0 else { return .zero }
    var step = 1
    for _ in decimals..<3 { step *= 10 }
    let unit = fraction.denominator * step
    let steps = (2 * fraction.numerator + unit) / (2 * unit)
    return Points(thousandths: steps * step)
  }
}
