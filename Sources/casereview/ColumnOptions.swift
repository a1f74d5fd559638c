import ArgumentParser
import CaseFiles
import Foundation

/// How the columns of an export are to be read, for commands that read tables.
struct ColumnOptions: ParsableArguments {
  @Option(
    name: .customLong("map"),
    help: said(
      "把表格的一列读作某字段：列名=字段（可重复；字段留空则按原样保留）",
      "Read a column as a field: heading=field (may be repeated; no field keeps it as it stands)."))
  var pairs: [String] = []

  @Option(
    name: .customLong("mapping"), help: said("列名对应表（YAML，每行 列名: 字段）", "A YAML file of heading: field lines."))
  var file: String?

  /// What was chosen on the command line and in the file.
  func chosen() throws -> ColumnMapping {
    var mapping = ColumnMapping()
    if let file { mapping = try Self.read(file) }
    for pair in pairs {
      guard let sign = pair.lastIndex(where: { $0 == "=" || $0 == "＝" }), sign > pair.startIndex else {
        throw CommandFailure(
          zh: "--map “\(pair)”应写作 列名=字段，例如 --map 决定书编号=案号",
          en: "--map “\(pair)”: write heading=field, as in --map 决定书编号=案号")
      }
      try mapping.choose(
        String(pair[..<sign]), named: String(pair[pair.index(after: sign)...]), source: Source(file: "--map"))
    }
    return mapping
  }

  /// What was chosen now, over what the workspace remembers.
  func mapping(with shared: SharedOptions) throws -> ColumnMapping {
    var mapping = try Self.remembered(in: shared)
    mapping.merge(try chosen())
    return mapping
  }

  private static func path(_ shared: SharedOptions) -> String { shared.workspacePath + "/columns.yaml" }

  /// What the workspace remembers of earlier tables.
  static func remembered(in shared: SharedOptions) throws -> ColumnMapping {
    FileManager.default.fileExists(atPath: path(shared)) ? try read(path(shared)) : ColumnMapping()
  }

  private static func read(_ path: String) throws -> ColumnMapping {
    guard let text = String(validating: try givenFile(path), as: UTF8.self) else {
      throw CommandFailure(
        zh: "\(path)：不是 UTF-8 文本；请另存为 UTF-8", en: "\(path): is not UTF-8 text; save it as UTF-8")
    }
    return try ColumnMapping(yaml: text, file: path)
  }

  /// Keeps what was chosen on the command line for the next table.
  func remember(in shared: SharedOptions) throws { try Self.remember(chosen(), in: shared) }

  /// Keeps choices in the workspace for the next table, readable by its owner only.
  static func remember(_ chosen: ColumnMapping, in shared: SharedOptions) throws {
    guard !chosen.chosen.isEmpty else { return }
    var mapping = try remembered(in: shared)
    mapping.merge(chosen)
    let path = path(shared)
    try write(Array(mapping.yaml.utf8), to: path, replacing: true)
    try? FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
  }
}

extension SharedOptions {
  /// Loads case files, the columns of tables read as the workspace remembers them.
  func load(_ paths: [String]) throws -> LoadedCaseFiles {
    CaseFile.load(paths, mapping: try ColumnOptions.remembered(in: self))
  }

  /// Loads the one case file at a path.
  ///
  /// - Throws: Why it is refused, or that the path holds none or several.
  func loadOne(_ path: String) throws -> CaseFile {
    let loaded = try load([path])
    if let error = loaded.refused.first { throw error }
    guard let file = loaded.files.first, loaded.files.count == 1 else {
      throw CommandFailure(
        zh: "“\(path)”含 \(loaded.files.count) 卷，请指明其中一卷",
        en: "“\(path)” holds \(loaded.files.count) case files; name one")
    }
    return file
  }
}
