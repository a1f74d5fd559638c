import CaseFiles
import Reviewing
import Standards

/// What a panel decided, what is not counted twice, and what putting a fault right would bring.
extension App {
  func addPanel(_ score: Score, _ entry: CaseEntry, to block: inout TextBlock) {
    if !score.waived.isEmpty {
      block.add(
        Localized(zh: "同一事项不重复扣分：", en: "Not deducted twice: ")[language]
          + score.waived.joined(separator: language == .zh ? "、" : ", "), .dim)
    }
    guard !score.overruled.isEmpty else { return }
    block.blank()
    block.add(Localized(zh: "合议改定", en: "Decided by the panel")[language], .heading)
    let lines = Dictionary(score.lines.map { ($0.criterion, $0) }) { first, _ in first }
    for id in score.overruled {
      guard let decision = entry.review.scorecard.panel[id] else { continue }
      let title = entry.standard.criterion(id)?.title[language] ?? ""
      block.add(
        "\(id) \(title)", .normal, right: lines[id].map { "\($0.earned)/\($0.of)" } ?? "", .warning,
        target: .criterion(id))
      block.add(decision.reason, lead: Localized(zh: "理由", en: "Reason")[language] + " ", indent: 4)
      block.add(
        decision.members.joined(separator: language == .zh ? "、" : ", "), .dim,
        lead: Localized(zh: "合议人员", en: "Members")[language] + " ", indent: 4)
    }
  }

  /// The few that bring most; the rest is said by `result`.
  func addGains(_ entry: CaseEntry, to block: inout TextBlock) {
    let gains = entry.standard.gains(entry.review.scorecard).filter { $0.gain > .zero }
    guard !gains.isEmpty else { return }
    block.blank()
    block.add(Localized(zh: "如改正其中一项", en: "Were one of these put right")[language], .heading)
    for gain in gains.prefix(5) {
      let title = entry.standard.criterion(gain.criterion)?.title ?? Localized("")
      block.add(gain.sentence(title: title)[language], indent: 2, target: .criterion(gain.criterion))
    }
    if gains.count > 5 {
      block.add(
        Localized(zh: "另有 \(gains.count - 5) 项", en: "\(gains.count - 5) more")[language], .dim, indent: 2)
    }
  }
}
