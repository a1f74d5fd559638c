import CaseFiles
import Reviewing

/// The steps that can be taken back, one for each key that changed something: those of this session, and when they
/// are used up those of the journal.
struct History: Sendable {
  struct Step: Sendable {
    var review: ReviewID
    var actions: [ReviewAction]
    /// Where the reviewer was, to go back there; nil where the step is older than the session.
    var item: Int?
  }

  /// The reasons under which a step taken back, and one done again, stand in the journal.
  static let undoing = "撤销"
  static let redoing = "重做"

  var done: [Step] = []
  var undone: [Step] = []
  /// The reviews whose journal was read: nothing older is left to ask for.
  var recalled: Set<ReviewID> = []

  mutating func forget(_ review: ReviewID) {
    done.removeAll { $0.review == review }
    undone.removeAll { $0.review == review }
    recalled.remove(review)
  }

  /// Makes the steps of a review from its events, oldest first.
  mutating func recall(_ events: [ReviewEvent], of review: ReviewID) {
    forget(review)
    recalled.insert(review)
    var rest = events[...]
    while let first = rest.first {
      // What was recorded together is one step.
      let together = rest.prefix { $0.clock == first.clock && $0.reason == first.reason }
      rest = rest.dropFirst(together.count)
      // The first step of a review also binds it to its standard, which stays.
      let actions = together.map(\.action).filter { if case .opened = $0 { false } else { true } }
      switch first.reason {
      case Self.undoing: if let last = done.popLast(of: review) { undone.append(last) }
      case Self.redoing: if let last = undone.popLast(of: review) { done.append(last) }
      default:
        undone.removeAll { $0.review == review }
        if actions.isEmpty { continue }
        if actions.allSatisfy({ $0.inverse != nil }) {
          done.append(Step(review: review, actions: actions, item: nil))
        }
      }
    }
  }
}

extension [History.Step] {
  /// Takes the newest step of a review out.
  mutating func popLast(of review: ReviewID) -> History.Step? {
    lastIndex { $0.review == review }.map { remove(at: $0) }
  }
}

extension App {
  /// Applies changes to the review that is open and asks for them to be recorded: all or none.
  mutating func change(_ actions: [ReviewAction], reason: String = "") -> [Effect] {
    guard let state = review, !actions.isEmpty else { return [] }
    guard apply(actions, to: state.entry) else { return [] }
    if actions.allSatisfy({ $0.inverse != nil }) {
      history.done.append(.init(review: state.id, actions: actions, item: state.cursor))
      history.undone.removeAll { $0.review == state.id }
    } else {
      // What was done before can be taken back again once the submission was.
      history.undone.removeAll { $0.review == state.id }
    }
    return recording(actions, of: state.id, reason: reason)
  }

  /// The changes are recorded, and the checks run again where facts were among them.
  private func recording(_ actions: [ReviewAction], of id: ReviewID, reason: String) -> [Effect] {
    [.record(id, actions, reason: reason)] + (actions.contains(where: \.entersFacts) ? [.check(id)] : [])
  }

  /// Applies changes to an entry; false, with a message, when the review does not take them.
  private mutating func apply(_ actions: [ReviewAction], to entry: Int) -> Bool {
    var changed = desk.entries[entry].review
    do throws(ReviewRefusal) {
      for action in actions { try changed.apply(action) }
    } catch {
      message = Message(words(of: error), isBad: true)
      return false
    }
    install(changed, at: entry)
    return true
  }

  mutating func install(_ changed: Review, at entry: Int) {
    let entersFacts = desk.entries[entry].review.entries != changed.entries
    desk.entries[entry].review = changed
    if entersFacts { correct(entry) }
    let isOpen = review?.entry == entry
    if isOpen { review?.count(desk.entries[entry]) }
    table.replace(entry, with: DeskItem(desk.entries[entry], score: isOpen ? review?.score : nil))
  }

  /// Lays the facts entered over the file; the document shown stays, whatever stands before it now.
  private mutating func correct(_ entry: Int) {
    let isOpen = review?.entry == entry
    let before = isOpen ? document?.index : nil
    let shown = before.flatMap { documents.indices.contains($0) ? documents[$0].name : nil }
    let names = isOpen ? documents.map(\.name) : []
    desk.entries[entry].correct()
    differences = nil
    if isOpen, documents.map(\.name) != names {
      // What was laid out, found and read beside it stands elsewhere now.
      endComparison()
      document?.hits = []
    }
    guard review?.entry == entry else { return }
    if facts?.review == review?.id { facts?.refresh(desk.entries[entry]) }
    // Names are not unique: the one at the same place comes first.
    let place = shown.flatMap { name in
      before.flatMap { documents.indices.contains($0) && documents[$0].name == name ? $0 : nil }
        ?? documents.firstIndex { $0.name == name }
    }
    if let place, document?.index == place { return }
    document = documents.isEmpty ? nil : DocumentState(index: place ?? 0)
  }

  var undoRefusal: Localized? {
    if screen.isOfRectifications { return rectificationUndoRefusal }
    guard screen != .desk, let state = review else {
      return Localized(zh: "打开案卷后才能撤销", en: "Open a file to undo in it")
    }
    if history.done.contains(where: { $0.review == state.id }) { return nil }
    let review = desk.entries[state.entry].review
    guard review.stage == .open else { return words(of: .submitted) }
    let isFresh =
      review.scorecard.marks.isEmpty && review.scorecard.findings.isEmpty && review.entries.isEmpty
    return history.recalled.contains(state.id) || isFresh ? Self.nothingToUndo : nil
  }

  var redoRefusal: Localized? {
    if screen.isOfRectifications {
      return Localized(zh: "撤回的步骤请重新办理", en: "What was taken back is done anew")
    }
    guard screen != .desk, let state = review else {
      return Localized(zh: "打开案卷后才能重做", en: "Open a file to redo in it")
    }
    return history.undone.contains { $0.review == state.id }
      ? nil : Localized(zh: "没有可重做的步骤", en: "There is nothing to redo")
  }

  mutating func undo() -> [Effect] {
    if screen.isOfRectifications { return askRectificationUndo() }
    guard let state = review else { return [] }
    guard let step = history.done.last(where: { $0.review == state.id }) else {
      // What this session has not done stands in the journal.
      return [.recall(state.id)]
    }
    let inverse = step.actions.reversed().compactMap(\.inverse)
    guard apply(inverse, to: state.entry) else { return [] }
    _ = history.done.popLast(of: state.id)
    history.undone.append(step)
    goBack(to: step)
    say(Localized(zh: "已撤销：\(step.subject.zh)", en: "Taken back: \(step.subject.en)"))
    message?.origin = .undo
    return recording(inverse, of: state.id, reason: History.undoing)
  }

  mutating func redo() -> [Effect] {
    guard let state = review, let step = history.undone.last(where: { $0.review == state.id }) else {
      return []
    }
    guard apply(step.actions, to: state.entry) else { return [] }
    _ = history.undone.popLast(of: state.id)
    history.done.append(step)
    goBack(to: step)
    say(Localized(zh: "已重做：\(step.subject.zh)", en: "Done again: \(step.subject.en)"))
    message?.origin = .undo
    return recording(step.actions, of: state.id, reason: History.redoing)
  }

  /// Takes the events of a review and undoes the last step they hold.
  mutating func undo(_ id: ReviewID, in events: [ReviewEvent]) -> [Effect] {
    history.recall(events, of: id)
    guard review?.id == id, history.done.contains(where: { $0.review == id }) else {
      message = Message(Self.nothingToUndo, isBad: true)
      return []
    }
    return undo()
  }

  static let nothingToUndo = Localized(zh: "没有可撤销的步骤", en: "There is nothing to undo")

  private mutating func goBack(to step: History.Step) {
    for case .entered(let field, _, _) in step.actions where screen == .facts {
      if let path = FactPath(field) { facts?.go(to: path) }
      return
    }
    let criterion = step.actions.lazy.compactMap { action in
      if case .marked(let id, _, _) = action { id } else { nil }
    }.first
    if let item = step.item ?? criterion.flatMap({ review?.position(of: $0) }) {
      review?.select(item)
      criterionChanged()
    }
  }
}

extension History.Step {
  /// What it changed, in a few words.
  var subject: Localized {
    var marks: [String] = []
    var changed: Localized?
    var other: Localized?
    for action in actions {
      switch action {
      case .marked(let criterion, let before, let after):
        marks.append(criterion)
        changed = after.difference(from: before)
      case .decided: other = Localized(zh: "疑点的处理", en: "the decision on a finding")
      case .opinion: other = Localized(zh: "总体意见", en: "the opinion")
      case .entered(let field, _, _): other = Localized(field)
      default: break
      }
    }
    guard let first = marks.first else { return other ?? Localized(zh: "上一步", en: "the last step") }
    let what = other ?? changed
    return marks.count == 1
      ? Localized(zh: first + (what.map { " " + $0.zh } ?? ""), en: first + (what.map { ", " + $0.en } ?? ""))
      : Localized(zh: "\(first) 等 \(marks.count) 项", en: "\(first) and \(marks.count - 1) more")
  }
}

extension Mark {
  /// What sets it apart from the mark it took the place of, in a word.
  fileprivate func difference(from old: Mark) -> Localized {
    if state != old.state { return state.title(for: .scored) }
    if deductions != old.deductions { return Localized(zh: "扣分", en: "the deduction") }
    if evidence != old.evidence { return Localized(zh: "引用", en: "the citation") }
    return Localized(zh: "理由", en: "the reason")
  }
}

extension ReviewAction {
  var entersFacts: Bool { if case .entered = self { true } else { false } }
}

extension App {
  /// Why the review at hand takes no change; nil while it is open.
  var submittedRefusal: Localized? { isOpen ? nil : words(of: .submitted) }

  func words(of refusal: ReviewRefusal) -> Localized {
    switch refusal {
    case .alreadyStarted: Localized(zh: "评查已经开始，不能改换标准", en: "The review has begun; its standard stays")
    case .submitted:
      Localized(
        zh: "已提交，不能修改；先写明理由撤回提交（\(key("撤回提交", on: .conclusion))）",
        en: "Submitted; take the submission back with a reason first (\(key("撤回提交", on: .conclusion)))")
    case .notSubmitted: Localized(zh: "尚未提交", en: "Not submitted yet")
    case .panelAlone(let reviewer):
      Localized(
        zh: "合议不能只有评查人\(reviewer)自己", en: "\(reviewer), the reviewer, cannot be the panel alone")
    case .withoutReason:
      Localized(zh: "合议改定要写明理由和合议人员", en: "A panel's decision needs its reason and its members")
    case .rectification(let refusal): refusal.message
    case .changedMeanwhile: Localized(zh: "这一项刚被改动，请再试一次", en: "This was changed meanwhile; try again")
    }
  }
}
