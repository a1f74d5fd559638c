import CaseFiles

/// A discretion benchmark of fixed tiers for one act.
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
  public var tiers: [Tier]

  public struct Tier: Sendable, Equatable {
    public var name: String
    public var range: AmountRange
    public var when: String

    public init(name: String, range: AmountRange, when: String) {
      self.name = name
      self.range = range
      self.when = when
    }
  }

  public init(
    id: String, title: String, act: String, maker: String, makerLevel: String? = nil, basis: String,
    from: Day, to: Day? = nil, statutory: AmountRange?, tiers: [Tier]
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
  }

  public func isInForce(on day: Day) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }

  public func tier(_ name: String) -> Tier? { tiers.first { $0.name == name } }
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
}
