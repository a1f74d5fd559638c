import CNcurses

/// Turns what ncurses reads into events.
@MainActor
struct CursesInput {
  private static let pasteBegins: Int32 = 1000
  private static let pasteEnds: Int32 = 1001
  private static let wordLeft: Int32 = 1002
  private static let wordRight: Int32 = 1003
  private static let burst = 65_536
  private static let escape: Int32 = 0x1B

  /// Keys are read through a pad: reading through a window would refresh it.
  private let pad: OpaqueWindow
  private var assembler = Utf8Assembler()
  private var pasted: String.UnicodeScalarView?
  /// The paste that ended in this reading, by its place among the events, and what came behind it.
  private var afterPaste: (place: Int, text: String.UnicodeScalarView)?
  private var lastPress: (position: Position, instant: ContinuousClock.Instant)?
  /// Where the button went down that is held.
  private var pressed: Position?

  private struct OpaqueWindow { let pointer: UnsafeMutablePointer<WINDOW> }

  /// Whether the terminal was asked for its background and has not said it yet.
  private(set) var awaitsAnswer = false
  /// Until when an escape by itself may be the beginning of the answer, cut from the rest.
  private var answerBegins: ContinuousClock.Instant?
  /// An answer of the terminal as far as it has come, without the two characters it begins with.
  private var answer: [UInt8]?

  /// Whether the last reading stopped at its bound.
  private(set) var hasMore = false

  /// Whether a paste has begun whose end has not arrived.
  var isPasting: Bool { pasted != nil }

  init?(mouse: Bool) {
    guard let pointer = newpad(1, 1) else { return nil }
    pad = OpaqueWindow(pointer: pointer)
    keypad(pointer, true)
    nodelay(pointer, true)
    define_key("\u{1B}[200~", Self.pasteBegins)
    define_key("\u{1B}[201~", Self.pasteEnds)
    define_key("\u{1B}[1;5D", Self.wordLeft)
    define_key("\u{1B}[1;5C", Self.wordRight)
    define_key("\u{1B}[1;3D", Self.wordLeft)
    define_key("\u{1B}[1;3C", Self.wordRight)
    if mouse {
      mousemask(cn_mouse_mask(), nil)
      // Waiting to tell a click from a press would delay every one; double clicks are told by the clock below.
      mouseinterval(0)
    }
  }

  /// Reads all that is there, up to a bound: not even a flood of input keeps the screen waiting.
  mutating func read() -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    var typed: [Unicode.Scalar] = []
    afterPaste = nil
    var code = wgetch(pad.pointer)
    for _ in 0..<Self.burst {
      guard code != ERR else { break }
      if answer != nil, (0..<256).contains(code) {
        takeAnswer(UInt8(code), into: &events)
        code = wgetch(pad.pointer)
        continue
      }
      if code == Self.escape && !isPasting {
        code = afterEscape(into: &events)
        continue
      }
      if (0..<256).contains(code) {
        assembler.feed(UInt8(code), into: &typed)
      } else {
        assembler.flush(into: &typed)
      }
      for scalar in typed { take(scalar, into: &events) }
      afterPaste?.text.append(contentsOf: typed)
      typed.removeAll(keepingCapacity: true)
      if code >= 256 { take(code: code, into: &events) }
      code = wgetch(pad.pointer)
    }
    hasMore = code != ERR
    if hasMore { ungetch(code) }
    return events
  }

  /// Takes an escape that began no sequence ncurses knows, and returns what comes next.
  ///
  /// Sequences nobody knows, such as late answers of the terminal, are swallowed, or each of their characters
  /// would press a key.
  private mutating func afterEscape(into events: inout [TerminalEvent]) -> Int32 {
    let next = wgetch(pad.pointer)
    switch next {
    case 0x5B:
      var code = wgetch(pad.pointer)
      while (0x20...0x3F).contains(code) { code = wgetch(pad.pointer) }
      return (0x40...0x7E).contains(code) ? wgetch(pad.pointer) : code
    case 0x5D where awaitsAnswer: return begunAnswer()
    case 0x4F:
      let final = wgetch(pad.pointer)
      return (0x40...0x7E).contains(final) ? wgetch(pad.pointer) : final
    case 0x0D, 0x62, 0x64, 0x66, 0x7F:
      // Alt with b, d, f or Backspace: the word moves of a field; with Enter: a line break, as in spreadsheets.
      events.append(.key(.alt(Character(Unicode.Scalar(UInt8(next))))))
      return wgetch(pad.pointer)
    case ERR where mayBeginAnswer:
      let late = lateByte()
      if late == 0x5D { return begunAnswer() }
      events.append(.key(.escape))
      return late
    default:
      events.append(.key(.escape))
      return next
    }
  }

  /// The terminal was asked: for so long an escape may be cut from the rest of the answer on the way.
  mutating func awaitAnswer() {
    awaitsAnswer = true
    answerBegins = .now + .seconds(3)
  }

  private var mayBeginAnswer: Bool { awaitsAnswer && answerBegins.map { .now < $0 } ?? false }

  /// What comes within a fifth of a second, if anything does.
  private func lateByte() -> Int32 {
    wtimeout(pad.pointer, 200)
    defer { nodelay(pad.pointer, true) }
    return wgetch(pad.pointer)
  }

  private mutating func begunAnswer() -> Int32 {
    answer = []
    return wgetch(pad.pointer)
  }

  /// An answer ends with BEL, or with ESC and a backslash; one that goes on and on is none, and what does not begin as
  /// one was typed.
  private mutating func takeAnswer(_ byte: UInt8, into events: inout [TerminalEvent]) {
    let isComplete = byte == 0x07 || answer?.last == 0x1B
    if !isComplete { answer?.append(byte) }
    guard let text = answer else { return }
    if !zip(text, BackgroundColour.answerBegins.utf8).allSatisfy(==) {
      answer = nil
      var typed: [Unicode.Scalar] = ["\u{1B}", "]"]
      for byte in text { assembler.feed(byte, into: &typed) }
      for scalar in typed { take(scalar, into: &events) }
    } else if isComplete || text.count > 100 {
      answer = nil
      let words = String(decoding: text.prefix { $0 >= 0x20 }, as: UTF8.self)
      guard let isLight = BackgroundColour.isLight(inAnswer: words) else { return }
      awaitsAnswer = false
      events.append(.background(isLight: isLight))
    }
  }

  /// Ends a paste whose end marker is lost.
  mutating func endPaste() -> [TerminalEvent] {
    defer { pasted = nil }
    return pasted.map { [.paste(String($0))] } ?? []
  }

  /// A paste that ends twice has its end mark within it: what stood between the two pressed no keys.
  private mutating func joinPaste(_ events: inout [TerminalEvent]) {
    guard let (place, more) = afterPaste, case .paste(let text) = events[place] else { return }
    events.removeSubrange(place...)
    var whole = text.unicodeScalars
    for scalar in more { whole.append(scalar == "\r" ? "\n" : scalar) }
    events.append(.paste(String(whole)))
    afterPaste = (place, String.UnicodeScalarView())
  }

  private mutating func take(_ scalar: Unicode.Scalar, into events: inout [TerminalEvent]) {
    if pasted != nil {
      pasted?.append(scalar == "\r" ? "\n" : scalar)
      return
    }
    if let key = Self.key(for: scalar) { events.append(.key(key)) }
  }

  private mutating func take(code: Int32, into events: inout [TerminalEvent]) {
    switch code {
    case Self.pasteBegins:
      pasted = pasted ?? String.UnicodeScalarView()
      afterPaste = nil
    case Self.pasteEnds where pasted == nil: joinPaste(&events)
    case Self.pasteEnds:
      events += endPaste()
      afterPaste = (events.count - 1, String.UnicodeScalarView())
    // Nothing in a paste is a key, not even what looks like one.
    case _ where pasted != nil: break
    case KEY_MOUSE:
      events += readMouse().map { .mouse($0) }
    default:
      if let key = Self.key(for: code) { events.append(.key(key)) }
    }
  }

  /// What the mouse did: ncurses tells of several reports that came together only once, and gives them out backwards.
  private mutating func readMouse() -> [Mouse] {
    var reports: [MEVENT] = []
    var report = MEVENT()
    while getmouse(&report) == OK { reports.append(report) }
    return reports.reversed().compactMap { mouse($0) }
  }

  private mutating func mouse(_ report: MEVENT) -> Mouse? {
    let position = Position(row: Int(report.y), column: Int(report.x))
    if cn_is_wheel_up(report.bstate) != 0 { return Mouse(action: .wheelUp, position: position) }
    if cn_is_wheel_down(report.bstate) != 0 { return Mouse(action: .wheelDown, position: position) }
    if cn_is_release(report.bstate) != 0 {
      defer { pressed = nil }
      guard let pressed, pressed != position else { return nil }
      return Mouse(action: .drag(from: pressed), position: position)
    }
    guard cn_is_press(report.bstate) != 0 else { return nil }
    pressed = position
    let now = ContinuousClock.now
    if let last = lastPress, last.position == position, now - last.instant < .milliseconds(400) {
      lastPress = nil
      return Mouse(action: .doubleClick, position: position)
    }
    lastPress = (position, now)
    return Mouse(action: .press, position: position)
  }

  private static func key(for scalar: Unicode.Scalar) -> Key? {
    switch scalar.value {
    case 0x08, 0x7F: .backspace
    case 0x09: .tab
    case 0x0A, 0x0D: .enter
    case 0x1B: .escape
    case 0x00: .ctrl(" ")
    case 0x01...0x1A: .ctrl(Character(Unicode.Scalar(UInt8(scalar.value) + 0x60)))
    case 0x1C...0x1F: .ctrl(Character(Unicode.Scalar(UInt8(scalar.value) + 0x40)))
    case 0x80..<0xA0: nil
    default: .char(Character(scalar))
    }
  }

  private static func key(for code: Int32) -> Key? {
    switch code {
    case KEY_UP: .up
    case KEY_DOWN: .down
    case KEY_LEFT: .left
    case KEY_RIGHT: .right
    case KEY_HOME: .home
    case KEY_END: .end
    case KEY_PPAGE: .pageUp
    case KEY_NPAGE: .pageDown
    case KEY_BACKSPACE: .backspace
    case KEY_DC: .delete
    case KEY_IC: .insert
    case KEY_BTAB: .backTab
    case KEY_ENTER: .enter
    case wordLeft: .wordLeft
    case wordRight: .wordRight
    case (KEY_F0 + 1)...(KEY_F0 + 12): .f(Int(code - KEY_F0))
    default: nil
    }
  }
}
