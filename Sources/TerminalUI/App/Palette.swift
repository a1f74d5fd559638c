import CaseFiles

/// Every command of the program, to be found by its name in either language or by pinyin.
extension App {
  /// A command and the screen it belongs to; nil where it holds everywhere.
  private struct Entry: Sendable {
    var binding: Binding
    var screen: Screen?
  }

  mutating func openPalette() {
    let here = screen
    var entries = keys.table(of: here).bindings.map { Entry(binding: $0, screen: here) }
    entries += keys.everywhere.bindings.map { Entry(binding: $0, screen: nil) }
    for other in Screen.allCases where other != here && other.canBeGoneTo {
      let commands = keys.table(of: other).bindings.filter { !$0.movesCursor }
      entries += commands.map { Entry(binding: $0, screen: other) }
    }
    // Some commands are offered on several screens and do the same on each.
    var seen: Set<[Localized]> = []
    let commands = entries.filter {
      seen.insert([$0.binding.title, $0.binding.help]).inserted || $0.screen == here
    }
    overlay = .picker(
      Picker(Localized(zh: "命令", en: "Commands"), rows: commands.map { row($0, from: here) }) { app, index in
        let command = commands[index]
        guard let screen = command.screen, screen != app.screen else { return app.run(command.binding) }
        return app.go(to: screen) { $0.run(command.binding) }
      })
  }

  private func row(_ entry: Entry, from here: Screen) -> Picker.Row {
    let binding = entry.binding
    let isElsewhere = entry.screen.map { $0 != here } ?? false
    // What another screen's command needs can be told only there.
    let reason = isElsewhere ? nil : binding.disabled(self)
    let place = isElsewhere ? entry.screen.map { keys.table(of: $0).title[language] + " · " } ?? "" : ""
    return Picker.Row(
      text: binding.title[language],
      detail: binding.keyLabel + "  " + place + (reason ?? binding.help)[language],
      words: [binding.title.zh.lowercased(), binding.title.en.lowercased(), binding.alias].filter {
        !$0.isEmpty
      },
      isDisabled: reason != nil)
  }

  /// Goes to a screen from wherever one is and does something there; says why where that is not possible.
  private mutating func go(
    to wanted: Screen, then: @escaping @Sendable (inout App) -> [Effect]
  ) -> [Effect] {
    switch wanted {
    case .desk:
      _ = go(to: wanted)
      return then(&self)
    case .rectification, .round:
      arrival = (wanted, then)
      if let place = screens.firstIndex(of: wanted) { screens.removeSubrange(place...) }
      return wanted == .round ? openRound() : openRectifications()
    default: break
    }
    guard review != nil || table.selected != nil else {
      message = Message(Localized(zh: "先在案卷列表选中一卷", en: "Select a file on the list first"), isBad: true)
      return []
    }
    let body: @Sendable (inout App) -> [Effect] = { app in
      let isThere = app.screens.contains(wanted)
      // The preview is one of the conclusion.
      if let refusal = app.go(to: wanted == .preview && !isThere ? .conclusion : wanted) {
        app.message = Message(refusal, isBad: true)
        return []
      }
      guard let id = app.review?.id, !isThere else { return then(&app) }
      switch wanted {
      case .preview:
        app.arrival = (wanted, then)
        return [.preview(.opinion, id)]
      case .likeCases: return [.likeCases(id)] + then(&app)
      default: return then(&app)
      }
    }
    guard review == nil, screen != .desk else {
      return screen == .desk ? withSelectedFile(body) : body(&self)
    }
    // Neither the round nor the rectifications have a file in hand.
    _ = go(to: .desk)
    return withSelectedFile(body)
  }

  /// Goes to a screen of a file that is loaded, or to the desk; says why where that is not possible.
  mutating func go(to wanted: Screen) -> Localized? {
    if wanted == .desk {
      screens = [.desk]
      closeReview()
      return nil
    }
    if screen == .desk { beginReview() }
    if wanted == .document {
      guard !documents.isEmpty else { return Localized(zh: "本案卷没有文书", en: "The file has no documents") }
      openDocument(document?.index ?? 0)
    } else if let place = screens.firstIndex(of: wanted) {
      screens.removeSubrange((place + 1)...)
      if wanted != .review { reading = ReadingState() }
    } else {
      open(wanted)
    }
    prepare()
    return nil
  }
}

extension Screen {
  /// Whether it can be opened from anywhere, without something else having been chosen first. The details of a
  /// rectification have the commands of the list.
  var canBeGoneTo: Bool { self != .rectificationDetail }
}
