import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A program running in a terminal of our own: keys go in, the screen comes out.
public final class PseudoTerminal {
  public enum Failure: Error {
    case noTerminal(Int32)
    case notStarted(String, Int32)
  }

  public enum Exit: Equatable, Sendable {
    case status(Int32)
    case signal(Int32)
  }

  /// What the terminal shows now.
  public private(set) var screen: ScreenEmulator
  /// All bytes the program has written.
  public private(set) var output: [UInt8] = []
  /// When each piece of `output` arrived, and how long `output` was then.
  public private(set) var arrivals: [(instant: ContinuousClock.Instant, length: Int)] = []
  public private(set) var exit: Exit?
  public let process: pid_t
  private var master: Int32
  private let settingsBefore: termios

  /// Starts a program as the leader of a session of its own.
  ///
  /// - Parameter environment: Added to PATH, HOME and TERM=xterm-256color, LANG=C.UTF-8; an empty value removes.
  public init(
    _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
    directory: String? = nil,
    rows: Int = 24, columns: Int = 80
  ) throws {
    screen = ScreenEmulator(rows: rows, columns: columns)
    // glibc's module does not export posix_openpt and its kin; TIOCSPTLCK and TIOCGPTN are what they do.
    master = open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var isLocked: Int32 = 0
    var number: UInt32 = 0
    guard master >= 0, ioctl(master, 0x4004_5431, &isLocked) == 0,
      ioctl(master, 0x8004_5430, &number) == 0
    else { throw Failure.noTerminal(errno) }
    let slave = "/dev/pts/\(number)"
    Self.setSize(master, rows: rows, columns: columns)
    // The master of a pty answers for both ends, but only while the other end is open.
    let holder = open(slave, O_RDWR | O_NOCTTY | O_CLOEXEC)
    var before = termios()
    tcgetattr(master, &before)
    settingsBefore = before
    defer { close(holder) }

    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, slave, O_RDWR, 0)
    posix_spawn_file_actions_adddup2(&actions, 0, 1)
    posix_spawn_file_actions_adddup2(&actions, 0, 2)
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    let newSession: Int16 = 0x80  // POSIX_SPAWN_SETSID
    posix_spawnattr_setflags(&attributes, newSession | Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK))
    var signals = sigset_t()
    sigemptyset(&signals)
    posix_spawnattr_setsigmask(&attributes, &signals)
    sigfillset(&signals)
    posix_spawnattr_setsigdefault(&attributes, &signals)

    let inherited = ProcessInfo.processInfo.environment
    var variables = ["TERM": "xterm-256color", "LANG": "C.UTF-8"]
    for name in ["PATH", "HOME", "LD_LIBRARY_PATH"] { variables[name] = inherited[name] }
    variables.merge(environment) { $1 }
    let entries = variables.filter { !$0.value.isEmpty }.map { "\($0.key)=\($0.value)" }
    let command = (directory.map { ["/usr/bin/env", "-C", $0] } ?? []) + [program] + arguments
    var argv = command.map { strdup($0) } + [nil]
    var envp = entries.map { strdup($0) } + [nil]
    defer { for string in argv + envp { free(string) } }
    var child: pid_t = 0
    let result = posix_spawnp(&child, command[0], &actions, &attributes, &argv, &envp)
    process = child
    guard result == 0 else {
      close(master)
      throw Failure.notStarted(program, result)
    }
  }

  deinit {
    if exit == nil {
      kill(process, SIGKILL)
      var status: Int32 = 0
      waitpid(process, &status, 0)
    }
    if master >= 0 { close(master) }
  }

  /// Types text, in one write.
  public func send(_ text: String) { send(bytes: Array(text.utf8)) }

  public func send(bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty && master >= 0 {
      let written = rest.withUnsafeBytes { write(master, $0.baseAddress, $0.count) }
      guard written > 0 else { return }
      rest = rest.dropFirst(written)
    }
  }

  public func resize(rows: Int, columns: Int) {
    screen.resize(rows: rows, columns: columns)
    Self.setSize(master, rows: rows, columns: columns)
  }

  public func signal(_ number: Int32) { kill(process, number) }

  /// Closes the window: the program's terminal is gone.
  public func closeWindow() {
    close(master)
    master = -1
  }

  /// Reads until nothing has come for `quiet` seconds, at most `limit` seconds; how many bytes came.
  @discardableResult
  public func settle(quiet: Double = 0.15, limit: Double = 10) -> Int {
    let start = output.count
    let end = ContinuousClock.now + .seconds(limit)
    while ContinuousClock.now < end, read(within: quiet) {}
    return output.count - start
  }

  /// Reads until the screen is as wished; false when it is not within `limit` seconds.
  public func wait(limit: Double = 10, until isReached: (ScreenEmulator) -> Bool) -> Bool {
    let end = ContinuousClock.now + .seconds(limit)
    while !isReached(screen) {
      if ContinuousClock.now >= end { return false }
      if !read(within: 0.05) && exit != nil { return isReached(screen) }
      if master >= 0 && !isOpen { _ = waitForExit(limit: 1) }
    }
    return true
  }

  public func wait(for text: String, limit: Double = 10) -> Bool {
    wait(limit: limit) { $0.text.contains(text) }
  }

  /// Reads what there is to read until the program has ended.
  public func waitForExit(limit: Double = 10) -> Exit? {
    let end = ContinuousClock.now + .seconds(limit)
    while exit == nil && ContinuousClock.now < end {
      if master < 0 || !read(within: 0.01) { usleep(1000) }
      var status: Int32 = 0
      if waitpid(process, &status, WNOHANG) == process {
        exit = status & 0x7F == 0 ? .status(status >> 8 & 0xFF) : .signal(status & 0x7F)
      }
    }
    while master >= 0, read(within: 0.02) {}
    return exit
  }

  /// Waits for one piece of output and takes it in; false when none came.
  public func read(within seconds: Double) -> Bool {
    guard master >= 0 else { return false }
    var polled = pollfd(fd: master, events: Int16(POLLIN), revents: 0)
    guard poll(&polled, 1, Int32(seconds * 1000)) > 0 else { return false }
    var buffer = [UInt8](repeating: 0, count: 65536)
    let count = Glibc.read(master, &buffer, buffer.count)
    guard count > 0 else {
      isOpen = false
      return false
    }
    let piece = buffer[..<count]
    output += piece
    arrivals.append((.now, output.count))
    screen.feed(piece)
    return true
  }
  private var isOpen = true

  /// Whether the terminal's settings are what they were before the program began.
  public var settingsAreRestored: Bool {
    var now = termios()
    guard master >= 0, tcgetattr(master, &now) == 0 else { return false }
    return now.c_iflag == settingsBefore.c_iflag && now.c_oflag == settingsBefore.c_oflag
      && now.c_lflag == settingsBefore.c_lflag && now.c_cflag == settingsBefore.c_cflag
  }

  /// What the program left behind: private modes still on (alternate screen, mouse, paste), a hidden cursor.
  public var leftBehind: [String] {
    let harmless: Set<Int> = [1, 7, 12, 25, 1034]
    var names = screen.modes.subtracting(harmless).sorted().map { "mode \($0)" }
    if !screen.cursorIsVisible { names.append("hidden cursor") }
    if screen.modes.contains(1) { names.append("application keys") }
    return names
  }

  private static func setSize(_ descriptor: Int32, rows: Int, columns: Int) {
    var size = winsize(ws_row: UInt16(rows), ws_col: UInt16(columns), ws_xpixel: 0, ws_ypixel: 0)
    _ = ioctl(descriptor, UInt(TIOCSWINSZ), &size)
  }
}
