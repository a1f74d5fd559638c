import CaseFiles

/// A decision that used one of the four lists says so.
struct ListStated: Check {
  var id: String { "E04-list-stated" }
  var title: Localized { Localized(zh: "清单适用载明", en: "Use of a list stated") }
  var basis: String { "南沙区实施意见 第四项" }
  var explanation: Localized {
    Localized(
      zh: "适用四张清单的，决定书是否载明：以案卷“决定书载明”的记载为准；没有记载的，看决定书正文有无清单或者所适用事项的表述，正文不可读取的列为待定。",
      en:
        "Where one of the four lists was used: whether the decision says so, by the file's own entry, else by the "
        + "decision's text; without a readable text the check stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard let use = file.listUse else {
        return .notApplicable(why: Localized(zh: "没有适用四张清单的记录", en: "no use of the four lists is recorded"))
      }
      if let stated = use.statedInDecision {
        return stated.value ? .passed : .found([absent([stated.cited], recorded: true)])
      }
      let decision = try file.readableDecision
      let words = lists + [use.item?.value.plain].compactMap { $0 }
      if decision.first(containingAny: words) != nil { return .passed }
      return .found([
        absent([Source(file: decision.name)] + [use.list?.cited].compactMap { $0 }, recorded: false)
      ])
    }
  }
}

extension ListStated {
  /// What decisions call the lists; a list of confiscated goods is none of them.
  private var lists: [String] {
    [
      "减免责清单", "免罚清单", "处罚清单", "强制清单", "处罚事项清单", "强制事项清单", "包容免罚", "首违不罚", "轻微不罚",
      "轻微免罚",
    ]
  }

  private func absent(_ evidence: [Source], recorded: Bool) -> Finding {
    Finding(
      subject: "清单适用",
      message: Localized(
        zh: "适用了免罚减责清单，决定书未载明", en: "one of the four lists was used, and the decision does not say so"),
      derivation: recorded
        ? Localized(zh: "案卷记载“决定书载明：否”。", en: "The file records that the decision does not state it.")
        : Localized(
          zh: "决定书全文未见免罚减责清单或者所适用事项的名称。",
          en: "The whole text of the decision names neither such a list nor the item."),
      evidence: evidence)
  }
}
