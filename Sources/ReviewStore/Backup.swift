import Foundation
import GRDB

extension ReviewStore {
  /// Writes a consistent copy of the workspace while it is in use: one file, complete or not there.
  ///
  /// - Throws: `StoreError.alreadyExists` unless the file may be overwritten.
  public func backup(to target: String, overwriting: Bool = false) throws {
    if let status = FileStatus(target, followingLink: true) {
      guard !isOwn(status) else { throw StoreError.backupOntoItself(target) }
      guard overwriting else { throw StoreError.alreadyExists(target) }
      guard status.kind == .file else { throw StoreError.notARegularFile(target) }
    }
    let part = try WorkspaceFiles.temporary(beside: target)
    defer { unlink(part) }
    try storing(at: target) {
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [part]) }
    }
    try SafeFile.sync(part)
    if overwriting {
      try SafeFile.replace(target, with: part)
    } else {
      try SafeFile.place(part, at: target)
    }
  }

  private func isOwn(_ status: FileStatus) -> Bool {
    ["", "-wal", "-shm"].contains { suffix in
      guard let own = FileStatus(path + suffix) else { return false }
      return own.device == status.device && own.inode == status.inode
    }
  }
}
