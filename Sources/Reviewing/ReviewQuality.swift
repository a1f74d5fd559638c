import CaseFiles
import Prechecks
import Standards

/// One thing wanting in a review, and where it is put right.
public struct ReviewGap: Sendable, Equatable {
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    case unanswered
    case deductionWithoutReason, deductionWithoutCitation, deductedWithoutDeduction
    case metWithFault
    case leftOutWithoutReason, leftOutAgainstStandard
    case vetoWithoutFact, vetoWithoutCitation
    case findingOpen, rejectedWithoutReason, adoptedWithoutLoss
  }

  public enum Place: Sendable, Equatable {
    case criterion(String)
    /// The key of a finding.
    case finding(String)
  }

  public var kind: Kind
  public var place: Place
  public var sentence: Localized
}

extension Standard {
  /// What is still wanting in a review before it is submitted: criteria in the standard's order, then findings.
  ///
  /// `results` are the checks' results for the case file, whose findings the reviewer decides on.
  public func quality(of card: Scorecard, results: [CheckResult]) -> [ReviewGap] {
    let score = score(card)
    let lines = Dictionary(score.lines.map { ($0.criterion, $0) }) { first, _ in first }
    let unanswered = Set(score.unanswered)
    var gaps: [ReviewGap] = []
    for criterion in criteria {
      if unanswered.contains(criterion.id) {
        gaps.append(.at(criterion, .unanswered))
        if card.mark(criterion.id).state == .unanswered { continue }
      }
      let follows = lines[criterion.id].map { $0.state != card.mark(criterion.id).state } ?? false
      if follows && !criterion.isDocument && lines[criterion.id]?.state == .na { continue }
      gaps += criterion.gaps(in: card.mark(criterion.id))
    }
    return gaps + results.flatMap { findingGaps($0, card, lines) }
  }

  private func findingGaps(
    _ result: CheckResult, _ card: Scorecard, _ lines: [String: Score.Line]
  ) -> [ReviewGap] {
    let spoken = criteria(forCheck: result.check)
    return result.outcome.findings.compactMap { finding in
      let key = result.key(of: finding)
      let decision = card.decision(key)
      switch decision.state {
      case .open: return .finding(key, .findingOpen, finding)
      case .rejected: return decision.reason.isEmpty ? .finding(key, .rejectedWithoutReason, finding) : nil
      case .adopted:
        let lost = spoken.contains { id in
          lines[id].map { $0.state == .veto || $0.state == .deducted } ?? false
        }
        return spoken.isEmpty || lost ? nil : .finding(key, .adoptedWithoutLoss, finding)
      }
    }
  }
}

extension Criterion {
  fileprivate func gaps(in mark: Mark) -> [ReviewGap] {
    var kinds: [ReviewGap.Kind] = []
    switch mark.state {
    case .unanswered: break
    case .met: if mark.reason.speaksOfFault { kinds.append(.metWithFault) }
    case .deducted:
      let known = mark.deductions.contains { taken in deductions.contains { $0.id == taken.id } }
      if !known && !deductions.isEmpty { kinds.append(.deductedWithoutDeduction) }
      if mark.reason.isEmpty { kinds.append(.deductionWithoutReason) }
      if mark.evidence.isEmpty { kinds.append(.deductionWithoutCitation) }
    case .veto:
      if mark.reason.isEmpty { kinds.append(.vetoWithoutFact) }
      if mark.evidence.isEmpty { kinds.append(.vetoWithoutCitation) }
    case .na:
      if !mayBeLeftOut { kinds.append(.leftOutAgainstStandard) }
      if mark.reason.isEmpty && kind != .bonus && kind != .veto { kinds.append(.leftOutWithoutReason) }
    }
    return kinds.map { .at(self, $0) }
  }
}

extension String {
  /// Whether a reason speaks of something wrong; “未发现” and the like say that nothing is.
  fileprivate var speaksOfFault: Bool {
    var rest = self
    for denial in ["未发现", "没有发现", "未见", "不存在", "无缺", "没有缺", "无误", "没有错", "没有问题", "无问题"] {
      rest = rest.replacing(denial, with: "")
    }
    let faults = [
      "未", "缺", "逾期", "超期", "超过", "不符", "不一致", "错误", "遗漏", "漏", "没有", "不全", "不当", "无送达", "扣分",
    ]
    return faults.contains { rest.contains($0) }
  }
}

// MARK: Messages

extension ReviewGap {
  fileprivate static func at(_ criterion: Criterion, _ kind: Kind) -> ReviewGap {
    let text = kind.text
    return ReviewGap(
      kind: kind, place: .criterion(criterion.id),
      sentence: Localized(
        zh: "\(text.zh)：\(criterion.id) \(criterion.title.zh)",
        en: "\(text.en): \(criterion.id) \(criterion.title.en)"))
  }

  fileprivate static func finding(_ key: String, _ kind: Kind, _ finding: Finding) -> ReviewGap {
    let text = kind.text
    return ReviewGap(
      kind: kind, place: .finding(key),
      sentence: Localized(
        zh: "\(text.zh)：\(finding.message.zh)", en: "\(text.en): \(finding.message.en)"))
  }
}

extension ReviewGap.Kind {
  /// What is wanting, in few words.
  public var text: Localized {
    switch self {
    case .unanswered: Localized(zh: "未答", en: "Unanswered")
    case .deductionWithoutReason: Localized(zh: "扣分未写理由", en: "Deduction without a reason")
    case .deductionWithoutCitation: Localized(zh: "扣分未引用出处", en: "Deduction without a citation")
    case .deductedWithoutDeduction:
      Localized(zh: "记为扣分，但未选扣分情形", en: "Marked as deducted, no deduction chosen")
    case .metWithFault: Localized(zh: "记为符合，理由却写了问题", en: "Marked as met, the reason speaks of a fault")
    case .leftOutWithoutReason: Localized(zh: "不涉及未写理由", en: "Not applicable without a reason")
    case .leftOutAgainstStandard:
      Localized(zh: "本项按标准不得不评", en: "The standard does not let it be left out")
    case .vetoWithoutFact: Localized(zh: "否决未写事实", en: "Veto without its fact")
    case .vetoWithoutCitation: Localized(zh: "否决未引用出处", en: "Veto without a citation")
    case .findingOpen: Localized(zh: "疑点未处理", en: "Finding is open")
    case .rejectedWithoutReason: Localized(zh: "不采纳疑点未写理由", en: "Finding rejected without a reason")
    case .adoptedWithoutLoss:
      Localized(zh: "已采纳疑点，对应项目未扣分", en: "Finding adopted, its criterion lost nothing")
    }
  }
}
