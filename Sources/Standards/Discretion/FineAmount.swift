import CaseFiles

/// How a benchmark writes the amount of a fine.
public enum FineAmount: Sendable, Equatable {
  case range(AmountRange)
  /// A share or multiple of an amount the file records, such as 违法所得 三倍以上五倍以下.
  case share(of: String, min: Rate?, max: Rate?)
  /// An amount for each unit, such as 每平方米 一千元.
  case each(String, AmountRange)
  /// 不予处罚, or no fine beside other penalties.
  case none

  /// `5000元至12000元`, `违法所得的3倍至5倍`, `每处5000元`.
  public var words: Localized {
    switch self {
    case .range(let range): range.words
    case .share(let base, let min, let max):
      switch (min?.multiple, max?.multiple) {
      case (let min?, let max?) where min == max:
        Localized(zh: "\(base)的\(min.zh)", en: "\(min.en) of \(base)")
      case (let min?, let max?):
        Localized(zh: "\(base)的\(min.zh)至\(max.zh)", en: "\(min.en) to \(max.en) of \(base)")
      case (let min?, nil): Localized(zh: "\(base)的\(min.zh)以上", en: "from \(min.en) of \(base)")
      case (nil, let max?): Localized(zh: "\(base)的\(max.zh)以下", en: "up to \(max.en) of \(base)")
      case (nil, nil): Localized(zh: "没有限额", en: "no limit")
      }
    case .each(let unit, let range):
      Localized(zh: "每\(unit)\(range.words.zh)", en: "\(range.words.en) for each \(unit)")
    case .none: Localized(zh: "不处罚款", en: "no fine")
    }
  }

  /// The amounts in money; throws what the facts lack.
  func range(under facts: BenchmarkFacts) throws(BenchmarkGap) -> AmountRange {
    switch self {
    case .range(let range): return range
    case .share(let base, let min, let max):
      let amount = try facts.amount(base)
      guard let low = Self.share(min, of: amount), let high = Self.share(max, of: amount) else {
        throw BenchmarkGap(
          zh: "能计算的“\(base)”（\(amount)过大）",
          en: "a “\(base)” that can be computed with (\(amount) is too large)")
      }
      return AmountRange(min: low, max: high)
    case .each(let unit, let range):
      let count = try facts.count(unit)
      guard let low = Self.times(range.min, count), let high = Self.times(range.max, count) else {
        throw BenchmarkGap(
          zh: "能计算的“\(unit)”数（\(count)过大）",
          en: "a number of “\(unit)” to compute with (\(count) is too large)")
      }
      return AmountRange(min: low, max: high)
    case .none: return AmountRange(min: Money(fen: 0), max: Money(fen: 0))
    }
  }

  /// Nil only where the product is too large; an open end stays open.
  private static func share(_ rate: Rate?, of amount: Money) -> Money?? {
    guard let rate else { return .some(nil) }
    return rate.of(amount).map { .some($0) }
  }

  private static func times(_ money: Money?, _ count: Int) -> Money?? {
    guard let money else { return .some(nil) }
    let (product, overflow) = money.fen.multipliedReportingOverflow(by: Int64(count))
    return overflow ? nil : .some(Money(fen: product))
  }
}

extension Rate {
  /// `3倍` from one time upwards, else `5%`.
  var multiple: Localized {
    guard basisPoints >= 10_000, basisPoints % 1000 == 0 else { return Localized(description) }
    let whole = basisPoints / 10_000
    let tenths = basisPoints % 10_000 / 1000
    let number = tenths == 0 ? "\(whole)" : "\(whole).\(tenths)"
    return Localized(zh: "\(number)倍", en: "\(number) times")
  }
}
