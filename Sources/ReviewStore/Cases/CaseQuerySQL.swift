import GRDB
import Reviewing

/// A query over case files as SQL: which words are looked up first, and what the rows must hold.
struct CaseQuerySQL {
  /// A condition on the rows, with the numbers of the versions it asks about where those are looked up by a word.
  struct Condition {
    var sql: String
    var arguments: StatementArguments = []
    var excluded: WordPhrase?
  }

  /// The words that must all be found; empty where the index is not asked.
  private(set) var phrases: [WordPhrase] = []
  private(set) var conditions: [Condition] = []

  init(_ query: CaseQuery) {
    for term in query.terms {
      if !term.isNegated, let phrase = Self.phrase(for: term.condition) { phrases.append(phrase) }
      if let condition = Self.exact(term) { conditions.append(condition) }
    }
  }

  /// What the index must hold for the condition to be true.
  private static func phrase(for condition: CaseQuery.Condition) -> WordPhrase? {
    switch condition {
    case .anywhere(let word): WordPhrase(word)
    case .text(let word): WordPhrase(word, in: .text)
    case .words(let key, let word):
      switch key {
      case .party, .act: word.isHanOnly ? WordPhrase(word, in: .facts) : nil
      default: nil
      }
    case .number, .day, .state: nil
    }
  }

  /// What must be looked up in the rows themselves; nil where the index has said it.
  private static func exact(_ term: CaseQuery.Term) -> Condition? {
    func answer(_ sql: String, _ values: StatementArguments = []) -> Condition {
      Condition(sql: term.isNegated ? "NOT (\(sql))" : sql, arguments: values)
    }
    func lookedUp(_ phrase: WordPhrase) -> Condition? {
      term.isNegated
        ? Condition(sql: "f.current NOT IN (SELECT value FROM json_each(?))", excluded: phrase) : nil
    }
    switch term.condition {
    case .anywhere(let word):
      if let phrase = WordPhrase(word) { return lookedUp(phrase) }
      // Signs only: they are not in the index, but may stand in a number or a name.
      let like = like([word])
      let columns = ["f.number", "f.title", "f.act", "f.agency", "f.party"]
      return answer(
        "(" + columns.map { "\($0) LIKE ? ESCAPE '\\'" }.joined(separator: " OR ") + ")",
        StatementArguments(columns.map { _ in like }))
    case .text(let word):
      guard let phrase = WordPhrase(word, in: .text) else { return answer("0") }
      return lookedUp(phrase)
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
  /// Whether all of it are Han characters, which the index holds as they are.
  fileprivate var isHanOnly: Bool {
    !isEmpty && unicodeScalars.allSatisfy { (0x3400...0x9FFF).contains($0.value) || $0.value >= 0x20000 }
  }
}
