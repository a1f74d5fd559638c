import CaseFiles

/// A period written beside a remedy, such as 六十日内 before 申请行政复议.
struct RemedyPeriod {
  var amount: Int
  /// 日 or 月.
  var unit: Character
  var words: String
  var passage: Passage
}

extension CaseDocument {
  /// The period nearest to a remedy's word within one sentence, before it rather than behind it.
  func period(beside remedy: [String], other: [String]) -> RemedyPeriod? {
    for passage in passages where passage.text.containsAny(remedy) {
      for sentence in passage.text.plain.split(whereSeparator: { "。;；".contains($0) }) {
        let words = String(sentence)
        guard words.containsAny(remedy) else { continue }
        guard
          let range = remedy.compactMap({ words.firstRange(of: $0) }).min(by: {
            $0.lowerBound < $1.lowerBound
          })
        else { continue }
        let otherEnd = other.compactMap { words.firstRange(of: $0) }.map(\.upperBound).filter {
          $0 <= range.lowerBound
        }.max()
        let before = words[(otherEnd ?? words.startIndex)..<range.lowerBound]
        if let period = Self.periods(in: before, passage).last { return period }
        let behind = words[range.upperBound...].prefix { $0 != "," }
        if let period = Self.periods(in: behind, passage).first { return period }
      }
    }
    return nil
  }

  /// All `N日内`, `N个月内` of a text.
  private static func periods(in text: Substring, _ passage: Passage) -> [RemedyPeriod] {
    text.matches(of: /([0-9]{1,4}|[一二三四五六七八九十百]{1,6})(?:个)?(日|天|月)(?:之)?内/).compactMap { match in
      guard let amount = Numerals.counted(match.1) else { return nil }
      return RemedyPeriod(
        amount: amount, unit: match.2 == "月" ? "月" : "日", words: String(match.0), passage: passage)
    }
  }
}
