import CaseFiles

/// What the columns of a benchmark's table hold.
public enum BenchmarkColumn: String, Sendable, CaseIterable {
  /// 序号: rows of one number belong to one benchmark.
  case item
  /// 违法行为.
  case act
  /// 处罚依据.
  case basis
  /// 法定幅度.
  case statutory
  /// 阶次.
  case tier
  /// 适用情形.
  case when
  /// 裁量标准: the amount in words.
  case amount
  /// 裁量因素 with its value, written `因素 / 取值`.
  case factor
  /// What the factor adds, or the amount of the matrix's cell.
  case weight

  /// The headings that are taken to mean it, the surest first.
  var headings: [String] {
    switch self {
    case .item: ["item", "item_no", "section", "序号", "编号", "项目编号", "事项编号", "no"]
    case .act: ["act", "violation", "title", "案由", "违法行为", "违法事项", "违法行为名称", "事项名称", "违法情形名称"]
    case .basis: ["basis", "处罚依据", "法律依据", "依据", "设定依据", "law"]
    case .statutory: ["statutory", "法定幅度", "法定处罚幅度", "处罚幅度", "处罚种类和幅度", "range"]
    case .tier: ["tier", "阶次", "裁量阶次", "裁量等级", "违法程度", "情节", "裁量档次", "档次"]
    case .when: ["when", "condition", "circumstance", "适用情形", "适用条件", "裁量情节", "具体情形", "违法情形", "情形"]
    case .amount: ["amount", "standard", "裁量标准", "处罚标准", "裁量幅度", "具体标准", "罚款金额"]
    case .factor: ["factor", "裁量因素", "因素", "裁量因子"]
    case .weight: ["weight", "value", "权重", "百分值", "裁量百分值", "裁量权重"]
    }
  }

  public var words: Localized {
    switch self {
    case .item: Localized(zh: "序号", en: "item")
    case .act: Localized(zh: "违法行为", en: "act")
    case .basis: Localized(zh: "处罚依据", en: "basis")
    case .statutory: Localized(zh: "法定幅度", en: "statutory range")
    case .tier: Localized(zh: "阶次", en: "tier")
    case .when: Localized(zh: "适用情形", en: "circumstances")
    case .amount: Localized(zh: "裁量标准", en: "amount")
    case .factor: Localized(zh: "裁量因素", en: "factor")
    case .weight: Localized(zh: "权重或者金额", en: "weight or amount")
    }
  }
}

/// Which column of a table holds what.
public struct BenchmarkColumns: Sendable, Equatable {
  public var places: [BenchmarkColumn: Int]

  public init(_ places: [BenchmarkColumn: Int]) { self.places = places }

  /// What the headings suggest; the same heading is never taken twice.
  public init(proposedFor headings: [String]) {
    places = [:]
    let folded = headings.map { $0.folded.lowercased() }
    for column in BenchmarkColumn.allCases {
      for heading in column.headings {
        guard let index = folded.firstIndex(of: heading), !places.values.contains(index) else { continue }
        places[column] = index
        break
      }
    }
  }

  /// The columns a table cannot do without and this one lacks.
  public var missing: [BenchmarkColumn] {
    var missing: [BenchmarkColumn] = places[.act] == nil ? [.act] : []
    if places[.factor] != nil || places[.weight] != nil {
      missing += [.factor, .weight].filter { places[$0] == nil }
    } else {
      missing += [.tier, .amount].filter { places[$0] == nil }
    }
    return missing
  }

  var isOfFactors: Bool { places[.factor] != nil }
}
