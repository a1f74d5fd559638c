import Foundation
import GRDB

extension ReviewStore {
  /// Writes a consistent copy of the workspace while it is in use: one file, complete or not there.
  ///
  /// It carries the workspace's settings, rules, columns, agencies and views as well.
  ///
  /// - Returns: The names of the files carried.
  /// - Throws: `StoreError.alreadyExists` unless the file may be overwritten.
  @discardableResult
  public func backup(to target: String, overwriting: Bool = false) throws -> [String] {
    if let status = FileStatus(target, followingLink: true) {
      guard !isOwn(status) else { throw StoreError.backupOntoItself(target) }
      guard overwriting else { throw StoreError.alreadyExists(target) }
      guard status.kind == .file else { throw StoreError.notARegularFile(target) }
    }
    let carried = try isInMemory ? nil : CarriedFiles(in: (path as NSString).deletingLastPathComponent)
    let part = try WorkspaceFiles.temporary(beside: target)
    defer { for suffix in ["", "-journal"] { unlink(part + suffix) } }
    try storing(at: target) {
      try queue.writeWithoutTransaction { try $0.execute(sql: "VACUUM INTO ?", arguments: [part]) }
      if let carried {
        let copy = try DatabaseQueue(path: part)
        try copy.write { try carried.write($0) }
        try copy.close()
      }
    }
    try SafeFile.sync(part)
    if overwriting {
      try SafeFile.replace(target, with: part)
    } else {
      try SafeFile.place(part, at: target)
    }
    return carried?.files.map(\.name) ?? []
  }

  private func isOwn(_ status: FileStatus) -> Bool {
    ["", "-wal", "-shm"].contains { suffix in
      guard let own = FileStatus(path + suffix) else { return false }
      return own.device == status.device && own.inode == status.inode
    }
  }
}
