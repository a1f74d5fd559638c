import GRDB
import Reviewing

/// A query over case files as SQL: where its rows come from, and what they must hold.
struct CaseQuerySQL {
  /// The phrases for the index of words, joined; nil where the index is not asked.
  private(set) var match: String?
  private(set) var conditions: [String] = []
  private(set) var arguments = StatementArguments()
  /// Whether the index alone answers the query.
  private(set) var isMatchOnly = true

  init(_ query: CaseQuery) {
    var phrases: [String] = []
    for term in query.terms {
      if !term.isNegated { phrases += Self.phrase(for: term.condition).map { [$0] } ?? [] }
      guard let (sql, values) = Self.exact(term) else { continue }
      isMatchOnly = false
      conditions.append(sql)
      arguments += values
    }
    if !phrases.isEmpty { match = phrases.joined(separator: " AND ") }
    if match == nil { isMatchOnly = false }
  }

  /// What the index must hold for the condition to be true.
  private static func phrase(for condition: CaseQuery.Condition) -> String? {
    switch condition {
    case .anywhere(let word): SearchText.phrase(word)
    case .text(let word): SearchText.phrase(word).map { "text : \($0)" }
    case .words(let key, let word):
      // Letters and digits stand in the index as whole words: only Han is found inside one.
      switch key {
      case .party where word.isHanOnly: SearchText.phrase(word).map { "party : \($0)" }
      case .act where word.isHanOnly: SearchText.phrase(word).map { "act : \($0)" }
      default: nil
      }
    case .number, .day, .state: nil
    }
  }

  /// What must be looked up in the rows themselves; nil where the index has said it.
  private static func exact(_ term: CaseQuery.Term) -> (sql: String, values: StatementArguments)? {
    func answer(_ sql: String, _ values: StatementArguments = []) -> (String, StatementArguments) {
      (term.isNegated ? "NOT (\(sql))" : sql, values)
    }
    switch term.condition {
    case .anywhere(let word):
      guard let phrase = SearchText.phrase(word) else {
        // Signs only: they are not in the index, but may stand in a number or a name.
        let like = like([word])
        let columns = ["f.number", "f.title", "f.act", "f.agency", "f.party"]
        return answer(
          "(" + columns.map { "\($0) LIKE ? ESCAPE '\\'" }.joined(separator: " OR ") + ")",
          StatementArguments(columns.map { _ in like }))
      }
      return term.isNegated
        ? answer("f.current IN (SELECT rowid FROM case_text WHERE case_text MATCH ?)", [phrase]) : nil
    case .text(let word):
      guard let phrase = SearchText.phrase(word) else { return answer("0") }
      return term.isNegated
        ? answer("f.current IN (SELECT rowid FROM case_text WHERE case_text MATCH ?)", ["text : \(phrase)"])
        : nil
    case .words(let key, let word):
      return answer("\(column(key)) LIKE ? ESCAPE '\\'", [like(key.parts(of: word))])
    case .number(let key, let range):
      return answer(
        "coalesce(\(column(key)) BETWEEN ? AND ?, 0)", [range.lowerBound, range.upperBound])
    case .day(let key, let range):
      return answer("coalesce(f.\(key.rawValue) BETWEEN ? AND ?, 0)", [range.lowerBound, range.upperBound])
    case .state(let states):
      let stages = states.map { state -> String in
        switch state {
        case .notBegun: "r.stage IS NULL"
        case .open: "r.stage = 'open'"
        case .submitted: "r.stage = 'submitted'"
        }
      }.sorted()
      return answer(stages.isEmpty ? "0" : "(" + stages.joined(separator: " OR ") + ")")
    }
  }

  private static func column(_ key: CaseQuery.WordKey) -> String {
    key == .source ? "v.location" : "f.\(key.rawValue)"
  }

  private static func column(_ key: CaseQuery.NumberKey) -> String {
    key == .score ? "s.value" : "f.\(key.rawValue)"
  }

  private static func like(_ parts: [String]) -> String {
    let escaped = parts.map { $0.map { "%_\\".contains($0) ? "\\\($0)" : String($0) }.joined() }
    return "%" + escaped.joined(separator: "%") + "%"
  }
}

extension CaseOrder.Key {
  /// The columns rows are ordered by.
  var columns: [String] {
    switch self {
    case .imported: ["f.current"]
    case .number, .title, .act, .agency, .party, .filing, .decision, .fine, .findings, .undetermined:
      ["f.\(rawValue)"]
    case .state: ["r.stage"]
    case .score: ["s.value"]
    }
  }
}

extension String {
  /// Whether all of it are Han characters, each of which is a word of the index.
  fileprivate var isHanOnly: Bool {
    !isEmpty && unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) || $0.value >= 0x20000 }
  }
}
