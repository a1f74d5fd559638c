import CaseFiles

/// The record of a monitoring device was approved by law and technique, its place announced, the record looked at.
struct MonitoringReviewed: Check {
  var id: String { "F03-monitoring-evidence" }
  var title: Localized { Localized(zh: "电子监控证据审核", en: "Evidence from monitoring devices") }
  var basis: String { "行政处罚法 第四十一条；广州市南沙区柔性执法实施意见 第十项" }
  var explanation: Localized {
    Localized(
      zh: "以电子技术监控设备收集证据的，设备是否经过法制审核和技术审核、设置地点是否公布、记录内容是否经过审核。记载为否的作提示，没有记载的列为待定。",
      en:
        "Whether devices whose record serves as evidence went through legal and technical review and their places were published, and "
        + "whether the record itself was reviewed. A recorded 否 is a finding; nothing recorded stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    guard let monitoring = file.monitoring else {
      return .notApplicable(
        why: Localized(zh: "没有使用电子监控证据的记载", en: "no evidence from a monitoring device is recorded"))
    }
    return judging {
      try file.requirePenaltyLaw(of: rules)
      return parts(of: monitoring)
    }
  }

  private func parts(of monitoring: Monitoring) -> Outcome {
    var tally = Tally()
    for (name, fact) in [
      (Localized(zh: "设备法制审核", en: "legal review of the device"), monitoring.legalReview),
      (Localized(zh: "设备技术审核", en: "technical review of the device"), monitoring.technicalReview),
      (Localized(zh: "设置地点公布", en: "publication of its place"), monitoring.isAnnounced),
      (Localized(zh: "记录内容审核", en: "review of the record"), monitoring.recordReview),
    ] {
      guard let fact else {
        tally.missing.append(Localized(zh: "电子监控的\(name.zh)", en: "the \(name.en)"))
        continue
      }
      if !fact.value { tally.add(absent(name, fact)) }
    }
    return tally.outcome
  }
}

extension MonitoringReviewed {
  private func absent(_ name: Localized, _ fact: Fact<Bool>) -> Finding {
    Finding(
      subject: name.zh,
      message: Localized(zh: "电子监控记载为没有\(name.zh)", en: "the file records that there was no \(name.en)"),
      derivation: Localized(
        zh: "案卷记载为“\(fact.original)”；行政处罚法第四十一条要求设备经过法制和技术审核、设置地点向社会公布，记录未经审核的不得作为处罚的证据。",
        en:
          "The file says “\(fact.original)”; article 41 of the Penalty Law asks for legal and technical review and a published place, "
          + "and bars a record that was not reviewed."),
      evidence: [fact.cited])
  }
}
