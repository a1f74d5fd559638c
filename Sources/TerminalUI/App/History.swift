import CaseFiles
import Reviewing

/// The steps of this session that can be taken back, one for each key that changed something.
struct History: Sendable {
  struct Step: Sendable {
    var review: ReviewID
    var actions: [ReviewAction]
    /// Where the reviewer was, to go back there.
    var item: Int
  }

  var done: [Step] = []
  var undone: [Step] = []

  mutating func forget(_ review: ReviewID) {
    done.removeAll { $0.review == review }
    undone.removeAll { $0.review == review }
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
      history.forget(state.id)
    }
    return [.record(state.id, actions, reason: reason)]
  }

  /// Applies changes to an entry; false, with a message, when the review does not take them.
  private mutating func apply(_ actions: [ReviewAction], to entry: Int) -> Bool {
    var changed = desk.entries[entry].review
    do throws(ReviewRefusal) {
      for action in actions { try changed.apply(action) }
    } catch {
      message = Message(error.text, isBad: true)
      return false
    }
    install(changed, at: entry)
    return true
  }

  mutating func install(_ changed: Review, at entry: Int) {
    desk.entries[entry].review = changed
    table.replace(entry, with: DeskItem(desk.entries[entry]))
    if review?.entry == entry { review?.count(desk.entries[entry]) }
  }

  var undoRefusal: Localized? {
    guard screen != .desk, let state = review else {
      return Localized(zh: "打开案卷后才能撤销", en: "Open a file to undo in it")
    }
    return history.done.contains { $0.review == state.id }
      ? nil : Localized(zh: "本次没有可撤销的步骤", en: "There is nothing to undo in this session")
  }

  var redoRefusal: Localized? {
    guard screen != .desk, let state = review else {
      return Localized(zh: "打开案卷后才能重做", en: "Open a file to redo in it")
    }
    return history.undone.contains { $0.review == state.id }
      ? nil : Localized(zh: "没有可重做的步骤", en: "There is nothing to redo")
  }

  mutating func undo() -> [Effect] {
    guard let state = review, let index = history.done.lastIndex(where: { $0.review == state.id }) else {
      return []
    }
    let step = history.done[index]
    let inverse = step.actions.reversed().compactMap(\.inverse)
    guard apply(inverse, to: state.entry) else { return [] }
    history.done.remove(at: index)
    history.undone.append(step)
    review?.select(step.item)
    say(Localized(zh: "已撤销", en: "Taken back"))
    return [.record(state.id, inverse, reason: "撤销")]
  }

  mutating func redo() -> [Effect] {
    guard let state = review, let index = history.undone.lastIndex(where: { $0.review == state.id }) else {
      return []
    }
    let step = history.undone[index]
    guard apply(step.actions, to: state.entry) else { return [] }
    history.undone.remove(at: index)
    history.done.append(step)
    review?.select(step.item)
    say(Localized(zh: "已重做", en: "Done again"))
    return [.record(state.id, step.actions, reason: "重做")]
  }
}

extension ReviewRefusal {
  var text: Localized {
    switch self {
    case .alreadyStarted: Localized(zh: "评查已经开始，不能改换标准", en: "The review has begun; its standard stays")
    case .submitted:
      Localized(zh: "已提交，不能修改；到结论屏按 R 撤回后再改", en: "Submitted; take it back with R on the conclusion first")
    case .notSubmitted: Localized(zh: "尚未提交", en: "Not submitted yet")
    case .withoutReason:
      Localized(zh: "合议改定要写明理由和合议人员", en: "A panel's decision needs its reason and its members")
    case .changedMeanwhile: Localized(zh: "这一项刚被改动，请再试一次", en: "This was changed meanwhile; try again")
    }
  }
}
