import Glibc

/// What came of loading: the case files, and what had to be refused as a whole.
public struct LoadedCaseFiles: Sendable {
  public var files: [CaseFile]
  public var refused: [LoadError]
}

extension CaseFile {
  /// The names a manifest may have in its folder.
  public static let manifestNames = ["case.yaml", "case.yml"]

  /// Loads the case files at the paths given: a case file's folder, its manifest, or a folder of such folders.
  ///
  /// One that cannot be read is refused with its reason; the others load. Folders load side by side.
  public static func load(_ paths: [String]) -> LoadedCaseFiles {
    let (folders, unreadable) = folders(at: paths)
    var refused = unreadable
    var files: [CaseFile] = []
    for result in folders.mappedSideBySide({ folder in
      Result { () throws(LoadError) in try load(folder: folder) }
    }) {
      switch result {
      case .success(let file): files.append(file)
      case .failure(let error): refused.append(error)
      }
    }
    return LoadedCaseFiles(files: files, refused: refused)
  }

  /// The case files' folders at the paths given, and the paths at which there are none.
  public static func folders(at paths: [String]) -> (folders: [String], refused: [LoadError]) {
    var folders: [String] = []
    var refused: [LoadError] = []
    for path in paths {
      do throws(LoadError) {
        folders += try caseFolders(at: path)
      } catch {
        refused.append(error)
      }
    }
    return (folders, refused)
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

  private static func caseFolders(at given: String) throws(LoadError) -> [String] {
    var path = given
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw LoadError(
        source: Source(file: given), problem: Localized(zh: "没有这个文件夹", en: "there is no such folder"),
        remedy: Localized(
          zh: "核对路径；案卷是含 case.yaml 的文件夹", en: "check the path; a case file is a folder with a case.yaml"))
    }
    if status.st_mode & S_IFMT != S_IFDIR {
      if let manifest = manifestNames.first(where: { path == $0 || path.hasSuffix("/" + $0) }) {
        let folder = String(path.dropLast(manifest.count + 1))
        return [folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder]
      }
      throw LoadError(
        source: Source(file: given), problem: Localized(zh: "不是案卷文件夹", en: "is not a case file's folder"),
        remedy: Localized(zh: "给出含 case.yaml 的文件夹", en: "name the folder that holds case.yaml"))
    }
    let names = FileAccess(folder: path).names()
    if names.contains(where: { manifestNames.contains($0) }) { return [path] }
    let inner = Set(
      names.compactMap { name -> String? in
        let parts = name.split(separator: "/")
        return parts.count == 2 && manifestNames.contains(String(parts[1])) ? String(parts[0]) : nil
      })
    if !inner.isEmpty { return inner.sorted().map { path + "/" + $0 } }
    guard names.contains(where: { DocumentReader.isReadable($0) && !$0.contains("/") && $0 != "README.md" })
    else {
      throw LoadError(
        source: Source(file: given), problem: Localized(zh: "文件夹里没有案卷", en: "holds no case file"),
        remedy: Localized(
          zh: "放入 case.yaml 和文书（txt、md、docx），或给出上一级文件夹",
          en: "put a case.yaml and documents (txt, md, docx) there"))
    }
    return [path]
  }
}

extension LoadError {
  /// The same error with the place named from outside the case file's folder.
  public func inFolder(_ folder: String) -> LoadError {
    var error = self
    if !source.file.hasPrefix(folder) { error.source.file = folder + "/" + source.file }
    return error
  }
}
