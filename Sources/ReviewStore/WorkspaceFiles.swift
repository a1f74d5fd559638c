import Foundation

/// The folder of a workspace and the modes of what lies in it.
struct WorkspaceFiles {
  let directory: String

  var database: String { directory + "/casereview.sqlite" }

  init(_ directory: String) {
    let trimmed = directory.count > 1 && directory.hasSuffix("/") ? String(directory.dropLast()) : directory
    self.directory = trimmed.isEmpty ? "." : trimmed
  }

  /// Makes the folder, with mode 0700, where it is not there; one that is there keeps its mode.
  func prepareDirectory() throws {
    switch FileStatus(directory, followingLink: true)?.kind {
    case .directory: return
    case .some: throw StoreError.notADirectory(directory)
    case nil: break
    }
    let parent = (directory as NSString).deletingLastPathComponent
    if !parent.isEmpty, parent != directory, FileStatus(parent, followingLink: true) == nil {
      try WorkspaceFiles(parent).prepareDirectory()
    }
    guard mkdir(directory, 0o700) == 0 || errno == EEXIST else { throw lastFailure(at: directory) }
    guard chmod(directory, 0o700) == 0 else { throw lastFailure(at: directory) }
  }

  /// Whether the database is there; refuses what must not be opened, and shuts others out of it.
  func inspectDatabase() throws -> Bool {
    var isThere = false
    for path in [database, database + "-wal", database + "-shm"] {
      guard let status = FileStatus(path) else { continue }
      guard status.kind != .link else { throw StoreError.symbolicLink(path) }
      guard status.kind == .file else { throw StoreError.notARegularFile(path) }
      if path == database {
        guard status.size > 0 else { throw StoreError.emptied(path) }
        isThere = true
      }
      if status.mode & 0o077 != 0, chmod(path, 0o600) != 0 { throw lastFailure(at: path) }
    }
    let log = database + "-wal"
    // Another instance may have made both since the database was looked for.
    if !isThere, FileStatus(log) != nil, FileStatus(database) == nil { throw StoreError.orphanedLog(log) }
    guard !isThere || access(database, W_OK) == 0 else { throw StoreError.notWritable(database) }
    guard access(directory, W_OK) == 0 else { throw StoreError.notWritable(directory) }
    return isThere
  }

  /// An empty file of mode 0600 beside the database, whatever the umask; the caller removes it.
  static func temporary(beside path: String) throws -> String {
    let name = path + ".part-" + hexadecimal((0..<8).map { _ in UInt8.random(in: .min ... .max) })
    let descriptor = open(name, O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw errno == ENOENT
        ? StoreError.missing((path as NSString).deletingLastPathComponent) : lastFailure(at: path)
    }
    // A file system without modes (a memory stick) refuses this, and there is nothing to protect.
    fchmod(descriptor, 0o600)
    close(descriptor)
    return name
  }
}

/// What lies at a path.
struct FileStatus {
  enum Kind {
    case file, directory, link, other
  }

  var kind: Kind
  var mode: UInt32
  var size: Int64
  var device: UInt64
  var inode: UInt64

  /// Nil where nothing is there.
  init?(_ path: String, followingLink: Bool = false) {
    var status = stat()
    guard (followingLink ? stat(path, &status) : lstat(path, &status)) == 0 else { return nil }
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .file
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    mode = UInt32(status.st_mode & 0o777)
    size = Int64(status.st_size)
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}

/// Moves and syncs that leave either the old or the new file, never half of one.
enum SafeFile {
  /// Gives a complete file its name, and only when that name is free.
  static func place(_ file: String, at path: String) throws {
    if link(file, path) == 0 {
      unlink(file)
    } else if errno == EEXIST {
      throw StoreError.alreadyExists(path)
    } else {
      // No hard links here: an empty file takes the name, and is then replaced.
      let descriptor = open(path, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o600)
      guard descriptor >= 0 else {
        throw errno == EEXIST ? StoreError.alreadyExists(path) : lastFailure(at: path)
      }
      close(descriptor)
      guard rename(file, path) == 0 else {
        let failure = lastFailure(at: path)
        unlink(path)
        throw failure
      }
    }
    try syncDirectory(of: path)
  }

  /// Gives a complete file its name in place of what had it.
  static func replace(_ path: String, with file: String) throws {
    guard rename(file, path) == 0 else { throw lastFailure(at: path) }
    try syncDirectory(of: path)
  }

  static func sync(_ path: String) throws { try sync(path, flags: O_RDONLY) }

  static func syncDirectory(of path: String) throws {
    let directory = (path as NSString).deletingLastPathComponent
    try sync(directory.isEmpty ? "." : directory, flags: O_RDONLY | O_DIRECTORY)
  }

  private static func sync(_ path: String, flags: Int32) throws {
    let descriptor = open(path, flags | O_CLOEXEC)
    guard descriptor >= 0 else { throw lastFailure(at: path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 || errno == EINVAL else { throw lastFailure(at: path) }
  }

  static func bytes(of path: String) throws -> Data {
    let input = open(path, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw lastFailure(at: path) }
    let file = FileHandle(fileDescriptor: input, closeOnDealloc: true)
    guard let bytes = try? file.readToEnd() ?? Data() else { throw lastFailure(at: path) }
    return bytes
  }

  /// Writes bytes into a file that exists, and syncs it.
  static func write(_ bytes: Data, into target: String) throws {
    let output = open(target, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
    guard output >= 0 else { throw lastFailure(at: target) }
    defer { close(output) }
    try write(Array(bytes)[...], to: output, at: target)
    guard fsync(output) == 0 else { throw lastFailure(at: target) }
  }

  private static func write(_ bytes: ArraySlice<UInt8>, to output: Int32, at target: String) throws {
    var rest = bytes
    while !rest.isEmpty {
      let step = rest.withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
      guard step > 0 else { throw lastFailure(at: target) }
      rest = rest.dropFirst(step)
    }
  }

  /// Copies a regular file piece by piece into one that exists, and syncs it.
  static func copy(_ source: String, into target: String) throws {
    let input = open(source, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw lastFailure(at: source) }
    defer { close(input) }
    let output = open(target, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
    guard output >= 0 else { throw lastFailure(at: target) }
    defer { close(output) }
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = read(input, &buffer, buffer.count)
      guard count >= 0 else { throw lastFailure(at: source) }
      guard count > 0 else { break }
      try write(buffer[..<count], to: output, at: target)
    }
    guard fsync(output) == 0 else { throw lastFailure(at: target) }
  }
}

/// What the last system call complained about, as an error that says what to do.
func lastFailure(at path: String) -> StoreError {
  switch errno {
  case EACCES, EPERM, EROFS: .notWritable(path)
  case ENOSPC, EDQUOT: .diskFull(path)
  case ENOTDIR: .notADirectory(path)
  case ELOOP: .symbolicLink(path)
  case ENOENT: .missing(path)
  case let code: .inputOutput(path: path, detail: String(cString: strerror(code)))
  }
}
