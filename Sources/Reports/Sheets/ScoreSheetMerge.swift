import CaseFiles
import Reviewing
import Standards

/// What taking a score sheet into a review would change.
public struct ScoreSheetMerge: Sendable, Equatable {
  /// In the order of the standard; applied to the review as it was, they give what the sheet says.
  public var actions: [ReviewAction]
  /// Where the review has moved on since the sheet was written: no action touches these.
  public var conflicts: [Conflict]

  public init(actions: [ReviewAction], conflicts: [Conflict]) {
    self.actions = actions
    self.conflicts = conflicts
  }

  public struct Conflict: Sendable, Equatable {
    /// The criterion, the finding's key, or `opinion`.
    public var subject: String
    /// What the review holds, and what the sheet says.
    public var review: Localized
    public var sheet: Localized

    public init(subject: String, review: Localized, sheet: Localized) {
      self.subject = subject
      self.review = review
      self.sheet = sheet
    }
  }
}

extension FilledScoreSheet {
  /// What it takes to bring a review to what this sheet says.
  ///
  /// A mark the review holds is replaced only where it is still the one the sheet was written with;
  /// a newer one is a conflict, unless `overwriting`. What the sheet leaves blank changes nothing, unless it
  /// held an answer when it was written.
  public func merge(
    into review: Review, under form: ScoreSheetForm, overwriting: Bool = false
  ) -> ScoreSheetMerge {
    var result = ScoreSheetMerge(actions: [], conflicts: [])
    for criterion in form.standard.criteria {
      let before = review.scorecard.mark(criterion.id)
      let after = scorecard.mark(criterion.id)
      let was = written.marks[criterion.id] ?? ""
      guard before != after, after != Mark() || !was.isEmpty else { continue }
      if overwriting || before == Mark() || Fingerprint.of(before) == was {
        result.actions.append(.marked(criterion: criterion.id, before: before, after: after))
      } else if Fingerprint.of(after) != was {
        result.conflicts.append(
          .init(subject: criterion.id, review: criterion.words(before), sheet: criterion.words(after)))
      }
    }
    for item in form.findings {
      let before = review.scorecard.decision(item.key)
      let after = scorecard.decision(item.key)
      let was = written.findings[item.key] ?? ""
      guard before != after, after != FindingDecision() || !was.isEmpty else { continue }
      if overwriting || before == FindingDecision() || Fingerprint.of(before) == was {
        result.actions.append(.decided(finding: item.key, before: before, after: after))
      } else if Fingerprint.of(after) != was {
        result.conflicts.append(.init(subject: item.key, review: before.words, sheet: after.words))
      }
    }
    let before = review.scorecard.opinion
    let after = scorecard.opinion
    if before != after, !after.isEmpty || !written.opinion.isEmpty {
      if overwriting || before.isEmpty || Fingerprint.of(before) == written.opinion {
        result.actions.append(.opinion(before: before, after: after))
      } else if Fingerprint.of(after) != written.opinion {
        result.conflicts.append(
          .init(subject: "opinion", review: Localized(before), sheet: Localized(after)))
      }
    }
    return result
  }
}

extension Criterion {
  fileprivate func words(_ mark: Mark) -> Localized {
    let taken = mark.deductions.map { $0.times > 1 ? "\($0.id)×\($0.times)" : $0.id }.joined(separator: "、")
    let word = mark.state == .unanswered ? Localized(zh: "未答", en: "unanswered") : word(for: mark.state)
    let rest = (taken.isEmpty ? "" : " \(taken)") + (mark.reason.isEmpty ? "" : " “\(mark.reason)”")
    return Localized(zh: word.zh + rest, en: word.en + rest)
  }
}

extension FindingDecision {
  fileprivate var words: Localized {
    let word = state == .open ? Localized(zh: "待定", en: "open") : state.word
    let rest = reason.isEmpty ? "" : " “\(reason)”"
    return Localized(zh: word.zh + rest, en: word.en + rest)
  }
}
