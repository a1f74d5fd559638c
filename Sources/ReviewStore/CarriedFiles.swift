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

/// Files that are written beside their places and take them together, keeping what was there.
struct PlacingFiles {
  private struct Step {
    var path: String
    var part: String
    /// What had the place; nil where it was free.
    var aside: String?
    var isDone = false
  }

  private var steps: [Step] = []

  /// Where the previous ones lie once all have taken their places.
  var keptAside: [String] { steps.compactMap(\.aside) }

  /// Writes each that differs from what is there beside its place; throws before any place is taken.
  init(_ carried: CarriedFiles, into files: WorkspaceFiles, clock: Int64) throws {
    do {
      for file in carried.files {
        let path = files.directory + "/" + file.name
        try Self.prepareFolders(of: file.name, in: files.directory)
        let there = FileStatus(path)
        if let there {
          guard there.kind == .file else {
            throw there.kind == .link ? StoreError.symbolicLink(path) : StoreError.notARegularFile(path)
          }
          if try SafeFile.bytes(of: path) == file.bytes { continue }
        }
        let aside = try there.map { _ in try WorkspaceFiles.freeName(beside: path, clock: clock) }
        steps.append(Step(path: path, part: try WorkspaceFiles.temporary(beside: path), aside: aside))
        try SafeFile.write(file.bytes, into: steps[steps.count - 1].part)
      }
    } catch {
      discard()
      throw error
    }
  }

  private static func prepareFolders(of name: String, in directory: String) throws {
    var folder = directory
    for part in name.split(separator: "/").dropLast() {
      folder += "/" + part
      switch FileStatus(folder)?.kind {
      case .directory: continue
      case .link: throw StoreError.symbolicLink(folder)
      case .some: throw StoreError.notADirectory(folder)
      case nil: guard mkdir(folder, 0o700) == 0 else { throw lastFailure(at: folder) }
      }
    }
  }

  /// Gives all of them their places, or none.
  mutating func place() throws {
    do {
      for index in steps.indices {
        let step = steps[index]
        if let aside = step.aside {
          guard rename(step.path, aside) == 0 else { throw lastFailure(at: step.path) }
        }
        steps[index].isDone = true
        guard rename(step.part, step.path) == 0 else { throw lastFailure(at: step.path) }
        try SafeFile.syncDirectory(of: step.path)
      }
    } catch {
      takeBack()
      throw error
    }
  }

  /// Puts back what was there.
  mutating func takeBack() {
    for index in steps.indices.reversed() where steps[index].isDone {
      let step = steps[index]
      if let aside = step.aside { rename(aside, step.path) } else { unlink(step.path) }
      steps[index].isDone = false
    }
  }

  /// Removes what took no place.
  func discard() { for step in steps { unlink(step.part) } }
}
