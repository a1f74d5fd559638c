import CaseFiles

/// One of the four lists (四张清单) of one body: acts that are spared, punished less, or not coerced.
///
/// Its columns are those of the table form the papers prescribe (滑法政办〔2022〕17号 附件2).
public struct ExemptionList: Sendable, Equatable {
  public var id: String
  public var kind: ExemptionKind
  public var title: String
  /// The body that made it.
  public var maker: String
  /// 编制依据 of the list as a whole.
  public var basis: String
  public var from: Day
  public var to: Day?
  public var items: [Item]
  /// 案由 that may never be entered in a list, such as acts whose harm cannot be undone.
  public var excludedActs: [String]

  public struct Item: Sendable, Equatable {
    /// 序号.
    public var number: Int
    /// 事项名称: the act, as the case file's 案由 names it.
    public var act: String
    /// 设定依据.
    public var basis: String
    /// 适用情形.
    public var when: String
    /// The conditions of 适用情形 a case file records.
    public var conditions: [Condition]
    /// 不予处罚、从轻处罚、减轻处罚 or 不予强制依据.
    public var reliefBasis: String
    /// 裁量幅度 of a lighter or reduced fine.
    public var range: AmountRange?
    /// 配套监管措施.
    public var measures: String
    /// 备注.
    public var note: String

    public init(
      number: Int, act: String, basis: String, when: String, conditions: [Condition],
      reliefBasis: String, range: AmountRange? = nil, measures: String, note: String = ""
    ) {
      self.number = number
      self.act = act
      self.basis = basis
      self.when = when
      self.conditions = conditions
      self.reliefBasis = reliefBasis
      self.range = range
      self.measures = measures
      self.note = note
    }
  }

  /// A condition that a machine can look up in a case file.
  public enum Condition: String, Sendable, Hashable, Codable, CaseIterable {
    /// 初次违法.
    case firstOffence = "first-offence"
    /// 及时改正.
    case corrected = "corrected"
    /// A condition a person must judge, such as 危害后果轻微.
    case judged = "judged"
  }

  public init(
    id: String, kind: ExemptionKind, title: String, maker: String, basis: String, from: Day,
    to: Day? = nil, items: [Item], excludedActs: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.maker = maker
    self.basis = basis
    self.from = from
    self.to = to
    self.items = items
    self.excludedActs = excludedActs
  }

  public func isInForce(on day: Day) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }

  /// The items made for an act.
  public func items(for act: String) -> [Item] { items.filter { $0.act == act } }

  /// Whether the act may never be spared.
  public func excludes(_ act: String) -> Bool { excludedActs.contains(act) }
}
