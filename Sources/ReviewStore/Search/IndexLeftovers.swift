import CaseFiles
import GRDB
import Reviewing

/// How far what was left out of the index has been brought in.
public struct IndexProgress: Sendable, Equatable {
  public var done: Int
  public var total: Int
}

extension ReviewStore {
  /// Brings into the index what an import that was broken off, or an older program, left out of it.
  ///
  /// - Parameters:
  ///   - most: How many characters are gathered for a segment.
  ///   - goesOn: Told of the progress; false breaks it off, and the next time it goes on from the last segment.
  func indexWhatIsLeft(
    gathering most: Int = WordRun.mostUnits / 4 * 3, _ goesOn: (IndexProgress) -> Bool
  ) throws {
    let isComplete = try read { db in
      try Schema.number(
        """
        SELECT EXISTS (SELECT 1 FROM unindexed_versions)
          OR EXISTS (SELECT 1 FROM word_segments WHERE state <> 'complete')
        """, in: db) == 0
    }
    // Whoever is importing now brings in what is his.
    guard !isComplete, let lock = try IndexLock.exclusive(of: self) else { return }
    defer { withExtendedLifetime(lock) {} }
    let store = try forLongRun()
    let pace = Pace()
    try pace.write(store) { db, _ in
      try db.execute(sql: "UPDATE word_segments SET state = 'left' WHERE state = 'begun'")
    }
    let ranges = try store.read { db in
      try Row.fetchAll(db, sql: "SELECT first, count FROM unindexed_versions ORDER BY first").map {
        (first: try $0.number(0), count: try $0.number(1))
      }
    }
    var progress = IndexProgress(done: 0, total: Int(ranges.reduce(0) { $0 + $1.count }))
    var texts: [WordRun.Text] = []
    var count = 0
    // Ranges all of whose words are among the texts.
    var settled: [Int64] = []
    var isStopped = false
    for range in ranges where !isStopped {
      let end = range.first + range.count
      var (listed, next) = (range.first, range.first)
      func write() throws {
        try store.index(texts, pace) { db in
          try Self.strike(settled, in: db)
          try db.execute(
            sql: "UPDATE unindexed_versions SET first = ?, count = ? WHERE first = ?",
            arguments: [next, end - next, listed])
        }
        listed = next
        (texts, count, settled) = ([], 0, [])
      }
      while next < end {
        isStopped = !goesOn(progress)
        if isStopped {
          try write()
          break
        }
        let words = try store.words(from: next, before: end)
        let last = next
        next = words.last.map { $0.version + 1 } ?? end
        progress.done += Int(next - last)
        for one in words {
          texts += one.words.texts(of: one.version)
          count += one.words.count
        }
        if count >= most, next < end { try write() }
      }
      settled.append(listed)
    }
    if !isStopped {
      try store.index(texts, ranges: settled, pace)
      _ = goesOn(progress)
    }
    try store.settleLog()
  }

  /// How many versions of case files are in no segment of the index yet.
  public func unindexedCount() throws -> Int {
    Int(try read { try Schema.number("SELECT sum(count) FROM unindexed_versions", in: $0) })
  }

  /// The words of the first newest versions between two numbers, read from the bytes that are kept.
  private func words(from first: Int64, before end: Int64) throws -> [(version: Int64, words: CaseWords)] {
    let rows = try read { db in
      try Row.fetchAll(
        try db.cachedStatement(
          sql: """
            SELECT f.current, f.id, f.agency, f.party, f.act, f.title, f.number FROM case_files f
            WHERE f.current >= ? AND f.current < ? ORDER BY f.current LIMIT 256
            """), arguments: [first, end]
      ).map { row in
        (
          version: try row.number(0), file: try row.number(1),
          row: CaseRow(
            caseFile: "", number: try row.text(6), title: try row.text(5), act: try row.text(4),
            agency: try row.text(2), party: try row.text(3))
        )
      }
    }
    let originals = try rows.map { try caseOriginal($0.file).original }
    return Array(zip(rows, originals)).mappedSideBySide { row, original in
      // What today's reader does not take is still found by its facts.
      let text = (try? CaseFile.load(original)).map { original.searchText(with: $0) } ?? ""
      return (row.version, CaseWords(row.row, text: text))
    }
  }
}
