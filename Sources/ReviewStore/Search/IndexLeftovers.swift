import CaseFiles
import GRDB
import Reviewing

extension ReviewStore {
  /// Brings into the index what an import that was broken off, or an older program, left out of it.
  func indexWhatIsLeft() throws {
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
    var texts: [WordRun.Text] = []
    var count = 0
    for range in ranges {
      let end = range.first + range.count
      var next = range.first
      while next < end {
        let words = try store.words(from: next, before: end)
        next = words.last.map { $0.version + 1 } ?? end
        for one in words {
          texts += one.words.texts(of: one.version)
          count += one.words.count
        }
        guard count >= WordRun.mostUnits / 4 * 3 else { continue }
        try store.index(texts, ranges: [], pace)
        (texts, count) = ([], 0)
      }
    }
    try store.index(texts, ranges: ranges.map(\.first), pace)
    try store.settleLog()
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
