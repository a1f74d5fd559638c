import CNcurses
import CTerminal
import Glibc

/// The terminal, while the program has it: frames go out, events come in.
///
/// Whatever ends the program, `close()`, `exit` or a crash, the terminal is given back as it was found.
@MainActor
public final class TerminalDriver {
  public struct Options: Sendable {
    /// Becomes `.mono` where `NO_COLOR` is set or the terminal has no colours; nil: as the terminal's background asks.
    public var theme: Theme?
    public var mouse = true
    /// How wide the terminal draws “ … ─: 1 or 2 columns.
    public var ambiguousWidth = 1
    /// Whether files can be opened from the screen (OSC 8); nil: where the terminal is known to do so.
    public var links: Bool?

    public init() {}
  }

  /// How many rows and columns the window has.
  public private(set) var size: Size

  private let tty: TerminalDevice
  private var screen: OpaquePointer?
  private var renderer: CursesRenderer
  private let links: ((String) -> Void)?
  private var input: CursesInput
  private var pending: [TerminalEvent] = []
  private var silentReads = 0
  private var isGone = false
  private var isClosed = false
  /// When the terminal was asked for its background.
  private var asked: ContinuousClock.Instant?

  /// Takes the terminal over.
  public init(options: Options = Options()) throws(TerminalError) {
    try Self.useUTF8()
    AmbiguousWidth.use(columns: options.ambiguousWidth)
    guard let tty = TerminalDevice() else { throw .noTerminal }
    // Before ncurses starts: it leaves alone the signals that are handled already.
    guard cterm_guard_install() == 0 else { throw .noTerminal }
    cterm_guard_arm(tty.descriptor)
    let name = environment("TERM") ?? ""
    guard let screen = newterm(nil, tty.output, tty.input), tigetstr("cup").isCapability else {
      endwin()
      cterm_guard_disarm()
      throw .unusableTerminal(name)
    }
    set_escdelay(25)
    raw()
    noecho()
    nonl()
    typeahead(-1)
    idlok(cn_stdscr(), true)
    // Until it has given the terminal back once, ncurses sends what stands before each move of the cursor by itself;
    // from then on a frame is one write.
    def_prog_mode()
    endwin()
    reset_prog_mode()
    let wantsColors = environment("NO_COLOR") == nil
    let descriptor = tty.descriptor
    links =
      options.links ?? Hyperlinks.areSupported(environment)
      ? { _ = cterm_write(descriptor, $0, $0.utf8.count) } : nil
    renderer = CursesRenderer(theme: wantsColors ? options.theme ?? .dark : .mono, links: links)
    guard let input = CursesInput(mouse: options.mouse) else {
      endwin()
      cterm_guard_disarm()
      throw .unusableTerminal(name)
    }
    self.input = input
    self.screen = screen
    self.tty = tty
    size = tty.size ?? Size(rows: Int(getmaxy(cn_stdscr())), columns: Int(getmaxx(cn_stdscr())))
    let reset = TerminalModes.reset
    cterm_guard_set_reset(reset, reset.utf8.count)
    takeScreen()
    if options.theme == nil && wantsColors && BackgroundColour.isAnswered(by: name) {
      send(BackgroundColour.question)
      asked = .now
      self.input.awaitAnswer()
    }
  }

  /// Shows a frame; only what differs from the last one is sent.
  public func render(_ surface: Surface) {
    guard !isGone && !isClosed else { return }
    renderer.render(surface)
  }

  /// Sends the whole of the next frame, for a screen another program has written on.
  public func redraw() { renderer.forget() }

  /// Sleeps until something happens and returns all that did, in order.
  ///
  /// A burst of keys is one answer, so that it costs one frame. Keys that stand behind the one which opened a
  /// question were typed before anyone could read it: the caller leaves them out.
  ///
  /// - Parameters:
  ///   - wakeUp: A descriptor that ends the sleep with `.wake` when it can be read.
  ///   - milliseconds: After so long without anything the answer is empty; nil sleeps on.
  public func nextEvents(wakeUp: Int32? = nil, within milliseconds: Int32? = nil) -> [TerminalEvent] {
    while true {
      var events = pending
      pending = []
      let patience: Int32 =
        !events.isEmpty || input.hasMore ? 0 : input.isPasting ? 1000 : milliseconds ?? -1
      let found = cterm_wait(tty.descriptor, wakeUp ?? -1, patience)
      if found == 0 && patience > 0 && !input.isPasting && milliseconds != nil { return events }
      if found == 0 && patience > 0 { events += input.endPaste() }
      if found & Int32(CTERM_SIGNAL) != 0 { events += signals() }
      if found & Int32(CTERM_INPUT) != 0 || input.hasMore { events += keys() }
      if found & Int32(CTERM_WAKE) != 0 { events.append(.wake) }
      if found & Int32(CTERM_GONE) != 0 || isGone {
        isGone = true
        events.append(.hangup)
      }
      if !events.isEmpty { return events }
    }
  }

  /// Throws away what was typed and not yet read.
  public func discardTypeAhead() { flushinp() }

  /// Shows everything in other colours from the next frame on; where there are none it stays as it is.
  public func wear(_ theme: Theme) {
    renderer = CursesRenderer(theme: environment("NO_COLOR") == nil ? theme : .mono, links: links)
    renderer.forget()
  }

  /// Stops the program as ^Z at a shell does; the next events tell that it is back.
  public func suspend() { pending += stop() }

  /// Lends the terminal to something else, an editor for example, and takes it back.
  public func suspended<Result>(_ body: () throws -> Result) rethrows -> Result {
    leaveScreen()
    defer {
      // ^C in the editor was meant for the editor.
      let ours = Int32(CTERM_TERMINATE | CTERM_HANGUP)
      pending += events(for: cterm_take_signals() & ours)
      returnToScreen()
    }
    return try body()
  }

  /// Writes bytes to the terminal between two frames; they must not move the cursor or change the screen.
  public func write(raw text: String) {
    guard !isGone && !isClosed else { return }
    send(text)
  }

  /// Puts text on the clipboard of the terminal, also over SSH (OSC 52, where the terminal permits it).
  public func copy(_ text: String) { write(raw: "\u{1B}]52;c;\(base64(text))\u{07}") }

  /// Gives the terminal back. What was written to stderr meanwhile is printed now.
  public func close() {
    guard !isClosed else { return }
    if let asked, input.awaitsAnswer, !isGone, .now - asked < .seconds(1) {
      // An answer that is on its way must not come to the shell as keys.
      _ = cterm_wait(tty.descriptor, -1, 200)
      tcflush(tty.descriptor, TCIFLUSH)
    }
    leaveScreen()
    cterm_guard_disarm()
    isClosed = true
    delscreen(screen)
    screen = nil
    tty.close()
  }

  private func keys() -> [TerminalEvent] {
    let events = input.read()
    var result: [TerminalEvent] = []
    for event in events {
      if event == .key(.ctrl("z")) {
        result += stop()
      } else {
        result.append(event)
      }
    }
    // Ready to be read and nothing to read, again and again: the terminal is at its end.
    silentReads = events.isEmpty && !input.isPasting ? silentReads + 1 : 0
    if silentReads > 50 { isGone = true }
    return result
  }

  private func signals() -> [TerminalEvent] { events(for: cterm_take_signals()) }

  private func events(for bits: Int32) -> [TerminalEvent] {
    var events: [TerminalEvent] = []
    func has(_ bit: Int) -> Bool { bits & Int32(bit) != 0 }
    if has(CTERM_WINDOW), let event = resize() { events.append(event) }
    if has(CTERM_STOP) {
      events += stop()
    } else if has(CTERM_CONTINUE) {
      returnToScreen()
      events.append(.resumed)
    }
    if has(CTERM_TERMINATE | CTERM_INTERRUPT) { events.append(.terminate) }
    if has(CTERM_HANGUP) { isGone = true }
    return events
  }

  private func resize() -> TerminalEvent? {
    guard let now = tty.size, now != size else { return nil }
    size = now
    resizeterm(Int32(now.rows), Int32(now.columns))
    renderer.forget()
    return .resize(now)
  }

  private func stop() -> [TerminalEvent] {
    leaveScreen()
    cterm_stop()
    let bits = cterm_take_signals() & ~Int32(CTERM_CONTINUE | CTERM_STOP)
    returnToScreen()
    return events(for: bits) + [.resumed]
  }

  private func send(_ text: String) { _ = cterm_write(tty.descriptor, text, text.utf8.count) }

  private func takeScreen() {
    send(TerminalModes.on)
    cterm_hold_stderr()
  }

  private func leaveScreen() {
    guard !isClosed else { return }
    send(TerminalModes.off)
    def_prog_mode()
    endwin()
    cterm_release_stderr()
  }

  private func returnToScreen() {
    reset_prog_mode()
    takeScreen()
    renderer.forget()
    if let event = resize() { pending.append(event) }
  }

  private static func useUTF8() throws(TerminalError) {
    func isUTF8() -> Bool { String(cString: nl_langinfo(Int32(CODESET))) == "UTF-8" }
    let asked = setlocale(LC_CTYPE, "").map { String(cString: $0) }
    if asked != nil && isUTF8() { return }
    // Over SSH the locale often is POSIX or one this machine does not have.
    guard setlocale(LC_CTYPE, "C.UTF-8") != nil, isUTF8() else {
      let name = ["LC_ALL", "LC_CTYPE", "LANG"].compactMap(environment).first
      throw .notUTF8(asked ?? name ?? "")
    }
  }
}
