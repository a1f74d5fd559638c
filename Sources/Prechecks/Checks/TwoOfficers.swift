import CaseFiles

/// Every record of an act names at least two officers.
///
/// Somebody who is not in the file's list of officers does not count as one. Where an act names nobody, the
/// officers who signed its document count; with fewer than two of them the act stays open.
struct TwoOfficers: Check {
  var id: String { "P01-two-officers" }
  var title: Localized { Localized(zh: "两人执法", en: "Two officers") }
  var basis: String { "行政处罚法 第四十二条；行政强制法 第十八条；行政许可法 第三十四条" }
  var explanation: Localized {
    Localized(
      zh: "现场检查、调查询问、抽样取证、先行登记保存、查封扣押、冻结、复查等每次执法的记录，是否至少有两名列入执法人员名单的人员。"
        + "未列入名单的人员不计；没有记载人员的，以文书签署的执法人员为准，仍不足两人的列为待定。",
      en:
        "Whether each recorded act names at least two people of the file's list of officers. Others do not count. An "
        + "act that names nobody is judged by the officers who signed its document, and stays open below two."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      let acts = file.recordedActs
      guard !acts.isEmpty else {
        guard try file.isOrdinary else { return .notApplicable(why: noActs) }
        throw actsMissing
      }
      var tally = Tally()
      for act in acts { try tally.judging { try judge(act, file, rules, &$0) } }
      return tally.outcome
    }
  }

  private func judge(_ act: Event, _ file: CaseFile, _ rules: CheckRules, _ tally: inout Tally) throws {
    guard let day = act.date ?? file.decision?.date else { throw NotRecorded.day(of: act.kind) }
    guard let fewest = rules.law.count(id, on: rules.asOf ?? day, field: file.field?.value)?.value else {
      throw NotRecorded(
        zh: "法律数据中\(day.chinese)有效的“\(id)”条目", en: "an entry “\(id)” in force on \(day) in the law data")
    }
    let people = file.people(of: act)
    if people.isEmpty {
      if file.signingOfficers(of: act).count < fewest { tally.missing.append(peopleMissing(act)) }
      return
    }
    if people.count < fewest {
      if file.kind?.value == .summaryPenalty { throw oneOfficer }
      tally.add(alone(act, people, rule(of: act, file)))
    } else if file.officers.isEmpty {
      tally.missing.append(Localized(zh: "执法人员名单", en: "the list of officers"))
    } else {
      let officers = people.filter { file.officer($0) != nil }
      if officers.count < fewest { tally.add(notOfficers(act, people, officers, file, rule(of: act, file))) }
    }
  }
}

extension TwoOfficers {
  /// The article that asks for two at such an act.
  private func rule(of act: Event, _ file: CaseFile) -> Localized {
    switch (act.kind, file.kind?.value) {
    case (.seizure, _), (.freezing, _), (_, .coercion):
      Localized(zh: "行政强制法第十八条第（二）项", en: "Article 18(2) of the Coercion Law")
    case (_, .licence): Localized(zh: "行政许可法第三十四条第三款", en: "Article 34(3) of the Licensing Law")
    default: Localized(zh: "行政处罚法第四十二条", en: "Article 42 of the Penalty Law")
    }
  }

  private var oneOfficer: NotRecorded {
    NotRecorded(
      zh: "当场处罚由一人实施的法律依据（行政处罚法第四十二条：法律另有规定的除外）",
      en:
        "the law that lets one officer impose a summary penalty (article 42 of the Penalty Law leaves room for it)"
    )
  }

  private var noActs: Localized {
    Localized(zh: "案卷没有记载现场执法或者取证行为", en: "no act on the spot or of gathering evidence is recorded")
  }

  private var actsMissing: NotRecorded {
    NotRecorded(zh: "现场检查、调查询问等取证行为的记录", en: "a record of any act of gathering evidence")
  }

  private func peopleMissing(_ act: Event) -> Localized {
    Localized(zh: "\(act.words.zh)的执法人员", en: "the officers of the \(act.words.en)")
  }

  private func alone(_ act: Event, _ people: [String], _ rule: Localized) -> Finding {
    let names = people.joined(separator: "、")
    return Finding(
      subject: act.key,
      message: Localized(
        zh: "\(act.words.zh)只记载一名人员：\(names)", en: "the \(act.words.en) names one person only: \(names)"),
      derivation: Localized(
        zh: "\(rule.zh)要求执法人员不少于两人；该次记录的人员为：\(names)。",
        en: "\(rule.en) asks for at least two officers; the record names \(names)."),
      evidence: act.evidence + act.people.map(\.cited))
  }

  private func notOfficers(
    _ act: Event, _ people: [String], _ officers: [String], _ file: CaseFile, _ rule: Localized
  ) -> Finding {
    let others = people.filter { !officers.contains($0) }.joined(separator: "、")
    let listed = file.officers.map(\.name.value).joined(separator: "、")
    let evidence = act.evidence + file.officers.map(\.name.cited)
    return Finding(
      subject: act.key,
      message: Localized(
        zh: "\(act.words.zh)记载的人员中，列入执法人员名单的不足两名",
        en: "of the people named for the \(act.words.en), fewer than two are listed officers"),
      derivation: Localized(
        zh: "记载人员：\(people.joined(separator: "、"))；执法人员名单：\(listed)；不在名单的：\(others)。\(rule.zh)要求执法人员不少于两人。",
        en: "Named: \(people.joined(separator: ", ")); listed officers: \(listed); not listed: \(others). "
          + "\(rule.en) asks for at least two officers."),
      evidence: evidence)
  }
}
