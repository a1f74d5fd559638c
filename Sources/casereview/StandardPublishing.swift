import CaseFiles
import Foundation
import OfficeFiles
import Prechecks
import Reports
import Standards

/// Reads drafts of standards and publishes them: a version once published never changes.
struct StandardPublishing {
  let shared: SharedOptions

  /// What publishing did.
  enum Outcome {
    /// Just this is in force already.
    case unchanged
    case written(path: String)
  }

  /// The standard in a workbook or a YAML file; what is wrong in it is printed, place by place.
  func draft(_ file: String) throws -> Standard {
    let name = file.lowercased()
    if name.hasSuffix(".xlsx") { return try workbook(file) }
    guard name.hasSuffix(".yaml") || name.hasSuffix(".yml") else {
      throw CommandFailure(
        zh: "“\(file)”的扩展名不对；应为 .xlsx 或 .yaml", en: "“\(file)” has no known ending; it must be .xlsx or .yaml"
      )
    }
    guard let text = String(validating: try givenFile(file), as: UTF8.self) else {
      throw CommandFailure(
        zh: "\(file)：不是 UTF-8 编码；请另存为 UTF-8", en: "\(file): is not UTF-8; save it as UTF-8")
    }
    let read = Standard.read(yaml: text, file: file, knownChecks: try knownChecks())
    guard let standard = read.standard else { throw refuse(read.problems, in: shared.language) }
    return standard
  }

  private func workbook(_ file: String) throws -> Standard {
    do {
      return try readingOffice {
        try Standard(
          workbook: WorkbookFile(bytes: try givenFile(file), file: file), file: file,
          knownChecks: try knownChecks())
      }
    } catch let refused as StandardWorkbookRefused {
      throw refuse(refused.problems, in: shared.language)
    }
  }

  /// The program's checks, and those that standards in use already name for checks to come.
  private func knownChecks() throws -> Set<String> {
    let library = try shared.ruleLibrary()
    var known = Set(allChecks.map(\.id))
    for id in library.standardIDs {
      guard let standard = try? library.standard(id) else { continue }
      for criterion in standard.criteria { known.formUnion(criterion.checks) }
    }
    return known
  }

  /// Writes a standard into a folder, by default the workspace's; the edition it replaces is kept beside.
  ///
  /// Throws where the version is published with other content, or was and has been replaced since.
  func publish(_ standard: Standard, into output: String? = nil) throws -> Outcome {
    let folder = output ?? shared.workspacePath + "/rules/standards"
    let path = "\(folder)/\(standard.id).yaml"
    let library = try? shared.ruleLibrary()
    let own = existing(at: path)
    let inForce = output == nil ? (try? library?.standard(standard.id)) ?? own : own
    if inForce == standard { return .unchanged }
    var published = [own, inForce].compactMap(\.self)
    if let found = try? library?.standard(standard.id) { published.append(found) }
    if let found = try? library?.standard(standard.id, version: standard.version) { published.append(found) }
    if let kept = existing(at: keptPath(of: standard, beside: folder)) { published.append(kept) }
    for other in published where other.version == standard.version {
      if other != standard {
        throw CommandFailure(
          zh: "\(standard.id) 的 \(standard.version) 版已经发布，内容不同；请换一个新的版本号（Excel 在“标准”表）后再导入",
          en:
            "version \(standard.version) of \(standard.id) is published with other content; give the changed one a new version (in a workbook on the sheet “Standard”)"
        )
      }
      if let inForce, output == nil {
        throw CommandFailure(
          zh: "\(standard.id) 的 \(standard.version) 版曾经发布，现行的是 \(inForce.version) 版；要恢复原内容，请换一个新的版本号",
          en:
            "version \(standard.version) of \(standard.id) was published and \(inForce.version) is in force; to bring it back, give it a new version"
        )
      }
    }
    try keepEarlier(at: path, own: own, inForce: output == nil ? inForce : nil, of: standard.id, folder)
    try makeFolder(of: path)
    try write(Array(standard.yaml().utf8), to: path, replacing: true)
    return .written(path: path)
  }

  private func existing(at path: String) -> Standard? {
    guard let data = FileManager.default.contents(atPath: path) else { return nil }
    return Standard.read(yaml: String(decoding: data, as: UTF8.self), file: path).standard
  }

  private func keptPath(of standard: Standard, beside folder: String) -> String {
    keptPath(RuleLibrary.folder(ofVersion: standard.version), standard.id, beside: folder)
  }

  private func keptPath(_ version: String, _ id: String, beside folder: String) -> String {
    let top = (folder as NSString).deletingLastPathComponent
    return "\(top.isEmpty ? "." : top)/earlier/\(version)/standards/\(id).yaml"
  }

  /// The edition that reviews may be bound to is kept when a newer one takes its place; a shipped one too,
  /// since a later release of the program may no longer bring it.
  private func keepEarlier(
    at path: String, own: Standard?, inForce: Standard?, of id: String, _ folder: String
  ) throws {
    let bytes: [UInt8]
    if let data = FileManager.default.contents(atPath: path) {
      bytes = Array(data)
    } else if let inForce {
      bytes = Array(inForce.yaml().utf8)
    } else {
      return
    }
    let replaced = own ?? inForce
    var version = RuleLibrary.folder(ofVersion: replaced?.version ?? "unread")
    var kept = keptPath(version, id, beside: folder)
    while FileManager.default.fileExists(atPath: kept) {
      if let replaced, existing(at: kept) == replaced { return }
      version += "_"
      kept = keptPath(version, id, beside: folder)
    }
    try makeFolder(of: kept)
    try write(bytes, to: kept, replacing: false)
  }

  private func makeFolder(of path: String) throws {
    let folder = (path as NSString).deletingLastPathComponent
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw CommandFailure(
        zh: "\(folder)：不能建立这个文件夹；请检查写入权限", en: "\(folder): cannot be made; check the permission to write")
    }
  }
}
