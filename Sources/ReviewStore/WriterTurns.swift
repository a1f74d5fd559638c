import Glibc
import Synchronization

/// What the writers of a workspace tell one another and SQLite tells nobody: that one waits, and that one imports.
///
/// Each says so by a lock on its byte of the file by which imports are known (`IndexLock`). A lock ends with its
/// process, however that ends.
final class WriterTurns: Sendable {
  private enum Byte: Int {
    case waiting, importing
  }

  private let path: String
  /// The file, while this connection waits or imports.
  private let held = Mutex<(waiting: Int32?, importing: Int32?)>((nil, nil))

  init(for database: String) { path = IndexLock.path(for: database) }

  deinit { held.withLock { for file in [$0.waiting, $0.importing] { if let file { close(file) } } } }

  /// Says that this connection waits to write; where nobody imports there is nobody to tell.
  func beginWaiting() { held.withLock { if $0.waiting == nil { $0.waiting = locked(.waiting) } } }

  /// Says that it waits no more.
  func endWaiting() {
    held.withLock { held in
      if let file = held.waiting { close(file) }
      held.waiting = nil
    }
  }

  /// Says that this connection imports, as long as it is there.
  func beginImport() { held.withLock { if $0.importing == nil { $0.importing = locked(.importing) } } }

  /// Whether a connection waits to write.
  var isAnyoneWaiting: Bool { isLocked(.waiting) }

  /// Whether a connection imports.
  var isAnyoneImporting: Bool { isLocked(.importing) }

  private func locked(_ byte: Byte) -> Int32? {
    guard let file = open() else { return nil }
    _ = Self.ask(Self.setLock, Int16(F_RDLCK), byte, of: file)
    return file
  }

  private func isLocked(_ byte: Byte) -> Bool {
    guard let file = open() else { return false }
    defer { close(file) }
    return Self.ask(Self.getLock, Int16(F_WRLCK), byte, of: file) != F_UNLCK
  }

  private func open() -> Int32? {
    let file = Glibc.open(path, O_RDWR | O_NOFOLLOW | O_CLOEXEC)
    return file < 0 ? nil : file
  }

  /// `F_OFD_GETLK` and `F_OFD_SETLK` of Linux, whose locks belong to the open file and not to the process: two
  /// connections of one process must see each other.
  private static let (getLock, setLock): (Int32, Int32) = (36, 37)

  /// - Returns: The kind of the lock that stands in the way, or `F_UNLCK`.
  private static func ask(_ command: Int32, _ kind: Int16, _ byte: Byte, of file: Int32) -> Int32 {
    var lock = flock()
    lock.l_type = kind
    lock.l_whence = Int16(SEEK_SET)
    lock.l_start = byte.rawValue
    lock.l_len = 1
    return fcntl(file, command, &lock) == 0 ? Int32(lock.l_type) : Int32(F_UNLCK)
  }
}
