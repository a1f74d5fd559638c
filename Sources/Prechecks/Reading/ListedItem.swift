import CaseFiles
import Standards

/// An item of one of the four lists that names the file's act.
struct ListedItem {
  var list: ExemptionList
  var item: ExemptionList.Item

  /// `《…清单》（示例市…局）第3项“…”`.
  var words: Localized {
    Localized(
      zh: "《\(list.title)》（\(list.maker)）第\(item.number)项“\(item.act)”",
      en: "item \(item.number) “\(item.act)” of 《\(list.title)》 (\(list.maker))")
  }

  /// Whether its recorded conditions hold in a file.
  func conditions(in file: CaseFile) -> ListConditions {
    var conditions = ListConditions()
    for condition in item.conditions { conditions.take(condition, item: item, file) }
    return conditions
  }
}

/// What a file records about the conditions of a list's item.
struct ListConditions {
  var met: [Localized] = []
  var failed: [(words: Localized, evidence: [Source])] = []
  var missing: [Localized] = []
  var evidence: [Source] = []

  fileprivate mutating func take(
    _ condition: ExemptionList.Condition, item: ExemptionList.Item, _ file: CaseFile
  ) {
    switch condition {
    case .firstOffence:
      guard let first = file.party?.isFirstOffence else {
        missing.append(Localized(zh: "是否首次违法", en: "whether it is a first offence"))
        return
      }
      note(
        first.value, first.cited, Localized(zh: "首次违法", en: "a first offence"),
        Localized(zh: "不是首次违法", en: "not a first offence"))
    case .corrected:
      guard let corrected = file.corrected else {
        missing.append(
          Localized(zh: "是否及时改正（复查结果）", en: "whether it was corrected in time (the re-inspection's result)"))
        return
      }
      note(
        corrected.value, corrected.cited, Localized(zh: "已改正", en: "corrected"),
        Localized(zh: "未改正", en: "not corrected"))
    case .judged:
      missing.append(
        Localized(zh: "由评查人判断的情形：\(item.when)", en: "circumstances for the reviewer to judge: \(item.when)"))
    }
  }

  private mutating func note(_ holds: Bool, _ source: Source, _ yes: Localized, _ no: Localized) {
    evidence.append(source)
    if holds { met.append(yes) } else { failed.append((no, [source])) }
  }
}

extension CheckRules {
  /// The lists of these kinds in force on a day.
  func lists(_ kinds: [ExemptionKind], on day: Day) -> [ExemptionList] {
    lists.filter { kinds.contains($0.kind) && $0.isInForce(on: day) }
  }

  /// Where the acts stand in the lists, as comparisons see them.
  static func places(of lists: [ExemptionList]) -> [String: [(list: Int, item: Int)]] {
    var places: [String: [(list: Int, item: Int)]] = [:]
    for (list, each) in lists.enumerated() {
      for (item, one) in each.items.enumerated() { places[one.act.plain, default: []].append((list, item)) }
    }
    return places
  }

  func listed(_ act: String, _ kinds: [ExemptionKind], on day: Day) -> [ListedItem] {
    (listedActs[act.plain] ?? []).compactMap { place in
      let list = lists[place.list]
      guard kinds.contains(list.kind), list.isInForce(on: day) else { return nil }
      return ListedItem(list: list, item: list.items[place.item])
    }
  }
}

extension CaseFile {
  /// Whether the act was put right, by the result of the order to correct or of the last re-inspection.
  var corrected: Fact<Bool>? {
    guard let result = events(.reinspection).last?.result ?? orderToCorrect?.result else { return nil }
    let words = result.value.plain
    if words.containsAny(["未改正", "没有改正", "未完全改正", "未完成", "拒不改正", "未整改", "逾期"]) {
      return Fact(false, original: result.original, source: result.source)
    }
    guard words.containsAny(["改正", "整改"]) else { return nil }
    return Fact(true, original: result.original, source: result.source)
  }

  /// The day whose lists count: of the decision, else of the last event.
  func listDay(under rules: CheckRules) throws -> Day {
    if let day = rules.asOf ?? decision?.date { return day }
    throw NotRecorded.day(of: .decision)
  }

  /// The lists the file used: the one recorded, or 不予处罚 where that is the kind of file.
  var usedList: ExemptionKind? { listUse?.list?.value ?? (kind?.value == .noPenalty ? .noPenalty : nil) }

  var listEvidence: [Source] {
    [listUse?.list?.cited, listUse?.item?.cited, act?.cited, kind?.cited].compactMap(\.self)
  }
}
