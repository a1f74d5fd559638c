import CaseFiles
import Standards

/// One card scored by two editions of its standard, and what makes the difference.
public struct Trial: Sendable, Equatable {
  /// One criterion that counts otherwise than before.
  public struct Difference: Sendable, Equatable {
    public enum Kind: String, Sendable, Equatable, CaseIterable {
      /// The criterion exists no longer.
      case dropped
      /// It is new, and so unanswered.
      case added
      /// A deduction that was taken exists no longer.
      case deductionGone
      /// It carries other points.
      case points
      /// It counts otherwise for another reason: another step, another link, a document's state.
      case counted
    }

    public var kind: Kind
    public var criterion: String
    /// By the edition that has it, the newer one first.
    public var title: Localized
    /// Nil where the edition has no such criterion.
    public var before: Score.Line?
    public var after: Score.Line?
  }

  public var before: Score
  public var after: Score
  /// In the newer edition's order, then what it dropped.
  public var differences: [Difference]

  /// What the score gains; negative where it loses.
  public var change: Points { after.score - before.score }
  public var changesGrade: Bool { before.grade != after.grade }
}

extension Standard {
  /// What scoring a card by another edition would change; the card's marks stay as they are.
  public func trial(of card: Scorecard, under draft: Standard) -> Trial {
    let before = score(card)
    let after = draft.score(card)
    let old = Dictionary(before.lines.map { ($0.criterion, $0) }) { first, _ in first }
    var differences: [Trial.Difference] = []
    for line in after.lines {
      guard let criterion = draft.criterion(line.criterion) else { continue }
      let was = old[line.criterion]
      guard let kind = kind(of: line, was: was, criterion, card.countedMark(criterion.id)) else { continue }
      differences.append(
        Trial.Difference(
          kind: kind, criterion: criterion.id, title: criterion.title, before: was, after: line))
    }
    let kept = Set(after.lines.map(\.criterion))
    for line in before.lines where !kept.contains(line.criterion) {
      differences.append(
        Trial.Difference(
          kind: .dropped, criterion: line.criterion,
          title: criterion(line.criterion)?.title ?? Localized(line.criterion), before: line, after: nil))
    }
    return Trial(before: before, after: after, differences: differences)
  }

  private func kind(
    of line: Score.Line, was: Score.Line?, _ criterion: Criterion, _ mark: Mark
  ) -> Trial.Difference.Kind? {
    guard let was else { return .added }
    let known = Set(criterion.deductions.map(\.id))
    let former = Set(self.criterion(criterion.id)?.deductions.map(\.id) ?? [])
    if mark.state == .deducted,
      mark.deductions.contains(where: { former.contains($0.id) && !known.contains($0.id) })
    {
      return .deductionGone
    }
    if self.criterion(criterion.id)?.points != criterion.points { return .points }
    return was == line ? nil : .counted
  }

  /// The rules for the whole table that another edition sets otherwise, each by its name.
  public func rulesChanged(in draft: Standard) -> [Localized] {
    var changed: [Localized] = []
    if formula != draft.formula { changed.append(Localized(zh: "计分公式", en: "the formula")) }
    if full != draft.full { changed.append(Localized(zh: "满分", en: "the full points")) }
    if rounding != draft.rounding { changed.append(Localized(zh: "取整", en: "the rounding")) }
    if grades != draft.grades { changed.append(Localized(zh: "等次", en: "the grades")) }
    if vetoEffect != draft.vetoEffect { changed.append(Localized(zh: "否决的后果", en: "what a veto does")) }
    if bonusRule != draft.bonusRule || bonusCap != draft.bonusCap {
      changed.append(Localized(zh: "加分", en: "the bonus"))
    }
    if links != draft.links { changed.append(Localized(zh: "同一事项不重复扣分", en: "the linked criteria")) }
    return changed
  }
}
