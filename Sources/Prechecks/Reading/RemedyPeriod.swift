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

  /// All `N日内`, `N个月内`, `N日之内` of a text.
  private static func periods(in text: Substring, _ passage: Passage) -> [RemedyPeriod] {
    let scalars = Array(text.unicodeScalars)
    return scalars.indices.compactMap { end in
      guard scalars[end] == "内" else { return nil }
      var unit = end - 1
      if unit >= 0, scalars[unit] == "之" { unit -= 1 }
      guard unit > 0, ["日", "天", "月"].contains(scalars[unit]) else { return nil }
      var last = unit - 1
      if scalars[last] == "个" { last -= 1 }
      var start = last + 1
      while start > 0, numerals.contains(scalars[start - 1]) { start -= 1 }
      guard start <= last, let amount = Numerals.counted(String(scalars[start...last])) else { return nil }
      return RemedyPeriod(
        amount: amount, unit: scalars[unit] == "月" ? "月" : "日", words: String(scalars[start...end]),
        passage: passage)
    }
  }

  private static let numerals = Set("0123456789一二三四五六七八九十百".unicodeScalars)
}

extension String {
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}
