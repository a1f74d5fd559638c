import Glibc
import ReviewStore

/// Tells a file or a folder from what it was before, without reading it: names, sizes and times.
enum FileStamp {
  /// How deep folders are looked into, as deep as documents are looked for.
  private static let deepest = 3

  static func of(_ path: String) -> String {
    var state: [UInt8] = []
    note(path, depth: 0, in: &state)
    return (try? HashAlgorithm.sha256.digest(of: state)) ?? ""
  }

  private static func note(_ path: String, depth: Int, in state: inout [UInt8]) {
    var status = stat()
    // What is named may be a link; what lies in a folder is noted as it lies there.
    guard (depth == 0 ? stat(path, &status) : lstat(path, &status)) == 0 else { return }
    state += path.utf8
    for number in [
      Int(status.st_mode), Int(bitPattern: status.st_ino), status.st_size, status.st_mtim.tv_sec,
      status.st_mtim.tv_nsec, status.st_ctim.tv_sec, status.st_ctim.tv_nsec,
    ] {
      withUnsafeBytes(of: number) { state += $0 }
    }
    guard status.st_mode & S_IFMT == S_IFDIR, depth < deepest, let directory = opendir(path) else { return }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    for name in names.sorted() { note(path + "/" + name, depth: depth + 1, in: &state) }
  }
}
