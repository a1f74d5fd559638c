import CTerminal
import Glibc

/// The terminal's descriptor, and the two C streams ncurses wants on it.
@MainActor
struct TerminalDevice {
  let descriptor: Int32
  let input: UnsafeMutablePointer<FILE>
  let output: UnsafeMutablePointer<FILE>

  /// The terminal of stdin and stdout; the controlling terminal where either of them is a file or a pipe.
  init?() {
    let path = isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 ? nil : "/dev/tty"
    func open(_ standard: Int32, _ flags: Int32) -> Int32 {
      path.map { Glibc.open($0, flags | O_CLOEXEC) } ?? fcntl(standard, F_DUPFD_CLOEXEC, 3)
    }
    let reading = open(STDIN_FILENO, O_RDWR)
    let writing = open(STDOUT_FILENO, O_RDWR)
    guard reading >= 0, writing >= 0, let input = fdopen(reading, "r"), let output = fdopen(writing, "w")
    else {
      if reading >= 0 { Glibc.close(reading) }
      if writing >= 0 { Glibc.close(writing) }
      return nil
    }
    descriptor = reading
    self.input = input
    self.output = output
  }

  /// The window's size, where the terminal says it.
  var size: Size? {
    var rows: Int32 = 0
    var columns: Int32 = 0
    guard cterm_window_size(descriptor, &rows, &columns) != 0 else { return nil }
    return Size(rows: Int(rows), columns: Int(columns))
  }

  func close() {
    fclose(input)
    fclose(output)
  }
}
