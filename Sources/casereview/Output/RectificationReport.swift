import CaseFiles
import Reviewing

/// What `rectify list` prints, as one value.
struct RectificationReport: Encodable {
  struct Row: Encodable {
    var number: String
    var caseFile: String
    var reviewer: String
    var agency: String
    var title: String
    var issued: String
    var deadline: String
    var state: String
    /// 0 where it is not late.
    var daysLate: Int
    /// How far it was escalated; empty where it was not.
    var level: String
    /// What to do next; empty where nothing is called for.
    var suggestion: String
    var problems: Int
    var submitter: String
    var round: String
    /// What the other commands call it by.
    var handle: String

    enum CodingKeys: String, CodingKey, CaseIterable {
      case number
      case caseFile = "case"
      case reviewer, agency, title, issued, deadline, state
      case daysLate = "days_late"
      case level, suggestion, problems, submitter, round, handle
    }
  }

  var schema = "casereview.rectify/1"
  var today: String
  var rows: [Row]
  var total: Int
  var overdue: Int
  var accepted: Int

  init(_ entries: [RectificationEntry], on day: Day, policy: EscalationPolicy) {
    today = day.description
    let overview = RectificationOverview(entries, on: day, policy: policy)
    total = overview.all.total
    overdue = overview.all.overdue
    accepted = overview.all.accepted
    rows = entries.map { entry in
      let one = entry.rectification
      return Row(
        number: one.notice.number, caseFile: entry.id.review.caseFile, reviewer: entry.id.review.reviewer,
        agency: one.notice.agency, title: one.notice.title, issued: one.notice.issued.description,
        deadline: one.deadline?.description ?? "", state: one.state.rawValue,
        daysLate: one.daysLate(on: day) ?? 0, level: one.level?.rawValue ?? "",
        suggestion: one.suggestion(on: day, policy)?.rawValue ?? "", problems: one.notice.problems.count,
        submitter: one.submitter ?? "", round: one.notice.round, handle: entry.handle)
    }
  }

  var csv: [[String]] {
    [Row.CodingKeys.allCases.map(\.rawValue)]
      + rows.map {
        [
          $0.number, $0.caseFile, $0.reviewer, $0.agency, $0.title, $0.issued, $0.deadline, $0.state,
          "\($0.daysLate)", $0.level, $0.suggestion, "\($0.problems)", $0.submitter, $0.round, $0.handle,
        ]
      }
  }
}

/// Rectifications as lines for people.
struct RectificationText {
  let day: Day
  let policy: EscalationPolicy
  let language: Language

  func list(_ entries: [RectificationEntry]) -> [String] {
    guard !entries.isEmpty else {
      return [
        Localized(
          zh: "没有整改事项。出具带文号的整改通知书即自动登记；在别处编号的，用 casereview rectify start 登记。",
          en:
            "No rectifications. A numbered rectification notice starts one; register others with casereview rectify start."
        )[language]
      ]
    }
    let overview = RectificationOverview(entries, on: day, policy: policy).all
    return entries.map(line) + [
      "",
      Localized(
        zh:
          "共 \(overview.total) 件：逾期 \(overview.overdue)，待核查 \(overview.answered)，已认可 \(overview.accepted)/\(overview.counted)",
        en:
          "\(overview.total) in all: \(overview.overdue) overdue, \(overview.answered) answered, \(overview.accepted)/\(overview.counted) accepted"
      )[language],
    ]
  }

  func line(_ entry: RectificationEntry) -> String {
    let one = entry.rectification
    var parts = [
      one.notice.number.isEmpty ? Localized(zh: "自行纠正", en: "own correction")[language] : one.notice.number,
      one.notice.number.isEmpty ? entry.handle : entry.id.review.caseFile, one.notice.agency,
      one.state.title[language],
    ]
    if let deadline = one.deadline {
      parts.append(Localized(zh: "期限 \(deadline)", en: "by \(deadline)")[language])
    }
    parts += timing(one).map { [$0] } ?? []
    if let level = one.level {
      parts.append(Localized(zh: "已\(level.title.zh)", en: "done: \(level.title.en)")[language])
    }
    if let level = one.suggestion(on: day, policy) {
      parts.append(Localized(zh: "建议\(level.title.zh)", en: "suggested: \(level.title.en)")[language])
    }
    return parts.filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// `逾期 5 日`, `还有 3 日`; nil where nobody waits.
  func timing(_ one: Rectification) -> String? {
    if let late = one.daysLate(on: day) {
      return Localized(zh: "逾期 \(late) 日", en: "\(late) days late")[language]
    }
    guard one.state.isDue, let deadline = one.deadline else { return nil }
    return Localized(zh: "还有 \(deadline - day) 日", en: "\(deadline - day) days left")[language]
  }

  /// Everything about one: the derivation of its last day, the problems with their answers, what was done.
  func detail(_ entry: RectificationEntry) -> [String] {
    let one = entry.rectification
    var lines = [line(entry)]
    if !one.notice.title.isEmpty { lines.append(one.notice.title) }
    if !one.notice.derivation[language].isEmpty {
      lines.append(Localized(zh: "期限计算：", en: "Last day: ")[language] + one.notice.derivation[language])
    }
    if let late = one.answeredLate {
      lines.append(Localized(zh: "答复逾期 \(late) 日", en: "answered \(late) days late")[language])
    }
    for (index, problem) in one.notice.problems.enumerated() {
      lines.append("\(index + 1). \(problem)")
      for answer in one.answer?.entries ?? [] where answer.problem == index + 1 {
        lines.append("   \(answer.measure.title[language])：\(answer.text)")
        lines += answer.evidence.map { "   " + $0.line(language) }
      }
    }
    if let correction = one.correction {
      let rest = correction.missing.names[language]
      lines.append(
        Localized(zh: "自行纠正（\(correction.kind.title.zh)）：", en: "Correction (\(correction.kind.title.en)): ")[
          language]
          + (correction.closed.map { Localized(zh: "\($0) 办结", en: "closed \($0)")[language] }
            ?? (rest.isEmpty
              ? Localized(zh: "材料齐全，可以办结", en: "papers complete, can be closed")[language]
              : Localized(zh: "缺：", en: "missing: ")[language] + rest))
      )
      lines += correction.papers.map {
        "   \($0.day) \($0.kind.title[language])  \($0.evidence.line(language))"
      }
    }
    lines.append("")
    lines += one.history.map { "\($0.step.day)  \($0.actor)  \($0.step.sentence[language])" }
    return lines
  }
}

extension RectificationEvidence {
  /// `证明.pdf（12345 字节，SHA-256 3f1a…）`.
  func line(_ language: Language) -> String {
    guard let sha256 else { return name + Localized(zh: "（纸质）", en: " (paper)")[language] }
    return name
      + Localized(
        zh: "（\(bytes ?? 0) 字节，SHA-256 \(sha256)）", en: " (\(bytes ?? 0) bytes, SHA-256 \(sha256))")[language]
  }
}
