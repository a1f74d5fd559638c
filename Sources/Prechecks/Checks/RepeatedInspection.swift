import CaseFiles
import Standards

/// An enterprise was not inspected again after a joint inspection, nor more than once a year where it is white-listed.
///
/// Looks at all loaded inspection files of the same enterprise.
struct RepeatedInspection: Check {
  var id: String { "X04-repeat" }
  var title: Localized { Localized(zh: "重复检查", en: "Repeated inspection") }
  var basis: String { "广州市南沙区柔性执法实施意见 第五项、第七项；翠府办发〔2024〕79号 第九项" }
  var explanation: Localized {
    Localized(
      zh: "与全部已载入的检查案卷比较：同一企业本年度已接受联合检查（综合查一次）后，又单独进行同类（检查事项相同）检查的；白名单企业同一年度内再次检查的，作提示。"
        + "有投诉举报、上级交办等例外的除外。企业、日期、检查事项、是否白名单没有记载而影响结论的列为待定；没有载入其他案卷的不适用。",
      en:
        "Held against all loaded inspections: one of the same matter in the year of a joint inspection of the enterprise, and a second "
        + "one in a year of a white-listed enterprise, unless a complaint, an order from above or the like is recorded. What is not "
        + "recorded and decides the answer stays open; without other files it does not apply.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard let inspection = file.inspection else {
        return .notApplicable(why: Localized(zh: "没有行政检查的记载", en: "no inspection is recorded"))
      }
      guard let all = rules.inspections else {
        return .notApplicable(
          why: Localized(zh: "没有载入其他案卷作比较", en: "no other case files are loaded to compare with"))
      }
      if inspection.isExcepted { return .passed }
      guard let party = file.party?.name else {
        throw NotRecorded(zh: "被检查企业的名称", en: "the enterprise's name")
      }
      guard let day = file.inspectionDay else {
        throw NotRecorded(zh: "检查日期", en: "the day of the inspection")
      }
      var tally = Tally()
      for other in all.others(of: file) where other.day.map({ $0.year == day.value.year }) ?? true {
        if let otherDay = other.day, (otherDay, other.location) >= (day.value, file.location) { continue }
        try tally.judging { tally in
          try judge(inspection, day, party, other, file, &tally)
        }
      }
      return tally.outcome
    }
  }

  private func judge(
    _ inspection: Inspection, _ day: Fact<Day>, _ party: Fact<String>, _ other: LoadedInspection,
    _ file: CaseFile, _ tally: inout Tally
  ) throws {
    let isSingle = inspection.isJoint?.value != true
    let mayFollowJoint = isSingle && other.isJoint != false && isSameMatter(inspection, other) != false
    guard inspection.isWhiteListed?.value != false || mayFollowJoint else { return }
    guard let earlier = other.day else { throw dayMissing(other) }
    if inspection.isWhiteListed?.value == true {
      return tally.add(again(party, day, earlier, other, isWhiteListed: true))
    }
    if mayFollowJoint, other.isJoint == true {
      guard inspection.isJoint != nil else {
        throw NotRecorded(zh: "本次检查是否联合检查（综合查一次）", en: "whether this inspection was a joint one")
      }
      guard isSameMatter(inspection, other) == true else { throw matterMissing(other) }
      return tally.add(again(party, day, earlier, other, isWhiteListed: false))
    }
    if mayFollowJoint {
      throw NotRecorded(
        zh: "同年较早的检查（\(other.number)）是否联合检查",
        en: "whether the earlier inspection \(other.number) was a joint one")
    }
    throw NotRecorded(zh: "是否白名单企业", en: "whether the enterprise is white-listed")
  }

  /// Nil where one of the two does not record what it looked at.
  private func isSameMatter(_ inspection: Inspection, _ other: LoadedInspection) -> Bool? {
    guard let matter = inspection.matter?.value.plain, let theirs = other.matter else { return nil }
    return matter == theirs
  }
}

extension RepeatedInspection {
  private func dayMissing(_ other: LoadedInspection) -> NotRecorded {
    NotRecorded(
      zh: "同一企业另一次检查（\(other.number)）的日期", en: "the day of the enterprise's other inspection \(other.number)")
  }

  private func matterMissing(_ other: LoadedInspection) -> NotRecorded {
    NotRecorded(
      zh: "本次检查与联合检查（\(other.number)）的检查事项是否同类",
      en: "whether the matter is that of the joint inspection \(other.number)")
  }

  private func again(
    _ party: Fact<String>, _ day: Fact<Day>, _ earlier: Day, _ other: LoadedInspection, isWhiteListed: Bool
  ) -> Finding {
    let why =
      isWhiteListed
      ? Localized(zh: "白名单企业一年最多查一次", en: "a white-listed enterprise is inspected at most once a year")
      : Localized(
        zh: "本年度已接受联合检查的，原则上不再单独进行同类检查",
        en: "after a joint inspection there is as a rule no single one of the same kind that year")
    return Finding(
      subject: "检查 \(other.number)",
      message: Localized(
        zh: "\(day.value.chinese)再次检查“\(party.value)”，该企业已于\(earlier.chinese)接受检查（\(other.number)）",
        en: "“\(party.value)” was inspected again on \(day.value), after \(earlier) (\(other.number))"),
      derivation: Localized(
        zh:
          "本次：\(day.value.chinese)；同年较早：\(earlier.chinese)（\(other.location)）。南沙区柔性执法实施意见：\(why.zh)，投诉举报、上级交办等除外；本案没有记载例外。",
        en:
          "This one: \(day.value); earlier that year: \(earlier) (\(other.location)). The Nansha paper: \(why.en), save for complaints, "
          + "orders from above and the like; none is recorded here."),
      evidence: [day.cited, party.cited])
  }
}
