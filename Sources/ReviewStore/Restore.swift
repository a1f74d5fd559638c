import Foundation
import GRDB

/// What a restore did.
public struct Restoration: Sendable, Equatable {
  /// Where the previous database lies now; nil where there was none.
  public var keptAside: String?
  /// The settings, rules and other files beside the database that the backup carried.
  public var files: [String]
  /// Where the previous ones lie now that differed from them.
  public var filesKeptAside: [String]
  /// What the verification of the backup found: the events and the end of its journal.
  public var verification: Verification
}

extension ReviewStore {
  /// Puts a backup in the place of a workspace's database, after verifying it, and keeps the previous
  /// one beside it; so too the files it carries.
  ///
  /// - Parameter clock: Milliseconds since 1970, for the name of the file kept aside.
  /// - Throws: `StoreError.unsoundBackup` before anything is touched; `StoreError.inUse` where another
  ///   instance has the workspace open.
  public static func restore(
    from backup: String, into directory: String, clock: Int64
  ) throws -> Restoration {
    guard let status = FileStatus(backup, followingLink: true) else { throw StoreError.missing(backup) }
    guard status.kind == .file else { throw StoreError.notARegularFile(backup) }
    guard status.size > 0 else { throw StoreError.emptied(backup) }
    let files = WorkspaceFiles(directory)
    try files.prepareDirectory()
    let part = try WorkspaceFiles.temporary(beside: files.database)
    defer { for suffix in ["", "-wal", "-shm", "-journal"] { unlink(part + suffix) } }
    try SafeFile.copy(backup, into: part)
    let (verification, carried) = try verified(part, backup: backup)
    var placing = try PlacingFiles(carried, into: files, clock: clock)
    defer { placing.discard() }
    let keptAside = try files.keepAside(clock: clock)
    try placing.place()
    do {
      if keptAside == nil {
        try SafeFile.place(part, at: files.database)
      } else {
        try SafeFile.replace(files.database, with: part)
      }
    } catch {
      placing.takeBack()
      throw error
    }
    return Restoration(
      keptAside: keptAside, files: carried.files.map(\.name), filesKeptAside: placing.keptAside,
      verification: verification)
  }

  /// Verifies the copy that will be used, takes out of it the files it carries, and leaves the rest in one file.
  private static func verified(_ part: String, backup: String) throws -> (Verification, CarriedFiles) {
    do {
      let store = try ReviewStore(file: part)
      let verification = try store.verify()
      // A line of the desk that is wrong is no reason to lose the rest.
      if !verification.isWhole, let problem = verification.problems.first {
        throw StoreError.unsoundBackup(path: backup, problem: problem)
      }
      let carried = try store.write { db in
        let carried = try CarriedFiles(db)
        try CarriedFiles.remove(db)
        return carried
      }
      try storing(at: part) {
        try store.queue.inDatabase { try $0.execute(sql: "PRAGMA journal_mode = DELETE") }
        try store.queue.close()
      }
      try SafeFile.sync(part)
      return (verification, carried)
    } catch let error as StoreError {
      throw error.moved(from: part, to: backup)
    }
  }
}

extension WorkspaceFiles {
  /// Gives the database a second name beside the first; nil where there is none.
  ///
  /// A log that could not be settled goes with it: under the new database SQLite would play it in.
  fileprivate func keepAside(clock: Int64) throws -> String? {
    let status = FileStatus(database)
    guard status?.kind != .link else { throw StoreError.symbolicLink(database) }
    guard status == nil || status?.kind == .file else { throw StoreError.notARegularFile(database) }
    if status != nil { try settle() }
    let name = try Self.freeName(beside: database, clock: clock)
    if status != nil, link(database, name) != 0 {
      // Where there are no hard links the workspace is without a database for a moment.
      guard rename(database, name) == 0 else { throw lastFailure(at: name) }
    }
    for suffix in ["-wal", "-shm"] where FileStatus(database + suffix) != nil {
      guard rename(database + suffix, name + suffix) == 0 else { throw lastFailure(at: name) }
    }
    try SafeFile.syncDirectory(of: database)
    return status == nil ? nil : name
  }

  /// What stands in the name of a file that a restore kept aside.
  static let beforeRestore = ".before-restore-"

  static func freeName(beside path: String, clock: Int64) throws -> String {
    let stamp = utcText(clock).filter { $0 != "-" && $0 != ":" }
    let names = (1...99).map { path + beforeRestore + stamp + ($0 == 1 ? "" : "-\($0)") }
    let free = names.first { name in ["", "-wal", "-shm"].allSatisfy { FileStatus(name + $0) == nil } }
    guard let free else { throw StoreError.alreadyExists(names[0]) }
    return free
  }

  /// Brings the log into the database file and makes sure that nobody else has it open.
  ///
  /// A database that cannot be opened, damaged or too new, is kept as it lies.
  private func settle() throws {
    do {
      let store = try ReviewStore(file: database)
      try storing(at: database) {
        try store.queue.inDatabase { db in
          db.releaseMemory()
          try db.execute(sql: "PRAGMA busy_timeout = 200")
          try db.execute(sql: "PRAGMA journal_mode = DELETE")
        }
        try store.queue.close()
      }
    } catch StoreError.busy {
      throw StoreError.inUse(database)
    } catch StoreError.damaged, StoreError.notADatabase, StoreError.foreignDatabase, StoreError.newerSchema {
      return
    }
  }
}

extension StoreError {
  /// The same complaint about the file a person knows, instead of the copy made of it.
  fileprivate func moved(from copy: String, to path: String) -> StoreError {
    switch self {
    case .notADatabase(copy): .notADatabase(path)
    case .foreignDatabase(copy): .foreignDatabase(path)
    case .newerSchema(copy, let found, let known): .newerSchema(path: path, found: found, known: known)
    case .damaged(copy, let detail): .damaged(path: path, detail: detail)
    default: self
    }
  }
}
