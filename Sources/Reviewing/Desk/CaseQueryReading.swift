import CaseFiles
import Standards

/// Where a query cannot be read, and what to write instead.
public struct CaseQueryError: Error, Sendable, Equatable {
  /// The characters of the query it is about, counted from 0.
  public var range: Range<Int>
  public var message: Localized
}

extension CaseQuery {
  /// Reads a query as it is typed; blanks part its conditions.
  public init(_ text: String) throws(CaseQueryError) {
    terms = []
    for piece in try QueryPiece.pieces(of: text) { terms.append(try piece.term()) }
  }
}

/// One condition as it stands in the query.
private struct QueryPiece {
  var key = ""
  /// `:` or one of `=`, `>`, `>=`, `<`, `<=`; empty for a word without a key.
  var sign = ""
  var value = ""
  /// Whether the value began with a quotation mark.
  var isQuoted = false
  var isNegated = false
  var range = 0..<0

  private static let quotes: [Character: Character] = ["\"": "\"", "“": "”", "「": "」", "＂": "＂"]
  private static let signs: [Character: String] = [
    ":": ":", "：": ":", "=": "=", "＝": "=", ">": ">", "＞": ">", "<": "<", "＜": "<", "≥": ">=", "≤": "<=",
  ]

  static func pieces(of text: String) throws(CaseQueryError) -> [QueryPiece] {
    let characters = Array(text)
    var pieces: [QueryPiece] = []
    var index = 0
    while index < characters.count {
      guard !characters[index].isWhitespace else {
        index += 1
        continue
      }
      var piece = QueryPiece()
      let start = index
      if characters[index] == "-", index + 1 < characters.count, !characters[index + 1].isWhitespace {
        piece.isNegated = true
        index += 1
      }
      while index < characters.count, !characters[index].isWhitespace {
        let character = characters[index]
        if piece.value.isEmpty, !piece.isQuoted, let close = quotes[character] {
          guard let end = characters[(index + 1)...].firstIndex(of: close) else {
            throw CaseQueryError(
              range: index..<characters.count,
              message: Localized(
                zh: "引号没有闭合；请在末尾补上 \(close)", en: "a quotation is never closed; add \(close)"))
          }
          piece.value = String(characters[(index + 1)..<end])
          piece.isQuoted = true
          index = end + 1
        } else if piece.sign.isEmpty, !piece.isQuoted, !piece.value.isEmpty, let sign = signs[character] {
          piece.key = piece.value
          piece.value = ""
          piece.sign = sign
          index += 1
          if sign == ">" || sign == "<", index < characters.count, "=＝".contains(characters[index]) {
            piece.sign += "="
            index += 1
          }
        } else {
          piece.value.append(character)
          index += 1
        }
      }
      piece.range = start..<index
      pieces.append(piece)
    }
    return pieces
  }

  func term() throws(CaseQueryError) -> CaseQuery.Term {
    CaseQuery.Term(try condition(), isNegated: isNegated)
  }

  private func condition() throws(CaseQueryError) -> CaseQuery.Condition {
    guard !sign.isEmpty else {
      if !isQuoted, let states = CaseQueryKey.states[value.lowercased()] { return .state(states) }
      return .anywhere(value.withBracketedYear)
    }
    guard let known = CaseQueryKey(key) else {
      let keys = CaseQueryKey.listed
      throw failure(
        zh: "没有“\(key)”这个条件；可用 \(keys.zh)；按原文查找请加引号",
        en: "there is no condition “\(key)”; use \(keys.en); put plain words in quotation marks")
    }
    guard !value.isEmpty else {
      throw failure(
        zh: "“\(key)\(sign)”后面缺少内容；例如 \(known.example.zh)",
        en: "something is missing after “\(key)\(sign)”; write \(known.example.en)")
    }
    switch known {
    case .words(let key):
      try refuseComparing()
      return .words(key, value.withBracketedYear)
    case .text:
      try refuseComparing()
      return .text(value)
    case .state:
      guard let states = CaseQueryKey.states[value.lowercased()] else {
        throw failure(
          zh: "“\(value)”不是评查状态；应写作 未开始、评查中、未提交 或 已提交",
          en: "“\(value)” is no state; write notbegun, open, unsubmitted or submitted")
      }
      return .state(states)
    case .number(let key):
      return .number(key, try range(reading: { number($0, key) }, least: Int64.min, most: Int64.max, known))
    case .day(let key): return .day(key, try range(reading: days, least: Int.min, most: Int.max, known))
    }
  }

  private func refuseComparing() throws(CaseQueryError) {
    guard sign == ":" || sign == "=" else {
      throw failure(
        zh: "“\(key)”是文字，不能比较大小；应写作 \(key):\(value)", en: "“\(key)” is text; write \(key):\(value)")
    }
  }

  /// The range a value, two values with `..` between, or a comparison stands for.
  private func range<Bound: FixedWidthInteger>(
    reading read: (Substring) -> ClosedRange<Bound>?, least: Bound, most: Bound, _ known: CaseQueryKey
  ) throws(CaseQueryError) -> ClosedRange<Bound> {
    func bound(_ text: Substring) throws(CaseQueryError) -> ClosedRange<Bound> {
      guard let range = read(text) else {
        throw failure(
          zh: "“\(text)”读不出来；例如 \(known.example.zh)",
          en: "“\(text)” cannot be read; write \(known.example.en)")
      }
      return range
    }
    let parts = value.split(separator: "..", maxSplits: 1, omittingEmptySubsequences: false)
    if parts.count == 2, sign == ":" || sign == "=" {
      let low = parts[0].isEmpty ? least : try bound(parts[0]).lowerBound
      let high = parts[1].isEmpty ? most : try bound(parts[1]).upperBound
      guard low <= high else {
        throw failure(
          zh: "“\(value)”的起点大于终点；请对调", en: "“\(value)” ends before it begins; change them round")
      }
      return low...high
    }
    let range = try bound(value[...])
    switch sign {
    case ">": return range.upperBound == most ? most...most : (range.upperBound + 1)...most
    case ">=": return range.lowerBound...most
    case "<": return range.lowerBound == least ? least...least : least...(range.lowerBound - 1)
    case "<=": return least...range.upperBound
    default: return range
    }
  }

  private func number(_ text: Substring, _ key: CaseQuery.NumberKey) -> ClosedRange<Int64>? {
    let value: Int64? =
      switch key {
      case .fine: MoneyReader.read(String(text))?.fen
      case .score: Points(text).map { Int64($0.thousandths) }
      case .findings, .undetermined, .version: Int64(Numerals.halfWidth(String(text)))
      }
    return value.map { $0...$0 }
  }

  /// A day, or a month or year as its first to its last day.
  private func days(_ text: Substring) -> ClosedRange<Int>? {
    if let day = DayReader.read(String(text)) { return day.number...day.number }
    let parts = Numerals.halfWidth(String(text)).split(whereSeparator: { "-/.年月".contains($0) })
    guard (1...2).contains(parts.count), parts[0].count == 4, let year = Int(parts[0]) else { return nil }
    guard parts.count == 2 else {
      guard let first = Day(year, 1, 1), let last = Day(year, 12, 31) else { return nil }
      return first.number...last.number
    }
    guard let month = Int(parts[1]), let first = Day(year, month, 1) else { return nil }
    return first.number...(first.number + Day.length(ofMonth: month, year: year) - 1)
  }

  private func failure(zh: String, en: String) -> CaseQueryError {
    CaseQueryError(range: range, message: Localized(zh: zh, en: en))
  }
}

extension CaseQueryKey {
  fileprivate var example: Localized {
    switch self {
    case .words, .text: Localized(zh: "机关:市场监管", en: "agency:市场监管")
    case .number(.fine):
      Localized(zh: "罚款>=5000、罚款:1万..5万", en: "fine>=5000 or fine:10000..50000")
    case .number(.score): Localized(zh: "得分<60", en: "score<60")
    case .number: Localized(zh: "疑点>3、疑点:1..5", en: "findings>3 or findings:1..5")
    case .day:
      Localized(
        zh: "决定日期:2024-10..2024-12、决定日期>=2024-03-02", en: "decided:2024-10..2024-12 or decided>=2024-03-02")
    case .state: Localized(zh: "状态:未提交", en: "state:unsubmitted")
    }
  }
}

extension String {
  /// Document numbers are kept with 〔〕 around the year, and are typed with any bracket.
  fileprivate var withBracketedYear: String {
    var characters = Array(self)
    guard characters.count >= 6 else { return self }
    for start in 0...(characters.count - 6) {
      let year = characters[(start + 1)...(start + 4)]
      guard "[［(（【".contains(characters[start]), "]］)）】".contains(characters[start + 5]),
        year.allSatisfy({ $0.isASCII && $0.isNumber })
      else { continue }
      characters[start] = "〔"
      characters[start + 5] = "〕"
    }
    return String(characters)
  }
}
