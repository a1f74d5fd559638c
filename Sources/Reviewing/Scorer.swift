import CaseFiles
import Standards

/// A standard made ready for scoring many cards: every reference between criteria is a place in one list.
///
/// The gates, each working on what the one before left:
/// 1. the panel's decision stands in place of the reviewer's mark;
/// 2. what is not applicable leaves, a document that is not needed with all its items;
/// 3. each criterion loses its own deductions, never more than it has;
/// 4. a deduction that zeroes others (a missing document) takes all they have left;
/// 5. of linked losses only the one that weighs most counts;
/// 6. a section loses no more than its own points;
/// 7. the formula, with the bonus where the standard puts it, never below 0;
/// 8. rounding;
/// 9. vetoes;
/// 10. the grade, by the rounded number.
public struct Scorer: Sendable {
  public let standard: Standard
  private let items: [Item]
  private let sections: [Part]
  private let links: [[Int]]

  /// What scoring asks of a criterion, small enough to be read without copying its texts.
  private struct Item: Sendable {
    var id: String
    var kind: Criterion.Kind
    var points: Int
    var mayBeLeftOut: Bool
    /// The document it is an item of.
    var document: Int?
    var carries: [Int]
    var costs: [Cost]
    var isDeducted: Bool
  }

  /// A deduction with the places of the criteria it zeroes.
  private struct Cost: Sendable {
    var id: String
    var amount: Deduction.Amount
    var zeroes: [Int]
  }

  private struct Part: Sendable {
    var items: Range<Int>
    var isDeducted: Bool
    var most: Int?
  }

  public init(_ standard: Standard) {
    self.standard = standard
    let places = Dictionary(standard.criteria.enumerated().map { ($1.id, $0) }) { first, _ in first }
    let deducted: [String] = if case .basePlusRatio(_, _, let ids) = standard.formula { ids } else { [] }
    var items: [Item] = []
    var sections: [Part] = []
    for section in standard.sections {
      let isDeducted = deducted.contains(section.id)
      let start = items.count
      for criterion in section.criteria {
        let costs = criterion.deductions.map { deduction in
          Cost(
            id: deduction.id, amount: deduction.amount, zeroes: deduction.zeroes.compactMap { places[$0] })
        }
        items.append(
          Item(
            id: criterion.id, kind: criterion.kind, points: criterion.points.thousandths,
            mayBeLeftOut: criterion.mayBeLeftOut, carries: criterion.carries.compactMap { places[$0] },
            costs: costs, isDeducted: isDeducted))
      }
      sections.append(
        Part(items: start..<items.count, isDeducted: isDeducted, most: section.points?.thousandths))
    }
    for index in items.indices {
      for carried in items[index].carries where carried > index { items[carried].document = index }
    }
    self.items = items
    self.sections = sections
    links = standard.links.map { $0.members.compactMap { places[$0] } }
  }

  public func score(_ card: Scorecard) -> Score {
    var score = Score(
      score: .zero, ungated: .zero, grade: Localized(""), ungatedGrade: Localized(""), vetoes: [],
      isComplete: false, unanswered: [], lines: [], earned: .zero, participating: .zero, bonus: .zero,
      deducted: .zero, waived: [], overruled: [])
    score.lines.reserveCapacity(items.count)
    var zeroing: [(by: Int, items: [Int])] = []
    let marks = card.marks.values
    for index in items.indices {
      if !card.panel.isEmpty, let decision = card.panel[items[index].id] {
        score.overruled.append(items[index].id)
        read(decision.mark.state, index, decision.mark.deductions, into: &score, &zeroing)
      } else if let place = card.marks.index(forKey: items[index].id) {
        let state = marks[place].state
        read(state, index, state == .deducted ? marks[place].deductions : [], into: &score, &zeroing)
      } else {
        read(.unanswered, index, [], into: &score, &zeroing)
      }
    }
    zero(zeroing, in: &score)
    waive(in: &score)
    add(&score)
    findUnanswered(in: &score)
    conclude(&score)
    return score
  }

  /// Gates 2 and 3.
  private func read(
    _ marked: Mark.State, _ index: Int, _ deductions: [TakenDeduction], into score: inout Score,
    _ zeroing: inout [(by: Int, items: [Int])]
  ) {
    var state = marked
    if state == .na && !items[index].mayBeLeftOut { state = .unanswered }
    if let document = items[index].document, score.lines[document].state == .na { state = .na }
    var of = items[index].points
    var earned = of
    switch (items[index].kind, state) {
    case (.veto, .veto):
      score.vetoes.append(items[index].id)
      (of, earned) = (0, 0)
    case (.veto, _), (.record, _), (_, .na): (of, earned) = (0, 0)
    case (.bonus, .deducted) where !deductions.isEmpty, (.scored, .deducted):
      for taken in deductions {
        if let cost = items[index].costs.first(where: { $0.id == taken.id }) {
          earned -= cost.amount.points(taken).thousandths
        }
      }
      earned = max(0, earned)
    case (.bonus, _): if state != .met { earned = 0 }
    case (.scored, _): break
    }
    if state == .deducted {
      for taken in deductions {
        guard let cost = items[index].costs.first(where: { $0.id == taken.id }), !cost.zeroes.isEmpty
        else { continue }
        zeroing.append((index, cost.zeroes))
      }
    }
    score.lines.append(
      Score.Line(
        criterion: items[index].id, state: state, earned: Points(thousandths: earned),
        of: Points(thousandths: of)))
  }

  /// Gate 4.
  private func zero(_ zeroing: [(by: Int, items: [Int])], in score: inout Score) {
    for (by, zeroed) in zeroing where score.lines[by].state == .deducted {
      for index in zeroed where score.lines[index].state != .na {
        score.lines[index].state = .deducted
        score.lines[index].earned = .zero
      }
    }
  }

  /// Gate 5: losses are compared by what they take from the result, so that a further fault never raises it.
  private func waive(in score: inout Score) {
    for members in links where members.count(where: { score.lines[$0].loss > 0 }) > 1 {
      let participating = participating(in: score)
      func weight(_ index: Int) -> Int {
        guard case .basePlusRatio(_, let scale, _) = standard.formula else { return score.lines[index].loss }
        return score.lines[index].loss * (items[index].isDeducted ? participating : scale.thousandths)
      }
      guard let most = members.max(by: { weight($0) < weight($1) }) else { continue }
      for index in members where index != most && score.lines[index].loss > 0 {
        score.lines[index].earned = score.lines[index].of
        score.waived.append(items[index].id)
      }
    }
  }

  private func participating(in score: Score) -> Int {
    var sum = 0
    for index in items.indices where items[index].kind == .scored && !items[index].isDeducted {
      sum += score.lines[index].of.thousandths
    }
    return sum
  }

  /// Gate 6, and the sums.
  private func add(_ score: inout Score) {
    var (participating, earned, bonus, deducted) = (0, 0, 0, 0)
    for section in sections {
      var (of, kept) = (0, 0)
      for index in section.items {
        switch items[index].kind {
        case .scored:
          of += score.lines[index].of.thousandths
          kept += score.lines[index].earned.thousandths
        case .bonus: bonus += score.lines[index].earned.thousandths
        case .veto, .record: break
        }
      }
      let lost = min(section.most ?? of, of - kept)
      if section.isDeducted {
        deducted += lost
      } else {
        participating += of
        earned += of - lost
      }
    }
    score.participating = Points(thousandths: participating)
    score.earned = Points(thousandths: earned)
    score.deducted = Points(thousandths: deducted)
    score.bonus = Points(thousandths: min(bonus, standard.bonusCap?.thousandths ?? bonus))
  }

  /// A document nobody answered for is taken as present once one of its items is answered.
  private func findUnanswered(in score: inout Score) {
    for index in items.indices where score.lines[index].state == .unanswered {
      if items[index].carries.contains(where: { score.lines[$0].state != .unanswered }) { continue }
      score.unanswered.append(items[index].id)
    }
    score.isComplete = score.unanswered.isEmpty
  }

  /// Gates 7 to 10.
  private func conclude(_ score: inout Score) {
    score.ungated = standard.rounding.round(raw(score))
    score.ungatedGrade = grade(score.ungated)
    guard !score.vetoes.isEmpty else {
      score.score = score.ungated
      score.grade = score.ungatedGrade
      return
    }
    switch standard.vetoEffect {
    case .scoreZero: score.score = .zero
    case .lowestGrade: score.score = score.ungated
    case .fixed(let most): score.score = min(score.ungated, most)
    }
    score.grade =
      if case .fixed = standard.vetoEffect { grade(score.score) } else {
        standard.grades.last?.name ?? Localized("")
      }
  }

  /// The unrounded result as a fraction of thousandths.
  private func raw(_ score: Score) -> Fraction {
    let inRatio = standard.bonusRule == .inRatio && standard.formula != .fullMinusDeductions
    let added = inRatio ? .zero : score.bonus
    let earned = inRatio ? score.earned + score.bonus : score.earned
    switch standard.formula {
    case .fullMinusDeductions:
      return Fraction(standard.full.thousandths - score.lost.thousandths + added.thousandths)
    case .earnedRatio:
      return Fraction(standard.full.thousandths, earned, of: score.participating) + added.thousandths
    case .basePlusRatio(let base, let scale, _):
      return Fraction(scale.thousandths, earned, of: score.participating)
        + (base.thousandths + added.thousandths - score.deducted.thousandths)
    }
  }

  private func grade(_ score: Points) -> Localized {
    standard.grades.first { $0.threshold <= score }?.name ?? standard.grades.last?.name ?? Localized("")
  }
}

extension Score.Line {
  fileprivate var loss: Int { (of - earned).thousandths }
}
