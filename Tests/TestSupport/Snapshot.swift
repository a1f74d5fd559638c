import Foundation

/// Compares a text with a checked-in file; `RECORD_SNAPSHOTS=1` writes the file and fails that once.
public enum Snapshot {
  /// Nil where the text equals the file, else what to say.
  public static func difference(_ text: String, from file: URL) -> String? {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      try? FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data(text.utf8).write(to: file)
      return "recorded \(file.lastPathComponent); look at it and run again without RECORD_SNAPSHOTS"
    }
    guard let expected = try? String(contentsOf: file, encoding: .utf8) else {
      return "there is no \(file.lastPathComponent); run once with RECORD_SNAPSHOTS=1"
    }
    return expected == text
      ? nil : "\(file.lastPathComponent) differs:\n--- expected\n\(expected)\n--- got\n\(text)"
  }
}
