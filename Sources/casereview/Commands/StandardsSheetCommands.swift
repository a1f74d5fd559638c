import ArgumentParser
import CaseFiles
import Foundation
import OfficeFiles
import Prechecks
import Reports
import Standards

extension StandardsCommand {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("把标准导出为 Excel，供修改", "Write a standard as a workbook for editing."))
    @Argument(help: said("标准编号", "The standard's id.")) var id: String
    @Option(name: .shortAndLong, help: said("写入的文件：.xlsx 或 .yaml", "The file to write: .xlsx or .yaml."))
    var output: String
    @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let standard = try shared.ruleLibrary().standard(id)
        let bytes =
          output.lowercased().hasSuffix(".yaml")
          ? Array(standard.yaml().utf8)
          : try readingOffice { try standard.workbook(in: shared.language).bytes(file: output) }
        try write(bytes, to: output, replacing: force)
        printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[shared.language])
      }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: said("从 Excel 导入标准", "Take a standard from a workbook."),
      discussion: said(
        "默认写入工作区的 rules/standards。已发布的版本不得改动：内容有变的，须换新版本号；原版本另存于 rules/earlier。",
        "It goes into rules/standards of the workspace. A published version never changes; an earlier one is kept in rules/earlier."
      ))
    @Argument(help: said("填好的 .xlsx", "The workbook.")) var file: String
    @Option(name: .shortAndLong, help: said("写入的文件夹", "The folder to write to.")) var output: String?
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let standard = try read()
        let folder = output ?? shared.workspacePath + "/rules/standards"
        let path = "\(folder)/\(standard.id).yaml"
        if try isPublished(standard, at: path) {
          printLine(
            Localized(
              zh: "\(standard.id) \(standard.version) 没有变化",
              en: "\(standard.id) \(standard.version) is unchanged")[
                shared.language])
          return
        }
        try keepEarlier(at: path, of: standard.id, beside: folder)
        try makeFolder(of: path)
        try write(Array(standard.yaml().utf8), to: path, replacing: true)
        printLine(
          Localized(
            zh: "已写入 \(path)：\(standard.id) \(standard.version)，\(standard.criteria.count) 项",
            en: "Wrote \(path): \(standard.id) \(standard.version), \(standard.criteria.count) criteria")[
              shared.language])
      }
    }

    private func read() throws -> Standard {
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

    /// Whether just this is there already; throws where another content bears the same version.
    private func isPublished(_ standard: Standard, at path: String) throws -> Bool {
      var known: [Standard] = []
      if let own = existing(at: path) { known.append(own) }
      if let library = try? shared.ruleLibrary(), let found = try? library.standard(standard.id) {
        known.append(found)
      }
      for other in known where other.version == standard.version && other != standard {
        throw CommandFailure(
          zh: "\(standard.id) 的 \(standard.version) 版已经发布，内容不同；请在“标准”表换一个新的版本号后再导入",
          en:
            "version \(standard.version) of \(standard.id) is published with other content; give the changed one a new version on the sheet “Standard”"
        )
      }
      return output == nil ? known.contains(standard) : existing(at: path) == standard
    }

    private func existing(at path: String) -> Standard? {
      guard let data = FileManager.default.contents(atPath: path) else { return nil }
      return Standard.read(yaml: String(decoding: data, as: UTF8.self), file: path).standard
    }

    /// The edition that reviews may be bound to is kept when a newer one takes its place.
    private func keepEarlier(at path: String, of id: String, beside folder: String) throws {
      guard let data = FileManager.default.contents(atPath: path) else { return }
      let version = existing(at: path)?.version ?? "unread"
      let plain = String(version.map { $0.isLetter || $0.isNumber || $0 == "." || $0 == "-" ? $0 : "_" })
      let top = (folder as NSString).deletingLastPathComponent
      let kept = "\(top.isEmpty ? "." : top)/earlier/\(plain)/standards/\(id).yaml"
      try makeFolder(of: kept)
      try write(Array(data), to: kept, replacing: true)
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
}
