import CaseFiles
import Standards

/// A departure from the benchmark was approved before the decision, by whom the benchmark's maker requires.
///
/// The approval must lie in the file, so a fine outside its tier without one is a finding.
struct AdjustmentApproved: Check {
  var id: String { "B02-adjustment-approval" }
  var title: Localized { Localized(zh: "裁量调整适用批准", en: "Approval of a departure") }
  var basis: String { "翠府办发〔2024〕79号 第六项" }
  var explanation: Localized {
    Localized(
      zh: "罚款超出阶次幅度或者记载了调整适用的，决定前是否经主要负责人批准或者集体讨论；适用的是其他机关（上级）制定的基准的，是否经制定机关批准。"
        + "案卷没有批准记载的作提示，卷内有集体讨论或者裁量调整材料而未写明的列为待定；制定机关或者批准日期没有记载的列为待定。",
      en:
        "Where the fine leaves its tier, or a departure is recorded: whether the head approved it or it was discussed "
        + "collectively before the decision, and for another body's benchmark whether its maker approved. No approval in "
        + "the file is a finding, save where it holds a discussion or adjustment papers; an unknown maker or day stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty, file.hasFine || file.penalties.isEmpty else {
        return .notApplicable(why: noFine)
      }
      guard let adjustment = file.discretion?.adjustment else {
        let applied = try file.appliedTier(under: rules)
        if applied.isInside { return .notApplicable(why: inside) }
        if file.mayHoldApproval { throw approvalUnclear }
        return .found([absent(applied)])
      }
      guard !adjustment.approvals.isEmpty else {
        if file.mayHoldApproval { throw approvalUnclear }
        return .found([unapproved(adjustment)])
      }
      let decision = try file.decisionMoment
      guard let day = adjustment.day else {
        throw NotRecorded(zh: "调整适用的批准日期", en: "the day of the approval")
      }
      if day.value > decision.day { return .found([late(day, decision)]) }
      if adjustment.approvals.contains(where: { $0.value == .maker }) { return .passed }
      guard let maker = maker(of: file, under: rules), let agency = file.agency?.name else {
        throw NotRecorded(zh: "裁量基准的制定机关和决定机关的名称", en: "the benchmark's maker and the deciding agency")
      }
      return maker.plain == agency.value.plain ? .passed : .found([makerMissing(adjustment, maker, agency)])
    }
  }

  private func maker(of file: CaseFile, under rules: CheckRules) -> String? {
    if let maker = file.discretion?.maker { return maker.value }
    return rules.benchmarks.first { $0.id == file.discretion?.benchmark?.value }?.maker
  }
}

extension CaseFile {
  /// Whether the file holds something that may be the approval although the manifest does not call it so.
  fileprivate var mayHoldApproval: Bool {
    hasEvent(.collectiveDiscussion)
      || documents.contains { $0.name.containsAny(["集体讨论", "调整适用", "裁量调整"]) }
  }
}

extension AdjustmentApproved {
  private var approvalUnclear: NotRecorded {
    NotRecorded(
      zh: "卷内的集体讨论或者裁量调整材料是否批准了调整适用",
      en: "whether the discussion or adjustment papers in the file approved the departure")
  }

  private var noFine: Localized { Localized(zh: "没有罚款", en: "no fine was imposed") }

  private var inside: Localized {
    Localized(zh: "罚款在阶次幅度内，没有调整适用", en: "the fine lies in its tier and no departure is recorded")
  }

  private func absent(_ applied: AppliedTier) -> Finding {
    Finding(
      subject: "调整适用",
      message: Localized(
        zh: "罚款\(applied.amount.value)超出阶次幅度，案卷中没有调整适用的批准或者集体讨论记录",
        en:
          "the fine of \(applied.amount.value) leaves its tier, and the file holds no approval or discussion of a departure"
      ),
      derivation: applied.words
        + Localized(
          zh: "。超出幅度须经主要负责人批准或者集体讨论通过；适用上级机关基准的须报制定机关批准。"
            + "应查找的文书：\(applied.place.departure.words.zh)。",
          en:
            ". Leaving it needs the head's approval or a collective discussion; for a superior's benchmark, its maker's "
            + "approval. The document to look for: \(applied.place.departure.words.en)."
        ),
      evidence: applied.evidence)
  }

  private func unapproved(_ adjustment: Adjustment) -> Finding {
    Finding(
      subject: "调整适用",
      message: Localized(
        zh: "记载了调整适用裁量基准，没有批准方式的记载", en: "a departure from the benchmark is recorded, its approval is not"),
      derivation: Localized(
        zh: "调整适用须经主要负责人批准或者集体讨论通过；适用上级机关基准的须报制定机关批准。",
        en:
          "A departure needs the head's approval or a collective discussion; for a superior's benchmark, its maker's approval."
      ),
      evidence: [adjustment.direction?.cited ?? adjustment.source])
  }

  private func late(_ day: Fact<Day>, _ decision: Moment) -> Finding {
    Finding(
      subject: "调整适用批准-决定",
      message: Localized(
        zh: "调整适用的批准（\(day.value.chinese)）在处罚决定（\(decision.day.chinese)）之后",
        en: "the departure was approved on \(day.value), after the decision of \(decision.day)"),
      derivation: Localized(
        zh: "批准：\(day.value.chinese)；\(decision.words.zh)。批准应当在决定之前。",
        en: "Approval: \(day.value); \(decision.words.en). The approval comes first."),
      evidence: [day.cited] + decision.evidence)
  }

  private func makerMissing(_ adjustment: Adjustment, _ maker: String, _ agency: Fact<String>) -> Finding {
    let approvals = adjustment.approvals.map(\.value.rawValue).joined(separator: "、")
    return Finding(
      subject: "制定机关批准",
      message: Localized(
        zh: "调整适用\(maker)制定的裁量基准，没有制定机关批准的记载",
        en: "a benchmark made by \(maker) was departed from without a recorded approval by its maker"),
      derivation: Localized(
        zh: "基准由\(maker)制定，决定机关为\(agency.value)；记载的批准方式：\(approvals)。翠府办发〔2024〕79号第六项要求报请制定机关批准。",
        en:
          "The benchmark was made by \(maker), the deciding agency is \(agency.value); recorded: \(approvals). "
          + "翠府办发〔2024〕79号 item 6 asks for the maker's approval."),
      evidence: adjustment.approvals.map(\.cited) + [agency.cited])
  }
}
