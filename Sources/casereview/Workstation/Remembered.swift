import Foundation

/// What the program remembers of a person beside the settings, as empty files in `$XDG_STATE_HOME/casereview`.
enum Remembered {
  private static var folder: String {
    let home = Environment.value("HOME") ?? "."
    return (Environment.value("XDG_STATE_HOME") ?? home + "/.local/state") + "/casereview"
  }

  /// Whether the tour was taken or left.
  static var tourWasSeen: Bool { FileManager.default.fileExists(atPath: folder + "/tour-seen") }

  static func noteTour() {
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    _ = FileManager.default.createFile(atPath: folder + "/tour-seen", contents: nil)
  }
}
