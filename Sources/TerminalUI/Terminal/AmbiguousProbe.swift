import CTerminal
import Glibc

extension TerminalDriver {
  /// Asks the terminal how wide it draws `…`: 1 or 2 columns, or nil when it does not answer in 0.3 seconds.
  ///
  /// To be asked before the terminal is taken over. The terminal's answer counts for all characters of
  /// ambiguous width; inside tmux it is tmux that answers.
  public static func measuredAmbiguousWidth() -> Int? {
    guard let tty = TerminalDevice() else { return nil }
    defer { tty.close() }
    var settings = termios()
    guard tcgetattr(tty.descriptor, &settings) == 0 else { return nil }
    var quiet = settings
    quiet.c_lflag &= ~tcflag_t(ICANON | ECHO)
    guard tcsetattr(tty.descriptor, TCSANOW, &quiet) == 0 else { return nil }
    defer { tcsetattr(tty.descriptor, TCSANOW, &settings) }

    // The character, the question where the cursor is, and the line wiped.
    let question = "\r…\u{1B}[6n\r\u{1B}[K"
    guard cterm_write(tty.descriptor, question, question.utf8.count) == 0 else { return nil }
    var answer: [UInt8] = []
    while answer.count < 64, cterm_wait(tty.descriptor, -1, 300) & Int32(CTERM_INPUT) != 0 {
      var byte: UInt8 = 0
      guard read(tty.descriptor, &byte, 1) == 1 else { return nil }
      answer.append(byte)
      if byte == UInt8(ascii: "R") { return ambiguousWidth(inReport: answer) }
    }
    return nil
  }

  /// Reads a cursor report, `ESC [ row ; column R`, for the column behind one character at a line's start.
  nonisolated static func ambiguousWidth(inReport bytes: [UInt8]) -> Int? {
    guard let start = bytes.lastIndex(of: 0x1B) else { return nil }
    let body = String(decoding: bytes[start...].dropFirst(2).dropLast(), as: UTF8.self)
    let numbers = body.split(separator: ";").map { Int($0) }
    guard numbers.count == 2, let column = numbers[1], (2...3).contains(column) else { return nil }
    return column - 1
  }
}
