import Reviewing

/// Finding rows by a query without making texts of them.
extension DeskTable {
  /// Whether a query finds each of the rows, from one on.
  func found(_ query: CaseQuery, from first: Int = 0) -> [Bool] {
    var found: [Bool] = []
    found.reserveCapacity(count - first)
    for (number, block) in blocks.enumerated() where (number + 1) * DeskBlock.capacity > first {
      let start = number * DeskBlock.capacity
      var kept = [Bool](repeating: true, count: block.rows.count)
      for term in query.terms {
        let hits = block.hits(of: term.condition) { word in
          (textHits[word] ?? []).dropFirst(start).prefix(kept.count)
        }
        for row in kept.indices where hits[row] == term.isNegated { kept[row] = false }
      }
      found += kept.dropFirst(max(0, first - start))
    }
    return found
  }
}

extension DeskBlock {
  /// - Parameter textHits: Whether a word stands in the full text of each row of the block.
  fileprivate func hits(
    of condition: CaseQuery.Condition, textHits: (String) -> ArraySlice<Bool>
  ) -> [Bool] {
    var hits = [Bool](repeating: false, count: rows.count)
    switch condition {
    case .anywhere(let word):
      text.mark(word, in: .number ... .party, of: rows, &hits)
      for (row, isHit) in textHits(word).enumerated() where isHit { hits[row] = true }
    case .text(let word):
      for (row, isHit) in textHits(word).enumerated() where isHit { hits[row] = true }
    case .words(.kind, let word):
      for row in rows.indices { hits[row] = rows[row].kind?.rawValue.contains(word) ?? false }
    case .words(let key, let word):
      if let field = key.field { text.mark(key.parts(of: word), in: field, of: rows, &hits) }
    case .number(let key, let range):
      for row in rows.indices { hits[row] = key.value(of: rows[row]).map(range.contains) ?? false }
    case .day(let key, let range):
      for row in rows.indices {
        let day = key == .filing ? rows[row].filing : rows[row].decision
        hits[row] = day.map { range.contains($0.number) } ?? false
      }
    case .state(let states):
      for row in rows.indices { hits[row] = states.contains(rows[row].progress.state) }
    }
    return hits
  }
}

extension CaseQuery.WordKey {
  fileprivate var field: DeskText.Field? {
    switch self {
    case .number: .number
    case .title: .title
    case .act: .act
    case .agency: .agency
    case .party: .party
    case .field: .field
    case .source: .source
    case .kind: nil
    }
  }
}

extension CaseQuery.NumberKey {
  fileprivate func value(of row: DeskRow) -> Int64? {
    switch self {
    case .fine: row.fine?.fen
    case .findings: Int64(row.findings)
    case .undetermined: Int64(row.undetermined)
    case .score: row.score.map { Int64($0.thousandths) }
    case .version: Int64(row.version)
    }
  }
}
