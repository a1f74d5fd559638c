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
    /// Nil for a file that is listed and not kept: a recording, or one beyond the limits.
    public var bytes: [UInt8]?

    public init(name: String, bytes: [UInt8]?) {
      self.name = name
      self.bytes = bytes
    }
  }

  public init(location: String, content: Content) {
    self.location = location
    self.content = content
  }

  /// How many bytes it holds.
  public var size: Int {
    switch content {
    case .files(let files): files.reduce(0) { $0 + ($1.bytes?.count ?? 0) }
    case .row(let row, _): row.cells.reduce(0) { $0 + $1.utf8.count }
    }
  }
}

extension CaseOriginal {
  /// The most bytes kept of one case file.
  static let mostBytes = 256 << 20

  /// Whether a file of this name is a sound or video recording: listed with the case file, and left where it is.
  static func isRecording(_ name: String) -> Bool {
    [
      "mp4", "avi", "mov", "mkv", "wmv", "flv", "mpg", "mpeg", "3gp", "m4v", "ts", "webm", "mp3", "wav",
      "m4a",
      "aac", "wma", "amr", "ogg", "flac",
    ].contains(DocumentReader.fileExtension(name))
  }

  /// Takes the files of a case file into memory; what cannot be kept is listed, with a problem that says why.
  static func read(from container: some CaseContainer) -> (original: CaseOriginal, problems: [LoadError]) {
    var files: [File] = []
    var problems: [LoadError] = []
    var room = mostBytes
    for name in container.names() {
      var file = File(name: name, bytes: nil)
      if !isRecording(name) {
        do throws(LoadError) {
          let bytes = try container.bytes(of: name, source: Source(file: name))
          guard bytes.count <= room else {
            throw LoadError(
              source: Source(file: name),
              problem: Localized(
                zh: "全卷超过 \(mostBytes >> 20) MB，“\(name.shown)”未收入",
                en: "the case file has more than \(mostBytes >> 20) MB, “\(name.shown)” was left out"),
              remedy: Localized(zh: "压缩扫描件，或分成几卷", en: "make the scans smaller, or split the case file"))
          }
          room -= bytes.count
          file.bytes = bytes
        } catch {
          problems.append(error)
        }
      }
      files.append(file)
    }
    return (CaseOriginal(location: container.location, content: .files(files)), problems)
  }
}

extension CaseFile {
  /// Loads a case file from the bytes kept of it, by the same reader as from the disk.
  public static func load(_ original: CaseOriginal) throws(LoadError) -> CaseFile {
    switch original.content {
    case .files(let files):
      // A folder that holds nothing any more was a case file when it was found.
      guard !files.isEmpty else { throw .gone(original.location) }
      return try load(from: KeptFiles(location: original.location, files: files))
    case .row(let row, let heading): return try CaseFile(row, under: heading, location: original.location)
    }
  }

  /// Loads a case file from its bytes, with what could not be taken of them, which is also why it cannot be loaded.
  public static func load(_ original: CaseOriginal, problems: [LoadError]) throws(LoadError) -> CaseFile {
    do throws(LoadError) {
      var file = try load(original)
      file.problems += problems
      return file
    } catch {
      throw problems.first { error.source.file == original.location + "/" + $0.source.file } ?? error
    }
  }
}

/// The files of a case file held in memory.
struct KeptFiles: CaseContainer {
  let location: String
  private let files: [String: [UInt8]?]

  init(location: String, files: [CaseOriginal.File]) {
    self.location = location
    self.files = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
  }

  func names() -> [String] { files.keys.sorted() }

  func bytes(of name: String, source: Source) throws(LoadError) -> [UInt8] {
    guard let file = files[name] else { throw .noFile(name, source) }
    guard let bytes = file else {
      throw LoadError(
        source: source,
        problem: Localized(zh: "“\(name.shown)”没有收入工作区", en: "“\(name.shown)” is not kept in the workspace"),
        remedy: Localized(
          zh: "到原处查看，或改正后重新导入", en: "look at it where it came from, or mend it and import again"))
    }
    return bytes
  }
}

extension LoadError {
  /// A case file's folder that went away while it was read.
  static func gone(_ location: String) -> LoadError {
    LoadError(
      source: Source(file: location),
      problem: Localized(zh: "读取时文件已不在", en: "went away while it was read"),
      remedy: Localized(zh: "确认文件还在原处后重新导入", en: "see that it is there, and import it again"))
  }

  /// A file that is named and is not there.
  static func noFile(_ name: String, _ source: Source) -> LoadError {
    LoadError(
      source: source,
      problem: Localized(zh: "找不到文件“\(name.shown)”", en: "there is no file “\(name.shown)”"),
      remedy: Localized(zh: "核对文件名，或去掉“文件”一项", en: "correct the name, or leave the file out"))
  }
}
