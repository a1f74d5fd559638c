import CaseFiles

/// The decision states what the law lists.
///
/// Each item is looked for by the words decisions use for it; a decision whose text cannot be read stays open.
struct DecisionContent: Check {
  var id: String { "C03-decision-content" }
  var title: Localized { Localized(zh: "决定书载明事项", en: "Items of the decision") }
  var basis: String { "行政处罚法 第五十九条" }
  var explanation: Localized {
    Localized(
      zh: "普通程序处罚决定书正文是否可见：当事人名称和地址、违法事实、证据、处罚种类、依据条款、履行方式和期限（有罚款的）、复议和诉讼途径、机关名称、决定日期。"
        + "按常用表述查找，缺少的逐项提示；正文不可读取的列为待定。",
      en:
        "Whether the decision's text shows the party's name and address, facts, evidence, the kind and the articles of the "
        + "penalty, how and by when a fine is paid, review and suit, the agency and the date. Each missing item is a "
        + "finding; an unreadable text stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isOrdinary && file.isPenalty else { return .notApplicable(why: otherDecision) }
      try file.requirePenaltyLaw(of: rules)
      let decision = try file.readableDecision
      var tally = Tally()
      for item in items(of: file, decision) where !item.isStated {
        tally.add(item.absent(from: decision, article))
      }
      if file.party?.name == nil { tally.missing.append(Localized(zh: "当事人名称", en: "the party's name")) }
      if file.agency?.name == nil { tally.missing.append(Localized(zh: "执法机关名称", en: "the agency's name")) }
      return tally.outcome
    }
  }

  private var article: Localized { Localized(zh: "行政处罚法第五十九条", en: "Article 59 of the Penalty Law") }

  private func items(of file: CaseFile, _ decision: CaseDocument) -> [LetterItem] {
    let text = decision.wholeText
    func item(_ zh: String, _ en: String, _ words: [String]) -> LetterItem {
      LetterItem(zh, en, words, in: text)
    }
    var items = [
      item("当事人地址", "the party's address", ["住所", "住址", "地址", "经营场所", "居住地", "所在地"]),
      item("违法事实", "the facts", ["经查", "查明", "违法事实", "调查", "检查时发现"]),
      item("证据", "the evidence", ["证据", "证实", "证明", "佐证", "笔录"]),
      item("行政复议途径", "the way to review", ["复议"]),
      item("行政诉讼途径", "the way to suit", ["诉讼", "起诉"]),
    ]
    items.append(
      LetterItem(
        name: Localized(zh: "违反和依据的条款", en: "the articles broken and applied"),
        isStated: text.containsAny(["第"]) && text.containsAny(["条"])
          && text.containsAny(["依据", "根据", "依照", "按照"])))
    items.append(
      LetterItem(
        name: Localized(zh: "作出决定的日期", en: "the date of the decision"), isStated: decision.endDate != nil))
    if let party = file.party?.name {
      items.append(
        LetterItem(
          name: Localized(zh: "当事人名称", en: "the party's name"),
          isStated: text.containsAny([party.value.withoutAddition])))
    }
    if let agency = file.agency?.name {
      items.append(
        LetterItem(
          name: Localized(zh: "机关名称", en: "the agency's name"),
          isStated: text.containsAny([agency.value.plain])))
    }
    for penalty in file.penalties where penalty.kind.value != .other {
      items.append(
        LetterItem(
          name: Localized(
            zh: "处罚种类“\(penalty.kind.value.rawValue)”", en: "the penalty \(penalty.kind.value.rawValue)"),
          isStated: text.containsAny(penalty.kind.value.words)))
    }
    if file.hasFine {
      items.append(item("罚款履行方式", "how the fine is paid", ["缴纳", "缴至", "缴到", "缴款", "交至", "缴入"]))
      items.append(item("罚款履行期限", "by when the fine is paid", ["日内", "日之内", "日前", "当场"]))
    }
    return items
  }
}

extension PenaltyKind {
  /// The words a decision uses for the kind.
  fileprivate var words: [String] {
    switch self {
    case .confiscatedGains, .confiscatedGoods: ["没收"]
    case .suspendedLicence: ["暂扣"]
    case .revokedLicence: ["吊销"]
    case .loweredQualification: ["降低"]
    case .restrictedBusiness: ["限制"]
    case .suspendedBusiness: ["停产", "停业"]
    case .closure: ["关闭"]
    case .restrictedOccupation: ["从业", "禁止从事", "不得从事"]
    case .detention: ["拘留"]
    case .warning, .publicCriticism, .fine, .other: [rawValue]
    }
  }
}

extension DecisionContent {
  private var otherDecision: Localized {
    Localized(zh: "不是普通程序的处罚决定", en: "no penalty was decided under the ordinary procedure")
  }
}
