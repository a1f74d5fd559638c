import Glibc

/// Tells whether somebody is importing into a workspace, whose words will come into the index.
///
/// It ends with its process, however that ends.
final class IndexLock: Sendable {
  private let descriptor: Int32

  private init?(_ path: String, _ operation: Int32) throws {
    descriptor = open(path, O_CREAT | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw lastFailure(at: path) }
    guard flock(descriptor, operation | LOCK_NB) == 0 else {
      close(descriptor)
      return nil
    }
  }

  deinit { close(descriptor) }

  static func path(for database: String) -> String { database + "-words" }

  /// For one who imports; nil where the store is in memory, or just now looked after by somebody else.
  static func shared(of store: ReviewStore) throws -> IndexLock? {
    store.isInMemory ? nil : try IndexLock(path(for: store.path), LOCK_SH)
  }

  /// For one who looks after what others left; nil where somebody is importing.
  static func exclusive(of store: ReviewStore) throws -> IndexLock? {
    store.isInMemory ? nil : try IndexLock(path(for: store.path), LOCK_EX)
  }
}
