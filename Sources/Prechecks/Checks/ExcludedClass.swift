import CaseFiles
import Standards

/// No list was used for an act of a class that may never be spared.
struct ExcludedClass: Check {
  var id: String { "E03-excluded-class" }
  var title: Localized { Localized(zh: "不得纳入清单", en: "A class never to be spared") }
  var basis: String { "滑法政办〔2022〕17号 第七项；南沙区实施意见 第三项" }
  var explanation: Localized {
    Localized(
      zh: "适用清单的案由是否属于清单载明不得纳入的类别（如涉及公共安全、人身健康的行为）；没有载入同类清单或者没有记载案由的列为待定。",
      en:
        "Whether the act for which a list was used belongs to a class the lists exclude, such as acts against public safety "
        + "or health; without such a list loaded, or without the act, the check stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard file.listUse != nil || file.usedList != nil else {
        return .notApplicable(why: Localized(zh: "没有适用四张清单的记录", en: "no use of the four lists is recorded"))
      }
      guard let act = file.act else { throw NotRecorded(zh: "案由", en: "the act") }
      let day = try file.listDay(under: rules)
      let kinds = file.usedList.map { [$0] } ?? ExemptionKind.allCases
      let lists = rules.lists(kinds, on: day)
      guard !lists.isEmpty else {
        throw NotRecorded(
          zh: "\(day.chinese)有效的\(kinds.map(\.rawValue).joined(separator: "、"))清单",
          en: "a list (\(kinds.map(\.rawValue).joined(separator: ", "))) in force on \(day)")
      }
      let plain = act.value.plain
      let excluding = lists.filter { $0.excludedActs.contains { $0.plain == plain } }
      return excluding.isEmpty ? .passed : .found(excluding.map { excluded(act, $0, file) })
    }
  }
}

extension ExcludedClass {
  private func excluded(_ act: Fact<String>, _ list: ExemptionList, _ file: CaseFile) -> Finding {
    let evidence = file.listEvidence
    return Finding(
      subject: list.id,
      message: Localized(
        zh: "“\(act.value)”属于不得纳入清单的行为，案卷却适用了\(list.kind.rawValue)清单",
        en: "“\(act.value)” is excluded from the lists, yet one (\(list.kind.rawValue)) was used"),
      derivation: Localized(
        zh: "《\(list.title)》（\(list.maker)，自\(list.from.chinese)起有效）载明“\(act.value)”不得纳入。",
        en: "《\(list.title)》 (\(list.maker), in force from \(list.from)) excludes “\(act.value)”."),
      evidence: evidence)
  }
}
