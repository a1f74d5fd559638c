import CaseFiles
import Standards

/// A case that meets the conditions of a list was not punished in full, nor coerced.
struct ShouldBeSpared: Check {
  var id: String { "E01-should-be-spared" }
  var title: Localized { Localized(zh: "应免未免", en: "Should have been spared") }
  var basis: String { "翠府办发〔2024〕79号 第四项；滑法政办〔2022〕17号 第七项；菏定政办字〔2023〕6号" }
  var explanation: Localized {
    Localized(
      zh: "案由列在决定之日有效的清单内、所记条件全部符合，却仍处罚款（不予处罚清单）、罚款高于清单幅度（从轻、减轻清单）或者实施查封扣押冻结（免予强制清单）的作提示。"
        + "条件没有记载或者须由人判断的列为待定；有条件记载为不符合的视为通过；没有载入清单的列为待定。",
      en:
        "Whether an act in a list in force, with all recorded conditions met, was fined all the same (no-penalty list), "
        + "fined above the list's range (lighter, reduced) or coerced. Conditions not recorded or left to judgement, and "
        + "a bureau without lists, leave the check open; a recorded condition that fails passes.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      let isCoerced = file.hasEvent(.seizure) || file.hasEvent(.freezing)
      guard try file.isPenalty, file.hasFine || file.penalties.isEmpty || isCoerced else {
        return .notApplicable(why: Localized(zh: "没有罚款，也没有强制措施", en: "neither a fine nor coercion"))
      }
      if file.listUse != nil {
        return .notApplicable(why: Localized(zh: "已记载适用清单", en: "the use of a list is recorded"))
      }
      guard !rules.lists.isEmpty else {
        throw NotRecorded(zh: "四张清单（没有载入）", en: "the four lists (none loaded)")
      }
      guard let act = file.act else { throw NotRecorded(zh: "案由", en: "the act") }
      let day = try file.listDay(under: rules)
      var kinds: [ExemptionKind] = isCoerced ? [.noCoercion] : []
      if file.hasFine { kinds += [.noPenalty, .lighter, .reduced] }
      let listed = rules.listed(act.value, kinds, on: day)
      guard !listed.isEmpty else {
        return .notApplicable(
          why: Localized(zh: "案由不在\(day.chinese)有效的清单内", en: "the act is in no list in force on \(day)"))
      }
      var tally = Tally()
      for item in listed { try tally.judging { try judge(item, file, &$0) } }
      return tally.outcome
    }
  }

  private func judge(_ listed: ListedItem, _ file: CaseFile, _ tally: inout Tally) throws {
    let conditions = listed.conditions(in: file)
    guard conditions.failed.isEmpty else { return }
    if listed.list.kind == .lighter || listed.list.kind == .reduced {
      guard let most = listed.item.range?.max else {
        throw NotRecorded(
          zh: "\(listed.words.zh)的裁量幅度", en: "the range of \(listed.words.en)")
      }
      if try file.theFine.value <= most { return }
    }
    guard conditions.missing.isEmpty else { throw NotRecorded(conditions.missing) }
    tally.add(notSpared(listed, conditions, file))
  }
}

extension ShouldBeSpared {
  private func notSpared(_ listed: ListedItem, _ conditions: ListConditions, _ file: CaseFile) -> Finding {
    let done =
      switch listed.list.kind {
      case .noPenalty: Localized(zh: "仍处罚款", en: "it was fined all the same")
      case .noCoercion: Localized(zh: "仍采取强制措施", en: "it was coerced all the same")
      case .lighter, .reduced:
        Localized(
          zh: "罚款高于清单幅度（\(listed.item.range?.words.zh ?? "")）",
          en: "the fine is above the list's range (\(listed.item.range?.words.en ?? ""))")
      }
    let met = conditions.met.listed
    let said = [file.act?.cited, file.fines.first?.amount?.cited].compactMap(\.self)
    let evidence = said + conditions.evidence
    return Finding(
      subject: "\(listed.list.id) \(listed.item.number)",
      message: Localized(
        zh: "案由列在\(listed.list.kind.rawValue)清单内、所记条件符合，\(done.zh)",
        en:
          "the act is in a list (\(listed.list.kind.rawValue)) and the recorded conditions are met, yet \(done.en)"
      ),
      derivation: Localized(
        zh: "\(listed.words.zh)，自\(listed.list.from.chinese)起有效；适用情形：\(listed.item.when)；"
          + "案卷所记：\(met.zh.isEmpty ? "无须核对的条件" : met.zh)；依据：\(listed.item.reliefBasis)。",
        en:
          "\(listed.words.en), in force from \(listed.list.from); circumstances: \(listed.item.when); recorded: "
          + "\(met.en.isEmpty ? "no condition to look up" : met.en); basis: \(listed.item.reliefBasis)."),
      evidence: evidence)
  }
}
