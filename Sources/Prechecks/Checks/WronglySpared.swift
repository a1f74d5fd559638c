import CaseFiles
import Standards

/// Whoever was spared met the conditions of the list.
struct WronglySpared: Check {
  var id: String { "E02-wrongly-spared" }
  var title: Localized { Localized(zh: "不当免罚", en: "Wrongly spared") }
  var basis: String { "滑法政办〔2022〕17号 附件；行政处罚法 第三十二条、第三十三条" }
  var explanation: Localized {
    Localized(
      zh: "适用清单不予处罚、从轻、减轻或者免予强制的，所记条件是否符合清单所列适用情形，减轻的罚款是否低于清单幅度。"
        + "有条件记载为不符合的作提示；条件没有记载、须由人判断，或者没有载入列有该案由的清单的，列为待定。",
      en:
        "Where a list was used to spare, whether the recorded conditions are those of its item, and a reduced fine is not "
        + "below its range. A condition recorded as not met is a finding; conditions not recorded or left to judgement, "
        + "and a list that is not loaded, leave the check open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard let kind = file.usedList else {
        guard file.listUse == nil else { throw NotRecorded(zh: "所适用清单的名称", en: "which list was used") }
        return .notApplicable(why: Localized(zh: "没有适用四张清单的记录", en: "no use of the four lists is recorded"))
      }
      guard let act = file.act ?? file.listUse?.item else { throw NotRecorded(zh: "案由", en: "the act") }
      let day = try file.listDay(under: rules)
      let named = file.listUse?.item?.value ?? act.value
      let byName = rules.listed(named, [kind], on: day)
      let listed = byName.isEmpty ? rules.listed(act.value, [kind], on: day) : byName
      guard !listed.isEmpty else {
        throw NotRecorded(
          zh: "列有“\(named)”且\(day.chinese)有效的\(kind.rawValue)清单",
          en: "a list (\(kind.rawValue)) in force on \(day) that names “\(named)”")
      }
      // Where several lists name the act, one whose conditions are met is enough.
      let outcomes = try listed.map { try judge($0, file) }
      return outcomes.first { $0 == .passed } ?? outcomes.first { $0.findings.isEmpty } ?? outcomes[0]
    }
  }

  private func judge(_ listed: ListedItem, _ file: CaseFile) throws -> Outcome {
    let conditions = listed.conditions(in: file)
    var findings = conditions.failed.map { notMet($0.words, listed, $0.evidence, file) }
    if let least = listed.item.range?.min, let fine = try? file.theFine, fine.value < least {
      findings.append(tooLow(fine, least, listed))
    }
    if !findings.isEmpty { return .found(findings) }
    return conditions.missing.isEmpty ? .passed : .undetermined(missing: conditions.missing)
  }
}

extension WronglySpared {
  private func notMet(_ words: Localized, _ listed: ListedItem, _ evidence: [Source], _ file: CaseFile)
    -> Finding
  {
    let places = evidence + file.listEvidence
    return Finding(
      subject: words.zh,
      message: Localized(
        zh: "适用了\(listed.list.kind.rawValue)清单，案卷记载\(words.zh)",
        en: "a list (\(listed.list.kind.rawValue)) was used, and the file records: \(words.en)"),
      derivation: Localized(
        zh: "\(listed.words.zh)的适用情形：\(listed.item.when)；案卷所记：\(words.zh)。",
        en: "The circumstances of \(listed.words.en): \(listed.item.when); recorded: \(words.en)."),
      evidence: places)
  }

  private func tooLow(_ fine: Fact<Money>, _ least: Money, _ listed: ListedItem) -> Finding {
    Finding(
      subject: "罚款",
      message: Localized(
        zh: "罚款\(fine.value)低于清单所列幅度的下限\(least)",
        en: "the fine of \(fine.value) is below the list's least, \(least)"),
      derivation: Localized(
        zh: "\(listed.words.zh)的裁量幅度为\(listed.item.range?.words.zh ?? "")（均含本数）。",
        en: "The range of \(listed.words.en) is \(listed.item.range?.words.en ?? ""), both ends included."),
      evidence: [fine.cited])
  }
}
