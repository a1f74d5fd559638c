import CaseFiles

extension App {
  mutating func ask(_ prompt: Prompt) { overlay = .prompt(prompt) }

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
      prompt.onCancel?(&self)
      return []
    case .enter:
      let text = trimmed(prompt.editor.text)
      if text.isEmpty && prompt.needsText {
        message = Message(
          Localized(zh: "请写明内容，或按 Esc 取消", en: "Write a text, or press Esc to cancel"), isBad: true)
        return []
      }
      overlay = nil
      return prompt.onAccept(&self, text)
    default:
      let before = prompt.editor.text
      if prompt.isReplaced, case .char = key { prompt.editor = LineEditor() }
      prompt.isReplaced = false
      _ = prompt.editor.handle(key)
      overlay = .prompt(prompt)
      if prompt.editor.text != before { prompt.onChange?(&self, prompt.editor.text) }
      return []
    }
  }

  private mutating func press(_ key: Key, in question: Question) -> [Effect] {
    switch key {
    case "y", "Y":
      overlay = nil
      return question.onYes(&self)
    case "n", "N", "q", .escape, .ctrl("c"):
      overlay = nil
      return []
    default: return []
    }
  }

  private mutating func press(_ key: Key, in old: Picker) -> [Effect] {
    var picker = old
    switch key {
    case .escape, .ctrl("c"), .ctrl("g"):
      overlay = nil
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
    case "j", .down: overlay = .help(scroll: scroll + 1)
    case "k", .up: overlay = .help(scroll: scroll - 1)
    case .pageDown, .char(" "): overlay = .help(scroll: scroll + page)
    case .pageUp: overlay = .help(scroll: scroll - page)
    default:
      overlay = nil
      return
    }
    let most = max(0, helpLines(columns: size.columns).count - max(1, size.rows - 2))
    if case .help(let wanted) = overlay { overlay = .help(scroll: min(max(0, wanted), most)) }
  }

  /// A paste goes into a field and nowhere else.
  mutating func paste(_ text: String) {
    switch overlay {
    case .prompt(var prompt):
      prompt.editor.insert(text)
      overlay = .prompt(prompt)
      prompt.onChange?(&self, prompt.editor.text)
    case .picker(var picker):
      picker.editor.insert(text)
      picker.narrow()
      overlay = .picker(picker)
    default: say(Localized(zh: "没有输入框，粘贴的内容未使用", en: "There is no field; what was pasted was not used"))
    }
  }

  /// Every command of the screen, to be found by its name in either language or its initials.
  mutating func openPalette() {
    let commands = bindings
    let rows = commands.map { binding in
      let reason = binding.disabled(self)
      return Picker.Row(
        text: binding.title[language],
        detail: binding.keyLabel + "  " + (reason ?? binding.help)[language],
        words: [binding.title.zh.lowercased(), binding.title.en.lowercased(), binding.alias],
        isDisabled: reason != nil)
    }
    overlay = .picker(
      Picker(Localized(zh: "命令", en: "Commands"), rows: rows) { app, index in app.run(commands[index]) })
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
