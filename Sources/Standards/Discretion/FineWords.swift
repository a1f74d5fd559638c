import CaseFiles

/// A fine as a benchmark's table words it: 责令改正，处二万元以上五万元以下的罚款，对个人处一千元罚款.
struct FineWords {
  var amount: FineAmount
  /// What individuals responsible are fined, where the words set that apart.
  var individual: FineAmount?

  /// Why words could not be taken over.
  enum Refusal: Error, Equatable {
    case empty, noAmount, formula, severalAmounts, reversed

    var problem: Localized {
      switch self {
      case .empty: Localized(zh: "没有填写", en: "is empty")
      case .noAmount: Localized(zh: "没有读出金额", en: "holds no amount that can be read")
      case .formula: Localized(zh: "金额按公式递增", en: "lets the amount grow by a formula")
      case .severalAmounts: Localized(zh: "含两个以上金额", en: "holds more than one amount")
      case .reversed: Localized(zh: "上限低于下限", en: "has its ends in the wrong order")
      }
    }
  }

  init(_ text: String) throws(Refusal) {
    let plain = String(Numerals.halfWidth(text).filter { !$0.isWhitespace && $0 != "的" })
    guard !plain.isEmpty else { throw .empty }
    if ["每增加", "每超", "累加", "递增", "每升高"].contains(where: plain.contains) { throw .formula }
    let found = Self.amounts(in: plain)
    guard let first = found.first else {
      if ["不予处罚", "不予行政处罚", "警告", "免予处罚"].contains(where: plain.contains) {
        self.amount = .none
        return
      }
      throw .noAmount
    }
    if found.contains(where: \.isReversed) { throw .reversed }
    amount = first.amount
    guard found.count > 1 else { return }
    let between = plain[first.end..<found[1].start]
    guard found.count == 2, Self.people.contains(where: between.contains) else { throw .severalAmounts }
    individual = found[1].amount
  }

  private static let people = ["个人", "责任人", "主管人员", "法定代表人", "负责人", "其他人员"]

  private struct Found {
    var amount: FineAmount
    var isReversed = false
    var start: String.Index
    var end: String.Index
  }

  private static func amounts(in text: String) -> [Found] {
    // Built here: a compiled expression may not be shared between threads.
    let number = "(?:[0-9][0-9.,]*[十百千]?[万亿]*|[零〇一二两三四五六七八九十百千万亿]+(?:点[零一二三四五六七八九]+)?)"
    let one = "(百分之)?(\(number))(元|%|倍|\\[%\\])?"
    guard let expression = try? Regex("\(one)(?:以上(?:至|、)?\(one)(?:以下)?|(以上|以下))?") else { return [] }
    var found: [Found] = []
    for match in text.matches(of: expression) {
      func part(_ index: Int) -> String { match.output[index].substring.map(String.init) ?? "" }
      let first = Figure(part(2), unit: part(1).isEmpty ? part(3) : "%")
      let second = Figure(part(5), unit: part(4).isEmpty ? part(6) : "%")
      let figures: (low: Figure?, high: Figure?)
      if let second, let first {
        // “二十万以上三十万元以下”, “百分之二以上五以下”: the unit may stand once.
        figures = (first.unit.isEmpty ? first.with(unit: second.unit) : first, second)
      } else if let first {
        switch part(7) {
        case "以上": figures = (first, nil)
        case "以下": figures = (nil, first)
        default: figures = (first, first)
        }
      } else {
        continue
      }
      let before = text[(found.last?.end ?? text.startIndex)..<match.range.lowerBound]
      guard let amount = FineAmount.read(figures.low, figures.high, before: before) else { continue }
      var item = Found(amount: amount.value, start: match.range.lowerBound, end: match.range.upperBound)
      item.isReversed = amount.isReversed
      found.append(item)
    }
    return found
  }
}

/// A number with its unit.
private struct Figure {
  var number: String
  /// 元, %, 倍 or nothing.
  var unit: String

  init?(_ number: String, unit: String) {
    guard !number.isEmpty else { return nil }
    self.number = number
    self.unit = unit
  }

  func with(unit: String) -> Figure { Figure(number, unit: unit) ?? self }

  var money: Money? { unit == "元" ? MoneyReader.read(number + "元") : nil }

  var rate: Rate? {
    guard unit == "%" || unit == "倍" else { return nil }
    if let rate = Rate(multiple: number + unit) { return rate }
    let parts = number.split(separator: "点", maxSplits: 1)
    guard let whole = parts.first.flatMap({ Numerals.counted($0) }) else { return nil }
    let decimals = parts.count > 1 ? parts[1].compactMap { Numerals.counted(String($0)) } : []
    return Rate(
      multiple: "\(whole)\(decimals.isEmpty ? "" : ".")\(decimals.map(String.init).joined())\(unit)")
  }
}

/// An amount read, and whether its ends stand in the wrong order.
private struct ReadAmount {
  var value: FineAmount
  var isReversed: Bool
}

extension FineAmount {
  /// Nil where the figures are no amount, such as a number of days.
  fileprivate static func read(_ low: Figure?, _ high: Figure?, before: Substring) -> ReadAmount? {
    if low.map({ $0.money != nil }) ?? true, high.map({ $0.money != nil }) ?? true {
      let range = AmountRange(min: low?.money, max: high?.money)
      let isReversed = range.min.flatMap { min in range.max.map { $0 < min } } ?? false
      if let unit = unit(in: before) { return ReadAmount(value: .each(unit, range), isReversed: isReversed) }
      return ReadAmount(value: .range(range), isReversed: isReversed)
    }
    guard low.map({ $0.rate != nil }) ?? true, high.map({ $0.rate != nil }) ?? true,
      let base = base(in: before)
    else { return nil }
    let isReversed = low?.rate.flatMap { min in high?.rate.map { $0.basisPoints < min.basisPoints } } ?? false
    return ReadAmount(value: .share(of: base, min: low?.rate, max: high?.rate), isReversed: isReversed)
  }

  /// `平方米` of `按照占地面积处每平方米`.
  private static func unit(in before: Substring) -> String? {
    guard let mark = before.lastIndex(of: "每") else { return nil }
    var unit = before[before.index(after: mark)...]
    if unit.hasSuffix("处"), unit.count > 1 { unit = unit.dropLast() }
    guard (1...8).contains(unit.count), !unit.contains(where: { "，。；,;".contains($0) }) else { return nil }
    return String(unit)
  }

  /// `建设项目总投资额` of `责令停止建设，处建设项目总投资额`.
  private static func base(in before: Substring) -> String? {
    let clause = before.split(whereSeparator: { "，。；：,;:".contains($0) }).last ?? ""
    var base = clause.firstRange(of: "处").map { clause[$0.upperBound...] } ?? clause
    for prefix in ["以", "处", "罚"] where base.hasPrefix(prefix) { base = base.dropFirst() }
    return (2...20).contains(base.count) ? String(base) : nil
  }
}
