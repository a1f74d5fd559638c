import Foundation
import GRDB
import GRDBSQLite
import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("The workspace on disk", .serialized)
struct WorkspaceTests {
  let folder = TemporaryFolder()

  @Test("Folder and files are for their owner alone, whatever the umask", arguments: [0o000, 0o022, 0o077])
  func modes(mask: Int) throws {
    let store = try withMask(mask) {
      let store = try ReviewStore(workspace: folder.workspace)
      try store.fill()
      return store
    }
    #expect(FileStatus(folder.workspace)?.mode == 0o700)
    for suffix in ["", "-wal", "-shm"] {
      #expect(FileStatus(folder.database + suffix)?.mode == 0o600, "\(suffix)")
    }
    #expect(try store.verify().isSound)
  }

  private func withMask<Value>(_ mask: Int, _ body: () throws -> Value) rethrows -> Value {
    let before = umask(mode_t(mask))
    defer { umask(before) }
    return try body()
  }

  @Test("A database others could read is closed to them when it is opened")
  func looseModes() throws {
    try folder.closedWorkspace()
    chmod(folder.database, 0o666)
    _ = try ReviewStore(workspace: folder.workspace)
    #expect(FileStatus(folder.database)?.mode == 0o600)
  }

  @Test("What was written before the program was killed is there at the next opening")
  func unclean() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    // What a killed program leaves behind: database and log as they lie, without the shared index.
    let copy = folder.path + "/killed"
    try FileManager.default.createDirectory(atPath: copy, withIntermediateDirectories: true)
    for suffix in ["", "-wal"] {
      try FileManager.default.copyItem(
        atPath: folder.database + suffix, toPath: copy + "/casereview.sqlite" + suffix)
    }
    let reopened = try ReviewStore(workspace: copy)
    #expect(try reopened.head() == store.head())
    #expect(try reopened.everyRow() == store.everyRow())
    #expect(try reopened.verify().isSound)
  }

  @Test("A commit waits for the disk, and foreign keys are on")
  func pragmas() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    let values = try store.queue.read { db in
      try ["synchronous", "foreign_keys"].map { try Schema.number("PRAGMA \($0)", in: db) }
    }
    #expect(values == [2, 1])
    #expect(try store.queue.read { try String.fetchOne($0, sql: "PRAGMA journal_mode") } == "wal")
  }

  @Test("A file where the folder should be, or above it, is named")
  func notADirectory() throws {
    let file = folder.path + "/file"
    try "x".write(toFile: file, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.notADirectory(file)) { try ReviewStore(workspace: file) }
    #expect(throws: StoreError.notADirectory(file + "/ws")) { try ReviewStore(workspace: file + "/ws") }
  }

  @Test("A folder that may not be written is named", .enabled(if: geteuid() != 0))
  func notWritable() throws {
    chmod(folder.path, 0o500)
    defer { chmod(folder.path, 0o700) }
    #expect(throws: StoreError.notWritable(folder.workspace)) {
      try ReviewStore(workspace: folder.workspace)
    }
  }

  @Test("Text, an emptied file, a folder and another program's database are told apart and left alone")
  func notOurs() throws {
    try FileManager.default.createDirectory(atPath: folder.workspace, withIntermediateDirectories: true)
    let text = String(repeating: "这不是数据库。", count: 400)
    try text.write(toFile: folder.database, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.notADatabase(folder.database)) { try ReviewStore(workspace: folder.workspace) }
    #expect(try String(contentsOfFile: folder.database, encoding: .utf8) == text)

    try "".write(toFile: folder.database, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.emptied(folder.database)) { try ReviewStore(workspace: folder.workspace) }

    try FileManager.default.removeItem(atPath: folder.database)
    let other = try DatabaseQueue(path: folder.database)
    try other.write { try $0.execute(sql: "CREATE TABLE other (a)") }
    try other.close()
    #expect(throws: StoreError.foreignDatabase(folder.database)) {
      try ReviewStore(workspace: folder.workspace)
    }

    try FileManager.default.removeItem(atPath: folder.database)
    try FileManager.default.createDirectory(atPath: folder.database, withIntermediateDirectories: true)
    #expect(throws: StoreError.notARegularFile(folder.database)) {
      try ReviewStore(workspace: folder.workspace)
    }
  }

  @Test("A database of a newer version is refused with both versions")
  func newerSchema() throws {
    do {
      let store = try ReviewStore(workspace: folder.workspace)
      try store.queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
    }
    let error = StoreError.newerSchema(path: folder.database, found: 99, known: Schema.migrations.count)
    #expect(throws: error) { try ReviewStore(workspace: folder.workspace) }
    #expect(error.message.zh.contains("99") && error.message.en.contains("99"))
  }

  @Test("A symbolic link in place of the database or its log is not followed", arguments: ["", "-wal"])
  func symbolicLink(suffix: String) throws {
    try folder.closedWorkspace()
    let path = folder.database + suffix
    let elsewhere = folder.path + "/elsewhere"
    if suffix.isEmpty {
      try FileManager.default.moveItem(atPath: path, toPath: elsewhere)
    } else {
      try Data().write(to: URL(fileURLWithPath: elsewhere))
    }
    try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: elsewhere)
    #expect(throws: StoreError.symbolicLink(path)) { try ReviewStore(workspace: folder.workspace) }
  }

  @Test("A full disk is said, and leaves the workspace as it was")
  func diskFull() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill([everyAction[0]])
    let before = try store.everyRow()
    try store.queue.inDatabase { db in
      let pages = try Schema.number("PRAGMA page_count", in: db)
      _ = try Schema.number("PRAGMA max_page_count = \(pages)", in: db)
    }
    #expect(throws: StoreError.diskFull(folder.database)) {
      try store.append(
        [.opinion(before: "", after: String(repeating: "长", count: 50_000))], to: zhangsReview, by: "张某",
        clock: noon)
    }
    #expect(try store.everyRow() == before)
    #expect(try store.verify().isSound)
  }

  @Test("A statement that is kept is not prepared anew for each reading")
  func keptStatements() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    func prepared() throws -> Int32 {
      try store.read { db in
        let statement = try db.cachedStatement(sql: "SELECT count(*) FROM journal")
        #expect(try Int.fetchOne(statement) == everyAction.count)
        return sqlite3_stmt_status(statement.sqliteStatement, SQLITE_STMTSTATUS_REPREPARE, 0)
      }
    }
    let first = try prepared()
    #expect(try prepared() == first)
    #expect(try prepared() == first)
  }
}
