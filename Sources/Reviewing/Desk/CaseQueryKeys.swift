import CaseFiles

/// What may stand before the sign of a condition.
enum CaseQueryKey {
  case words(CaseQuery.WordKey)
  case number(CaseQuery.NumberKey)
  case day(CaseQuery.DayKey)
  case state
  case text

  /// By every name a key may have, in Chinese and in English.
  private static let byName: [String: CaseQueryKey] = {
    var names: [String: CaseQueryKey] = [:]
    for (key, words) in all {
      for word in words { names[word] = key }
    }
    return names
  }()

  init?(_ name: some StringProtocol) {
    guard let key = Self.byName[name.lowercased()] else { return nil }
    self = key
  }

  /// Each key with its names; the first of them is the field's own word, the second English.
  static let all: [(key: CaseQueryKey, names: [String])] = [
    (.words(.number), ["案号", "number", "文号", "no"]),
    (.words(.title), ["名称", "title", "案件名称"]),
    (.words(.act), ["案由", "act", "违法行为"]),
    (.words(.agency), ["机关", "agency", "执法机关", "处罚机关"]),
    (.words(.party), ["当事人", "party", "相对人"]),
    (.words(.field), ["领域", "field"]),
    (.words(.kind), ["类型", "kind", "案卷类型"]),
    (.words(.source), ["来源", "source"]),
    (.number(.fine), ["罚款", "fine", "罚款金额"]),
    (.number(.findings), ["疑点", "findings"]),
    (.number(.undetermined), ["待核", "undetermined"]),
    (.number(.score), ["得分", "score", "分数"]),
    (.number(.version), ["版本", "version"]),
    (.day(.filing), ["立案日期", "filed", "立案"]),
    (.day(.decision), ["决定日期", "decided", "决定", "处罚决定日期"]),
    (.state, ["状态", "state"]),
    (.text, ["全文", "text"]),
  ]

  /// The keys as a message lists them.
  static var listed: Localized {
    Localized(
      zh: all.map { $0.names[0] }.joined(separator: "、"),
      en: all.map { $0.names[1] }.joined(separator: ", "))
  }

  /// The words that say how far a review has come, alone or after `状态:`.
  static let states: [String: Set<CaseRow.State>] = [
    "未提交": [.notBegun, .open], "unsubmitted": [.notBegun, .open],
    "已提交": [.submitted], "submitted": [.submitted],
    "未开始": [.notBegun], "未评": [.notBegun], "notbegun": [.notBegun],
    "评查中": [.open], "open": [.open],
  ]
}
