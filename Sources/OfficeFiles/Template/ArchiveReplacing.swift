import CZip
import Glibc

extension Archive {
  /// The bytes of a zip with some entries replaced or added; the others are copied as they are packed.
  ///
  /// The same zip and contents give the same bytes. `file` is the name in errors.
  static func bytes(
    of zip: [UInt8], replacing parts: [(name: String, contents: [UInt8])], file: String
  ) throws(OfficeError) -> [UInt8] {
    func failure(_ part: String?, _ reason: String) -> OfficeError {
      OfficeError(file: file, part: part, problem: .cannotWrite(reason: reason))
    }
    guard let copy = malloc(max(zip.count, 1)) else { throw failure(nil, "out of memory") }
    zip.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, zip.count) } }
    guard let source = zip_source_buffer_create(copy, UInt64(zip.count), 1, nil) else {
      free(copy)
      throw failure(nil, "libzip")
    }
    defer { zip_source_free(source) }
    guard let archive = zip_open_from_source(source, 0, nil) else { throw failure(nil, "libzip") }
    // The archive owns the source once open; keep it, to read from it after closing.
    zip_source_keep(source)
    for part in parts {
      let index = zip_name_locate(archive, part.name, 0)
      guard add(part.contents, named: part.name, to: archive, replacing: index < 0 ? nil : UInt64(index))
      else {
        let reason = String(cString: zip_strerror(archive))
        zip_discard(archive)
        throw failure(part.name, reason)
      }
    }
    guard zip_close(archive) == 0 else {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw failure(nil, reason)
    }
    return try readAll(source, file: file)
  }
}
