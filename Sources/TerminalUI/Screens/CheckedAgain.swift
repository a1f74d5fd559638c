import CaseFiles
import Prechecks
import Reviewing

/// The checks run again after facts were entered.
extension App {
  /// Takes the results of the file as it is corrected now, and tells what they changed.
  mutating func take(_ results: [CheckResult], of id: ReviewID) {
    guard let position = table.position(of: id.caseFile), desk.entries.isLoaded(position) else { return }
    let before = desk.entries[position].results
    desk.entries[position].results = results
    table.replace(position, with: DeskItem(desk.entries[position]))
    guard review?.entry == position else { return }
    review?.rebuild(desk.entries[position])
    if timeline?.review == id { takeTimeline() }
    tell(difference(from: before, to: results, card: desk.entries[position].review.scorecard))
  }

  /// Says what the checks have changed, behind what was taken back; a file of a workspace is checked twice.
  private mutating func tell(_ news: Localized?) {
    let before = message
    if news == nil && before?.origin == .checks { return }
    let told = news ?? Localized(zh: "已重新预检，疑点没有变化", en: "Checked again: the findings are the same")
    if let before, before.origin == .undo {
      say(Localized(zh: before.text.zh + "；" + told.zh, en: before.text.en + "; " + told.en))
    } else {
      say(told)
    }
    message?.origin = .checks
  }

  /// What came and went; nil where nothing did.
  private func difference(
    from old: [CheckResult], to new: [CheckResult], card: Scorecard
  ) -> Localized? {
    func findings(_ results: [CheckResult]) -> [String: Localized] {
      var all: [String: Localized] = [:]
      for result in results {
        for finding in result.outcome.findings { all[result.key(of: finding)] = finding.message }
      }
      return all
    }
    let (before, after) = (findings(old), findings(new))
    let gained = after.filter { before[$0.key] == nil }.sorted { $0.key < $1.key }
    let lost = before.keys.filter { after[$0] == nil }
    let altered = after.keys.filter { key in before[key].map { $0 != after[key] } ?? false }
    let open = { (results: [CheckResult]) in results.filter { $0.outcome.state == "undetermined" }.count }
    var zh: [String] = []
    var en: [String] = []
    if !lost.isEmpty {
      let adopted = lost.filter { card.decision($0).state == .adopted }.count
      zh.append("消除疑点 \(lost.count) 条" + (adopted > 0 ? "（其中已采纳 \(adopted) 条，请复核扣分）" : ""))
      en.append(
        "\(lost.count) gone" + (adopted > 0 ? " (\(adopted) of them adopted: look at the points again)" : ""))
    }
    if !altered.isEmpty {
      let adopted = altered.filter { card.decision($0).state == .adopted }.count
      let told = Localized(
        zh: "改变疑点 \(altered.count) 条" + (adopted > 0 ? "（其中已采纳 \(adopted) 条，请复核理由和扣分）" : ""),
        en: "\(altered.count) changed"
          + (adopted > 0 ? " (\(adopted) of them adopted: look at reason and points again)" : ""))
      zh.append(told.zh)
      en.append(told.en)
    }
    if open(old) != open(new) {
      zh.append("不能判断 \(open(old))→\(open(new)) 项")
      en.append("undetermined \(open(old)) to \(open(new))")
    }
    // The words of a finding may be long and stand last.
    if let first = gained.first {
      zh.append("新增疑点 \(gained.count) 条：\(first.value.zh)\(gained.count > 1 ? " 等" : "")")
      en.append("\(gained.count) new: \(first.value.en)\(gained.count > 1 ? " …" : "")")
    }
    guard !zh.isEmpty else { return nil }
    return Localized(
      zh: "已重新预检：" + zh.joined(separator: "；"), en: "Checked again: " + en.joined(separator: "; "))
  }
}
