import CaseFiles
import Reviewing
import Standards

/// Taking points, and taking them back.
extension App {
  /// A digit: takes a deduction, or takes it once more where occurrences count.
  mutating func deduct(_ number: Int) -> [Effect] {
    guard let criterion, criterion.deductions.indices.contains(number - 1) else {
      message = Message(
        Localized(zh: "本项没有第 \(number) 种扣分情形", en: "There is no deduction \(number) here"), isBad: true)
      return []
    }
    let deduction = criterion.deductions[number - 1]
    review?.deduction = deduction.id
    let taken = mark.deductions.first { $0.id == deduction.id }
    switch deduction.amount {
    case .range(let least, let most):
      askPoints(deduction, from: taken?.points ?? least, least, most)
      return []
    case .once where taken != nil:
      say(
        Localized(
          zh: "第 \(number) 种情形已扣；按 \(key("减一处")) 取消",
          en: "Deduction \(number) is taken; \(key("减一处")) takes it back"))
      return []
    case .once: return take(TakenDeduction(id: deduction.id))
    case .perOccurrence(let step, let cap):
      let times = min(99, (taken?.times ?? 0) + 1)
      if step * times > cap {
        say(
          Localized(
            zh: "记 \(times) 处；本情形最多扣 \(cap) 分",
            en: "\(times.counting("occurrence")); it takes \(cap) points at most"))
      }
      return take(TakenDeduction(id: deduction.id, times: times))
    }
  }

  private mutating func take(_ taken: TakenDeduction) -> [Effect] {
    let (reason, evidence) = (mark.reason.isEmpty, mark.evidence.isEmpty)
    if reason || evidence {
      let zh = [reason ? "按 \(key("理由")) 写理由" : nil, evidence ? "按 \(key("去引用")) 引用出处" : nil]
      let en = [
        reason ? "\(key("理由")) writes the reason" : nil, evidence ? "\(key("去引用")) cites a passage" : nil,
      ]
      say(
        Localized(
          zh: "已扣分；" + zh.compactMap(\.self).joined(separator: "，"),
          en: "Deducted; " + en.compactMap(\.self).joined(separator: ", ")))
    }
    return remark {
      $0.state = .deducted
      if let index = $0.deductions.firstIndex(where: { $0.id == taken.id }) {
        $0.deductions[index] = taken
      } else {
        $0.deductions.append(taken)
      }
    }
  }

  private mutating func askPoints(_ deduction: Deduction, from: Points, _ least: Points, _ most: Points) {
    var prompt = Prompt(
      Localized(zh: "扣多少分（\(least)–\(most)）", en: "How many points (\(least)–\(most))"),
      text: from.description, needsText: true
    ) { app, text in
      guard let points = Points(text), points >= least, points <= most else {
        app.askPoints(deduction, from: from, least, most)
        app.message = Message(
          Localized(
            zh: "“\(text)”不在 \(least)–\(most) 之间", en: "“\(text)” is not a number from \(least) to \(most)"),
          isBad: true)
        return []
      }
      return app.take(TakenDeduction(id: deduction.id, points: points))
    }
    prompt.isReplaced = true
    ask(prompt)
  }

  /// `-`: one occurrence less, or the deduction taken back.
  mutating func reduce() -> [Effect] {
    let wanted = review?.deduction
    guard let last = mark.deductions.last(where: { $0.id == wanted }) ?? mark.deductions.last else {
      return []
    }
    return remark { mark in
      guard let index = mark.deductions.firstIndex(where: { $0.id == last.id }) else { return }
      if last.times > 1 {
        mark.deductions[index].times -= 1
      } else {
        mark.deductions.remove(at: index)
      }
      if mark.deductions.isEmpty { mark.state = .unanswered }
    }
  }
}
