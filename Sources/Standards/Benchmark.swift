import CaseFiles

/// A discretion benchmark (裁量权基准) for one act: fixed tiers, a starting point with weighted factors or a
/// matrix of them, or tiers by the count of offences.
public struct Benchmark: Sendable, Equatable {
  public var id: String
  public var title: String
  /// 案由 it is made for.
  public var act: String
  /// The body that made it.
  public var maker: String
  /// Its level: 县级, 市级, 省级, 国家级; nil where the file does not state it.
  public var makerLevel: String?
  public var basis: String
  public var from: Day
  public var to: Day?
  public var statutory: AmountRange?
  /// Empty where the amount is weighed up.
  public var tiers: [Tier]
  public var weights: Weights?

  public init(
    id: String, title: String, act: String, maker: String, makerLevel: String? = nil, basis: String,
    from: Day, to: Day? = nil, statutory: AmountRange?, tiers: [Tier], weights: Weights? = nil
  ) {
    self.id = id
    self.title = title
    self.act = act
    self.maker = maker
    self.makerLevel = makerLevel
    self.basis = basis
    self.from = from
    self.to = to
    self.statutory = statutory
    self.tiers = tiers
    self.weights = weights
  }

  public func isInForce(on day: Day) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }

  public func tier(_ name: String) -> Tier? { tiers.first { $0.name == name } }

  /// How the benchmark reaches an amount.
  public enum Shape: String, Sendable, CaseIterable {
    case fixedTiers = "tiers"
    case weightedFactors = "weights"
    case matrix = "matrix"
    case offenceCount = "count"
  }

  public var shape: Shape {
    if weights != nil { return .weightedFactors }
    let conditions = tiers.flatMap(\.conditions)
    if conditions.contains(where: \.isCount) { return .offenceCount }
    return conditions.isEmpty ? .fixedTiers : .matrix
  }
}

extension Benchmark {
  /// One step of the benchmark: its amount, and when it applies.
  public struct Tier: Sendable, Equatable {
    public var name: String
    public var amount: FineAmount
    /// The amount for a natural person, where the tier sets another one.
    public var individual: FineAmount?
    /// The circumstances in words, for the reviewer to judge.
    public var when: String
    /// The circumstances a machine can look up among the recorded factors; all of them must hold.
    public var conditions: [Condition]

    public init(
      name: String, amount: FineAmount, individual: FineAmount? = nil, when: String,
      conditions: [Condition] = []
    ) {
      self.name = name
      self.amount = amount
      self.individual = individual
      self.when = when
      self.conditions = conditions
    }

    /// A tier of fixed amounts.
    public init(name: String, range: AmountRange, when: String) {
      self.init(name: name, amount: .range(range), when: when)
    }
  }

  /// Something a tier asks of the recorded factors.
  public enum Condition: Sendable, Equatable {
    /// The factor has one of the values.
    case factor(String, values: [String])
    /// How often the party offended, this time included; `to` nil for “or more”.
    case offences(from: Int, to: Int?)

    var isCount: Bool {
      if case .offences = self { true } else { false }
    }
  }
}

/// Amounts from `min` to `max`, both included (民法典 第一千二百五十九条); a missing end is open.
public struct AmountRange: Sendable, Equatable {
  public var min: Money?
  public var max: Money?

  public init(min: Money?, max: Money?) {
    self.min = min
    self.max = max
  }

  public func contains(_ amount: Money) -> Bool {
    (min.map { $0 <= amount } ?? true) && (max.map { amount <= $0 } ?? true)
  }

  /// `5000元至12000元`.
  public var words: Localized {
    switch (min, max) {
    case (let min?, let max?) where min == max: Localized("\(min)")
    case (let min?, let max?): Localized(zh: "\(min)至\(max)", en: "\(min) to \(max)")
    case (let min?, nil): Localized(zh: "\(min)以上", en: "from \(min)")
    case (nil, let max?): Localized(zh: "\(max)以下", en: "up to \(max)")
    case (nil, nil): Localized(zh: "没有限额", en: "no limit")
    }
  }
}
