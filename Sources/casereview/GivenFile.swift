import Foundation

/// Reads a file somebody hands in, or what a link leads to; of one of more than 64 MiB no more is read than shows it.
func givenFile(_ path: String) throws -> [UInt8] {
  let most = 64 << 20
  var status = stat()
  guard stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFDIR,
    let file = FileHandle(forReadingAtPath: path), let data = try? file.read(upToCount: most + 1) ?? Data()
  else {
    throw CommandFailure(
      zh: "\(path)：读不到这个文件；请检查路径和读取权限", en: "\(path): cannot be read; check the path and the permission")
  }
  guard data.count <= most else {
    throw CommandFailure(
      zh: "\(path)：文件超过 64 MB，请核实是否选错了文件", en: "\(path): larger than 64 MB; is it the right file?")
  }
  return Array(data)
}
