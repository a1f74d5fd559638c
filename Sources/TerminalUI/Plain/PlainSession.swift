import CaseFiles

/// The workstation as a conversation in lines: nothing is drawn over, choices are numbered, an answer is a line.
///
/// For screen readers, for lines too slow for a screen, and for scripts. It drives the same `App` as the screens do:
/// whatever can be done there can be done here.
public struct PlainSession: Sendable {
  /// What a numbered choice does.
  struct Choice: Sendable {
    var text: String
    var run: @Sendable (inout PlainSession, inout App) -> [Effect]
  }

  /// Whether the other commands of the screen are listed too.
  var listsAll = false
  /// The first file of the list, or the page of the document, that is told.
  var place = 0
  /// The document read, and what was told last, so that moving within a criterion does not repeat it.
  var document = 0
  var told: String?
  private var choices: [Choice] = []

  public init() {}

  /// What is said at the start.
  public mutating func begin(_ app: inout App) -> [String] {
    _ = app.update(.resize(Size(rows: 24, columns: 78)))
    app.signs = .ascii
    let zh = "逐行模式：输入编号选择，直接回车选 1；? 列出本屏全部命令，也可输入命令的名称、拼音首字母或它在屏幕上的键；0 返回，q 退出。做过的每一步当时就已保存。"
    let en =
      "Line mode: type the number of a choice, an empty line takes 1; ? lists all commands here, a name finds one, and a letter is the key it is on the screens; 0 goes back, q leaves. Every step is saved at once."
    return [Localized(zh: zh, en: en)[app.language], ""] + tell(&app)
  }

  /// Takes one line and answers with what is to be done outside; `tell` says then what has become of it.
  public mutating func take(_ line: String, _ app: inout App) -> [Effect] {
    let text = trimmed(line)
    app.message = nil
    switch app.overlay {
    case .prompt: return answer(text, &app)
    case .question:
      guard ["1", "y", "Y", "是", "2", "n", "N", "否", "0"].contains(text) else { return unknown(text, &app) }
      return app.update(.key(["1", "y", "Y", "是"].contains(text) ? "y" : "n"))
    case .picker(let picker): return choose(text, from: picker, &app)
    case .help:
      app.overlay = nil
      return []
    case nil: break
    }
    switch text {
    case "q", "Q": return [.quit]
    case "?", "？":
      listsAll = true
      return []
    case "0": return goBack(&app)
    default: break
    }
    let number = text.isEmpty ? 1 : Int(text)
    if let number {
      return number > 0 && number <= choices.count ? run(choices[number - 1], &app) : unknown(text, &app)
    }
    // The words of a choice do as well as its number.
    let named = choices.filter { $0.text == text }
    let holding = choices.filter { $0.text.contains(text) }
    if let choice = named.first ?? (holding.count == 1 ? holding.first : nil) { return run(choice, &app) }
    return find(text, &app)
  }

  private mutating func run(_ choice: Choice, _ app: inout App) -> [Effect] {
    app.lastKey = nil
    let effects = choice.run(&self, &app)
    app.prepare()
    return effects
  }

  /// Says what is on the screen and what can be chosen.
  public mutating func tell(_ app: inout App) -> [String] {
    var lines: [String] = []
    if let message = app.message {
      lines.append((message.isBad ? "! " : "* ") + message.text[app.language])
      app.message = nil
    }
    switch app.overlay {
    case .prompt(let prompt): return lines + tell(prompt, app)
    case .question(let question):
      return lines + [question.text[app.language], Localized(zh: "1 是；2 否", en: "1 yes; 2 no")[app.language]]
    case .picker(let picker): return lines + tell(picker, app)
    case .help, nil: app.overlay = nil
    }
    lines += content(&app)
    choices = own(app)
    if listsAll || choices.isEmpty { choices += others(app) }
    listsAll = false
    for (index, choice) in choices.enumerated() { lines.append("\(index + 1). \(choice.text)") }
    let back = app.screen == .desk ? "" : Localized(zh: "0 返回；", en: "0 back; ")[app.language]
    lines.append(back + Localized(zh: "? 全部命令；q 退出", en: "? all commands; q leaves")[app.language])
    return lines
  }

  private func unknown(_ text: String, _ app: inout App) -> [Effect] {
    app.message = Message(
      Localized(zh: "没有“\(text)”这一项；请输入所列编号", en: "There is no “\(text)”; type one of the numbers listed"),
      isBad: true)
    return []
  }

  private mutating func goBack(_ app: inout App) -> [Effect] {
    place = 0
    told = nil
    guard app.screen != .desk else { return unknown("0", &app) }
    app.review?.focus = .list
    let effects = app.back()
    app.prepare()
    return effects
  }

  /// A letter is the key it is on the screens; a word runs the command it names, of several the one that fits best.
  private mutating func find(_ text: String, _ app: inout App) -> [Effect] {
    if let letter = text.first, text.count == 1, letter.isASCII {
      let key = Key.char(letter)
      guard let binding = app.bindings.first(where: { $0.keys.contains(key) }) else {
        return unknown(text, &app)
      }
      app.lastKey = binding.standard(key)
      told = nil
      let effects = app.run(binding)
      app.prepare()
      return effects
    }
    app.openPalette()
    guard case .picker(var picker) = app.overlay else { return [] }
    app.overlay = nil
    picker.editor = LineEditor(text)
    picker.narrow()
    guard let best = picker.matches.first else { return unknown(text, &app) }
    app.lastKey = nil
    told = nil
    let effects = picker.onPick(&app, best)
    app.prepare()
    return effects
  }

  // MARK: Fields and lists

  private func answer(_ text: String, _ app: inout App) -> [Effect] {
    if text == "0" { return app.update(.key(.escape)) }
    guard case .prompt(var prompt) = app.overlay else { return [] }
    if !text.isEmpty {
      let offers = prompt.offers?.texts ?? []
      let offered = text.hasPrefix("#") ? Int(text.dropFirst()) : nil
      prompt.editor.set(offered.flatMap { $0 > 0 && $0 <= offers.count ? offers[$0 - 1] : nil } ?? text)
      prompt.isReplaced = false
      app.overlay = .prompt(prompt)
      prompt.onChange?(&app, prompt.editor.text)
    }
    return app.update(.key(.enter))
  }

  private func tell(_ prompt: Prompt, _ app: App) -> [String] {
    var lines = [prompt.title[app.language] + app.colon]
    let offers = prompt.offers?.texts ?? []
    for (index, text) in offers.enumerated() { lines.append("#\(index + 1) \(text)") }
    let text = prompt.editor.text
    lines.append(
      text.isEmpty
        ? Localized(zh: "输入一行文字；0 取消", en: "Type a line; 0 cancels")[app.language]
        : Localized(
          zh: "输入一行文字，直接回车用“\(text)”；0 取消", en: "Type a line, an empty one takes “\(text)”; 0 cancels")[
            app.language])
    return lines
  }

  private func tell(_ picker: Picker, _ app: App) -> [String] {
    var lines = [picker.title[app.language] + app.colon]
    for (index, match) in picker.matches.enumerated() {
      let row = picker.rows[match]
      lines.append("\(index + 1). \(row.text)\(row.detail.isEmpty ? "" : "  " + row.detail)")
    }
    lines.append(
      Localized(zh: "输入编号，或输入文字缩小范围；0 取消", en: "Type a number, or words to narrow it; 0 cancels")[
        app.language])
    return lines
  }

  private func choose(_ text: String, from old: Picker, _ app: inout App) -> [Effect] {
    var picker = old
    if text == "0" { return app.update(.key(.escape)) }
    if let number = Int(text.isEmpty ? "1" : text), number > 0, number <= picker.matches.count {
      picker.cursor = number - 1
      app.overlay = .picker(picker)
      return app.update(.key(.enter))
    }
    picker.editor = LineEditor(text)
    picker.narrow()
    guard !picker.matches.isEmpty else { return unknown(text, &app) }
    app.overlay = .picker(picker)
    return picker.matches.count == 1 ? app.update(.key(.enter)) : []
  }
}
