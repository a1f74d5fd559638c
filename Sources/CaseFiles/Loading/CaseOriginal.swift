/// What a case file is read from, byte for byte, so that it can be read again when its place has gone.
public struct CaseOriginal: Sendable, Hashable {
  /// The path it was read from, as it was given, with the line of a table's row.
  public var location: String
  public var content: Content

  public enum Content: Sendable, Hashable {
    /// The files of a folder or of a zip, by their names.
    case files([File])
    /// One row of a table, with what its columns mean.
    case row(ExportRow, under: ExportHeading)
  }

  public struct File: Sendable, Hashable {
    /// The name in the case file's folder, with `/` between folders.
    public var name: String
    public var bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  public init(location: String, content: Content) {
    self.location = location
    self.content = content
  }
}

extension CaseFile {
  /// Loads a case file from the bytes kept of it, by the same reader as from the disk.
  public static func load(_ original: CaseOriginal) throws(LoadError) -> CaseFile {
    switch original.content {
    case .files(let files): try load(from: KeptFiles(location: original.location, files: files))
    case .row(let row, let heading): CaseFile(row, under: heading, location: original.location)
    }
  }
}

/// The files of a case file held in memory.
struct KeptFiles: CaseContainer {
  let location: String
  private let files: [String: [UInt8]]

  init(location: String, files: [CaseOriginal.File]) {
    self.location = location
    self.files = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
  }

  func names() -> [String] { files.keys.sorted() }

  func bytes(of name: String, source: Source) throws(LoadError) -> [UInt8] {
    guard let bytes = files[name] else { throw .noFile(name, source) }
    return bytes
  }
}

extension LoadError {
  /// A file that is named and is not there.
  static func noFile(_ name: String, _ source: Source) -> LoadError {
    LoadError(
      source: source,
      problem: Localized(zh: "找不到文件“\(name.shown)”", en: "there is no file “\(name.shown)”"),
      remedy: Localized(zh: "核对文件名，或去掉“文件”一项", en: "correct the name, or leave the file out"))
  }
}
