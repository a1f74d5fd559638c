import Reviewing
import Standards

/// The steps on the way to a score, for the values written beside the sheet's hidden formulas.
struct SheetReckoning {
  let standard: Standard
  let card: Scorecard
  let score: Score

  /// The answer that counts: the items of a document that is not needed follow the document.
  func answer(to criterion: Criterion) -> Mark.State {
    let document = standard.criteria.first { $0.carries.contains(criterion.id) }
    if let document, card.mark(document.id).state == .na { return .na }
    return card.mark(criterion.id).state
  }

  func isOpen(_ criterion: Criterion) -> Bool { score.unanswered.contains(criterion.id) }

  /// What it earns before links are looked at.
  func own(_ criterion: Criterion) -> Points {
    let answer = answer(to: criterion)
    if criterion.kind == .bonus { return answer == .met ? criterion.points : .zero }
    if answer == .na || isZeroed(criterion) { return .zero }
    guard answer == .deducted else { return criterion.points }
    let taken = card.mark(criterion.id).deductions.reduce(Points.zero) { $0 + criterion.points(taken: $1) }
    return max(.zero, criterion.points - taken)
  }

  private func isZeroed(_ criterion: Criterion) -> Bool {
    standard.criteria.contains { other in
      answer(to: other) == .deducted
        && card.mark(other.id).deductions.contains { taken in
          other.deductions.contains { $0.id == taken.id && $0.zeroes.contains(criterion.id) }
        }
    }
  }

  /// Thousandths of a point lost, times what they weigh.
  func weightedLoss(_ criterion: Criterion) -> Double {
    let of = answer(to: criterion) == .na ? Points.zero : criterion.points
    let lost = Double((of - own(criterion)).thousandths)
    guard case .basePlusRatio(_, let scale, let ids) = standard.formula else { return lost }
    let isDeducted = standard.sections.contains { section in
      ids.contains(section.id) && section.criteria.contains { $0.id == criterion.id }
    }
    return lost * (isDeducted ? score.participating : scale).double
  }
}
