import Foundation
import GRDB

/// The files of a workspace beside its database, as a backup carries them.
///
/// Those people write or publish: settings, the desk's views, columns, the agencies' staff, and the rules. They lie
/// in a table that is empty outside backups, each with the hash of its name and bytes.
struct CarriedFiles {
  struct File {
    /// Its path in the workspace.
    var name: String
    var bytes: Data
  }

  private static let names = ["agencies.csv", "columns.yaml", "desk.yaml", "settings.yaml"]
  private static let rules = "rules"

  var files: [File]

  /// Reads them in a workspace; a file that is there and cannot be read is an error.
  init(in directory: String) throws {
    var names = Self.names
    let rules = directory + "/" + Self.rules
    if FileStatus(rules, followingLink: true)?.kind == .directory {
      let inside = try? FileManager.default.subpathsOfDirectory(atPath: rules)
      guard let inside else { throw StoreError.notWritable(rules) }
      names += inside.sorted().map { Self.rules + "/" + $0 }
    }
    files = try names.compactMap { name in
      let path = directory + "/" + name
      guard Self.isCarried(name), FileStatus(path, followingLink: true)?.kind == .file else { return nil }
      return File(name: name, bytes: try SafeFile.bytes(of: path))
    }
  }

  /// Whether a name is one of theirs: nothing else comes out of a backup, and nothing outside the workspace.
  private static func isCarried(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    if parts.count == 1 { return names.contains(name) }
    return parts.first == Self.rules[...] && parts.allSatisfy { !$0.isEmpty && $0.first != "." }
      && !name.contains(WorkspaceFiles.beforeRestore)
  }

  // MARK: In a backup

  /// Reads them in a backup, where `verify` has gone through them.
  init(_ db: Database) throws {
    files = try Row.fetchAll(db, sql: "SELECT name, bytes FROM carried_files ORDER BY name").map { row in
      File(name: try row.text(0), bytes: try row.bytes(1))
    }
    if let wrong = files.first(where: { !Self.isCarried($0.name) }) {
      throw Damage("carried_files \(wrong.name)")
    }
  }

  /// Puts them in a backup, in place of what is there.
  func write(_ db: Database) throws {
    let algorithm = try JournalHeader.read(db).algorithm
    try Self.remove(db)
    for file in files {
      try db.execute(
        sql: "INSERT INTO carried_files (name, bytes, hash) VALUES (?, ?, ?)",
        arguments: [file.name, file.bytes, try file.hash(algorithm)])
    }
  }

  static func remove(_ db: Database) throws { try db.execute(sql: "DELETE FROM carried_files") }

  /// The name of the first whose bytes are not what its hash was made of; nil where all are.
  static func firstChanged(_ db: Database) throws -> String? {
    let algorithm = try JournalHeader.read(db).algorithm
    let rows = try Row.fetchCursor(db, sql: "SELECT name, bytes, hash FROM carried_files ORDER BY name")
    while let row = try rows.next() {
      let file = File(name: try row.text(0), bytes: try row.bytes(1))
      if try file.hash(algorithm) != row.text(2) { return file.name }
    }
    return nil
  }
}

extension CarriedFiles.File {
  fileprivate func hash(_ algorithm: HashAlgorithm) throws -> String {
    var canonical = CanonicalBytes(form: "casereview.file/1", room: bytes.count + 32)
    canonical.append(name)
    canonical.append(bytes)
    return try algorithm.digest(of: canonical.bytes)
  }
}
