import CZip

/// A zip whose entries stay packed as they are, but for those that each copy of it has of its own.
///
/// A document differs from its template in a few parts: only these are packed anew.
struct PackedArchive: Sendable {
  /// In the order of the archive.
  private let pieces: [Piece]

  private enum Piece: Sendable {
    /// An entry with its header, and its record in the directory.
    case kept(entry: [UInt8], record: [UInt8])
    case own(name: String)
  }

  /// Takes a zip; what the entries of these names hold does not matter. `file` is its name in errors.
  init(_ zip: [UInt8], own names: [String], file: String) throws(OfficeError) {
    // libzip writes it anew, whoever wrote it: nothing between the entries, nothing after the directory.
    let plain = try Archive.bytes(of: zip, replacing: names.map { ($0, []) }, file: file)
    guard let records = DirectoryRecord.all(in: plain) else {
      throw OfficeError(file: file, problem: .damaged(reason: "zip"))
    }
    pieces = records.map { record in
      names.contains(record.name)
        ? .own(name: record.name)
        : .kept(entry: Array(plain[record.entry]), record: Array(plain[record.record]))
    }
  }

  /// The zip with these contents for the entries of its own, and further ones behind them.
  ///
  /// The same contents give the same bytes.
  func bytes(with own: [(name: String, contents: [UInt8])], file: String) throws(OfficeError) -> [UInt8] {
    var assembly = try Assembly(file: file, room: own.reduce(1 << 16) { $0 + $1.contents.count })
    var rest = Dictionary(own.map { ($0.name, $0.contents) }, uniquingKeysWith: { first, _ in first })
    for piece in pieces {
      switch piece {
      case .kept(let entry, let record): assembly.copy(entry, record)
      case .own(let name): try assembly.add(rest.removeValue(forKey: name) ?? [], named: name)
      }
    }
    for part in own where rest[part.name] != nil { try assembly.add(part.contents, named: part.name) }
    return try assembly.finished()
  }
}

extension PackedArchive {
  /// The zip with what `write` writes into each entry of its own, packed while it is written.
  func bytes(
    file: String, writing write: (_ name: String, EntryStream) throws(OfficeError) -> Void
  ) throws(OfficeError) -> [UInt8] {
    var assembly = try Assembly(file: file, room: 1 << 20)
    for piece in pieces {
      switch piece {
      case .kept(let entry, let record): assembly.copy(entry, record)
      case .own(let name):
        let stream = try EntryStream(file: file)
        try write(name, stream)
        try assembly.add(stream, named: name)
      }
    }
    return try assembly.finished()
  }
}

/// A zip as it grows.
private struct Assembly {
  private let file: String
  private let deflater: Deflater
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  init(file: String, room: Int) throws(OfficeError) {
    self.file = file
    deflater = try Deflater.free(file: file)
    bytes.reserveCapacity(room)
  }

  mutating func copy(_ entry: [UInt8], _ record: [UInt8]) {
    let place = bytes.count
    bytes += entry
    let start = directory.count
    directory += record
    for (index, byte) in [UInt8](number: place, bytes: 4).enumerated() {
      directory[start + DirectoryRecord.placeOfEntry + index] = byte
    }
    count += 1
  }

  mutating func add(_ contents: [UInt8], named name: String) throws(OfficeError) {
    let place = bytes.count
    let isPacked = contents.count >= Archive.leastPacked
    let packed = isPacked ? try deflater.packed(contents, file: file) : contents
    let check = contents.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    let header = EntryHeader(
      name: name, check: check, size: contents.count, isPacked: isPacked, packedSize: packed.count)
    bytes += header.local
    bytes += packed
    directory += header.record(of: place)
    count += 1
  }

  mutating func add(_ stream: EntryStream, named name: String) throws(OfficeError) {
    try stream.finish()
    let place = bytes.count
    let header = EntryHeader(
      name: name, check: stream.check, size: stream.size, isPacked: true, packedSize: stream.packed.count)
    bytes += header.local
    bytes += stream.packed
    directory += header.record(of: place)
    count += 1
  }

  mutating func finished() throws(OfficeError) -> [UInt8] {
    Deflater.put(back: deflater)
    let start = bytes.count
    guard start + directory.count <= UInt32.max, count < 0xFFFF else {
      throw OfficeError(file: file, problem: .tooLarge(bytes: UInt64(start), limit: UInt64(UInt32.max)))
    }
    bytes += directory
    bytes += DirectoryRecord.endSignature + [0, 0, 0, 0]
    for _ in 1...2 { bytes += [UInt8](number: count, bytes: 2) }
    bytes += [UInt8](number: directory.count, bytes: 4) + [UInt8](number: start, bytes: 4) + [0, 0]
    return bytes
  }
}

/// Where an entry and its record in the directory are in a zip that libzip has written.
private struct DirectoryRecord {
  var name: String
  var entry: Range<Int>
  var record: Range<Int>

  static let endSignature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
  /// Where a record says it in four bytes.
  static let placeOfEntry = 42

  /// Nil for what is no such zip.
  static func all(in archive: [UInt8]) -> [DirectoryRecord]? {
    guard let end = endRecord(of: archive) else { return nil }
    var place = archive.number(at: end + 16, bytes: 4)
    let start = place
    var records: [DirectoryRecord] = []
    for _ in 0..<archive.number(at: end + 10, bytes: 2) {
      guard place + 46 <= end, archive[place...].starts(with: [0x50, 0x4B, 0x01, 0x02]) else { return nil }
      let length = archive.number(at: place + 28, bytes: 2)
      let more = archive.number(at: place + 30, bytes: 2) + archive.number(at: place + 32, bytes: 2)
      let next = place + 46 + length + more
      let entry = archive.number(at: place + placeOfEntry, bytes: 4)
      guard next <= end, entry < start else { return nil }
      let name = String(decoding: archive[(place + 46)..<(place + 46 + length)], as: UTF8.self)
      records.append(DirectoryRecord(name: name, entry: entry..<start, record: place..<next))
      place = next
    }
    // An entry ends where the next one begins, which need not be the next in the directory.
    let order = records.indices.sorted { records[$0].entry.lowerBound < records[$1].entry.lowerBound }
    for (one, next) in zip(order, order.dropFirst()) {
      let begin = records[one].entry.lowerBound
      guard begin < records[next].entry.lowerBound else { return nil }
      records[one].entry = begin..<records[next].entry.lowerBound
    }
    return place == end ? records : nil
  }

  /// Where the end record begins: before a comment as long as it says.
  private static func endRecord(of zip: [UInt8]) -> Int? {
    let last = zip.count - 22
    guard last >= 0 else { return nil }
    return (max(0, last - 0xFFFF)...last).reversed().first { place in
      zip[place...].starts(with: endSignature) && zip.number(at: place + 20, bytes: 2) == last - place
    }
  }
}

/// What stands before an entry, and again in the directory.
private struct EntryHeader {
  private let name: [UInt8]
  private let fields: [UInt8]

  init(name: String, check: UInt, size: Int, isPacked: Bool, packedSize: Int) {
    self.name = Array(name.utf8)
    // Version 2.0, a name in UTF-8, how it is packed, midnight, the day.
    var fields: [UInt8] = [20, 0, 0, 8, isPacked ? 8 : 0, 0, 0, 0]
    fields += [UInt8](number: Int(Archive.firstDay), bytes: 2) + [UInt8](number: Int(check), bytes: 4)
    fields += [UInt8](number: packedSize, bytes: 4) + [UInt8](number: size, bytes: 4)
    self.fields = fields + [UInt8](number: self.name.count, bytes: 2) + [0, 0]
  }

  var local: [UInt8] { [0x50, 0x4B, 0x03, 0x04] + fields + name }

  /// Made by version 2.0 for MS-DOS; no comment, the first disk, no attributes.
  func record(of place: Int) -> [UInt8] {
    [0x50, 0x4B, 0x01, 0x02, 20, 0] + fields + [UInt8](repeating: 0, count: 10)
      + [UInt8](number: place, bytes: 4) + name
  }
}

extension [UInt8] {
  /// A number with its lowest byte first.
  fileprivate init(number: Int, bytes: Int) {
    self = (0..<bytes).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
  }

  fileprivate func number(at index: Int, bytes: Int) -> Int {
    self[index..<(index + bytes)].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
