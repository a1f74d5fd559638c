import GRDB

/// The index of words in the database: segments of blocks, each segment the run of some texts.
///
/// A segment is written block by block in short transactions, and counts once it is complete. Which versions are
/// in none yet, `unindexed_versions` says. Small segments are put together, so that a search asks few of them.
enum WordIndex {
  /// As many bytes as a page of the database holds in one row.
  static let blockSize = 3_900
  /// Segments beyond this are left as they are.
  static let largest = 16 << 20

  /// The number of a version's facts in the index, and that of its text.
  static func texts(of version: Int64) -> (facts: Int, text: Int) {
    (Int(version) << 1, Int(version) << 1 | 1)
  }

  /// One segment as it is listed.
  struct Segment {
    var id: Int64
    /// What its texts are counted from.
    var base: Int
    /// Its first and last version.
    var first: Int64
    var last: Int64
    var size: Int

    static func all(in db: Database) throws -> [Segment] {
      try Row.fetchAll(
        try db.cachedStatement(
          sql: "SELECT id, base, first, last, size FROM word_segments WHERE state = 'complete' ORDER BY first"
        )
      ).map { row in
        Segment(
          id: try row.number(0), base: Int(try row.number(1)), first: try row.number(2),
          last: try row.number(3), size: Int(try row.number(4)))
      }
    }

    /// Where the block of a pair lies at the latest.
    func place(of key: UInt32) -> Int64 { id << 32 | Int64(key) }
  }
}

extension ReviewStore {
  /// Writes the words of versions into the index, and takes them off the list of those that are not in it.
  ///
  /// - Parameters:
  ///   - texts: What is found by them, in the order of their numbers.
  ///   - ranges: The first of the versions that came in together, for each time some did.
  func index(_ texts: [WordRun.Text], ranges: [Int64], _ pace: Pace) throws {
    try index(texts, pace) { try Self.strike(ranges, in: $0) }
  }

  /// Writes the words of versions into the index, and with the last of them what `settle` does.
  func index(_ texts: [WordRun.Text], _ pace: Pace, _ settle: (Database) throws -> Void) throws {
    let runs = WordRun.runs(of: texts)
    for (place, run) in runs.enumerated() {
      let isLast = place == runs.count - 1
      try write(run, pace) { db in
        if isLast { try settle(db) }
        return true
      }
    }
    if runs.isEmpty { try pace.write(self) { db, _ in try settle(db) } }
    try mergeSegments(pace)
  }

  static func strike(_ ranges: [Int64], in db: Database) throws {
    let statement = try BulkStatement(db, "DELETE FROM unindexed_versions WHERE first = ?")
    for range in ranges { try statement.run { $0.add(range) } }
  }

  /// Writes a segment, and with its last step what goes with it; nothing where that says no.
  private func write(
    _ run: WordRun, _ pace: Pace, _ complete: (Database) throws -> Bool
  ) throws {
    var blocks: [(key: UInt32, bytes: [UInt8])] = []
    run.forEachBlock { blocks.append(($0, $1)) }
    var id: Int64 = 0
    var next = 0
    repeat {
      try pace.write(self) { db, turn in
        if id == 0 {
          try db.cachedStatement(
            sql: """
              INSERT INTO word_segments (state, base, first, last, size) VALUES ('begun', ?, ?, ?, ?)
              """
          ).execute(arguments: [run.first, run.first >> 1, run.last >> 1, run.bytes.count])
          id = db.lastInsertedRowID
        }
        let statement = try BulkStatement(db, "INSERT INTO word_blocks (place, bytes) VALUES (?, ?)")
        while next < blocks.count {
          let (key, bytes) = blocks[next]
          try statement.run { values in
            values.add(id << 32 | Int64(key))
            values.add(bytes)
          }
          next += 1
          if turn.isOver { break }
        }
        guard next == blocks.count else { return }
        let state = try complete(db) ? "complete" : "left"
        try db.cachedStatement(sql: "UPDATE word_segments SET state = ? WHERE id = ?").execute(arguments: [
          state, id,
        ])
      }
    } while next < blocks.count
  }

  /// Puts the small segments at the end together until each is at most half the one before it.
  private func mergeSegments(_ pace: Pace) throws {
    while true {
      let all = try read { try WordIndex.Segment.all(in: $0) }
      var size = 0
      var from = all.count
      while from > 0 {
        let one = all[from - 1]
        let isBehind = from == all.count || one.last <= all[from].first
        guard isBehind, size + one.size <= WordIndex.largest, size == 0 || one.size <= 2 * size else { break }
        size += one.size
        from -= 1
      }
      let parts = all[from...]
      guard parts.count > 1 else { break }
      let runs = try parts.map { try self.run(of: $0) }
      try write(WordRun(merging: runs), pace) { db in
        // Where somebody else has put one into another segment meanwhile, this one is not needed.
        let there = try WordIndex.Segment.all(in: db).map(\.id)
        guard parts.allSatisfy({ there.contains($0.id) }) else { return false }
        for part in parts {
          try db.execute(sql: "UPDATE word_segments SET state = 'left' WHERE id = ?", arguments: [part.id])
        }
        return true
      }
    }
    try removeLeftSegments(pace)
  }

  private func run(of segment: WordIndex.Segment) throws -> WordRun {
    try read { db in
      let rows = try Row.fetchCursor(
        try db.cachedStatement(
          sql: "SELECT place, bytes FROM word_blocks WHERE place BETWEEN ? AND ? ORDER BY place"),
        arguments: [segment.place(of: 0), segment.place(of: .max)])
      var run = WordRun(first: segment.base, last: Int(segment.last) << 1 | 1, bytes: [])
      run.bytes.reserveCapacity(segment.size)
      var key: UInt32 = 0
      while let row = try rows.next() {
        let first = UInt32(truncatingIfNeeded: try row.number(0))
        run.append(block: [UInt8](try row.bytes(1)), from: first, after: &key)
      }
      return run
    }
  }

  private func removeLeftSegments(_ pace: Pace) throws {
    while true {
      let isDone = try pace.write(self) { db, turn in
        guard let id = try Int64.fetchOne(db, sql: "SELECT id FROM word_segments WHERE state = 'left'")
        else { return true }
        repeat {
          try db.cachedStatement(
            sql: """
              DELETE FROM word_blocks WHERE place IN
                (SELECT place FROM word_blocks WHERE place BETWEEN ? AND ? LIMIT 64)
              """
          ).execute(arguments: [id << 32, id << 32 | 0xFFFF_FFFF])
          if db.changesCount == 0 {
            try db.execute(sql: "DELETE FROM word_segments WHERE id = ?", arguments: [id])
            return false
          }
        } while !turn.isOver
        return false
      }
      if isDone { return }
    }
  }
}
