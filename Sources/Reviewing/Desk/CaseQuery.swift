import CaseFiles
import Standards

/// What somebody looks for among case files: conditions that must all hold.
///
/// `机关:市场监管 疑点>3 未提交 罚款>=5000 决定日期:2024-10..2024-12 处方` reads: the agency is called
/// 市场监管 for short, more than three findings, not submitted, fined 5000元 or more, decided in the last quarter of
/// 2024, and 处方 stands anywhere in the file. `-` before a condition turns it round; quotation marks keep
/// blanks and signs in a word.
public struct CaseQuery: Sendable, Hashable {
  public var terms: [Term]

  /// Finds everything.
  public static let all = CaseQuery(terms: [])

  public init(terms: [Term]) {
    self.terms = terms
  }

  public struct Term: Sendable, Hashable {
    public var condition: Condition
    /// Whether it must not hold.
    public var isNegated: Bool

    public init(_ condition: Condition, isNegated: Bool = false) {
      self.condition = condition
      self.isNegated = isNegated
    }
  }

  public enum Condition: Sendable, Hashable {
    /// Stands in the number, title, act, agency, party or the full text.
    case anywhere(String)
    /// Stands in the full text of the documents and fields.
    case text(String)
    case words(WordKey, String)
    case number(NumberKey, ClosedRange<Int64>)
    case day(DayKey, ClosedRange<Int>)
    case state(Set<CaseRow.State>)
  }

  /// Facts that are compared as words.
  public enum WordKey: String, Sendable, Hashable, CaseIterable {
    case number, title, act, agency, party, field, kind, source
  }

  /// Facts that are compared as numbers: the fine in 分, the score in thousandths of a point.
  public enum NumberKey: String, Sendable, Hashable, CaseIterable {
    case fine, findings, undetermined, score, version
  }

  /// Facts that are compared as days, counted as `Day.number`.
  public enum DayKey: String, Sendable, Hashable, CaseIterable {
    case filing, decision
  }

  /// Whether the scores of reviews are needed to answer it.
  public var asksForScore: Bool {
    terms.contains { if case .number(.score, _) = $0.condition { true } else { false } }
  }
}

extension CaseQuery.WordKey {
  /// What the row holds under the key.
  public func words(of row: CaseRow) -> String {
    switch self {
    case .number: row.number
    case .title: row.title
    case .act: row.act
    case .agency: row.agency
    case .party: row.party
    case .field: row.field
    case .kind: row.kind?.rawValue ?? ""
    case .source: row.source
    }
  }

  /// What of a word must stand in the fact, one part behind the other.
  ///
  /// An agency is found by its short name, whose characters stand in the full one in their order: 市场监管 in
  /// 市场监督管理局. Any other word stands there whole.
  public func parts(of word: String) -> [String] {
    guard self == .agency, word.unicodeScalars.allSatisfy(\.properties.isIdeographic) else { return [word] }
    return word.map { String($0) }
  }
}

extension CaseQuery.NumberKey {
  /// What the row holds under the key; nil where it is not recorded.
  public func value(of row: CaseRow) -> Int64? {
    switch self {
    case .fine: row.fine?.fen
    case .findings: Int64(row.findings)
    case .undetermined: Int64(row.undetermined)
    case .score: row.score.map { Int64($0.thousandths) }
    case .version: Int64(row.version)
    }
  }
}

extension CaseQuery.DayKey {
  /// The day the row holds under the key; nil where it is not recorded.
  public func day(of row: CaseRow) -> Day? {
    switch self {
    case .filing: row.filingDay
    case .decision: row.decisionDay
    }
  }
}

extension CaseQuery {
  /// Whether a row is what is looked for.
  ///
  /// - Parameter text: The full text of the file, where there is one at hand.
  public func matches(_ row: CaseRow, text: String = "") -> Bool {
    terms.allSatisfy { $0.condition.holds(for: row, text: text) != $0.isNegated }
  }
}

extension CaseQuery.Condition {
  func holds(for row: CaseRow, text: String) -> Bool {
    switch self {
    case .anywhere(let word):
      [row.number, row.title, row.act, row.agency, row.party, text].contains { $0.holds(word) }
    case .text(let word): text.holds(word)
    case .words(let key, let word): key.words(of: row).holds(key.parts(of: word))
    case .number(let key, let range): key.value(of: row).map(range.contains) ?? false
    case .day(let key, let range): key.day(of: row).map { range.contains($0.number) } ?? false
    case .state(let states): states.contains(row.state)
    }
  }
}

extension String {
  /// Whether the word stands in the text; letters of ASCII are alike in both cases.
  fileprivate func holds(_ word: String) -> Bool { holds([word]) }

  /// Whether the parts stand in the text, one behind the other.
  fileprivate func holds(_ parts: [String]) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      var start = 0
      return parts.allSatisfy { part in
        guard let end = bytes.end(of: Array(part.utf8), from: start) else { return false }
        start = end
        return true
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where the first place of a word from an offset on ends.
  fileprivate func end(of word: [UInt8], from offset: Int) -> Int? {
    guard let first = word.first?.smallLetter else { return offset }
    guard count - offset >= word.count else { return nil }
    for start in offset...(count - word.count) where self[start].smallLetter == first {
      if word.indices.allSatisfy({ self[start + $0].smallLetter == word[$0].smallLetter }) {
        return start + word.count
      }
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var smallLetter: UInt8 { (65...90).contains(self) ? self | 32 : self }
}
