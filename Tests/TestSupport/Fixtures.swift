import Foundation

/// Finds files beside the test that asks, whatever the folder it is run from.
public enum Fixtures {
  /// The folder of fixtures beside a test's source file.
  public static func folder(_ name: String, beside file: String = #filePath) -> URL {
    URL(fileURLWithPath: file).deletingLastPathComponent().appendingPathComponent(name)
  }

  /// The package's top folder.
  public static func package(_ file: String = #filePath) -> URL {
    URL(fileURLWithPath: file).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
  }

  /// The names in a folder that do not begin with a dot, sorted.
  public static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
  }
}
