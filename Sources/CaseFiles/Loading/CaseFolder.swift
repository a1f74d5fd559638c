/// What came of loading: the case files, and what had to be refused as a whole.
public struct LoadedCaseFiles: Sendable {
  public var files: [CaseFile]
  public var refused: [LoadError]
}

extension CaseFile {
  /// The names a manifest may have in its folder.
  public static let manifestNames = ["case.yaml", "case.yml"]

  /// Loads the case files at the paths given: a case file's folder, its manifest, a folder of such folders,
  /// a zip of any of them, or a CSV or XLSX table with one case a row.
  ///
  /// One that cannot be read is refused with its reason; the others load, side by side. `met` is told of
  /// everything that is met on the way, such as what the columns of a table were found to mean.
  public static func load(
    _ paths: [String], mapping: ColumnMapping = ColumnMapping(), met: (CaseIntake.Item) -> Void = { _ in }
  ) -> LoadedCaseFiles {
    var loaded = LoadedCaseFiles(files: [], refused: [])
    var waiting: [CasePlace] = []
    var size = 0
    func settle() {
      for result in waiting.mappedSideBySide({ place in
        Result { () throws(LoadError) in try place.load() }
      }) {
        switch result {
        case .success(let file): loaded.files.append(file)
        case .failure(let error): loaded.refused.append(error)
        }
      }
      waiting = []
      size = 0
    }
    // The closure throws nothing of its own, and neither does the walk.
    try? CaseIntake(paths, mapping: mapping).walk { item in
      met(item)
      switch item {
      case .found(let place):
        waiting.append(place)
        size += place.size
        if waiting.count == 1024 || size > 32 << 20 { settle() }
      case .refused(let error): loaded.refused.append(error)
      case .heading: break
      }
    }
    settle()
    return loaded
  }

  /// Loads one case file's folder.
  public static func load(folder: String) throws(LoadError) -> CaseFile {
    try load(from: FileAccess(folder: folder))
  }

  /// Loads one case file from wherever its files lie.
  static func load(from access: some CaseContainer) throws(LoadError) -> CaseFile {
    let folder = access.location
    let names = access.names()
    var file: CaseFile
    let manifest = manifestNames.first { names.contains($0) }
    if let manifest {
      let path = folder + "/" + manifest
      let source = Source(file: path)
      guard let text = TextDecoding.decode(try access.bytes(of: manifest, source: source)) else {
        throw LoadError(
          source: source, problem: Localized(zh: "编码无法识别", en: "is in an unknown encoding"),
          remedy: Localized(zh: "另存为 UTF-8", en: "save it as UTF-8"))
      }
      do throws(LoadError) {
        file = try ManifestReader.read(text, file: manifest, location: folder)
      } catch {
        throw error.inFolder(folder)
      }
    } else {
      file = CaseFile(location: folder)
      file.problems.append(
        LoadError(
          source: Source(file: folder),
          problem: Localized(
            zh: "没有 case.yaml，案号、机关、当事人等事实取自文书正文",
            en: "has no case.yaml; its number, agency, party and other facts were read from the letters"),
          remedy: Localized(
            zh: "逐项核对，读不出的补入 case.yaml", en: "verify them, and add a case.yaml with what could not be read")))
    }
    file.takeDocuments(from: access, names: names)
    if manifest == nil { file.takeFactsFromLetters() }
    return file
  }
}

extension LoadError {
  /// The same error with the place named from outside the case file's folder, or from outside the table's.
  public func inFolder(_ folder: String) -> LoadError {
    var error = self
    if let table = folder.tableOfRow, table.hasSuffix(source.file) {
      error.source.file = table
    } else if !source.file.hasPrefix(folder) {
      error.source.file = folder + "/" + source.file
    }
    return error
  }
}

extension String {
  /// The table in the location of a row, as in `a/export.csv:12`; nil for any other location.
  var tableOfRow: String? {
    guard let colon = utf8.lastIndex(of: 0x3A), let line = Int(self[colon...].dropFirst()), line > 0 else {
      return nil
    }
    return String(self[..<colon])
  }
}
