import CaseFiles
import Prechecks
import Reviewing
import Standards

/// One thing that keeps a review from being submitted.
struct Blocker: Sendable, Equatable {
  var text: Localized
  /// Where it is put right, as a place in the list of criteria.
  var item: Int
}

extension App {
  /// Everything that keeps the open review from being submitted, in the order of the criteria.
  var blockers: [Blocker] {
    guard let review else { return [] }
    let card = desk.entries[review.entry].review.scorecard
    var blockers: [Blocker] = []
    var seen: Set<String> = []
    for (position, item) in review.items.enumerated() {
      if let criterion = item.criterion {
        blockers += missing(card.mark(criterion.id), in: criterion).map { Blocker(text: $0, item: position) }
      }
      for place in item.findings
      where card.decision(place.key).state == .open && seen.insert(place.key).inserted {
        let finding = desk.entries[review.entry].results[place.result].outcome.findings[place.finding]
        blockers.append(
          Blocker(
            text: Localized(
              zh: "疑点未处理：\(finding.message.zh)", en: "Finding is open: \(finding.message.en)"), item: position
          ))
      }
    }
    return blockers
  }

  private func missing(_ mark: Mark, in criterion: Criterion) -> [Localized] {
    let name = Localized(
      zh: "\(criterion.id) \(criterion.title.zh)", en: "\(criterion.id) \(criterion.title.en)")
    func text(_ zh: String, _ en: String) -> Localized {
      Localized(zh: "\(zh)：\(name.zh)", en: "\(en): \(name.en)")
    }
    var missing: [Localized] = []
    switch mark.state {
    case .unanswered: missing.append(text("未答", "Unanswered"))
    case .deducted:
      if mark.reason.isEmpty { missing.append(text("扣分未写理由", "Deduction without a reason")) }
      if mark.evidence.isEmpty { missing.append(text("扣分未引用出处", "Deduction without a citation")) }
    case .veto:
      if mark.reason.isEmpty { missing.append(text("否决未写事实", "Veto without its fact")) }
      if mark.evidence.isEmpty { missing.append(text("否决未引用出处", "Veto without a citation")) }
    case .na:
      if mark.reason.isEmpty && criterion.kind != .bonus {
        missing.append(text("不涉及未写理由", "Not applicable without a reason"))
      }
    case .met: break
    }
    return missing
  }
}
