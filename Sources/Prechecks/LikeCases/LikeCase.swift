import CaseFiles

/// What is compared of one case among its like (类案).
public struct LikeCase: Sendable, Equatable {
  /// What names the file: its number, else its folder.
  public var number: String
  public var location: String
  public var act: String
  /// 阶次; nil where the file names none.
  public var tier: String?
  public var fine: Money
  /// 首次违法.
  public var isFirstOffence: Bool?
  /// 货值金额.
  public var goodsValue: Money?
  /// 违法次数.
  public var offences: String?
  public var partyType: String?
  /// The list of the four that was applied.
  public var list: ExemptionKind?
  /// Whether a departure from the benchmark is recorded.
  public var isAdjusted: Bool

  /// Nil where the file names no act or no single fine.
  public init?(of file: CaseFile) {
    guard let likeCase = try? LikeCase(file) else { return nil }
    self = likeCase
  }

  /// Throws `NotRecorded` where the file names no act or no single fine.
  init(_ file: CaseFile) throws {
    guard let act = file.act else { throw NotRecorded(zh: "案由", en: "the act") }
    fine = try file.theFine.value
    self.act = act.value
    number = file.id
    location = file.location
    tier = file.discretion?.tier?.value
    isFirstOffence = file.party?.isFirstOffence?.value
    offences = file.factor("违法次数")
    goodsValue = (file.factor("货值金额") ?? file.other["货值金额"]?.value).flatMap { MoneyReader.read($0) }
    partyType = file.party?.type?.value
    list = file.listUse?.list?.value
    isAdjusted = file.discretion?.adjustment != nil
  }

  /// What differs from another case, in a fixed order; what only one of them records is said too.
  func differences(from other: LikeCase) -> [Localized] {
    var lines: [Localized] = []
    func add<Value: Equatable>(
      _ zh: String, _ en: String, _ a: Value?, _ b: Value?, _ text: (Value) -> Localized
    ) {
      guard a != b else { return }
      let none = Localized(zh: "未记载", en: "not recorded")
      let (mine, theirs) = (a.map(text) ?? none, b.map(text) ?? none)
      lines.append(
        Localized(zh: "\(zh)：本案\(mine.zh)，该案\(theirs.zh)", en: "\(en): here \(mine.en), there \(theirs.en)"))
    }
    let flag = { (value: Bool) in value ? Localized(zh: "是", en: "yes") : Localized(zh: "否", en: "no") }
    add("阶次", "tier", tier, other.tier) { Localized("“\($0)”") }
    add("首次违法", "first offence", isFirstOffence, other.isFirstOffence, flag)
    add("违法次数", "offences", offences, other.offences) { Localized($0) }
    add("货值金额", "value of the goods", goodsValue, other.goodsValue) { Localized("\($0)") }
    add("当事人类型", "kind of party", partyType, other.partyType) { Localized($0) }
    add("清单适用", "list applied", list?.rawValue ?? "无", other.list?.rawValue ?? "无") {
      Localized(zh: $0, en: $0 == "无" ? "none" : $0)
    }
    add("调整适用基准", "departure from the benchmark", isAdjusted, other.isAdjusted, flag)
    return lines
  }
}

extension CaseFile {
  /// A recorded factor in the file's words.
  func factor(_ name: String) -> String? {
    discretion?.factors.first { $0.name.plain == name }?.value.value
  }
}
