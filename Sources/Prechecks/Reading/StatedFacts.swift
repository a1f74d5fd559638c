import CaseFiles

/// A fact as a document states it, under a label or in a sentence, for holding documents side by side.
///
/// That two differ is shown, never judged: a fine proposed may lawfully be another than the fine imposed.
public struct StatedFact: Sendable, Equatable {
  /// What it is a fact of, by the field's own word: 当事人, 罚款.
  public var name: String
  /// The value as comparisons see it.
  public var value: String
  public var words: String
  /// The place of the paragraph among those of the document.
  public var paragraph: Int
  /// The scalars of the paragraph that state it.
  public var range: Range<Int>
}

extension CaseDocument {
  /// The party, its code and head, the act, the case number, the day of filing and the fines a document states.
  public var statedFacts: [StatedFact] {
    (text?.paragraphs ?? []).enumerated().flatMap { index, item in
      StatedFacts(paragraph: index, text: item.paragraph.text).all
    }
  }
}

/// What one paragraph states.
private struct StatedFacts {
  let paragraph: Int
  let text: String

  private static let labels: [String: String] = [
    "当事人": "当事人", "当事人名称": "当事人", "被处罚人": "当事人", "被处罚单位": "当事人", "行政相对人": "当事人",
    "统一社会信用代码": "统一社会信用代码", "法定代表人": "法定代表人", "法定代表人(负责人)": "法定代表人", "经营者": "经营者", "案由": "案由",
    "案号": "案号", "立案日期": "立案日期", "立案时间": "立案日期",
  ]

  /// Most paragraphs hold neither a label nor an amount, and are told by their bytes.
  var all: [StatedFact] {
    var facts: [StatedFact] = []
    if text.containsAny(["：", ":", "\t"]) { facts += labelled }
    if text.containsAny(["罚款", "没收违法所得"]) { facts += amounts }
    if text.containsAny(["立案"]), !facts.contains(where: { $0.name == "立案日期" }) { facts += filed }
    return facts
  }

  /// `当事人：示例食品店` and the cells 当事人 | 示例食品店.
  private var labelled: [StatedFact] {
    let scalars = Array(text.unicodeScalars)
    var facts: [StatedFact] = []
    var start = 0
    for (index, scalar) in scalars.enumerated() {
      if ["：", ":", "\t"].contains(scalar) {
        if let name = Self.labels[Self.string(scalars[start..<index]).plain],
          let range = Self.value(in: scalars, from: index + 1, isCell: scalar == "\t")
        {
          let words = Self.string(scalars[range])
          if let value = normal(words, name) {
            facts.append(.init(name: name, value: value, words: words, paragraph: paragraph, range: range))
          }
        }
        start = index + 1
      } else if "，,；;。、 　".unicodeScalars.contains(scalar) {
        start = index + 1
      }
    }
    return facts
  }

  private static func value(in scalars: [Unicode.Scalar], from start: Int, isCell: Bool) -> Range<Int>? {
    var from = start
    while from < scalars.count, scalars[from].properties.isWhitespace, scalars[from] != "\t" { from += 1 }
    var end = from
    let stops: Set<Unicode.Scalar> = isCell ? ["\t", "，", "；", "。"] : ["\t", "，", ",", "；", ";", "。", "　"]
    while end < scalars.count, !stops.contains(scalars[end]) { end += 1 }
    while end > from, scalars[end - 1].properties.isWhitespace { end -= 1 }
    return end > from && end - from <= 60 ? from..<end : nil
  }

  private func normal(_ words: String, _ name: String) -> String? {
    switch name {
    case "立案日期": return DayReader.read(words)?.description
    case "案号": return DocumentNumber(words)?.canonical
    case "当事人", "法定代表人", "经营者":
      let plain = words.withoutAddition
      // A signature or an opinion under the label is no name.
      let others = ["签名", "签字", "盖章", "捺印", "意见", "基本情况", ":"]
      return plain.isEmpty || plain.count > 40 || plain.containsAny(others) ? nil : plain
    case "案由":
      // A suspicion at filing and a case's title name the same act.
      let act = words.plain
      let plain = act.hasPrefix("涉嫌") ? String(act.dropFirst(2)) : act
      return plain.isEmpty ? nil : plain.hasSuffix("案") ? String(plain.dropLast()) : plain
    default:
      let plain = words.plain
      return plain.isEmpty ? nil : plain
    }
  }

  /// Amounts close behind 罚款 or 没收违法所得, and those before 罚款; the ends of a range are none.
  private var amounts: [StatedFact] {
    let scalars = Array(text.unicodeScalars)
    return MoneyReader.mentions(in: text).compactMap { mention in
      let before = Self.string(scalars[max(0, mention.range.lowerBound - 8)..<mention.range.lowerBound])
      let behind = Self.string(
        scalars[mention.range.upperBound..<min(scalars.count, mention.range.upperBound + 4)])
      let isLimit = ["以上", "以下", "至", "—", "-"].contains(where: behind.hasPrefix) || before.hasSuffix("以上")
      guard !isLimit else { return nil }
      let name: String
      if before.contains("违法所得") {
        name = "没收违法所得"
      } else if before.contains("罚款") || behind.contains("罚款") && !before.contains("；") {
        name = "罚款"
      } else {
        return nil
      }
      return StatedFact(
        name: name, value: "\(mention.value)", words: mention.words, paragraph: paragraph,
        range: mention.range)
    }
  }

  /// A day close before 立案.
  private var filed: [StatedFact] {
    let scalars = Array(text.unicodeScalars)
    return DayReader.mentions(in: text).compactMap { mention in
      let behind = Self.string(
        scalars[mention.range.upperBound..<min(scalars.count, mention.range.upperBound + 8)])
      let plain = behind.plain
      guard ["立案", "予以立案", "决定立案", "批准立案", "对其立案", "依法立案"].contains(where: plain.hasPrefix) else {
        return nil
      }
      return StatedFact(
        name: "立案日期", value: "\(mention.value)", words: mention.words, paragraph: paragraph,
        range: mention.range)
    }
  }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}
