/// Where the files of one case file lie: a folder, a part of a zip, or the copies a workspace keeps.
public protocol CaseContainer {
  /// The place as people name it.
  var location: String { get }

  /// The names of the files in it, with `/` between folders, sorted.
  func names() -> [String]

  /// The bytes of one file; `source` is the place that named it.
  func bytes(of name: String, source: Source) throws(LoadError) -> [UInt8]
}

extension FileAccess: CaseContainer {
  var location: String { folder }
}
