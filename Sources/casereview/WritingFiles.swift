import Foundation

/// Refuses a path where something stands that may not be replaced.
///
/// A new file takes the old one's place: a folder, a device or a pipe never gives way, whatever was asked for.
func requireFree(_ path: String, replacing: Bool) throws {
  var status = stat()
  guard stat(path, &status) == 0 else { return }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw CommandFailure(
      zh: "\(path) 不是普通文件，不能写成文书；换一个文件名", en: "\(path) is not a regular file; choose another name")
  }
  guard replacing else { throw alreadyThere(path) }
}

/// Writes a file that is not there yet, or replaces it where that was asked for.
func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
  _ = try write(to: path, replacing: replacing) {
    bytes
  } as: {
    $0
  }
}

/// Writes what is made only when the file's place is sure, such as a document that takes a number.
///
/// The content goes into a file beside it, which then takes its name: there is never half of one.
func write<Made>(
  to path: String, replacing: Bool, _ make: () throws -> Made, as content: (Made) throws -> [UInt8]
) throws -> Made {
  try requireFree(path, replacing: replacing)
  let folder = (path as NSString).deletingLastPathComponent
  let part = (folder.isEmpty ? "." : folder) + "/.casereview-" + UUID().uuidString.prefix(13)
  let file = open(part, O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0o666)
  guard file >= 0 else { throw notWritten(path) }
  defer {
    close(file)
    unlink(part)
  }
  var old = stat()
  if stat(path, &old) == 0 { fchmod(file, old.st_mode & 0o777) }
  let made = try make()
  let bytes = try content(made)
  var done = 0
  while done < bytes.count {
    let step = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
    guard step > 0 else { throw notWritten(path) }
    done += step
  }
  guard fsync(file) == 0 || errno == EINVAL else { throw notWritten(path) }
  // A second name, unlike a new one, never takes the place of what somebody else wrote meanwhile.
  if !replacing {
    if link(part, path) == 0 { return made }
    if errno == EEXIST { throw alreadyThere(path) }
  }
  guard rename(part, path) == 0 else { throw notWritten(path) }
  return made
}

private func alreadyThere(_ path: String) -> CommandFailure {
  CommandFailure(
    zh: "\(path) 已存在；换一个文件名，或用 --force 覆盖",
    en: "\(path) is there already; choose another name or add --force")
}

private func notWritten(_ path: String) -> CommandFailure {
  CommandFailure(
    zh: "\(path)：写不进去；请检查文件夹是否存在、能否写入",
    en: "\(path): cannot be written; check the folder and its permission")
}
