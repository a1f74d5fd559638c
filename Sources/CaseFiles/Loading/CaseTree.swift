import Glibc
import OfficeFiles

/// Folders and files among which case files are looked for: a disk's or a zip's.
protocol CaseTree {
  /// The place of a folder as people name it; `""` is the root.
  func location(of folder: String) -> String

  /// What lies in a folder, by plain names, sorted; hidden files are left out.
  func contents(of folder: String) -> (files: [String], folders: [String])

  /// The case file that a folder is.
  func place(_ folder: String) -> CasePlace

  /// The bytes of a file that may be as large as a table is.
  func bytes(of file: String) throws(LoadError) -> [UInt8]
}

/// A folder on the disk.
struct FolderTree: CaseTree {
  let root: String

  func location(of folder: String) -> String { folder.isEmpty ? root : root + "/" + folder }

  func contents(of folder: String) -> (files: [String], folders: [String]) {
    guard let directory = opendir(location(of: folder)) else { return ([], []) }
    defer { closedir(directory) }
    var files: [String] = []
    var folders: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      var isFolder = Int32(entry.pointee.d_type) == Int32(DT_DIR)
      if Int32(entry.pointee.d_type) == Int32(DT_UNKNOWN) {
        var status = stat()
        isFolder =
          lstat(location(of: folder) + "/" + name, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
      }
      if isFolder { folders.append(name) } else { files.append(name) }
    }
    return (files.sorted(), folders.sorted())
  }

  func place(_ folder: String) -> CasePlace { .folder(location(of: folder)) }

  func bytes(of file: String) throws(LoadError) -> [UInt8] {
    try FileAccess(folder: root).bytes(
      of: file, source: Source(file: location(of: file)), limit: TableFile.largest)
  }
}

/// The folders of a zip.
struct ZipTree: CaseTree {
  private let archive: Archive
  private let path: String
  private var byFolder: [String: (files: [String], folders: [String])] = [:]

  init(_ archive: Archive, path: String) {
    self.archive = archive
    self.path = path
    var seen: Set<String> = []
    for entry in archive.entries {
      let parts = entry.name.split(separator: "/").map(String.init)
      // What a Mac and a file manager put in beside the files is none of them.
      guard !parts.contains(where: { $0.hasPrefix(".") || $0 == "__MACOSX" }), !parts.isEmpty else {
        continue
      }
      var folder = ""
      for part in parts.dropLast() {
        let inner = folder.isEmpty ? part : folder + "/" + part
        if seen.insert(inner).inserted { byFolder[folder, default: ([], [])].folders.append(part) }
        folder = inner
      }
      byFolder[folder, default: ([], [])].files.append(parts[parts.count - 1])
    }
    for folder in byFolder.keys {
      byFolder[folder]?.files.sort()
      byFolder[folder]?.folders.sort()
    }
  }

  func location(of folder: String) -> String { folder.isEmpty ? path : path + "/" + folder }

  func contents(of folder: String) -> (files: [String], folders: [String]) { byFolder[folder] ?? ([], []) }

  func place(_ folder: String) -> CasePlace {
    let (original, problems) = CaseOriginal.read(from: ZipFolder(tree: self, folder: folder))
    return .kept(original, problems)
  }

  func bytes(of file: String) throws(LoadError) -> [UInt8] {
    try bytes(of: file, source: Source(file: location(of: file)), limit: TableFile.largest)
  }

  /// The names below a folder, with `/` between them.
  fileprivate func names(below folder: String) -> [String] {
    let (files, folders) = contents(of: folder)
    return files
      + folders.flatMap { inner in
        names(below: folder.isEmpty ? inner : folder + "/" + inner).map { inner + "/" + $0 }
      }
  }

  fileprivate func bytes(of file: String, source: Source, limit: Int) throws(LoadError) -> [UInt8] {
    if let entry = archive.entry(named: file), entry.size > limit {
      throw .tooLarge(file, Int(clamping: entry.size), limit: limit, source)
    }
    do throws(OfficeError) {
      return try archive.contents(of: file)
    } catch {
      if error.problem == .noSuchPart { throw .noFile(file, source) }
      throw LoadError(
        source: source, problem: Localized(zh: error.chinese, en: error.english),
        remedy: Localized(zh: "重新打包后再导入", en: "pack it again"))
    }
  }
}

/// One case file in a zip.
private struct ZipFolder: CaseContainer {
  let tree: ZipTree
  let folder: String

  var location: String { tree.location(of: folder) }

  func names() -> [String] { tree.names(below: folder).sorted() }

  func bytes(of name: String, source: Source) throws(LoadError) -> [UInt8] {
    try tree.bytes(
      of: folder.isEmpty ? name : folder + "/" + name, source: source, limit: FileAccess.largest)
  }
}
