import Foundation
import TerminalUI

/// Paths as they are typed on a screen, where no shell completes or expands them.
enum TypedPath {
  static func expanded(_ path: String) -> String { (path as NSString).expandingTildeInPath }

  /// Whether an ordinary file stands there, which something else may take the place of.
  static func isFile(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  /// The names with which a path that was begun may go on, folders with a slash behind them, in order.
  ///
  /// Names that begin with a dot are only given where the dot was typed, and names no field can hold not at all.
  static func names(completing path: String) -> [String] {
    guard path != "~" else { return ["~/"] }
    let end = path.lastIndex(of: "/").map { path.index(after: $0) } ?? path.startIndex
    let begun = path[end...]
    let folder = end == path.startIndex ? "." : expanded(String(path[..<end]))
    let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    return
      names
      .filter { name in
        name.hasPrefix(begun) && (begun.hasPrefix(".") || !name.hasPrefix("."))
          && !name.unicodeScalars.contains { $0.properties.generalCategory == .control }
      }
      .sorted()
      .map { isFolder(folder + "/" + $0) ? $0 + "/" : $0 }
  }
}
