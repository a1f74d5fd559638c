import Foundation
import GRDB

/// The bytes of imported files, each content once under its hash, in pieces.
enum KeptBytes {
  /// Bytes of a piece: what is written in a few milliseconds.
  static let pieceSize = 512 << 10

  /// The number of a content, where all of it is kept.
  static func find(_ hash: String, in db: Database) throws -> Int64? {
    try Int64.fetchOne(
      try db.cachedStatement(sql: "SELECT id FROM kept_bytes WHERE hash = ? AND is_complete = 1"),
      arguments: [hash])
  }

  /// Keeps a content within the transaction at hand, and says its number.
  static func keep(_ bytes: [UInt8], hash: String, in db: Database) throws -> Int64 {
    if let id = try find(hash, in: db) { return id }
    let id = try begin(hash, size: bytes.count, in: db)
    for position in 0..<pieceCount(bytes.count) { try write(position, of: bytes, id: id, in: db) }
    try end(id, in: db)
    return id
  }

  static func pieceCount(_ size: Int) -> Int { (size + pieceSize - 1) / pieceSize }

  /// The number of a content that is being written; one that was left half written goes on under its number.
  static func begin(_ hash: String, size: Int, in db: Database) throws -> Int64 {
    try db.cachedStatement(
      sql: "INSERT INTO kept_bytes (hash, size, is_complete) VALUES (?, ?, 0) ON CONFLICT (hash) DO NOTHING"
    ).execute(arguments: [hash, size])
    guard
      let id = try Int64.fetchOne(
        try db.cachedStatement(sql: "SELECT id FROM kept_bytes WHERE hash = ?"), arguments: [hash])
    else { throw Damage("kept_bytes \(hash)") }
    return id
  }

  static func write(_ position: Int, of bytes: [UInt8], id: Int64, in db: Database) throws {
    let start = position * pieceSize
    let piece = Data(bytes[start..<min(start + pieceSize, bytes.count)])
    try db.cachedStatement(sql: "INSERT OR REPLACE INTO kept_pieces (place, bytes) VALUES (?, ?)").execute(
      arguments: [place(id, position), piece])
  }

  static func end(_ id: Int64, in db: Database) throws {
    try db.cachedStatement(sql: "UPDATE kept_bytes SET is_complete = 1 WHERE id = ?").execute(arguments: [id])
  }

  /// All bytes of a content.
  static func read(_ id: Int64, in db: Database) throws -> [UInt8] {
    guard
      let size = try Int.fetchOne(
        try db.cachedStatement(sql: "SELECT size FROM kept_bytes WHERE id = ? AND is_complete = 1"),
        arguments: [id]), (0...(1 << 32)).contains(size)
    else { throw Damage("kept_bytes \(id)") }
    var bytes: [UInt8] = []
    let rows = try Row.fetchCursor(
      try db.cachedStatement(
        sql: "SELECT bytes FROM kept_pieces WHERE place BETWEEN ? AND ? ORDER BY place"),
      arguments: [place(id, 0), place(id, pieceCount(size))])
    while let row = try rows.next() { bytes += try row.bytes(0) }
    guard bytes.count == size else { throw Damage("kept_pieces \(id)") }
    return bytes
  }

  /// Contents hold at most 2^20 pieces, so that a piece's place tells both.
  private static func place(_ id: Int64, _ position: Int) -> Int64 { id << 20 | Int64(position) }
}

extension ReviewStore {
  /// Keeps a content piece by piece, with pauses between them.
  func keep(_ bytes: [UInt8], hash: String, _ pace: Pace) throws {
    if try read({ try KeptBytes.find(hash, in: $0) }) != nil { return }
    let count = KeptBytes.pieceCount(bytes.count)
    var position = 0
    repeat {
      try pace.write(self) { db, turn in
        let id = try KeptBytes.begin(hash, size: bytes.count, in: db)
        repeat {
          if position < count { try KeptBytes.write(position, of: bytes, id: id, in: db) }
          position += 1
        } while position < count && !turn.isOver
        if position >= count { try KeptBytes.end(id, in: db) }
      }
    } while position < count
  }
}
