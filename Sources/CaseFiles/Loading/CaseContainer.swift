/// Where the files of one case file lie: a folder, a part of a zip, or the copies a workspace keeps.
public protocol CaseContainer {
  /// The place as people name it.
  var location: String { get }

  /// The names of the files in it, with `/` between folders, sorted.
  func names() -> [String]

  /// The bytes of one file; `source` is the place that named it.
  func bytes(of name: String, source: Source) throws(LoadError) -> [UInt8]

  /// The parts of a file, for what is too large to be read whole; nil where it cannot be opened.
  func pieces(of name: String) -> FilePieces?
}

extension CaseContainer {
  public func pieces(of name: String) -> FilePieces? {
    (try? bytes(of: name, source: Source(file: name))).map { FilePieces($0) }
  }
}

extension FileAccess: CaseContainer {
  var location: String { folder }
}
