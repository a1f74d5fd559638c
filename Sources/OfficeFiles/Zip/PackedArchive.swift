import CZip
import Glibc

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

  /// The zip with these contents for the entries of its own; the same contents give the same bytes.
  func bytes(with own: [String: [UInt8]], file: String) throws(OfficeError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(own.values.reduce(1 << 16) { $0 + $1.count })
    var directory: [UInt8] = []
    let deflater = try Deflater(file: file)
    for piece in pieces {
      let place = bytes.count
      switch piece {
      case .kept(let entry, var record):
        bytes += entry
        record.replaceSubrange(DirectoryRecord.placeOfEntry, with: [UInt8](number: place, bytes: 4))
        directory += record
      case .own(let name):
        let contents = own[name] ?? []
        let isPacked = contents.count >= Archive.leastPacked
        let packed = isPacked ? try deflater.packed(contents) : contents
        let header = EntryHeader(name: name, contents: contents, isPacked: isPacked, packedSize: packed.count)
        bytes += header.local
        bytes += packed
        directory += header.record(of: place)
      }
    }
    let start = bytes.count
    bytes += directory
    bytes += DirectoryRecord.endSignature
    bytes += [UInt8](number: 0, bytes: 4)
    for _ in 1...2 { bytes += [UInt8](number: pieces.count, bytes: 2) }
    bytes += [UInt8](number: directory.count, bytes: 4) + [UInt8](number: start, bytes: 4)
    bytes += [UInt8](number: 0, bytes: 2)
    guard bytes.count <= UInt32.max else {
      throw OfficeError(file: file, problem: .tooLarge(bytes: UInt64(bytes.count), limit: UInt64(UInt32.max)))
    }
    return bytes
  }
}

/// Where an entry and its record in the directory are in a zip that libzip has written.
private struct DirectoryRecord {
  var name: String
  var entry: Range<Int>
  var record: Range<Int>

  static let endSignature: [UInt8] = [0x50, 0x4B, 0x05, 0x06]
  /// Within a record.
  static let placeOfEntry = 42..<46

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
      let entry = archive.number(at: place + placeOfEntry.lowerBound, bytes: 4)
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

  init(name: String, contents: [UInt8], isPacked: Bool, packedSize: Int) {
    self.name = Array(name.utf8)
    let check = contents.withUnsafeBufferPointer { crc32_z(0, $0.baseAddress, $0.count) }
    // Version 2.0, a name in UTF-8, how it is packed, midnight, the day.
    var fields: [UInt8] = [20, 0, 0, 8, isPacked ? 8 : 0, 0, 0, 0]
    fields += [UInt8](number: Int(Archive.firstDay), bytes: 2) + [UInt8](number: Int(check), bytes: 4)
    fields += [UInt8](number: packedSize, bytes: 4) + [UInt8](number: contents.count, bytes: 4)
    self.fields = fields + [UInt8](number: self.name.count, bytes: 2) + [0, 0]
  }

  var local: [UInt8] { [0x50, 0x4B, 0x03, 0x04] + fields + name }

  /// Made by version 2.0 for MS-DOS; no comment, the first disk, no attributes.
  func record(of place: Int) -> [UInt8] {
    [0x50, 0x4B, 0x01, 0x02, 20, 0] + fields + [UInt8](repeating: 0, count: 10)
      + [UInt8](number: place, bytes: 4) + name
  }
}

/// zlib's deflate, set up once for several contents.
private final class Deflater {
  private var stream = z_stream()
  private let file: String

  init(file: String) throws(OfficeError) {
    self.file = file
    // 15 bits without zlib's own frame; level and memory as usual.
    let result = deflateInit2_(
      &stream, 6, Z_DEFLATED, -15, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
    guard result == Z_OK else { throw failure }
  }

  deinit { deflateEnd(&stream) }

  func packed(_ contents: [UInt8]) throws(OfficeError) -> [UInt8] {
    guard deflateReset(&stream) == Z_OK, let size = UInt32(exactly: contents.count) else { throw failure }
    let room = Int(deflateBound(&stream, UInt(size)))
    var result = Z_OK
    let packed = contents.withUnsafeBufferPointer { source in
      [UInt8](unsafeUninitializedCapacity: room) { target, count in
        stream.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
        stream.avail_in = size
        stream.next_out = target.baseAddress
        stream.avail_out = UInt32(room)
        result = deflate(&stream, Z_FINISH)
        count = room - Int(stream.avail_out)
      }
    }
    guard result == Z_STREAM_END else { throw failure }
    return packed
  }

  private var failure: OfficeError { OfficeError(file: file, problem: .cannotWrite(reason: "zlib")) }
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
