import GRDB
import GRDBSQLite

/// A statement that an import runs for row after row: its values are bound one by one, without lists of them.
struct BulkStatement {
  private let db: Database
  private let statement: Statement

  init(_ db: Database, _ sql: String) throws {
    self.db = db
    statement = try db.cachedStatement(sql: sql)
  }

  /// Runs it with the values that `bind` puts in their order.
  func run(_ bind: (inout Values) -> Void) throws {
    let handle = statement.sqliteStatement
    var values = Values(handle: handle)
    bind(&values)
    let outcome = sqlite3_step(handle)
    sqlite3_reset(handle)
    guard outcome == SQLITE_DONE || outcome == SQLITE_ROW else {
      throw DatabaseError(
        resultCode: ResultCode(rawValue: outcome), message: db.lastErrorMessage, sql: statement.sql)
    }
  }

  /// The places of a statement as they are filled.
  struct Values {
    fileprivate let handle: OpaquePointer
    private var place: Int32 = 0

    fileprivate init(handle: OpaquePointer) { self.handle = handle }

    mutating func add(_ text: String) {
      place += 1
      var text = text
      text.withUTF8 { bytes in
        // Without an address SQLite would bind a null.
        _ = bytes.withMemoryRebound(to: CChar.self) { bytes in
          bytes.isEmpty
            ? sqlite3_bind_text(handle, place, "", 0, Self.copied)
            : sqlite3_bind_text(handle, place, bytes.baseAddress, Int32(clamping: bytes.count), Self.copied)
        }
      }
    }

    mutating func add(_ text: String?) {
      if let text { add(text) } else { addNull() }
    }

    mutating func add(_ number: Int64) {
      place += 1
      sqlite3_bind_int64(handle, place, number)
    }

    mutating func add(_ number: Int64?) {
      if let number { add(number) } else { addNull() }
    }

    mutating func add(_ bytes: [UInt8]) {
      place += 1
      bytes.withUnsafeBytes { bytes in
        _ = sqlite3_bind_blob64(handle, place, bytes.baseAddress, UInt64(bytes.count), Self.copied)
      }
    }

    private mutating func addNull() {
      place += 1
      sqlite3_bind_null(handle, place)
    }

    /// SQLITE_TRANSIENT: SQLite copies what it is given.
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
  }
}
