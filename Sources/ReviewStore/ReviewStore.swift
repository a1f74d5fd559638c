import Foundation
import GRDB
import GRDBSQLite
import Reviewing
import Synchronization

/// Remembers every change of a workspace: an append-only, hash-chained journal and the tables derived
/// from it.
///
/// Several instances may have the same workspace open. What a method returned from writing is on the
/// disk. Methods throw `StoreError`, and `ReviewRefusal` where the review does not take the change.
public struct ReviewStore: Sendable {
  let queue: DatabaseQueue
  /// The file, or what stands for it in messages where the store is in memory.
  public let path: String
  let latest = LatestReview()
  let turns: WriterTurns?

  /// Opens the workspace in a folder, and makes both where they are not there.
  ///
  /// - Parameters:
  ///   - algorithm: The hash function of a new workspace; one that exists keeps its own.
  ///   - clock: When a new workspace is made, in milliseconds since 1970.
  ///   - indexing: Told of the progress where words must be brought into the index first; false leaves the rest
  ///     to the next time.
  public init(
    workspace directory: String, algorithm: HashAlgorithm = .sha256,
    clock: Int64 = Int64(Date().timeIntervalSince1970 * 1000),
    indexing: (IndexProgress) -> Bool = { _ in true }
  ) throws {
    let files = WorkspaceFiles(directory)
    try files.prepareDirectory()
    if try !files.inspectDatabase() {
      try Self.create(files, header: .fresh(algorithm: algorithm, created: clock))
    }
    try self.init(file: files.database)
    try indexWhatIsLeft(indexing)
  }

  /// A store that is gone with the value.
  public static func inMemory(algorithm: HashAlgorithm = .sha256, clock: Int64 = 0) throws -> ReviewStore {
    try inMemory(header: .fresh(algorithm: algorithm, created: clock))
  }

  static func inMemory(header: JournalHeader) throws -> ReviewStore {
    let queue = try DatabaseQueue(configuration: configuration())
    try queue.inDatabase { db in
      try Schema.update(db)
      try header.insert(db)
    }
    return ReviewStore(queue: queue, path: memory)
  }

  /// Opens a database that must be there.
  init(file path: String) throws {
    let turns = WriterTurns(for: path)
    queue = try storing(at: path) {
      let queue = try DatabaseQueue(path: path, configuration: Self.configuration(turns))
      try queue.inDatabase { db in
        try Schema.inspect(db, path: path)
        try db.execute(sql: "PRAGMA journal_mode = WAL")
        try Schema.update(db)
      }
      return queue
    }
    self.path = path
    self.turns = turns
    turns.endWaiting()
  }

  /// A connection of its own to the same database, for a long run of writing beside what people do.
  ///
  /// What it writes is safe from a crash of the program at once, and from a loss of power when the log is put in
  /// its place, which its owner does (`settleLog`). A store in memory has only the one connection.
  func forLongRun() throws -> ReviewStore {
    guard !isInMemory else { return self }
    let store = try ReviewStore(file: path)
    try store.queue.inDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = NORMAL;
          PRAGMA wal_autocheckpoint = 0;
          PRAGMA cache_size = -65536;
          """)
    }
    store.turns?.beginImport()
    return store
  }

  /// Puts what the log holds in its place in the database and waits for the disk, keeping nobody from writing.
  ///
  /// The log begins anew only when all of it is in its place. What others wrote meanwhile is put there as well, else
  /// it would grow until one of them had to do it all.
  func settleLog() throws {
    guard !isInMemory else { return }
    try storing(at: path) {
      try queue.writeWithoutTransaction { db in
        for _ in 1...4 {
          let row = try Row.fetchOne(db, sql: "PRAGMA wal_checkpoint(PASSIVE)")
          if try row?.number(1) == row?.number(2) { break }
        }
      }
    }
  }

  private static let memory = ":memory:"

  var isInMemory: Bool { path == Self.memory }

  private init(queue: DatabaseQueue, path: String) {
    self.queue = queue
    self.path = path
    turns = nil
  }

  /// Writes a complete database under another name first, so that an empty one is never a new one.
  private static func create(_ files: WorkspaceFiles, header: JournalHeader) throws {
    let part = try WorkspaceFiles.temporary(beside: files.database)
    defer { unlink(part) }
    try storing(at: files.database) {
      let queue = try DatabaseQueue(path: part, configuration: configuration())
      try queue.inDatabase { db in
        try Schema.update(db)
        try header.insert(db)
      }
      try queue.close()
    }
    do {
      try SafeFile.place(part, at: files.database)
    } catch StoreError.alreadyExists {
      // Another instance was faster; its workspace is as good.
    }
  }

  /// How many pages the log may have before a small change puts it in its place; an import does that itself.
  private static let longestLog = 8_000

  private static func configuration(_ turns: WriterTurns? = nil) -> Configuration {
    var configuration = Configuration()
    // SQLite's own waiting sleeps ever longer, and misses every pause of somebody who writes much.
    let patience = Patience()
    configuration.busyMode = .callback { tries in
      turns?.beginWaiting()
      usleep(500)
      return patience.lasts(tries)
    }
    configuration.foreignKeysEnabled = true
    configuration.prepareDatabase { db in
      try db.execute(
        sql: """
          PRAGMA synchronous = FULL;
          PRAGMA cache_size = -8192;
          PRAGMA trusted_schema = OFF;
          PRAGMA cell_size_check = ON;
          """)
      putLogInPlace(db, turns)
    }
    return configuration
  }

  /// Has a change that makes the log long put it in its place, unless somebody imports, who does it piece by piece.
  private static func putLogInPlace(_ db: Database, _ turns: WriterTurns?) {
    // The store, which lives longer than its connection, holds the turns.
    let context = turns.map { Unmanaged.passUnretained($0).toOpaque() }
    sqlite3_wal_hook(
      db.sqliteConnection,
      { context, connection, name, pages in
        guard pages >= ReviewStore.longestLog else { return SQLITE_OK }
        let turns = context.map { Unmanaged<WriterTurns>.fromOpaque($0).takeUnretainedValue() }
        if turns?.isAnyoneImporting != true {
          sqlite3_wal_checkpoint_v2(connection, name, SQLITE_CHECKPOINT_PASSIVE, nil, nil)
        }
        return SQLITE_OK
      }, context)
  }

  /// Reads in one transaction, so that all of it is of one moment; `body` writes nothing.
  func read<Value>(_ body: (Database) throws -> Value) throws -> Value {
    defer { turns?.endWaiting() }
    // The queue's own reading forbids writing by a PRAGMA before it and allows it again behind it, and after each of
    // the two SQLite prepares every kept statement anew.
    return try storing(at: path) { try queue.unsafeRead { try $0.reading(body) } }
  }

  func write<Value>(_ body: (Database) throws -> Value) throws -> Value {
    defer { turns?.endWaiting() }
    return try storing(at: path) { try queue.write(body) }
  }
}

/// How long a connection waits for another that writes: ten seconds from its first try.
private final class Patience: Sendable {
  private let end = Mutex(ContinuousClock.now)

  func lasts(_ tries: Int) -> Bool {
    end.withLock { end in
      if tries == 0 { end = .now + .seconds(10) }
      return .now < end
    }
  }
}

extension Database {
  fileprivate func reading<Value>(_ body: (Database) throws -> Value) throws -> Value {
    let changes = totalChangesCount
    try beginTransaction(.deferred)
    do {
      let value = try body(self)
      assert(totalChangesCount == changes, "a reading has written")
      try commit()
      return value
    } catch {
      try? rollback()
      throw error
    }
  }
}

/// Says in the store's own errors what SQLite or the reading of a row complained about.
func storing<Value>(at path: String, _ body: () throws -> Value) throws -> Value {
  do {
    return try body()
  } catch let damage as Damage {
    throw StoreError.damaged(path: path, detail: damage.place)
  } catch is DecodingError {
    throw StoreError.damaged(path: path, detail: "JSON")
  } catch let error as DatabaseError {
    throw storeError(error, at: path)
  }
}

private func storeError(_ error: DatabaseError, at path: String) -> StoreError {
  switch error.resultCode {
  case .SQLITE_FULL: .diskFull(path)
  case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path)
  case .SQLITE_NOTADB: .notADatabase(path)
  case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM: .notWritable(path)
  case .SQLITE_IOERR: .inputOutput(path: path, detail: error.message ?? "\(error.extendedResultCode)")
  default: .damaged(path: path, detail: error.message ?? "\(error.resultCode)")
  }
}
