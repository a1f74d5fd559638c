import CZip

/// A zip whose entries have been looked over before any of them is unpacked.
///
/// Opening refuses what could do harm: names that lead out of the archive, links, duplicate names,
/// more entries or bytes than the limits allow, and entries that unpack suspiciously large. Where it is not strict,
/// what is wrong with one entry keeps only that one from being unpacked.
public struct Archive {
  /// One file in the archive; folders are not listed.
  public struct Entry: Hashable, Sendable {
    /// The name with `/` between folders, decoded from UTF-8 or, as Chinese Windows packs, GB18030.
    public let name: String
    /// Bytes when unpacked.
    public let size: UInt64
    /// Bytes in the archive.
    public let packedSize: UInt64
    let index: UInt64
    /// Why it is not unpacked.
    var refusal: OfficeError.Problem?
  }

  /// How much an archive may hold, in entries, bytes and times the packed size.
  public struct Limits: Hashable, Sendable {
    public var entries: UInt64
    public var entrySize: UInt64
    public var totalSize: UInt64
    /// Judged only on entries over 1 MiB: small ones do no harm, and blank tables pack well.
    public var ratio: UInt64

    public init(
      entries: UInt64 = 20_000, entrySize: UInt64 = 256 << 20, totalSize: UInt64 = 2 << 30,
      ratio: UInt64 = 200
    ) {
      self.entries = entries
      self.entrySize = entrySize
      self.totalSize = totalSize
      self.ratio = ratio
    }
  }

  /// The name used in errors.
  public let file: String
  /// In the order in which the archive lists them.
  public let entries: [Entry]
  /// Entries that have no place among the others: their names lead out of the archive, or are taken.
  public let misplaced: [OfficeError]
  private let handle: ZipHandle
  private let byName: [String: Int]

  /// Opens a zip on disk without reading it into memory. Throws `OfficeError`.
  public init(path: String, limits: Limits = Limits(), isStrict: Bool = true) throws(OfficeError) {
    try self.init(handle: ZipHandle(path: path), file: path, limits: limits, isStrict: isStrict)
  }

  /// Opens a zip held in memory; `file` is its name in errors. Throws `OfficeError`.
  public init(
    bytes: [UInt8], file: String, limits: Limits = Limits(), isStrict: Bool = true
  ) throws(OfficeError) {
    try self.init(handle: ZipHandle(bytes: bytes, file: file), file: file, limits: limits, isStrict: isStrict)
  }

  private init(handle: ZipHandle, file: String, limits: Limits, isStrict: Bool) throws(OfficeError) {
    self.handle = handle
    self.file = file
    var entries: [Entry] = []
    var misplaced: [OfficeError] = []
    var byName: [String: Int] = [:]
    for var entry in try handle.entries(file: file, limits: limits) {
      if byName[entry.name] != nil { entry.refusal = .duplicateName }
      if let problem = entry.refusal {
        let error = OfficeError(file: file, part: entry.name, problem: problem)
        if isStrict { throw error }
        guard problem != .unsafeName, problem != .duplicateName else {
          misplaced.append(error)
          continue
        }
      }
      byName[entry.name] = entries.count
      entries.append(entry)
    }
    // Where nothing can be unpacked, as with a password, it is the archive that is wrong.
    if let first = entries.first, let problem = first.refusal, entries.allSatisfy({ $0.refusal != nil }) {
      throw OfficeError(file: file, part: first.name, problem: problem)
    }
    self.entries = entries
    self.misplaced = misplaced
    self.byName = byName
  }

  /// The entry of exactly this name.
  public func entry(named name: String) -> Entry? {
    byName[name].map { entries[$0] }
  }

  /// Unpacks one entry; throws when it is absent, damaged, or not as large as it says.
  public func contents(of name: String) throws(OfficeError) -> [UInt8] {
    guard let entry = entry(named: name) else {
      throw OfficeError(file: file, part: name, problem: .noSuchPart)
    }
    return try contents(of: entry)
  }

  /// Unpacks one entry; throws when it is damaged or not as large as it says, or must not be unpacked.
  public func contents(of entry: Entry) throws(OfficeError) -> [UInt8] {
    if let problem = entry.refusal { throw OfficeError(file: file, part: entry.name, problem: problem) }
    return try handle.contents(of: entry, file: file)
  }
}

extension Archive {
  /// Whether a name stays inside the folder it is unpacked in.
  static func isSafe(_ name: String) -> Bool {
    guard let first = name.utf8.first, first != UInt8(ascii: "/") else { return false }
    if name.utf8.dropFirst().first == UInt8(ascii: ":") { return false }
    if name.unicodeScalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) {
      return false
    }
    return !name.utf8.split(separator: UInt8(ascii: "/")).contains { $0.elementsEqual("..".utf8) }
  }
}
