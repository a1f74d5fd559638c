import Glibc

/// A variable of the environment; nil where it is not set or empty.
func environment(_ name: String) -> String? {
  guard let value = getenv(name), value.pointee != 0 else { return nil }
  return String(cString: value)
}

extension TerminalDriver {
  /// Opens a file in the user's editor (`$VISUAL`, `$EDITOR`, else vi) and returns when it is closed.
  ///
  /// - Returns: Whether the editor could be started and ended without an error.
  public func edit(path: String) -> Bool {
    let editor = environment("VISUAL") ?? environment("EDITOR") ?? "vi"
    // Through the shell, for the variable may hold options; the path is an argument, not a part of the command.
    return suspended { Self.run(["/bin/sh", "-c", editor + " \"$1\"", "sh", path]) } == 0
  }

  /// Runs a program on the terminal and waits for it; its exit status, or nil when it did not end by itself.
  private static func run(_ command: [String]) -> Int32? {
    var arguments = command.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var child: pid_t = 0
    guard posix_spawn(&child, command[0], nil, nil, &arguments, environ) == 0 else { return nil }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0 {
      guard errno == EINTR else { return nil }
    }
    return status & 0x7F == 0 ? status >> 8 & 0xFF : nil
  }
}
