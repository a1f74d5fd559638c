import CaseFiles
import Reviewing

/// One rectification in full: what is to be done by when, what was answered, what everybody did.
extension App {
  func rectificationBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns)
    guard let entry = rectify.selected else { return block }
    let one = entry.rectification
    block.add(one.notice.title.isEmpty ? entry.id.review.caseFile : one.notice.title, .heading)
    block.add("\(entry.id.review.caseFile)  \(one.notice.agency)", .dim)
    block.blank()
    addStanding(one, to: &block)
    addProblems(one, to: &block)
    addCorrection(one, to: &block)
    block.blank()
    block.add(Localized(zh: "办理经过", en: "What was done")[language], .heading)
    for taken in one.history.reversed() {
      block.add(taken.step.sentence[language], lead: "\(taken.step.day) \(taken.actor) ", leadRole: .dim)
    }
    return block
  }

  private func addStanding(_ one: Rectification, to block: inout TextBlock) {
    let late = one.daysLate(on: rectify.today)
    let state = one.state.title[language]
    let time = late.map { Localized(zh: "，逾期 \($0) 日", en: ", \($0) days late")[language] } ?? ""
    block.add(state + time, late == nil ? .accent : .bad)
    if let deadline = one.deadline {
      block.add(deadline.description, lead: Localized(zh: "期限 ", en: "Last day ")[language])
    } else {
      block.add(Localized(zh: "没有定期限", en: "No last day was set")[language], .dim)
    }
    if !one.notice.derivation[language].isEmpty {
      block.add(one.notice.derivation[language], .dim, indent: 2)
    }
    if let days = one.answeredLate {
      block.add(
        Localized(zh: "答复逾期 \(days) 日", en: "Answered \(days.counting("day")) late")[language], .warning)
    }
    if let level = one.suggestion(on: rectify.today, rectify.policy) {
      block.add(
        Localized(
          zh: "建议\(level.title.zh)（\(key("催办", on: .rectification))）",
          en: "Suggested: \(level.title.en) (\(key("催办", on: .rectification)))")[language], .warning)
    }
    if let submitter = one.submitter, one.state == .answered {
      block.add(
        Localized(
          zh: "由\(submitter)提交，应由他人核查（a 认可，t 退回）",
          en: "Handed in by \(submitter), for somebody else to check (a, t)")[
            language], .accent)
    }
  }

  private func addProblems(_ one: Rectification, to block: inout TextBlock) {
    guard !one.notice.problems.isEmpty else { return }
    block.blank()
    block.add(Localized(zh: "问题与答复", en: "Problems and answers")[language], .heading)
    for (index, problem) in one.notice.problems.enumerated() {
      block.add(problem, lead: "\(index + 1). ")
      let answers = (one.answer?.entries ?? []).filter { $0.problem == index + 1 }
      for answer in answers {
        block.add(answer.text, .quote, lead: answer.measure.title[language] + colon, indent: 3)
        for evidence in answer.evidence {
          block.add(evidence.shortLine(language), .dim, indent: 3)
        }
      }
      if answers.isEmpty, one.answer != nil {
        block.add(Localized(zh: "没有答复", en: "not answered")[language], .warning, indent: 3)
      }
    }
  }

  private func addCorrection(_ one: Rectification, to block: inout TextBlock) {
    let needed = one.touchingDecision
    guard let correction = one.correction else {
      if !needed.isEmpty && one.state == .answered {
        block.blank()
        block.add(RectificationRefusal.correctionNeeded(needed).message[language], .warning)
      }
      return
    }
    block.blank()
    block.add(
      Localized(zh: "自行纠正：\(correction.kind.title.zh)", en: "Correction: \(correction.kind.title.en)")[
        language],
      .heading)
    block.add(correction.ground, indent: 2)
    for paper in correction.papers {
      block.add(
        paper.evidence.shortLine(language), lead: "\(paper.day) \(paper.kind.title[language]) ", indent: 2)
    }
    if let closed = correction.closed {
      block.add(Localized(zh: "\(closed) 办结", en: "closed on \(closed)")[language], .good, indent: 2)
    } else if !correction.missing.isEmpty {
      block.add(
        Localized(zh: "缺：", en: "missing: ")[language] + correction.missing.names[language], .warning,
        indent: 2)
    }
  }
}

extension RectificationEvidence {
  /// `回证.pdf（SHA-256 98ea6e4f216f2fb4…）`.
  func shortLine(_ language: Language) -> String {
    guard let sha256 else { return name + Localized(zh: "（纸质）", en: " (paper)")[language] }
    return name
      + Localized(zh: "（SHA-256 \(sha256.prefix(16))…）", en: " (SHA-256 \(sha256.prefix(16))…)")[language]
  }
}
