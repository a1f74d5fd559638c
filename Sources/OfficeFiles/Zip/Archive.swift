import CZip

/// A zip whose entries have been looked over before any of them is unpacked.
///
/// Opening refuses what could do harm: names that lead out of the archive, links, duplicate names,
/// more entries or bytes than the limits allow, and entries that unpack suspiciously large.
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
  private let handle: ZipHandle
  private let byName: [String: Int]

  /// Opens a zip on disk without reading it into memory. Throws `OfficeError`.
  public init(path: String, limits: Limits = Limits()) throws(OfficeError) {
    try self.init(handle: ZipHandle(path: path), file: path, limits: limits)
  }

  /// Opens a zip held in memory; `file` is its name in errors. Throws `OfficeError`.
  public init(bytes: [UInt8], file: String, limits: Limits = Limits()) throws(OfficeError) {
    try self.init(handle: ZipHandle(bytes: bytes, file: file), file: file, limits: limits)
  }

  private init(handle: ZipHandle, file: String, limits: Limits) throws(OfficeError) {
    self.handle = handle
    self.file = file
    entries = try handle.entries(file: file, limits: limits)
    var byName: [String: Int] = [:]
    for (position, entry) in entries.enumerated() {
      guard byName.updateValue(position, forKey: entry.name) == nil else {
        throw OfficeError(file: file, part: entry.name, problem: .duplicateName)
      }
    }
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

  /// Unpacks one entry; throws when it is damaged or not as large as it says.
  public func contents(of entry: Entry) throws(OfficeError) -> [UInt8] {
    try handle.contents(of: entry, file: file)
  }
}

extension Archive {
  /// Whether a name stays inside the folder it is unpacked in.
  static func isSafe(_ name: String) -> Bool {
    let scalars = Array(name.unicodeScalars)
    guard let first = scalars.first, first != "/" else { return false }
    if scalars.count > 1, scalars[1] == ":" { return false }
    if scalars.contains(where: { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) }) { return false }
    return !name.split(separator: "/").contains("..")
  }
}
