import CaseFiles

/// In which order agencies are listed. There is none by fines, and asking for it is refused with the clauses.
public enum AgencyOrder: String, Sendable, Hashable, CaseIterable {
  case name, files, score, problems

  public var title: Localized {
    switch self {
    case .name: Localized(zh: "名称", en: "name")
    case .files: Localized(zh: "卷数", en: "files")
    case .score: Localized(zh: "平均得分", en: "score")
    case .problems: Localized(zh: "卷均问题数", en: "problems")
    }
  }

  /// The order of this name, Chinese or as in `rawValue`.
  ///
  /// Throws `OrderRefused` for an order by fines or confiscations, and for words that name none.
  public init(named name: String) throws(OrderRefused) {
    let words = name.lowercased()
    if ["罚", "没收", "创收", "fine", "penalt", "confiscat", "revenue"].contains(where: { words.contains($0) }) {
      throw .byFines(name)
    }
    guard let found = Self.allCases.first(where: { $0.rawValue == words || $0.title.zh == name }) else {
      throw .unknown(name)
    }
    self = found
  }
}

/// Why agencies are not listed in an order that was asked for.
public enum OrderRefused: Error, Sendable, Equatable {
  case byFines(String)
  case unknown(String)

  public var message: Localized {
    switch self {
    case .byFines(let name):
      Localized(
        zh: "不按“\(name)”排列机关：罚没数额、数量不得用于排名、考核或者设定指标（菏定政办字〔2023〕6号 第4项、翠府办发〔2024〕79号 第（一）项、"
          + "赣市府建办字〔2023〕2号 第9项）；可用 \(Self.known.zh)",
        en:
          "agencies are not listed by “\(name)”: fines and confiscations may not serve for ranking, appraisal or targets "
          + "(菏定政办字〔2023〕6号 item 4, 翠府办发〔2024〕79号 item 1, 赣市府建办字〔2023〕2号 item 9); there are \(Self.known.en)")
    case .unknown(let name):
      Localized(
        zh: "没有“\(name)”这种排列方式；可用 \(Self.known.zh)", en: "no order “\(name)”; there are \(Self.known.en)")
    }
  }

  private static var known: Localized {
    Localized(
      zh: AgencyOrder.allCases.map { "\($0.rawValue)（\($0.title.zh)）" }.joined(separator: "、"),
      en: AgencyOrder.allCases.map(\.rawValue).joined(separator: ", "))
  }
}
