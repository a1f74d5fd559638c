import CaseFiles
import Standards

/// What putting one fault right would bring.
public struct Gain: Sendable, Equatable {
  public var criterion: String
  /// The score as it would be.
  public var score: Points
  /// Above the score as it is; after rounding and vetoes, so it may be zero.
  public var gain: Points
  public var grade: Localized
}

extension Gain {
  /// `3.2 送达回证：+2，得 94 分，优秀`, with the criterion's title.
  public func sentence(title: Localized) -> Localized {
    let zhGrade = grade.zh.isEmpty ? "" : "，\(grade.zh)"
    let enGrade = grade.en.isEmpty ? "" : ", \(grade.en)"
    return Localized(
      zh: "\(criterion) \(title.zh)：+\(gain)，总分 \(score)\(zhGrade)",
      en: "\(criterion) \(title.en): +\(gain), score \(score)\(enGrade)")
  }
}

extension Standard {
  /// The score as it would be with one criterion met: a missing document there, a veto not established.
  public func score(_ card: Scorecard, puttingRight criterion: String) -> Score {
    Scorer(self).score(card.puttingRight(criterion))
  }

  /// For every criterion that lost points or whose veto is established what putting it right would bring,
  /// the greatest gain first.
  public func gains(_ card: Scorecard) -> [Gain] {
    let scorer = Scorer(self)
    let now = scorer.score(card)
    var following: Set<String> = []
    for line in now.lines where line.state == .deducted {
      following.formUnion(criterion(line.criterion)?.carries ?? [])
    }
    let faults = now.lines.filter { line in
      guard let kind = criterion(line.criterion)?.kind, kind != .bonus else { return false }
      return line.state == .veto && kind == .veto
        || line.state == .deducted && !following.contains(line.criterion)
    }
    return faults.map { line in
      let score = scorer.score(card.puttingRight(line.criterion))
      return Gain(
        criterion: line.criterion, score: score.score, gain: max(.zero, score.score - now.score),
        grade: score.grade)
    }.enumerated().sorted { ($1.element.gain, $0.offset) < ($0.element.gain, $1.offset) }.map(\.element)
  }
}

extension Scorecard {
  func puttingRight(_ criterion: String) -> Scorecard {
    var card = self
    card.marks[criterion] = Mark(state: .met)
    card.panel[criterion] = nil
    return card
  }
}
