import CaseFiles

/// Reads 第一次被处罚的, 两年内第3次以上 as a count of offences.
enum OffenceWords {
  /// Nil where the words name no count, or something beside it that also makes the tier apply.
  static func condition(in text: String) -> Benchmark.Condition? {
    let plain = Numerals.compact(text)
    // “第三次及以上被处罚的;威胁、殴打工作人员” applies without the count as well: left to the reviewer.
    let body = plain.trimmingSuffix(while: { "。;；.".contains($0) })
    guard !body.contains(where: { ";；".contains($0) }),
      let match = body.firstMatch(of: /第([0-9]+|[一二三四五六七八九十]+)次(及以上|以上|或以上)?/),
      let count = Numerals.counted(match.1), count > 0
    else { return nil }
    return .offences(from: count, to: match.2 == nil ? count : nil)
  }
}

extension StringProtocol {
  fileprivate func trimmingSuffix(while drops: (Character) -> Bool) -> SubSequence {
    var rest = self[...]
    while let last = rest.last, drops(last) { rest = rest.dropLast() }
    return rest
  }
}

extension String {
  var trimmed: String {
    String(drop(while: \.isWhitespace).trimmingSuffix(while: \.isWhitespace))
  }

  /// The words on one line, runs of blanks as one.
  var oneLine: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }

  /// Short enough for a message.
  var brief: String { count > 24 ? prefix(23) + "…" : self }

  /// `因素 / 取值` and `一 / 二 / 三` by their parts; a stroke without blanks beside it belongs to the words.
  var factorParts: [String] {
    oneLine.split(separator: " / ").map { String($0).trimmed }.filter { !$0.isEmpty }
  }
}

extension Benchmark.Tier {
  /// The name without the number that told it from others of the same.
  var stem: String {
    guard name.hasSuffix("）"), let open = name.lastIndex(of: "（"),
      Int(name[name.index(after: open)...].dropLast()) != nil
    else { return name }
    return String(name[..<open])
  }

  func isSameAmount(as other: Benchmark.Tier) -> Bool {
    amount == other.amount && individual == other.individual
  }

  func lies(in range: AmountRange) -> Bool {
    guard case .range(let own) = amount else { return true }
    return range.covers(own)
  }
}

extension Rate {
  /// Reads `5%`, and `0.05` as spreadsheets store it.
  init?(weight text: String) {
    if let rate = Rate(signed: text) {
      self = rate
    } else if let share = Points(text), abs(share.thousandths) <= 1000 {
      self.init(basisPoints: share.thousandths * 10)
    } else {
      return nil
    }
  }
}
