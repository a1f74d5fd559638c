import CaseFiles

extension App {
  mutating func ask(_ prompt: Prompt) {
    var prompt = prompt
    prompt.editor.killed = killed
    if let subject = prompt.subject {
      var offers = Offers(phrases(for: subject))
      if prompt.editor.isEmpty { offers.narrow(prompt.editor) }
      prompt.offers = offers
    }
    overlay = .prompt(prompt)
  }

  /// What was given up here comes first, then what was written before.
  private func phrases(for subject: Draft.Subject) -> [String] {
    let given = givenUp[review?.id]?[subject].map { [$0] } ?? []
    return given + phrases.ranked(for: subject).filter { !given.contains($0) }
  }

  /// Keeps what is being typed, or nothing any more; a field that is not part of a review has no draft.
  private func draft(_ prompt: Prompt, isOver: Bool = false) -> [Effect] {
    guard let subject = prompt.subject, let id = review?.id else { return [] }
    return [.draft(Draft(review: id, subject: subject, text: isOver ? "" : prompt.editor.text))]
  }

  /// Hands what is being typed over to the editor; it comes back into the field, where Enter takes it.
  private mutating func edit(_ prompt: Prompt) -> [Effect] {
    editing = { app, text in
      guard case .prompt(var prompt) = app.overlay else { return [] }
      prompt.editor.set(text)
      prompt.isReplaced = false
      app.overlay = .prompt(prompt)
      return app.draft(prompt)
    }
    return [.edit(text: prompt.editor.text)]
  }

  /// What came of a text written in the editor: where it is shown there is not always room for it.
  mutating func sayEdited(_ effects: [Effect], _ subject: Localized) {
    // A refusal has said itself why.
    guard message?.isBad != true else { return }
    say(
      effects.isEmpty
        ? Localized(zh: "\(subject.zh)没有改动", en: "\(subject.en) is as it was")
        : Localized(zh: "\(subject.zh)已记下", en: "\(subject.en) is recorded"))
  }

  mutating func confirm(_ text: Localized, onYes: @escaping @Sendable (inout App) -> [Effect]) {
    overlay = .question(Question(text: text, onYes: onYes))
  }

  mutating func pressOverlay(_ key: Key) -> [Effect] {
    switch overlay {
    case .prompt(let prompt): return press(key, in: prompt)
    case .question(let question): return press(key, in: question)
    case .picker(let picker): return press(key, in: picker)
    case .help(let scroll):
      pressHelp(key, scroll: scroll)
      return []
    case nil: return []
    }
  }

  private mutating func press(_ key: Key, in old: Prompt) -> [Effect] {
    var prompt = old
    switch key {
    case .escape, .ctrl("c"), .ctrl("g"):
      overlay = nil
      if let subject = prompt.subject, !trimmed(prompt.editor.text).isEmpty {
        givenUp[review?.id, default: [:]][subject] = trimmed(prompt.editor.text)
      }
      prompt.onCancel?(&self)
      return draft(prompt, isOver: true)
    case .enter:
      if prompt.offers?.choice != nil { _ = prompt.offers?.accept(into: &prompt.editor) }
      return accept(prompt)
    case .ctrl("x") where prompt.subject != nil: return edit(prompt)
    case .tab where prompt.paths != nil: return completePath(in: prompt)
    case .tab:
      guard prompt.offers?.accept(into: &prompt.editor) == true else { return [] }
      prompt.isReplaced = false
      overlay = .prompt(prompt)
      return draft(prompt)
    case .up, .down:
      let delta = key == .up ? -1 : 1
      if prompt.offers != nil {
        if prompt.paths == nil, prompt.offers?.texts.isEmpty == true { prompt.offers?.narrow(prompt.editor) }
        prompt.offers?.move(delta)
      } else {
        recall(-delta, in: &prompt)
      }
      overlay = .prompt(prompt)
      if prompt.editor.text != old.editor.text { prompt.onChange?(&self, prompt.editor.text) }
      return []
    default:
      if prompt.isReplaced, case .char = key { prompt.editor.set("") }
      prompt.isReplaced = false
      _ = prompt.editor.handle(key)
      killed = prompt.editor.killed
      return changed(&prompt, since: old)
    }
  }

  private mutating func changed(_ prompt: inout Prompt, since old: Prompt) -> [Effect] {
    let isChanged = prompt.editor.text != old.editor.text
    if isChanged {
      prompt.offers?.narrow(prompt.editor)
      // The names were of the path as it was.
      if prompt.paths != nil { prompt.offers = nil }
    }
    overlay = .prompt(prompt)
    guard isChanged else { return [] }
    prompt.onChange?(&self, prompt.editor.text)
    return draft(prompt) + (prompt.onTyped?(self) ?? [])
  }

  private mutating func accept(_ prompt: Prompt) -> [Effect] {
    let text = trimmed(prompt.editor.text)
    if text.isEmpty && prompt.needsText {
      overlay = .prompt(prompt)
      message = Message(
        Localized(zh: "请写明内容，不能空着", en: "A text is needed here"), isBad: true)
      return []
    }
    overlay = nil
    if let subject = prompt.subject {
      givenUp[review?.id]?[subject] = nil
      phrases.learn(text, for: subject)
    } else if !text.isEmpty {
      entered[prompt.title.en, default: []].removeAll { $0 == text }
      entered[prompt.title.en, default: []].append(text)
    }
    let over = draft(prompt, isOver: true)
    return prompt.onAccept(&self, text) + over
  }

  /// Goes back, or forward again, in what was entered in this field before.
  private func recall(_ step: Int, in prompt: inout Prompt) {
    let before = entered[prompt.title.en] ?? []
    let back = (prompt.recalled ?? 0) + step
    guard (0...before.count).contains(back), back != prompt.recalled else { return }
    prompt.recalled = back
    prompt.isReplaced = false
    prompt.editor.set(back == 0 ? "" : before[before.count - back])
  }

  private mutating func press(_ key: Key, in question: Question) -> [Effect] {
    switch key {
    case "y", "Y":
      overlay = nil
      return question.onYes(&self)
    case "n", "N", "q", .escape, .ctrl("c"):
      overlay = nil
      return question.onNo(&self)
    default: return []
    }
  }

  private mutating func press(_ key: Key, in old: Picker) -> [Effect] {
    var picker = old
    switch key {
    case .escape, .ctrl("c"), .ctrl("g"):
      overlay = nil
      picker.onCancel?(&self)
      return []
    case .enter:
      guard picker.matches.indices.contains(picker.cursor) else { return [] }
      overlay = nil
      return picker.onPick(&self, picker.matches[picker.cursor])
    case .down, .ctrl("n"), .tab: picker.cursor = min(picker.cursor + 1, max(0, picker.matches.count - 1))
    case .up, .ctrl("p"), .backTab: picker.cursor = max(0, picker.cursor - 1)
    case .pageDown: picker.cursor = min(picker.cursor + 10, max(0, picker.matches.count - 1))
    case .pageUp: picker.cursor = max(0, picker.cursor - 10)
    default: if picker.editor.handle(key) { picker.narrow() }
    }
    overlay = .picker(picker)
    return []
  }

  private mutating func pressHelp(_ key: Key, scroll: Int) {
    let page = max(1, size.rows - 5)
    switch key {
    case "j", .down: scrollHelp(to: scroll + 1)
    case "k", .up: scrollHelp(to: scroll - 1)
    case .pageDown, .char(" "): scrollHelp(to: scroll + page)
    case .pageUp: scrollHelp(to: scroll - page)
    default: overlay = nil
    }
  }

  mutating func scrollHelp(to wanted: Int) {
    let most = max(0, helpLines(columns: size.columns).count - max(1, size.rows - 2))
    overlay = .help(scroll: min(max(0, wanted), most))
  }

  /// A paste goes into a field and nowhere else.
  mutating func paste(_ text: String) -> [Effect] {
    switch overlay {
    case .prompt(let old):
      var prompt = old
      if prompt.isReplaced { prompt.editor.set("") }
      prompt.isReplaced = false
      prompt.editor.insert(text)
      return changed(&prompt, since: old)
    case .picker(var picker):
      picker.editor.insert(text)
      picker.narrow()
      overlay = .picker(picker)
    default: say(Localized(zh: "没有输入框，粘贴的内容未使用", en: "There is no field; what was pasted was not used"))
    }
    return []
  }
}

/// A text without the blanks at its ends.
func trimmed(_ text: String) -> String {
  let isBlank: (Character) -> Bool = { $0.isWhitespace }
  guard let first = text.firstIndex(where: { !isBlank($0) }),
    let last = text.lastIndex(where: { !isBlank($0) })
  else { return "" }
  return String(text[first...last])
}
