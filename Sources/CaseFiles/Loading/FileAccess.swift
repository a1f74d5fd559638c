import Glibc

/// Reads files of a case file's folder and nothing outside it.
struct FileAccess {
  /// The largest file read, in bytes: what a case document can be, with a wide margin.
  static let largest = 64 << 20

  let folder: String

  /// The bytes of a file named relative to the folder; refuses names and links that lead out of it.
  func bytes(of name: String, source: Source) throws(LoadError) -> [UInt8] {
    try bytes(of: name, source: source, limit: Self.largest)
  }

  /// The same with another limit, in bytes.
  func bytes(of name: String, source: Source, limit: Int) throws(LoadError) -> [UInt8] {
    let (descriptor, status) = try openFile(name, source: source)
    defer { close(descriptor) }
    guard status.st_size <= limit else { throw .tooLarge(name, Int(status.st_size), limit: limit, source) }
    return try read(descriptor, expecting: Int(status.st_size), name: name, source: source)
  }

  /// The parts of a file, however large; nil where it cannot be opened.
  func pieces(of name: String) -> FilePieces? {
    guard let (descriptor, status) = try? openFile(name, source: Source(file: name)) else { return nil }
    let file = OpenFile(descriptor: descriptor)
    return FilePieces(size: Int(status.st_size)) { offset, count in
      var bytes = [UInt8](repeating: 0, count: count)
      let read = pread(file.descriptor, &bytes, count, offset)
      return Array(bytes.prefix(max(0, read)))
    }
  }

  private final class OpenFile {
    let descriptor: Int32
    init(descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
  }

  /// Opens a plain file below the folder without following a link; the caller closes it.
  private func openFile(_ name: String, source: Source) throws(LoadError) -> (Int32, stat) {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.hasPrefix("/"), !name.utf8.contains(0), !name.isEmpty, !parts.contains("..") else {
      throw LoadError(
        source: source,
        problem: Localized(
          zh: "文件名“\(name.shown)”指向案卷文件夹之外",
          en: "the name “\(name.shown)” leads out of the case file's folder"),
        remedy: Localized(
          zh: "把文件放进案卷文件夹，只写文件夹内的名称", en: "put the file into the folder and give its name there"))
    }
    let path = folder + "/" + name
    try refuseLinks(parts.map(String.init), source: source)
    let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(name, source, errno) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let code = errno
      close(descriptor)
      throw unreadable(name, source, code)
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      close(descriptor)
      throw LoadError(
        source: source,
        problem: Localized(zh: "“\(name.shown)”不是普通文件", en: "“\(name.shown)” is not a plain file"),
        remedy: Localized(zh: "换成文书文件本身", en: "put the document itself there"))
    }
    return (descriptor, status)
  }

  private func read(
    _ descriptor: Int32, expecting size: Int, name: String, source: Source
  ) throws(LoadError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size + 1)
    var filled = 0
    while filled < bytes.count {
      let count = bytes.withUnsafeMutableBytes {
        Glibc.read(descriptor, $0.baseAddress! + filled, $0.count - filled)
      }
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw unreadable(name, source, errno) }
      if count == 0 { break }
      filled += count
    }
    // A file that grows while it is read is taken as long as it was.
    bytes.removeLast(bytes.count - min(filled, size))
    return bytes
  }

  /// No part of the path below the folder may be a symbolic link.
  private func refuseLinks(_ parts: [String], source: Source) throws(LoadError) {
    var path = folder
    for part in parts {
      path += "/" + part
      var status = stat()
      guard lstat(path, &status) == 0 else { return }
      guard status.st_mode & S_IFMT != S_IFLNK else {
        throw LoadError(
          source: source,
          problem: Localized(
            zh: "“\(part.shown)”是符号链接，未读入", en: "“\(part.shown)” is a symbolic link and was not followed"),
          remedy: Localized(zh: "换成文书文件本身", en: "put the document itself there"))
      }
    }
  }

  private func unreadable(_ name: String, _ source: Source, _ code: Int32) -> LoadError {
    code == ENOENT
      ? .noFile(name, source)
      : LoadError(
        source: source,
        problem: Localized(
          zh: "无法读取“\(name.shown)”（\(String(cString: strerror(code)))）",
          en: "“\(name.shown)” cannot be read (\(String(cString: strerror(code))))"),
        remedy: Localized(zh: "检查文件权限", en: "look at its permissions"))
  }

  /// The names of the plain files in the folder, sorted; subfolders are looked into two levels deep.
  func names() -> [String] {
    list("", depth: 3).sorted()
  }

  private func list(_ prefix: String, depth: Int) -> [String] {
    guard depth > 0, let directory = opendir(folder + "/" + prefix) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory), names.count < 10_000 {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name.hasPrefix(".") { continue }
      if Int32(entry.pointee.d_type) == Int32(DT_DIR) {
        names += list(prefix + name + "/", depth: depth - 1)
      } else {
        names.append(prefix + name)
      }
    }
    return names
  }
}

extension LoadError {
  /// A file with more bytes than are read of one.
  static func tooLarge(_ name: String, _ bytes: Int, limit: Int, _ source: Source) -> LoadError {
    LoadError(
      source: source,
      problem: Localized(
        zh: "“\(name.shown)”有 \(bytes >> 20) MB，超过 \(limit >> 20) MB 的上限，未读入",
        en: "“\(name.shown)” has \(bytes >> 20) MB, over the limit of \(limit >> 20) MB, and was not read"),
      remedy: Localized(zh: "拆分文件，或只登记名称而不附文件", en: "split it, or list it without a file"))
  }
}
