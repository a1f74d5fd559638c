import OfficeFiles

/// Tells which folders of a tree are case files, which hold others, and which files are tables or zips of them.
struct CaseFinder<Tree: CaseTree> {
  /// How deep folders are looked into below the one that was named.
  static var deepest: Int { 8 }

  let tree: Tree
  let mapping: ColumnMapping
  /// How many zips this tree lies in.
  var depthOfZips = 0

  static func isZip(_ name: String) -> Bool { DocumentReader.fileExtension(name) == "zip" }

  /// Hands out what a folder holds; false where that is nothing.
  func visit(_ folder: String, depth: Int = 0, _ take: (CaseIntake.Item) throws -> Void) throws -> Bool {
    let (files, folders) = tree.contents(of: folder)
    func inside(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
    if files.contains(where: { CaseFile.manifestNames.contains($0) }) || isBareCase(folder, files, folders) {
      try take(.found(tree.place(folder)))
      return true
    }
    guard depth < Self.deepest else {
      guard !folders.isEmpty else { return false }
      try take(
        .refused(
          LoadError(
            source: Source(file: tree.location(of: folder)),
            problem: Localized(
              zh: "文件夹套了 \(Self.deepest) 层以上，未再往里找",
              en: "lies more than \(Self.deepest) folders deep and was not looked into"),
            remedy: Localized(zh: "直接给出里面的文件夹", en: "name the folder inside it"))))
      return true
    }
    var found = false
    for name in folders {
      if try visit(inside(name), depth: depth + 1, take) { found = true }
    }
    for name in files {
      if Self.isZip(name) {
        try visitZip(inside(name), take)
      } else if TableFile.isTable(name) {
        try visitTable(inside(name), named: tree.location(of: inside(name)), take)
      } else {
        continue
      }
      found = true
    }
    return found
  }

  /// Documents without a manifest are a case file, unless the folders beside them are.
  private func isBareCase(_ folder: String, _ files: [String], _ folders: [String]) -> Bool {
    guard
      files.contains(where: { DocumentReader.isReadable($0) && $0 != "README.md" && !TableFile.isTable($0) })
    else { return false }
    return !folders.contains { name in
      tree.contents(of: folder.isEmpty ? name : folder + "/" + name).files.contains {
        CaseFile.manifestNames.contains($0)
      }
    }
  }

  /// A table of cases; each of its rows is one.
  func visitTable(_ file: String, named name: String, _ take: (CaseIntake.Item) throws -> Void) throws {
    let bytes: [UInt8]
    do throws(LoadError) {
      bytes = try tree.bytes(of: file)
    } catch {
      return try take(.refused(error))
    }
    let short = String(file.split(separator: "/").last ?? file[...])
    // The table says its name in every fact; people know it by its path.
    try withoutActuallyEscaping(take) { take in
      try TableFile(name: short, mapping: mapping).read(bytes) { event in
        switch event {
        case .heading(let heading, let file, let line):
          try take(.heading(heading, file: name + file.dropFirst(short.count), line: line))
        case .row(let row, let heading):
          let sheet = row.file.dropFirst(short.count)
          try take(
            .found(
              .kept(
                CaseOriginal(
                  location: "\(name)\(sheet):\(row.line)", content: .row(row, under: heading)), [])))
        case .refused(var error):
          error.source.file = name + error.source.file.dropFirst(short.count)
          try take(.refused(error))
        }
      }
    }
  }

  /// A zip that lies in the tree.
  private func visitZip(_ file: String, _ take: (CaseIntake.Item) throws -> Void) throws {
    let location = tree.location(of: file)
    guard depthOfZips < 2 else {
      return try refuse(
        location,
        Localized(zh: "zip 里套了 zip 又套了 zip，未再打开", en: "is a zip in a zip in a zip and was not opened"), take)
    }
    if tree is FolderTree { return try visitZip(onDisk: location, named: location, take) }
    let bytes: [UInt8]
    do throws(LoadError) {
      bytes = try tree.bytes(of: file)
    } catch {
      return try take(.refused(error))
    }
    try visit(location, take) { () throws(OfficeError) in
      try Archive(bytes: bytes, file: location, limits: .cases, isStrict: false)
    }
  }

  func visitZip(onDisk path: String, named name: String, _ take: (CaseIntake.Item) throws -> Void) throws {
    try visit(name, take) { () throws(OfficeError) in
      try Archive(path: path, limits: .cases, isStrict: false)
    }
  }

  private func visit(
    _ name: String, _ take: (CaseIntake.Item) throws -> Void, opening: () throws(OfficeError) -> Archive
  ) throws {
    let archive: Archive
    do throws(OfficeError) {
      archive = try opening()
    } catch {
      return try refuse(name, Localized(zh: error.chinese, en: error.english), take)
    }
    for error in archive.misplaced {
      try refuse(name, Localized(zh: error.chinese, en: error.english), take)
    }
    let inner = CaseFinder<ZipTree>(
      tree: ZipTree(archive, path: name), mapping: mapping, depthOfZips: depthOfZips + 1)
    if try !inner.visit("", take) {
      try refuse(name, Localized(zh: "zip 里没有案卷", en: "the zip holds no case file"), take)
    }
  }

  private func refuse(
    _ name: String, _ problem: Localized, _ take: (CaseIntake.Item) throws -> Void
  ) throws {
    try take(
      .refused(
        LoadError(
          source: Source(file: name), problem: problem,
          remedy: Localized(
            zh: "解压后检查内容，再导入文件夹", en: "unpack it, look at what it holds, and import the folder"))))
  }
}

extension Archive.Limits {
  /// Recordings are large and are not unpacked; what is unpacked is limited where that is done.
  static let cases = Archive.Limits(entries: 200_000, entrySize: 8 << 30, totalSize: 64 << 30, ratio: 200)
}
