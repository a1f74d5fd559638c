import Reports

/// What an instrument needs that no record holds: remedies, an earlier opinion's number, further copies, a number
/// reserved for it.
struct InstrumentChoices {
  /// `1=撤销：程序违法且不能补正`; the problems are counted from 1.
  var remedies: [String] = []
  var earlier: String?
  /// 抄送, beside those of the settings.
  var copies: [String] = []
  /// The reserved serial to be used in place of the next.
  var reserved: Int?

  /// The problems with their remedies; throws for one that names no problem or no remedy.
  func applied(to problems: [Instrument.Problem]) throws -> [Instrument.Problem] {
    var problems = problems
    for text in remedies {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2, let number = Int(parts[0]), problems.indices.contains(number - 1) else {
        throw CommandFailure(
          zh: "“\(text)”没有写明是第几个问题；本卷有 \(problems.count) 个问题，应写作 1=撤销：理由",
          en: "“\(text)” names no problem; there are \(problems.count), write 1=撤销：reason")
      }
      let words = parts[1].split(maxSplits: 1) { $0 == "：" || $0 == ":" }.map(String.init)
      guard let remedy = words.first.flatMap({ Instrument.Remedy(named: $0) }) else {
        let known = Instrument.Remedy.allCases.map(\.name.zh).joined(separator: "、")
        throw CommandFailure(
          zh: "“\(text)”中的处理方式不明；可用 \(known)", en: "“\(text)” names no remedy; there are \(known)")
      }
      problems[number - 1].remedy = remedy
      problems[number - 1].ground = words.count > 1 ? words[1] : nil
    }
    return problems
  }
}
