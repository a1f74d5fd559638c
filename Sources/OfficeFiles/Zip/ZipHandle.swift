import CZip
import Glibc

/// An open libzip archive, closed without saving when it is let go.
final class ZipHandle {
  private let archive: OpaquePointer

  init(path: String) throws(OfficeError) {
    if let start = firstBytes(ofFile: path), let problem = ZipHandle.foreignFormat(start) {
      throw OfficeError(file: path, problem: problem)
    }
    var code: Int32 = 0
    guard let archive = zip_open(path, ZIP_RDONLY, &code) else {
      throw OfficeError(file: path, problem: ZipHandle.problem(code: code))
    }
    self.archive = archive
  }

  init(bytes: [UInt8], file: String) throws(OfficeError) {
    if let problem = ZipHandle.foreignFormat(Array(bytes.prefix(8))) {
      throw OfficeError(file: file, problem: problem)
    }
    // libzip keeps the pointer until the archive is closed, and frees it then.
    guard let copy = malloc(max(bytes.count, 1)) else {
      throw OfficeError(file: file, problem: .unreadable(reason: "out of memory"))
    }
    bytes.withUnsafeBytes { if let base = $0.baseAddress { memcpy(copy, base, bytes.count) } }
    var error = zip_error_t()
    zip_error_init(&error)
    defer { zip_error_fini(&error) }
    guard let source = zip_source_buffer_create(copy, UInt64(bytes.count), 1, &error) else {
      free(copy)
      throw OfficeError(file: file, problem: ZipHandle.problem(code: zip_error_code_zip(&error)))
    }
    guard let archive = zip_open_from_source(source, ZIP_RDONLY, &error) else {
      zip_source_free(source)
      throw OfficeError(file: file, problem: ZipHandle.problem(code: zip_error_code_zip(&error)))
    }
    self.archive = archive
  }

  deinit { zip_discard(archive) }

  func entries(file: String, limits: Archive.Limits) throws(OfficeError) -> [Archive.Entry] {
    let count = UInt64(max(0, zip_get_num_entries(archive, 0)))
    guard count <= limits.entries else {
      throw OfficeError(file: file, problem: .tooManyEntries(count: count, limit: limits.entries))
    }
    var entries: [Archive.Entry] = []
    var total: UInt64 = 0
    for index in 0..<count {
      guard let entry = try entry(at: index, file: file, limits: limits) else { continue }
      entries.append(entry)
      // What is not unpacked takes no room.
      if entry.refusal != nil { continue }
      let (sum, overflow) = total.addingReportingOverflow(entry.size)
      guard !overflow, sum <= limits.totalSize else {
        throw OfficeError(file: file, problem: .tooLarge(bytes: sum, limit: limits.totalSize))
      }
      total = sum
    }
    return entries
  }

  /// Nil for a folder.
  private func entry(
    at index: UInt64, file: String, limits: Archive.Limits
  ) throws(OfficeError) -> Archive.Entry? {
    var stat = zip_stat_t()
    zip_stat_init(&stat)
    guard zip_stat_index(archive, index, UInt32(ZIP_FL_ENC_RAW), &stat) == 0, let raw = stat.name else {
      throw OfficeError(file: file, problem: .damaged(reason: "entry \(index + 1)"))
    }
    let name = decodeEntryName(raw)
    let isSafe = Archive.isSafe(name)
    if isSafe, name.hasSuffix("/") { return nil }
    let ratio = stat.size / max(1, stat.comp_size)
    let refusal: OfficeError.Problem? =
      if !isSafe {
        .unsafeName
      } else if isLink(index) {
        .symbolicLink
      } else if stat.encryption_method != ZIP_EM_NONE {
        .encrypted
      } else if stat.size > limits.entrySize {
        .tooLarge(bytes: stat.size, limit: limits.entrySize)
      } else if stat.size > 1 << 20, ratio > limits.ratio {
        .suspiciousRatio(ratio: ratio, limit: limits.ratio)
      } else {
        nil
      }
    return Archive.Entry(
      name: name, size: stat.size, packedSize: stat.comp_size, index: index, refusal: refusal)
  }

  private func isLink(_ index: UInt64) -> Bool {
    var system: UInt8 = 0
    var attributes: UInt32 = 0
    guard zip_file_get_external_attributes(archive, index, 0, &system, &attributes) == 0,
      Int32(system) == ZIP_OPSYS_UNIX
    else { return false }
    return (attributes >> 16) & 0o170000 == 0o120000
  }

  func contents(of entry: Archive.Entry, file: String) throws(OfficeError) -> [UInt8] {
    func refuse(_ problem: OfficeError.Problem) -> OfficeError {
      OfficeError(file: file, part: entry.name, problem: problem)
    }
    guard let stream = zip_fopen_index(archive, entry.index, 0) else {
      throw refuse(ZipHandle.problem(code: zip_error_code_zip(zip_get_error(archive))))
    }
    defer { zip_fclose(stream) }
    // One byte more than announced, to notice an entry that unpacks larger than it says.
    var filled = 0
    var failure: OfficeError.Problem?
    let capacity = Int(entry.size) + 1
    let bytes = [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      while filled < capacity, let base = buffer.baseAddress {
        let read = zip_fread(stream, base + filled, UInt64(capacity - filled))
        if read < 0 { failure = ZipHandle.problem(code: zip_error_code_zip(zip_file_get_error(stream))) }
        if read <= 0 { break }
        filled += Int(read)
      }
      initialized = filled
    }
    if let failure { throw refuse(failure) }
    guard bytes.count == Int(entry.size) else {
      throw refuse(.damaged(reason: "\(entry.size) ≠ \(bytes.count)"))
    }
    return bytes
  }

  private static func problem(code: Int32) -> OfficeError.Problem {
    switch code {
    case ZIP_ER_NOZIP: return .notAZip
    case ZIP_ER_COMPNOTSUPP: return .unknownCompression
    case ZIP_ER_NOPASSWD, ZIP_ER_WRONGPASSWD, ZIP_ER_ENCRNOTSUPP: return .encrypted
    default: break
    }
    var error = zip_error_t()
    zip_error_init_with_code(&error, code)
    defer { zip_error_fini(&error) }
    let reason = String(cString: zip_error_strerror(&error))
    let cannotOpen = [ZIP_ER_NOENT, ZIP_ER_OPEN, ZIP_ER_READ, ZIP_ER_MEMORY].contains(code)
    return cannotOpen ? .unreadable(reason: reason) : .damaged(reason: reason)
  }

  /// What a file that is no zip is instead, as far as its first bytes tell; nil for a possible zip.
  private static func foreignFormat(_ start: [UInt8]) -> OfficeError.Problem? {
    // An OLE container: the old binary formats, and also a new one with a password.
    if start.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) { return .oldOrEncryptedOffice }
    // A zip begins with a local header; `PK` alone may still be a damaged one.
    return start.starts(with: [0x50, 0x4B]) ? nil : .notAZip
  }
}

private func firstBytes(ofFile path: String) -> [UInt8]? {
  guard let stream = fopen(path, "rb") else { return nil }
  defer { fclose(stream) }
  var bytes = [UInt8](repeating: 0, count: 8)
  let count = fread(&bytes, 1, bytes.count, stream)
  // A folder opens but cannot be read: let libzip say so.
  return count == 0 && ferror(stream) != 0 ? nil : Array(bytes.prefix(count))
}
