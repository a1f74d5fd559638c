import CaseFiles
import Prechecks
import Reviewing
import Standards

/// The whole screen as one value: keys change it, and it draws itself on a grid of cells.
///
/// It reads no clock, no disk and no terminal. What it needs from outside it asks for as an `Effect`.
public struct App: Sendable {
  public internal(set) var desk: Desk
  public var language: Language
  /// The size of the window, for everything that moves by a page.
  public internal(set) var size: Size
  /// The signs of marks: with or without characters beyond ASCII.
  public var signs: Signs
  /// Whether something that was done is not on the disk yet: a star before the title says so.
  public var isWriting = false

  var screens: [Screen] = [.desk]
  var overlay: Overlay?
  var message: Message?
  var table: DeskTable
  var review: ReviewState?
  var document: DocumentState?
  /// The document shown beside the one that takes the keys, for comparing.
  var beside: DocumentState?
  var recognisedDocuments: [RecognisedDocument] = []
  /// Whether the one that takes the keys is the second of the two.
  var isSwapped = false
  var differences: DocumentDifferences?
  var facts: FactsState?
  var likeCases: LikeCasesState?
  var timeline: TimelineState?
  var reading = ReadingState()
  var rectify = RectificationList()
  var round = RoundState()
  var history = History()
  /// The lines of the help that lies over the screen, and the width they are laid out for.
  var help: (columns: Int, lines: [TextLine])?
  /// The keys as the reviewer has them.
  var keys = KeyMap.standard
  public internal(set) var theme = Theme.dark
  /// Whether the terminal's background decides on the theme, and whether it is a light one.
  var followsBackground = true
  var isOnLight = false
  var phrases = Phrases()
  /// Texts that were being typed when the program was ended from outside.
  var drafts: [Draft] = []
  /// What was typed for a subject and given up with Esc: offered first the next time.
  var givenUp: [ReviewID?: [Draft.Subject: String]] = [:]
  /// What was entered in the fields that are no part of a review, by the field.
  var entered: [String: [String]] = [:]
  /// What was cut last in a field.
  var killed = ""
  var tour: Tour?
  /// The key that runs the command at hand, for those that several keys run.
  var lastKey: Key?
  /// What the text coming back from the editor is for.
  var editing: (@Sendable (inout App, String) -> [Effect])?
  /// The row whose file is being loaded, and what is to be done with it then.
  var opening: (position: Int, body: @Sendable (inout App) -> [Effect])?
  /// What is to be done on a screen of the workspace once what it shows has come; the next key gives it up.
  var arrival: (screen: Screen, body: @Sendable (inout App) -> [Effect])?
  /// What was typed in the same burst as a key whose screen is still to come: it is meant for that screen.
  private var held: [TerminalEvent] = []

  public init(
    desk: Desk, language: Language = .zh, size: Size = Size(rows: 24, columns: 80),
    signs: Signs = .unicode
  ) {
    self.desk = desk
    self.language = language
    self.size = size
    self.signs = signs
    table = DeskTable()
    layOutDesk()
  }

  var screen: Screen { screens.last ?? .desk }

  /// Whether the list of files is shown, and nothing over it.
  public var isOnDesk: Bool { screen == .desk && overlay == nil }

  /// The index of the entry that is open, else of the one selected on the desk.
  var current: Int? { screen == .desk ? table.selected : review?.entry ?? table.selected }

  /// Takes what happened since the last frame and answers with what is to be done outside.
  ///
  /// Keys typed in the same burst in which a question appeared do not answer it.
  public mutating func update(_ events: [TerminalEvent]) -> [Effect] {
    var effects: [Effect] = []
    var wasAsked = false
    held = []
    var isWaiting = false
    for event in events {
      if event.isTyped && wasAsked { continue }
      if event.isTyped && isWaiting {
        held.append(event)
        continue
      }
      let before = isAsking
      let asked = step(event)
      effects += asked
      if !before && isAsking { wasAsked = true }
      isWaiting = isWaiting || asked.contains(where: \.isWaitedFor)
    }
    prepare()
    return effects + advanceTour()
  }

  /// The screen that was waited for is there: what was typed for it takes its turn.
  mutating func releaseHeld(after effects: [Effect]) -> [Effect] {
    guard !held.isEmpty else { return effects }
    // A question was put meanwhile: what was typed before is no answer to it.
    guard !isAsking else {
      held = []
      return effects
    }
    prepare()
    return effects + update(held)
  }

  /// The screen that was waited for does not come, and nothing is done with what was typed for it.
  mutating func dropHeld() { held = [] }

  public mutating func update(_ event: TerminalEvent) -> [Effect] { update([event]) }

  private var isInField: Bool {
    switch overlay {
    case .prompt, .picker: true
    default: false
    }
  }

  private var isAsking: Bool { if case .question = overlay { true } else { false } }

  private mutating func step(_ event: TerminalEvent) -> [Effect] {
    let wasStale = reading.isStale
    reading.isStale = true
    switch event {
    case .key(let key) where overlay == nil:
      if keys.table(of: screen).binding(for: key)?.movesCursor == true { reading.isStale = wasStale }
    default: break
    }
    switch event {
    case .key(.alt(let character)) where !isInField:
      switch character {
      case "\u{7F}": return press(.escape) + press(.backspace)
      case "\r": return press(.escape) + press(.enter)
      default: return press(.escape) + press(.char(character))
      }
    case .key(let key): return press(key)
    case .paste(let text): return paste(text)
    case .mouse(let mouse): return click(mouse)
    case .background(let isLight): return take(background: isLight)
    case .resize(let size):
      self.size = size
      return []
    case .terminate, .hangup: return [.quit]
    case .resumed, .wake: return []
    }
  }

  private mutating func press(_ typed: Key) -> [Effect] {
    let key = isInField ? typed : typed.withoutInputMethod
    message = nil
    arrival = nil
    lastKey = key
    if overlay != nil { return pressOverlay(key) }
    if key == .ctrl("c") {
      say(
        screen == .desk
          ? Localized(zh: "按 \(self.key("退出", on: .desk)) 退出", en: "\(self.key("退出", on: .desk)) leaves")
          : Localized(zh: "按 \(self.key("返回")) 返回", en: "\(self.key("返回")) goes back"))
      return []
    }
    guard let binding = keys.table(of: screen).binding(for: key) ?? keys.everywhere.binding(for: key) else {
      return []
    }
    lastKey = binding.standard(key)
    return run(binding)
  }

  /// Runs a command, or says why it cannot be used.
  mutating func run(_ binding: Binding) -> [Effect] {
    if let reason = binding.disabled(self) {
      message = Message(reason, isBad: true)
      return []
    }
    if !binding.movesCursor { reading.isStale = true }
    guard binding.opensFile && screen == .desk else { return binding.run(&self) }
    return withSelectedFile(binding.run)
  }

  /// Does something with the file selected on the desk, which is loaded first where it is not there yet.
  mutating func withSelectedFile(_ body: @escaping @Sendable (inout App) -> [Effect]) -> [Effect] {
    guard let selected = table.selected else { return [] }
    if desk.entries.isLoaded(selected) { return body(&self) }
    opening = (selected, body)
    return [.load(table[selected].row)]
  }

  /// Goes one level back.
  mutating func back() -> [Effect] {
    reading.isStale = true
    if screen == .review && review?.focus == .criterion && !isWide {
      review?.focus = .list
      return []
    }
    if screen == .document && beside != nil {
      endComparison()
      return []
    }
    guard screens.count > 1 else { return [] }
    screens.removeLast()
    if screen == .desk {
      closeReview()
    }
    return []
  }

  mutating func open(_ screen: Screen) {
    screens.append(screen)
    reading = ReadingState()
  }

  mutating func say(_ text: Localized) { message = Message(text) }

  /// Says something behind what is said already.
  public mutating func sayAlso(_ text: Localized) {
    guard let said = message else { return say(text) }
    let stops = said.text.zh.hasSuffix("。") ? ("", " ") : ("；", "; ")
    message?.text = Localized(zh: said.text.zh + stops.0 + text.zh, en: said.text.en + stops.1 + text.en)
  }

  /// Lays out what a frame needs and is dear to compute.
  mutating func prepare() {
    layOutHelp()
    switch screen {
    case .desk: table.scroll(rows: deskRows)
    case .review, .document:
      if screen == .document { findDifferences() }
      if screens.contains(.timeline) { layOutTimeline() }
      if screens.contains(.facts) { layOutFacts() } else if screen == .document || isWide { layOutDocument() }
      if let other = beside { beside = laidOut(other, in: besideRect(size)) }
      keepCursorVisible()
    case .facts: layOutFacts()
    case .timeline: layOutTimeline()
    case .likeCases, .conclusion, .preview, .rectificationDetail, .round: layOutReading()
    case .rectification: rectify.scroll(rows: rectificationRows)
    }
  }
}

/// One line for the reviewer, until the next key.
struct Message: Sendable, Equatable {
  /// What a later message may add to.
  enum Origin: Sendable {
    case undo, checks
  }

  var text: Localized
  var isBad = false
  var origin: Origin?

  init(_ text: Localized, isBad: Bool = false) {
    self.text = text
    self.isBad = isBad
  }
}
