import CaseFiles
import Prechecks
import Reviewing
import Standards

extension Criterion {
  /// The mark of a criterion that was looked at and found in order: points for good work are not given so.
  func accepted(_ mark: Mark?) -> Mark {
    var mark = mark ?? Mark()
    mark.state = kind == .bonus ? .na : .met
    return mark
  }
}

/// What the keys of the review do.
extension App {
  var card: Scorecard? { review.map { desk.entries[$0.entry].review.scorecard } }

  var criterion: Criterion? { review?.item?.criterion }

  var mark: Mark { criterion.flatMap { card?.mark($0.id) } ?? Mark() }

  /// Changes the mark of the criterion at hand, with changes that belong to the same step before it.
  mutating func remark(_ before: [ReviewAction] = [], _ edit: (inout Mark) -> Void) -> [Effect] {
    guard let criterion else { return change(before) }
    let old = mark
    var new = old
    edit(&new)
    let own: [ReviewAction] =
      new == old ? [] : [.marked(criterion: criterion.id, before: old, after: new)]
    return change(before + own)
  }

  /// The findings of the item at hand that are not decided.
  func openFindings(of item: ReviewItem) -> Int {
    guard let card else { return 0 }
    return item.findings.filter { card.decision($0.key).state == .open }.count
  }

  /// Enter: what is still unanswered is met, and on to the next criterion.
  mutating func acceptAndGoOn() -> [Effect] {
    guard let item = review?.item else { return [] }
    let open = openFindings(of: item)
    var effects: [Effect] = []
    if mark.state == .unanswered, let criterion, isOpen {
      if open > 0 {
        message = Message(
          Localized(
            zh:
              "本项有 \(open) 条疑点未处理：\(key("采纳")) 采纳，\(key("不采纳")) 不采纳；确认无问题按 \(key("合格"))",
            en:
              "\(open) findings here are open: \(key("采纳")) adopts, \(key("不采纳")) rejects; \(key("合格")) marks it met all the same"
          ),
          isBad: true)
        return []
      }
      if item.findings.contains(where: { card?.decision($0.key).state == .adopted }) {
        message = Message(
          Localized(
            zh: "本项采纳了疑点：按 1–9 扣分；确认不扣分按 \(key("合格"))",
            en:
              "A finding was adopted here: 1–9 deducts; \(key("合格")) marks it met all the same"
          ),
          isBad: true)
        return []
      }
      effects = remark { $0 = criterion.accepted($0) }
    }
    goOn()
    return effects
  }

  private mutating func goOn() {
    guard var state = review else { return }
    let before = state.cursor
    state.move(1)
    if state.cursor == before {
      if let card, let next = state.next(1, where: { isUnanswered($0, card) }) {
        state.select(next)
      } else {
        say(
          Localized(zh: "全部已答，按 \(key("结论")) 查看结论", en: "All is answered; \(key("结论")) shows the conclusion"))
      }
    }
    review = state
    criterionChanged()
  }

  func isUnanswered(_ item: ReviewItem, _ card: Scorecard) -> Bool {
    item.criterion.map { card.mark($0.id).state == .unanswered } ?? false
  }

  mutating func markMet() -> [Effect] {
    remark {
      if $0.state == .deducted || $0.state == .veto { $0.reason = "" }
      $0.state = .met
      $0.deductions = []
    }
  }

  /// The unanswered criteria of the section at hand on which no finding is open, nor one adopted: that is a fault.
  private var restOfSection: [Criterion] {
    guard let review, let card else { return [] }
    let start = review.items[...review.cursor].lastIndex { $0.isSection } ?? 0
    return review.items[(start + 1)...].prefix { $0.criterion != nil }.compactMap { item in
      let isClear = item.findings.allSatisfy { card.decision($0.key).state == .rejected }
      return isUnanswered(item, card) && isClear ? item.criterion : nil
    }
  }

  mutating func askRestOfSection() {
    let rest = restOfSection
    guard !rest.isEmpty else {
      say(Localized(zh: "本节没有可一并记为合格的项目", en: "There is nothing left to mark in this section"))
      return
    }
    confirm(
      Localized(
        zh: "本节还有 \(rest.count) 项未答且没有待处理疑点，都已看过并记为合格？（加分项记为不加分）",
        en:
          "\(rest.count) criteria of this section are unanswered and without open findings. Are they all seen and met?"
      )
    ) { app in
      let effects = app.change(
        rest.map {
          .marked(
            criterion: $0.id, before: app.card?.mark($0.id) ?? Mark(),
            after: $0.accepted(app.card?.mark($0.id)))
        })
      app.jumpToUnanswered(1)
      return effects
    }
  }

  mutating func askNotApplicable() {
    guard let criterion else { return }
    let old = mark.state == .na ? mark.reason : criterion.notApplicable?.zh ?? ""
    let prompt = Prompt(
      Localized(zh: "不涉及的理由", en: "Why it is not applicable"), text: old, needsText: true,
      for: .notApplicable(criterion: criterion.id)
    ) { app, text in
      app.remark {
        $0.state = .na
        $0.deductions = []
        $0.reason = text
      }
    }
    ask(prompt)
  }

  mutating func askVeto() {
    guard let criterion else { return }
    let prompt = Prompt(
      Localized(zh: "否决事实（写明认定的事实）", en: "The fact that establishes the veto"), text: mark.reason,
      needsText: true, for: .veto(criterion: criterion.id)
    ) { app, text in
      app.remark {
        $0.state = .veto
        $0.reason = text
      }
    }
    ask(prompt)
  }

  mutating func askReason() {
    guard let criterion else { return }
    let taken = mark.deductions.last
    let offered = criterion.deductions.first { $0.id == taken?.id }?.title.zh ?? ""
    askReason(of: criterion, text: mark.reason.isEmpty ? offered : mark.reason, instead: mark.reason)
  }

  /// The field of a reason, which takes the place of the one that stood there when it was opened.
  private mutating func askReason(of criterion: Criterion, text: String, instead old: String) {
    let prompt = Prompt(
      Localized(zh: "理由或备注", en: "Reason or note"), text: text, for: .reason(criterion: criterion.id)
    ) { app, text in
      let now = app.mark.reason
      guard now == old || now == text else {
        app.askReason(of: criterion, text: text, instead: now)
        app.message = Message(
          Localized(
            zh: "另一窗口刚写了“\(now)”；再按 Enter 以这里的为准",
            en: "Another window wrote “\(now)”; Enter again puts this in its place"),
          isBad: true)
        return []
      }
      return app.remark { $0.reason = text }
    }
    ask(prompt)
  }

  /// A long reason is written in the editor.
  mutating func editReason() -> [Effect] {
    guard let id = criterion?.id else { return [] }
    editing = { app, text in
      if app.criterion?.id != id, let position = app.review?.position(of: id) { app.review?.select(position) }
      let effects = app.remark { $0.reason = text }
      app.sayEdited(effects, Localized(zh: "\(id) 的理由", en: "The reason of \(id)"))
      return effects
    }
    return [.edit(text: mark.reason)]
  }

  mutating func cite(_ citation: Citation) -> [Effect] {
    guard criterion != nil else {
      say(Localized(zh: "先选中一个评查项目再引用", en: "Select a criterion before citing"))
      return []
    }
    if mark.evidence.contains(citation) {
      say(Localized(zh: "已经引用过", en: "It is cited already"))
      return []
    }
    let effects = remark { $0.evidence.append(citation) }
    if !effects.isEmpty, let criterion {
      say(Localized(zh: "已引用到 \(criterion.id)", en: "Cited in \(criterion.id)"))
    }
    return effects
  }

  mutating func removeCitation() -> [Effect] { remark { _ = $0.evidence.popLast() } }
}
