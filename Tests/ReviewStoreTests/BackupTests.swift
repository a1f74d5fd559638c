import Foundation
import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("Backup and restore")
struct BackupTests {
  let folder = TemporaryFolder()
  var backup: String { folder.path + "/备份.sqlite" }

  @Test("A backup of a workspace in use is one file with every row, for its owner alone")
  func backupInUse() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    try store.backup(to: backup)
    #expect(try folder.names(folder.path) == ["备份.sqlite", "工作区"])
    #expect(FileStatus(backup)?.mode == 0o600)
    let other = folder.path + "/other"
    let restoration = try ReviewStore.restore(from: backup, into: other, clock: noon)
    #expect(restoration.keptAside == nil)
    #expect(restoration.verification.head == (try store.head()))
    let restored = try ReviewStore(workspace: other)
    #expect(try restored.everyRow() == store.everyRow())
    #expect(FileStatus(other)?.mode == 0o700)
    #expect(FileStatus(other + "/casereview.sqlite")?.mode == 0o600)
    try restored.append([.submitted], to: zhangsReview, by: "张某", clock: noon)
    #expect(try restored.verify().isSound)
  }

  @Test("A backup overwrites only when asked to, and never the database it is made of")
  func overwriting() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    try "kept".write(toFile: backup, atomically: true, encoding: .utf8)
    #expect(throws: StoreError.alreadyExists(backup)) { try store.backup(to: backup) }
    #expect(try String(contentsOfFile: backup, encoding: .utf8) == "kept")
    try store.backup(to: backup, overwriting: true)
    #expect(try ReviewStore(file: backup).head() == store.head())
    #expect(throws: StoreError.backupOntoItself(folder.database)) {
      try store.backup(to: folder.database, overwriting: true)
    }
    let nowhere = folder.path + "/none"
    #expect(throws: StoreError.missing(nowhere)) { try store.backup(to: nowhere + "/b.sqlite") }
    #expect(try store.verify().isSound)
  }

  @Test("Restoring keeps the previous database beside the new one, and both can be read")
  func restoreKeepsThePrevious() throws {
    do {
      let store = try ReviewStore(workspace: folder.workspace)
      try store.fill(Array(everyAction.prefix(3)))
      try store.backup(to: backup)
      try store.append([.submitted], to: zhangsReview, by: "张某", clock: noon)
    }
    let restoration = try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    #expect(restoration.verification.events == 3)
    let aside = try #require(restoration.keptAside)
    #expect(aside == folder.database + ".before-restore-20240302T120000Z")
    #expect(
      try folder.names(folder.workspace) == ["casereview.sqlite", (aside as NSString).lastPathComponent])
    #expect(try ReviewStore(file: aside).head().count == 4)
    let store = try ReviewStore(workspace: folder.workspace)
    #expect(try store.head().count == 3)
    #expect(try store.verify().isSound)
    try store.queue.close()
    let again = try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    #expect(again.keptAside == aside + "-2")
  }

  @Test("A backup that was tampered with is refused before anything is touched")
  func tamperedBackup() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    try store.backup(to: backup)
    do {
      let copy = try ReviewStore(file: backup)
      try copy.tamper("UPDATE journal SET actor = '王某' WHERE number = 4")
      try copy.queue.close()
    }
    let error = #expect(throws: StoreError.self) {
      try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    }
    guard case .unsoundBackup(backup, .event(let place, .contentChanged)) = error else {
      Issue.record("unexpected \(String(describing: error))")
      return
    }
    #expect(place.number == 4 && place.actor == "王某")
    #expect(error?.message.zh.contains("第 4 条记录（2024-03-02T12:00:03Z，王某") == true)
    #expect(try folder.names(folder.workspace).filter { $0.contains("before") || $0.contains("part") } == [])
    #expect(try store.verify().isSound)
  }

  @Test("A cut-off backup, a text and an empty file are refused, each with its path")
  func brokenBackups() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    try store.backup(to: backup)
    let whole = try Data(contentsOf: URL(fileURLWithPath: backup))
    func restore(_ bytes: Data) throws -> StoreError? {
      try bytes.write(to: URL(fileURLWithPath: backup))
      return #expect(throws: StoreError.self) {
        try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
      }
    }
    for part in [whole.prefix(whole.count / 2), whole.prefix(4096), whole.prefix(50), Data("x".utf8)] {
      let error = try #require(try restore(part))
      #expect(error.message.zh.hasPrefix(backup + "："), "\(error)")
    }
    #expect(try restore(Data()) == .emptied(backup))
    #expect(try store.verify().isSound)
    #expect(
      try folder.names(folder.workspace).allSatisfy { $0.hasPrefix("casereview.sqlite") && $0.count < 22 })
  }

  @Test("Nothing is restored under the feet of another instance")
  func restoreWhileInUse() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    try store.backup(to: backup)
    #expect(throws: StoreError.inUse(folder.database)) {
      try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    }
    try store.append([.submitted], to: zhangsReview, by: "张某", clock: noon)
    #expect(try store.verify().isSound)
  }

  @Test(
    "A database too damaged to open is kept aside with its log, and the log is not played into the backup")
  func restoreOverDamage() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill(Array(everyAction.prefix(3)))
    try store.backup(to: backup)
    try store.queue.close()
    try Data("rubbish".utf8).write(to: URL(fileURLWithPath: folder.database))
    try Data("log".utf8).write(to: URL(fileURLWithPath: folder.database + "-wal"))
    let restoration = try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    let aside = try #require(restoration.keptAside)
    #expect(try String(contentsOfFile: aside, encoding: .utf8) == "rubbish")
    let restored = try ReviewStore(workspace: folder.workspace)
    #expect(try restored.head().count == 3)
    #expect(try restored.verify().isSound)
  }

  @Test("A log without its database begins no new workspace, and is not played into a restored one")
  func orphanedLog() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    let log = try Data(contentsOf: URL(fileURLWithPath: folder.database + "-wal"))
    try store.queue.close()
    try FileManager.default.removeItem(atPath: folder.database)
    try log.write(to: URL(fileURLWithPath: folder.database + "-wal"))
    #expect(throws: StoreError.orphanedLog(folder.database + "-wal")) {
      try ReviewStore(workspace: folder.workspace)
    }
    let other = try ReviewStore(workspace: folder.path + "/other")
    try other.fill(Array(everyAction.prefix(2)))
    try other.backup(to: backup)
    let restoration = try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    #expect(restoration.keptAside == nil)
    let restored = try ReviewStore(workspace: folder.workspace)
    #expect(try restored.everyRow() == other.everyRow())
    #expect(try restored.verify().isSound)
    #expect(try folder.names(folder.workspace).contains { $0.hasSuffix("20240302T120000Z-wal") })
  }

  @Test("A database of a newer version makes way for a backup and is kept aside")
  func restoreOverNewerVersion() throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill(Array(everyAction.prefix(3)))
    try store.backup(to: backup)
    try store.queue.inDatabase { try $0.execute(sql: "PRAGMA user_version = 99") }
    try store.queue.close()
    let restoration = try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    let aside = try #require(restoration.keptAside)
    #expect(throws: StoreError.newerSchema(path: aside, found: 99, known: Schema.migrations.count)) {
      try ReviewStore(file: aside)
    }
    #expect(try ReviewStore(workspace: folder.workspace).head().count == 3)
  }

  private func workspaceFile(_ name: String, _ text: String? = nil, in other: String? = nil) throws -> String?
  {
    let path = (other ?? folder.workspace) + "/" + name
    if let text {
      try FileManager.default.createDirectory(
        atPath: (path as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
    }
    return try? String(contentsOfFile: path, encoding: .utf8)
  }

  @Test("Settings, rules and columns go along, are verified, and what was there is kept")
  func carriedFiles() throws {
    do {
      let store = try ReviewStore(workspace: folder.workspace)
      try store.fill()
      for name in ["settings.yaml", "columns.yaml", "rules/standards/本局.yaml"] {
        _ = try workspaceFile(name, "第一版 " + name)
      }
      for name in ["opened.tsv", "rules/.hidden", "notes.txt"] { _ = try workspaceFile(name, "不在其中") }
      let names = ["columns.yaml", "settings.yaml", "rules/standards/本局.yaml"]
      #expect(try store.backup(to: backup) == names)
      #expect(try folder.names(folder.path) == ["备份.sqlite", "工作区"])
    }
    _ = try workspaceFile("settings.yaml", "第二版")
    _ = try workspaceFile("agencies.csv", "后来的")
    let restoration = try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    #expect(restoration.files.count == 3)
    let aside = folder.workspace + "/settings.yaml.before-restore-20240302T120000Z"
    #expect(restoration.filesKeptAside == [aside])
    #expect(try String(contentsOfFile: aside, encoding: .utf8) == "第二版")
    #expect(try workspaceFile("settings.yaml") == "第一版 settings.yaml")
    #expect(try workspaceFile("agencies.csv") == "后来的")
    let other = folder.path + "/other"
    _ = try ReviewStore.restore(from: backup, into: other, clock: noon)
    #expect(try workspaceFile("rules/standards/本局.yaml", in: other) == "第一版 rules/standards/本局.yaml")
    #expect(
      try folder.names(other) == ["casereview.sqlite", "columns.yaml", "rules", "settings.yaml"])
    let restored = try ReviewStore(workspace: other)
    #expect(try restored.read { try Schema.number("SELECT count(*) FROM carried_files", in: $0) } == 0)
    #expect(try restored.verify().isSound)
  }

  @Test(
    "A backup whose files were changed, or that names others, is refused before anything is touched",
    arguments: [
      "UPDATE carried_files SET bytes = x'00'", "UPDATE carried_files SET name = '../x'",
      "UPDATE carried_files SET name = 'casereview.sqlite'",
    ])
  func changedFiles(_ sql: String) throws {
    let store = try ReviewStore(workspace: folder.workspace)
    try store.fill()
    _ = try workspaceFile("settings.yaml", "设置")
    try store.backup(to: backup)
    do {
      let copy = try ReviewStore(file: backup)
      try copy.tamper(sql)
      try copy.queue.close()
    }
    let other = folder.path + "/other"
    #expect(throws: StoreError.self) { try ReviewStore.restore(from: backup, into: other, clock: noon) }
    #expect(try folder.names(other) == [])
  }

  @Test("Where one of the files cannot take its place, neither it nor the database is replaced")
  func allOrNothing() throws {
    do {
      let store = try ReviewStore(workspace: folder.workspace)
      try store.fill(Array(everyAction.prefix(2)))
      for name in ["columns.yaml", "settings.yaml"] { _ = try workspaceFile(name, "第一版") }
      try store.backup(to: backup)
      try store.append([everyAction[2]], to: zhangsReview, by: "张某", clock: noon)
    }
    _ = try workspaceFile("columns.yaml", "第二版")
    try FileManager.default.removeItem(atPath: folder.workspace + "/settings.yaml")
    _ = try workspaceFile("settings.yaml/x", "")
    #expect(throws: StoreError.notARegularFile(folder.workspace + "/settings.yaml")) {
      try ReviewStore.restore(from: backup, into: folder.workspace, clock: noon)
    }
    #expect(try workspaceFile("columns.yaml") == "第二版")
    #expect(try ReviewStore(workspace: folder.workspace).head().count == 3)
    #expect(try folder.names(folder.workspace).allSatisfy { !$0.contains("before") && !$0.contains("part") })
  }
}
