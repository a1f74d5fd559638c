import Glibc
import OfficeFiles

/// One case file where it was found.
public enum CasePlace: Sendable {
  case folder(String)
  /// From a zip or a table, with what could not be taken out of it.
  case kept(CaseOriginal, [LoadError])

  /// Loads the case file; only what is read of it is taken from the disk.
  public func load() throws(LoadError) -> CaseFile {
    switch self {
    case .folder(let path): return try CaseFile.load(folder: path)
    case .kept(let original, let problems):
      do throws(LoadError) {
        return try CaseFile.load(original, problems: problems)
      } catch {
        throw error.inFolder(original.location)
      }
    }
  }

  /// The case file's bytes, with what could not be read of them.
  public func original() -> (original: CaseOriginal, problems: [LoadError]) {
    switch self {
    case .folder(let path): CaseOriginal.read(from: FileAccess(folder: path))
    case .kept(let original, let problems): (original, problems)
    }
  }

  /// The place as people name it.
  public var location: String {
    switch self {
    case .folder(let path): path
    case .kept(let original, _): original.location
    }
  }

  /// How many bytes of memory it holds.
  public var size: Int {
    if case .kept(let original, _) = self { original.size } else { 0 }
  }
}

/// Goes over everything that case files come in: folders, folders of folders, zips, CSV and XLSX exports.
public struct CaseIntake {
  public enum Item {
    case found(CasePlace)
    /// What the columns of a table were found to mean.
    case heading(ExportHeading, file: String, line: Int)
    case refused(LoadError)
  }

  private let paths: [String]
  private let mapping: ColumnMapping

  public init(_ paths: [String], mapping: ColumnMapping = ColumnMapping()) {
    self.paths = paths
    self.mapping = mapping
  }

  /// Hands out what is found, one after another and in the order of names; nothing is held beyond that.
  public func walk(_ take: (Item) throws -> Void) throws {
    for path in paths { try visit(path, take) }
  }

  private func visit(_ given: String, _ take: (Item) throws -> Void) throws {
    var path = given
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    var status = stat()
    guard stat(path, &status) == 0 else {
      return try take(
        .refused(
          LoadError(
            source: Source(file: given), problem: Localized(zh: "没有这个文件夹", en: "there is no such folder"),
            remedy: Localized(
              zh: "核对路径；案卷是含 case.yaml 的文件夹", en: "check the path; a case file is a folder with a case.yaml"))
        ))
    }
    guard status.st_mode & S_IFMT == S_IFDIR else { return try visitFile(path, given, take) }
    let finder = CaseFinder(tree: FolderTree(root: path), mapping: mapping)
    if try !finder.visit("", take) {
      try take(
        .refused(
          LoadError(
            source: Source(file: given), problem: Localized(zh: "文件夹里没有案卷", en: "holds no case file"),
            remedy: Localized(
              zh: "放入 case.yaml 和文书（txt、md、docx），或给出上一级文件夹",
              en: "put a case.yaml and documents (txt, md, docx) there"))))
    }
  }

  /// The folder and the name of a file that was named: it may be reached by a link; what lies in a folder may not.
  static func placed(_ path: String) -> (folder: String, name: String) {
    let real =
      realpath(path, nil).map { pointer in
        defer { free(pointer) }
        return String(cString: pointer)
      } ?? path
    let parts = real.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    return (folder.isEmpty ? "/" : folder, String(parts.last ?? ""))
  }

  private func visitFile(_ path: String, _ given: String, _ take: (Item) throws -> Void) throws {
    if let manifest = CaseFile.manifestNames.first(where: { path == $0 || path.hasSuffix("/" + $0) }) {
      let folder = String(path.dropLast(manifest.count + 1))
      return try take(.found(.folder(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)))
    }
    let (root, name) = Self.placed(path)
    let finder = CaseFinder(tree: FolderTree(root: root), mapping: mapping)
    if CaseFinder<FolderTree>.isZip(name) {
      try finder.visitZip(onDisk: root + "/" + name, named: given, take)
    } else if TableFile.mayBeTable(name) {
      try finder.visitTable(name, named: given, take)
    } else {
      try take(
        .refused(
          LoadError(
            source: Source(file: given), problem: Localized(zh: "不是案卷文件夹", en: "is not a case file's folder"),
            remedy: Localized(
              zh: "给出含 case.yaml 的文件夹、zip，或一行一案的 CSV、XLSX",
              en: "name a folder that holds case.yaml, a zip, or a CSV or XLSX with one case a row"))))
    }
  }
}

extension CaseIntake {
  /// Why a table is not to be taken in before somebody has said which column is the number; nil where that is known, or
  /// where no column may be it.
  ///
  /// Rows without a number are known by their content. Named later, the column would make other case files of them.
  public func unsureNumber(of heading: ExportHeading, file: String, line: Int) -> LoadError? {
    guard !heading.columns.contains(where: { $0.field == .number }),
      let column = heading.proposals.first(where: { $0.field == .number })?.heading, !mapping.isChosen(column)
    else { return nil }
    return LoadError(
      source: Source(file: file, line: line, column: column),
      problem: Localized(
        zh: "没有案号列，而“\(column.shown)”可能是案号，本表未导入",
        en: "no column is the number, and “\(column.shown)” may be it; the table was not imported"),
      remedy: Localized(
        zh: "加 --map \(column.shown)=案号 再导入；确实不是的，加 --map \(column.shown)= 按原样保留",
        en: "import it with --map \(column.shown)=案号, or --map \(column.shown)= where it is none"))
  }
}
