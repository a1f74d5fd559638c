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
  let items: [Item]
  private let sections: [Part]
  private let links: [[Int]]

  /// A criterion with what others do to it.
  struct Item: Sendable {
    var criterion: Criterion
    /// The document it is an item of.
    var document: Int?
    var carries: [Int]
    /// By deduction id, the criteria it zeroes.
    var zeroes: [String: [Int]]
  }

  private struct Part: Sendable {
    var items: Range<Int>
    var isDeducted: Bool
    var most: Points?
  }

  public init(_ standard: Standard) {
    self.standard = standard
    let criteria = standard.criteria
    let places = Dictionary(criteria.enumerated().map { ($1.id, $0) }) { first, _ in first }
    var items = criteria.map { criterion in
      var zeroes: [String: [Int]] = [:]
      for deduction in criterion.deductions where !deduction.zeroes.isEmpty {
        zeroes[deduction.id] = deduction.zeroes.compactMap { places[$0] }
      }
      return Item(criterion: criterion, carries: criterion.carries.compactMap { places[$0] }, zeroes: zeroes)
    }
    for index in items.indices {
      for carried in items[index].carries { items[carried].document = index }
    }
    self.items = items
    let deducted: [String] = if case .basePlusRatio(_, _, let ids) = standard.formula { ids } else { [] }
    var start = 0
    sections = standard.sections.map { section in
      defer { start += section.criteria.count }
      return Part(
        items: start..<start + section.criteria.count, isDeducted: deducted.contains(section.id),
        most: section.points)
    }
    links = standard.links.map { $0.members.compactMap { places[$0] } }
  }

  public func score(_ card: Scorecard) -> Score {
    var score = Score(
      score: .zero, ungated: .zero, grade: Localized(""), ungatedGrade: Localized(""), vetoes: [],
      isComplete: false, unanswered: [], lines: [], earned: .zero, participating: .zero, bonus: .zero,
      deducted: .zero, waived: [], overruled: [])
    score.lines.reserveCapacity(items.count)
    var zeroing: [(by: Int, items: [Int])] = []
    for (index, item) in items.enumerated() {
      read(item, at: index, of: card, into: &score, &zeroing)
    }
    zero(zeroing, in: &score)
    waive(in: &score)
    add(&score)
    findUnanswered(in: &score)
    conclude(&score)
    return score
  }

  /// Gates 1 to 3.
  private func read(
    _ item: Item, at index: Int, of card: Scorecard, into score: inout Score,
    _ zeroing: inout [(by: Int, items: [Int])]
  ) {
    let criterion = item.criterion
    var mark = card.marks[criterion.id] ?? Mark()
    if !card.panel.isEmpty, let decision = card.panel[criterion.id] {
      mark = decision.mark
      score.overruled.append(criterion.id)
    }
    if mark.state == .na && !criterion.mayBeLeftOut { mark.state = .unanswered }
    if let document = item.document, document < index, score.lines[document].state == .na {
      mark.state = .na
    }
    if mark.state == .veto && criterion.kind == .veto { score.vetoes.append(criterion.id) }
    if mark.state == .deducted, !item.zeroes.isEmpty {
      for taken in mark.deductions {
        if let zeroed = item.zeroes[taken.id] { zeroing.append((index, zeroed)) }
      }
    }
    score.lines.append(criterion.line(for: mark))
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
    guard !links.isEmpty else { return }
    let weights = weights(in: score)
    for members in links {
      var most: Int?
      for index in members {
        let loss = score.lines[index].loss * weights(index)
        if loss > (most.map { score.lines[$0].loss * weights($0) } ?? 0) { most = index }
      }
      for index in members where index != most && score.lines[index].loss > 0 {
        score.lines[index].earned = score.lines[index].of
        score.waived.append(items[index].criterion.id)
      }
    }
  }

  private func weights(in score: Score) -> (Int) -> Int {
    guard case .basePlusRatio(_, let scale, _) = standard.formula else { return { _ in 1 } }
    var participating = Points.zero
    for section in sections where !section.isDeducted {
      for index in section.items where items[index].criterion.kind == .scored {
        participating = participating + score.lines[index].of
      }
    }
    return { index in
      sections.contains { $0.isDeducted && $0.items.contains(index) }
        ? participating.thousandths : scale.thousandths
    }
  }

  /// Gate 6, and the sums.
  private func add(_ score: inout Score) {
    for section in sections {
      var of = Points.zero
      var earned = Points.zero
      for index in section.items {
        switch items[index].criterion.kind {
        case .scored:
          of = of + score.lines[index].of
          earned = earned + score.lines[index].earned
        case .bonus: score.bonus = score.bonus + score.lines[index].earned
        case .veto, .record: break
        }
      }
      let lost = min(section.most ?? of, of - earned)
      if section.isDeducted {
        score.deducted = score.deducted + lost
      } else {
        score.participating = score.participating + of
        score.earned = score.earned + of - lost
      }
    }
    if let cap = standard.bonusCap { score.bonus = min(score.bonus, cap) }
  }

  /// A document nobody answered for is taken as present once one of its items is answered.
  private func findUnanswered(in score: inout Score) {
    for (index, item) in items.enumerated() where score.lines[index].state == .unanswered {
      if item.carries.contains(where: { score.lines[$0].state != .unanswered }) { continue }
      score.unanswered.append(item.criterion.id)
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
