import CaseFiles
import Reviewing

// What the keys of the rectification screen ask before a step is recorded. Nothing is recorded before the last
// question is answered; Esc at any of them leaves everything as it was.
extension App {
  /// The step on the one selected, as the program is to record it.
  private func recording(_ step: RectificationStep) -> [Effect] {
    guard let entry = rectify.selected else { return [] }
    return [.rectify(.take(entry.id, step, seen: entry.rectification.count))]
  }

  mutating func askReason(
    _ title: Localized, text: String = "", _ step: @escaping @Sendable (Day, String) -> RectificationStep
  ) {
    ask(
      Prompt(title, text: text, needsText: true) { app, text in app.recording(step(app.rectify.today, text)) }
    )
  }

  /// Why the one selected would not take a step; nil where it would.
  private func refusal(of step: RectificationStep) -> RectificationRefusal? {
    guard var tried = rectify.selected?.rectification else { return nil }
    do throws(RectificationRefusal) {
      try tried.take(step, by: desk.reviewer)
      return nil
    } catch {
      return error
    }
  }

  mutating func askAcceptance() {
    guard rectify.selected != nil else { return }
    // What is wanting is said before anything is asked.
    if let refusal = refusal(of: .accepted(day: rectify.today, comment: "")) {
      message = Message(refusal.message, isBad: true)
      return
    }
    ask(
      Prompt(Localized(zh: "核查情况（可以不写）", en: "What was checked (may be left empty)")) { app, text in
        app.recording(.accepted(day: app.rectify.today, comment: text))
      })
  }

  mutating func askExtension() {
    askDay(Localized(zh: "新的期限，如 2024-12-31", en: "The new last day, such as 2024-12-31")) { app, until in
      // A day that is no extension is said before anything more is asked.
      if let refusal = app.refusal(
        of: .extended(day: app.rectify.today, until: until, approver: "—", reason: "—"))
      {
        app.askExtension()
        app.message = Message(refusal.message, isBad: true)
        return
      }
      app.ask(
        Prompt(Localized(zh: "批准人", en: "Who approved it"), needsText: true) { app, approver in
          app.askReason(Localized(zh: "延期的理由", en: "Why it is extended")) {
            .extended(day: $0, until: until, approver: approver, reason: $1)
          }
          return []
        })
    }
  }

  /// Asks for a day until what is written is one.
  private mutating func askDay(
    _ title: Localized, text: String = "", _ then: @escaping @Sendable (inout App, Day) -> Void
  ) {
    ask(
      Prompt(title, text: text, needsText: true) { app, text in
        guard let day = DayReader.read(text) else {
          app.askDay(title, text: text, then)
          app.message = Message(
            Localized(
              zh: "“\(text)”不是日期；例如写作 2024-03-02", en: "“\(text)” is no date; write one as 2024-03-02"),
            isBad: true)
          return []
        }
        then(&app, day)
        return []
      })
  }

  // MARK: The agency's answer

  /// Goes through the problems; what was answered before is offered again.
  mutating func askAnswer() { askMeasure(of: 1, after: []) }

  private mutating func askMeasure(of problem: Int, after entries: [RectificationAnswer.Entry]) {
    guard let one = rectify.selected?.rectification else { return }
    let count = max(1, one.notice.problems.count)
    guard problem <= count else { return askSubmitter(entries, before: one.answer?.submitter ?? "") }
    let name = one.notice.problems.indices.contains(problem - 1) ? one.notice.problems[problem - 1] : ""
    let begun = rectify.selected.flatMap { rectify.begun[$0.id] }?.first { $0.problem == problem }
    let old = begun ?? one.answer?.entries.first { $0.problem == problem }
    let measures = RectificationMeasure.allCases
    let rows = measures.map { measure in
      Picker.Row(
        text: measure.title[language],
        detail: measure.touchesDecision
          ? Localized(zh: "须办结自行纠正程序", en: "takes a correction of the decision")[language] : "",
        words: [measure.rawValue.lowercased()])
    }
    let title = Localized(zh: "问题 \(problem)/\(count)：\(name)", en: "Problem \(problem)/\(count): \(name)")
    let at = old.flatMap { measures.firstIndex(of: $0.measure) } ?? 0
    overlay = .picker(
      Picker(title, rows: rows, cursor: at) { app, index in
        app.askAnswerText(of: problem, measures[index], old, begun?.evidence ?? [], after: entries)
        return []
      })
  }

  private mutating func askAnswerText(
    of problem: Int, _ measure: RectificationMeasure, _ old: RectificationAnswer.Entry?,
    _ evidence: [RectificationEvidence], after entries: [RectificationAnswer.Entry]
  ) {
    ask(
      Prompt(
        Localized(
          zh: "问题 \(problem) \(measure.title.zh)：整改情况",
          en: "Problem \(problem), \(measure.title.en): what was done"),
        text: old?.text ?? "", needsText: true
      ) { app, text in
        var entry = RectificationAnswer.Entry(problem: problem, measure: measure, text: text)
        entry.evidence = evidence
        app.keep(entry)
        app.askAnswerEvidence(entry, after: entries)
        return []
      })
  }

  private mutating func askAnswerEvidence(
    _ entry: RectificationAnswer.Entry, after entries: [RectificationAnswer.Entry]
  ) {
    ask(
      Prompt(
        Localized(
          zh: "问题 \(entry.problem) 证据：文件，或 纸质：名称；几份用分号隔开（可以不写）",
          en: "Problem \(entry.problem), evidence: files, or paper:NAME, parted by semicolons (may be empty)"),
        text: entry.evidence.map(\.name).joined(separator: "；"), paths: .several
      ) { app, text in
        var entry = entry
        entry.evidence = text.split { $0 == ";" || $0 == "；" }.map {
          RectificationEvidence(name: trimmed(String($0)))
        }.filter { !$0.name.isEmpty }
        app.keep(entry)
        app.askMeasure(of: entry.problem + 1, after: entries + [entry])
        return []
      })
  }

  /// Keeps what was answered so far: it is offered again where the answer was broken off or refused.
  private mutating func keep(_ entry: RectificationAnswer.Entry) {
    guard let selected = rectify.selected else { return }
    rectify.begun[selected.id, default: []].removeAll { $0.problem == entry.problem }
    rectify.begun[selected.id, default: []].append(entry)
  }

  private mutating func askSubmitter(_ entries: [RectificationAnswer.Entry], before: String) {
    ask(
      Prompt(
        Localized(zh: "代表机关提交的人（此人不能再认可）", en: "Who hands it in for the agency (and may not accept it)"),
        text: before,
        needsText: true
      ) { app, name in
        app.recording(
          .answered(RectificationAnswer(day: app.rectify.today, submitter: name, entries: entries)))
      })
  }

  // MARK: Pressing

  /// The levels, the suggested one first under the cursor.
  mutating func pickLevel() {
    guard let one = rectify.selected?.rectification else { return }
    let suggested = one.suggestion(on: rectify.today, rectify.policy)
    let levels = EscalationLevel.allCases
    let rows = levels.map { level in
      let done = one.levels.contains(level)
      let detail =
        done
        ? Localized(zh: "已办", en: "done")
        : level == suggested ? Localized(zh: "建议", en: "suggested") : Localized("")
      return Picker.Row(
        text: level.title[language], detail: detail[language], words: [level.rawValue], isDisabled: done)
    }
    let next = suggested ?? levels.first { !one.levels.contains($0) } ?? .remind
    let late = one.daysLate(on: rectify.today)
    let title =
      late.map { Localized(zh: "催办（逾期 \($0) 日）", en: "Press (\($0) days late)") }
      ?? Localized(zh: "催办（未逾期）", en: "Press (not late)")
    overlay = .picker(
      Picker(title, rows: rows, cursor: levels.firstIndex(of: next) ?? 0) { app, index in
        let left = levels[index].before.filter { !one.levels.contains($0) }
        app.askLevel(levels[index], left: left)
        return []
      })
  }

  private mutating func askLevel(_ level: EscalationLevel, left: [EscalationLevel]) {
    let reason = Localized(zh: "\(level.title.zh)：怎样办理、为什么", en: "\(level.title.en): how and why")
    guard !left.isEmpty else {
      return askReason(reason) { .escalated(day: $0, level: level, reason: $1, skipping: "") }
    }
    let names = Localized(
      zh: left.map(\.title.zh).joined(separator: "、"), en: left.map(\.title.en).joined(separator: ", "))
    ask(
      Prompt(
        Localized(zh: "还没有\(names.zh)；为什么略过", en: "Not done yet: \(names.en); why it is left out"),
        needsText: true
      ) { app, skipping in
        app.askReason(reason) { .escalated(day: $0, level: level, reason: $1, skipping: skipping) }
        return []
      })
  }

  // MARK: Correction

  /// What comes next in the correction of the decision: the kind, its papers, its end.
  mutating func pickCorrection() {
    guard let one = rectify.selected?.rectification else { return }
    guard let correction = one.correction, correction.closed == nil else { return pickCorrectionKind(one) }
    let papers = DecisionCorrection.PaperKind.allCases
    var rows = papers.map { kind in
      let day = correction.day(kind)
      let isNeeded = correction.missing.contains(kind)
      return Picker.Row(
        text: kind.title[language],
        detail: day.map { "\($0)" }
          ?? (isNeeded ? Localized(zh: "缺", en: "missing")[language] : ""), words: [kind.rawValue])
    }
    rows.append(
      Picker.Row(
        text: Localized(zh: "办结", en: "Close")[language],
        detail: correction.missing.isEmpty
          ? Localized(zh: "材料齐全", en: "papers complete")[language]
          : Localized(zh: "缺：", en: "missing: ")[language] + correction.missing.names[language],
        words: ["close"], isDisabled: !correction.missing.isEmpty))
    let at = correction.missing.first.flatMap { papers.firstIndex(of: $0) } ?? papers.count
    let title = Localized(
      zh: "自行纠正（\(correction.kind.title.zh)）", en: "Correction (\(correction.kind.title.en))")
    overlay = .picker(
      Picker(title, rows: rows, cursor: at) { app, index in
        guard index < papers.count else {
          return app.recording(.correctionClosed(day: app.rectify.today))
        }
        app.askPaper(papers[index])
        return []
      })
  }

  private mutating func pickCorrectionKind(_ one: Rectification) {
    let kinds = DecisionCorrection.Kind.allCases
    let wanted = one.answer?.entries.compactMap(\.measure.correction).first
    let rows = kinds.map {
      Picker.Row(text: $0.title[language], detail: "", words: [$0.rawValue.lowercased()])
    }
    overlay = .picker(
      Picker(
        Localized(zh: "自行纠正：拟作的决定", en: "Correction: what is to be decided"), rows: rows,
        cursor: wanted.flatMap { kinds.firstIndex(of: $0) } ?? 0
      ) { app, index in
        app.askReason(Localized(zh: "依据和理由", en: "The legal ground")) {
          .correctionOpened(day: $0, kind: kinds[index], ground: $1)
        }
        return []
      })
  }

  private mutating func askPaper(_ kind: DecisionCorrection.PaperKind) {
    askDay(
      Localized(zh: "\(kind.title.zh)上的日期", en: "The day on the \(kind.title.en)"),
      text: rectify.today.description
    ) { app, day in
      app.ask(
        Prompt(
          Localized(
            zh: "\(kind.title.zh)：文件，或 纸质：名称", en: "The \(kind.title.en): a file, or paper:NAME"),
          needsText: true, paths: .one
        ) { app, name in
          app.recording(.paperFiled(.init(kind: kind, day: day, evidence: RectificationEvidence(name: name))))
        })
    }
  }

  // MARK: Look-back

  mutating func askDraw() {
    let candidates = rectify.entries.count { $0.rectification.state == .accepted }
    let title = Localized(
      zh: "从 \(candidates) 件已认可的整改中抽几件", en: "How many of the \(candidates) accepted ones")
    ask(
      Prompt(title, text: "\(max(1, (candidates + 9) / 10))", needsText: true) { app, text in
        guard let count = Int(text), (1...candidates).contains(count) else {
          app.askDraw()
          app.message = Message(
            Localized(
              zh: "“\(text)”不是 1 到 \(candidates) 的件数", en: "“\(text)” is not from 1 to \(candidates)"),
            isBad: true)
          return []
        }
        app.ask(
          Prompt(
            Localized(
              zh: "种子：宜用事先约定、事后公开的号码，记下后任何人可以复核",
              en: "Seed: better a number agreed before and published after; anyone can redo the draw"),
            needsText: true
          ) { _, seed in [.rectify(.draw(seed: seed, count: count))] })
        return []
      })
  }

  mutating func pickLookBack() {
    let rows = [
      Localized(zh: "属实、到位", en: "It holds"), Localized(zh: "不合格，重新整改", en: "It does not hold"),
    ].map { Picker.Row(text: $0[language], detail: "", words: []) }
    overlay = .picker(
      Picker(Localized(zh: "回头看的结果", en: "What the look-back found"), rows: rows) { app, index in
        let found = Localized(zh: "看了什么、结果如何", en: "What was looked at and found")
        guard index == 1 else {
          app.askReason(found) { .lookedBack(LookBackResult(day: $0, holds: true, text: $1)) }
          return []
        }
        app.askDay(
          Localized(zh: "重新整改的期限", en: "The new last day"), text: (app.rectify.today + 30).description
        ) { app, due in
          app.askReason(found) {
            .lookedBack(LookBackResult(day: $0, holds: false, text: $1, deadline: due))
          }
        }
        return []
      })
  }
}
