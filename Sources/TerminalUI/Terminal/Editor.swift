import CTerminal
import Glibc

/// How the reviewer's editor ended.
public enum EditorEnding: Equatable, Sendable {
  case closed
  case notStarted(String)
  /// The status is nil where a signal ended it.
  case failed(String, status: Int32?)
}

/// A variable of the environment; nil where it is not set or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

extension TerminalDriver {
  /// Opens a file in the user's editor (`$VISUAL`, `$EDITOR`, else vi) and returns when it is closed.
  ///
  public func edit(path: String) -> EditorEnding {
    let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
    // Through the shell, for the variable may hold options; the path is an argument, not a part of the command.
    return switch suspended({ Self.run(["/bin/sh", "-c", editor + " \"$1\"", "sh", path]) }) {
    case 0: .closed
    case 126, 127: .notStarted(editor)
    case let status: .failed(editor, status: status)
    }
  }

  /// Runs a program on the terminal and waits for it; its exit status, or nil when it did not end by itself.
  private static func run(_ command: [String]) -> Int32? {
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, command[0], nil, nil, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while true {
      if waitpid(child, &status, WUNTRACED) < 0 {
        guard errno == EINTR else { return nil }
      } else if status & 0xFF == 0x7F {
        // ^Z in the editor: the shell takes over until it goes on with both.
        cterm_stop()
      } else {
        break
      }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }
}
