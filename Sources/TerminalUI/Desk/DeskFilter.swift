import Reviewing

/// Finding rows by a query without making texts of them.
extension DeskTable {
  /// The rows a query finds, in the order they came in.
  func matches(_ query: CaseQuery) -> [Int] {
    guard !query.terms.isEmpty else { return Array(rows.indices) }
    var found = [Bool](repeating: true, count: rows.count)
    let places = query.terms.contains(where: \.condition.isOfWords) ? rows.map(\.place) : []
    for term in query.terms {
      let hits = hits(of: term.condition, places)
      for row in rows.indices where hits[row] == term.isNegated { found[row] = false }
    }
    return rows.indices.filter { found[$0] }
  }

  private func hits(of condition: CaseQuery.Condition, _ places: [DeskText.Place]) -> [Bool] {
    switch condition {
    case .anywhere(let word):
      var hits = [Bool](repeating: false, count: rows.count)
      text.mark(word, in: .number ... .party, places, &hits)
      for row in textHits[word] ?? [] { hits[row] = true }
      return hits
    case .text(let word):
      var hits = [Bool](repeating: false, count: rows.count)
      for row in textHits[word] ?? [] { hits[row] = true }
      return hits
    case .words(.kind, let word):
      return rows.map { $0.kind?.rawValue.contains(word) ?? false }
    case .words(let key, let word):
      guard let field = key.field else { return [Bool](repeating: false, count: rows.count) }
      var hits = [Bool](repeating: false, count: rows.count)
      text.mark(word, in: field...field, places, &hits)
      return hits
    case .number(let key, let range):
      return rows.map { key.value(of: $0).map(range.contains) ?? false }
    case .day(let key, let range):
      return rows.map { row in
        (key == .filing ? row.filing : row.decision).map { range.contains($0.number) } ?? false
      }
    case .state(let states): return rows.map { states.contains($0.progress.state) }
    }
  }
}

extension CaseQuery.Condition {
  fileprivate var isOfWords: Bool {
    switch self {
    case .anywhere, .words: true
    case .text, .number, .day, .state: false
    }
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
  fileprivate func value(of row: DeskTable.Row) -> Int64? {
    switch self {
    case .fine: row.fine?.fen
    case .findings: Int64(row.findings)
    case .undetermined: Int64(row.undetermined)
    case .score: row.score.map { Int64($0.thousandths) }
    case .version: Int64(row.version)
    }
  }
}
