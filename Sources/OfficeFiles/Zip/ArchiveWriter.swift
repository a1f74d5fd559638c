import CZip
import Glibc

extension Archive {
  /// Packs files in the given order; the same names and contents give the same bytes.
  ///
  /// Every entry is dated 1980-01-01, the earliest day a zip can name. Throws `OfficeError` for a name
  /// that leads out of the archive or occurs twice.
  public static func bytes(
    packing files: [(name: String, contents: [UInt8])], file: String
  ) throws(OfficeError) -> [UInt8] {
    var seen: Set<String> = []
    for entry in files {
      guard isSafe(entry.name) else {
        throw OfficeError(file: file, part: entry.name, problem: .unsafeName)
      }
      guard seen.insert(entry.name).inserted else {
        throw OfficeError(file: file, part: entry.name, problem: .duplicateName)
      }
    }
    guard let buffer = zip_source_buffer_create(nil, 0, 0, nil) else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "out of memory"))
    }
    defer { zip_source_free(buffer) }
    guard let archive = zip_open_from_source(buffer, ZIP_TRUNCATE, nil) else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "libzip"))
    }
    // The archive owns the source once open; keep it, to read from it after closing.
    zip_source_keep(buffer)
    for entry in files {
      guard add(entry.contents, named: entry.name, to: archive) else {
        let reason = String(cString: zip_strerror(archive))
        zip_discard(archive)
        throw OfficeError(file: file, part: entry.name, problem: .cannotWrite(reason: reason))
      }
    }
    guard zip_close(archive) == 0 else {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw OfficeError(file: file, problem: .cannotWrite(reason: reason))
    }
    return try readAll(buffer, file: file)
  }

  /// 1980-01-01 in MS-DOS form; a time_t would depend on the machine's time zone.
  static let firstDay: UInt16 = 1 << 5 | 1

  /// A few hundred bytes are not worth the 270 KB deflate sets up to pack them.
  static let leastPacked = 1_024

  /// Adds an entry, or replaces the one that has the index.
  static func add(
    _ contents: [UInt8], named name: String, to archive: OpaquePointer, replacing old: UInt64? = nil
  ) -> Bool {
    // libzip frees the copy when it closes, but not one it holds nothing in.
    let copy = contents.isEmpty ? nil : malloc(contents.count)
    guard copy != nil || contents.isEmpty else { return false }
    contents.withUnsafeBytes { if let base = $0.baseAddress, let copy { memcpy(copy, base, contents.count) } }
    guard let source = zip_source_buffer(archive, copy, UInt64(contents.count), copy == nil ? 0 : 1) else {
      free(copy)
      return false
    }
    let index: Int64
    if let old {
      index = zip_file_replace(archive, old, source, 0) == 0 ? Int64(old) : -1
    } else {
      index = zip_file_add(archive, name, source, UInt32(ZIP_FL_ENC_UTF_8))
    }
    guard index >= 0 else {
      zip_source_free(source)
      return false
    }
    let method = contents.count < leastPacked ? ZIP_CM_STORE : ZIP_CM_DEFLATE
    return zip_file_set_dostime(archive, UInt64(index), 0, firstDay, 0) == 0
      && zip_set_file_compression(archive, UInt64(index), method, 6) == 0
  }

  static func readAll(_ source: OpaquePointer, file: String) throws(OfficeError) -> [UInt8] {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_source_stat(source, &stat) == 0, zip_source_open(source) == 0 else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "libzip"))
    }
    defer { zip_source_close(source) }
    var bytes = [UInt8](repeating: 0, count: Int(stat.size))
    let read = zip_source_read(source, &bytes, stat.size)
    guard read == Int64(bytes.count) else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "libzip"))
    }
    return bytes
  }
}
