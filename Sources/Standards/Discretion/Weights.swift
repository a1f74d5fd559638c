import CaseFiles

/// A starting point and factors, each adding its share; the sum of the shares sets the amount.
public struct Weights: Sendable, Equatable {
  /// 裁量起点.
  public var start: Rate
  public var base: Base
  public var factors: [Factor]

  /// What the sum is a share of.
  public enum Base: Sendable, Equatable {
    case statutoryMaximum
    /// A share of an amount the file records, such as 5% of 建设项目总投资额.
    case share(of: String, Rate)
  }

  /// 裁量因素.
  public struct Factor: Sendable, Equatable {
    public var name: String
    public var options: [Option]

    public init(name: String, options: [Option]) {
      self.name = name
      self.options = options
    }
  }

  public struct Option: Sendable, Equatable {
    public var value: String
    /// What it adds; below zero for what lightens.
    public var add: Rate

    public init(value: String, add: Rate) {
      self.value = value
      self.add = add
    }
  }

  public init(start: Rate, base: Base, factors: [Factor]) {
    self.start = start
    self.base = base
    self.factors = factors
  }
}

/// What a weighing came to.
struct Weighed {
  /// Between 0 and 100 %.
  var total: Rate
  var lines: [Localized]
}

extension Weights {
  /// Adds up the shares; throws every factor that is not recorded or has a value the benchmark does not know.
  func weigh(_ facts: BenchmarkFacts) throws(BenchmarkGap) -> Weighed {
    var sum = start.basisPoints
    var lines = [Localized(zh: "裁量起点\(start)", en: "starting point \(start)")]
    var missing: [Localized] = []
    for factor in factors {
      guard let recorded = facts.value(factor.name) else {
        let known = factor.options.map(\.value).joined(separator: "／")
        missing.append(
          Localized(
            zh: "裁量因素“\(factor.name)”（\(known)）", en: "the factor “\(factor.name)” (\(known))"))
        continue
      }
      guard let option = factor.options.first(where: { $0.value.folded == recorded.folded }) else {
        missing.append(
          Localized(
            zh: "裁量因素“\(factor.name)”在基准内的取值（记载为“\(recorded)”）",
            en: "a value of “\(factor.name)” the benchmark knows (recorded: “\(recorded)”)"))
        continue
      }
      sum += option.add.basisPoints
      let sign = option.add.basisPoints < 0 ? "" : "＋"
      lines.append(Localized("\(factor.name)：\(option.value) \(sign)\(option.add)"))
    }
    guard missing.isEmpty else { throw BenchmarkGap(missing) }
    let total = Rate(basisPoints: min(max(sum, 0), 10_000))
    let capped = Rate(basisPoints: sum)
    lines.append(
      total == capped
        ? Localized(zh: "合计\(total)", en: "sum \(total)")
        : Localized(zh: "合计\(capped)，按\(total)计", en: "sum \(capped), taken as \(total)"))
    return Weighed(total: total, lines: lines)
  }

  /// The amount the sum comes to, between the whole yuan below and above, within the statutory range.
  func range(of total: Rate, statutory: AmountRange?, facts: BenchmarkFacts) throws(BenchmarkGap)
    -> AmountRange
  {
    let whole: Money
    switch base {
    case .statutoryMaximum:
      guard let maximum = statutory?.max else {
        throw BenchmarkGap(zh: "法定罚款上限", en: "the statutory maximum of the fine")
      }
      whole = maximum
    case .share(let name, let rate):
      guard let share = rate.of(try facts.amount(name)) else {
        throw BenchmarkGap(zh: "能计算的“\(name)”", en: "a “\(name)” that can be computed with")
      }
      whole = share
    }
    guard let exact = total.of(whole) else {
      throw BenchmarkGap(zh: "能计算的罚款基数", en: "an amount that can be computed with")
    }
    let product = whole.fen.multipliedReportingOverflow(by: Int64(total.basisPoints)).partialValue
    let below = exact.fen / 100 * 100
    let above = product % 1_000_000 == 0 ? below : below + 100
    func clamped(_ fen: Int64) -> Money {
      let floor = statutory?.min.map { max($0.fen, fen) } ?? fen
      return Money(fen: statutory?.max.map { min($0.fen, floor) } ?? floor)
    }
    return AmountRange(min: clamped(below), max: clamped(above))
  }
}
