import CaseFiles

/// What the agency itself records as a suspected crime was transferred.
///
/// The thresholds of crimes are not held against the facts: that is a judgement of law, and for a person.
struct CrimeTransferred: Check {
  var id: String { "X06-transfer" }
  var title: Localized { Localized(zh: "行刑衔接", en: "Transfer of suspected crimes") }
  var basis: String { "行政处罚法 第二十七条；行政执法机关移送涉嫌犯罪案件的规定（国务院令第310号）第三条；赣市府建办字〔2023〕2号 第十三项" }
  var explanation: Localized {
    Localized(
      zh: "案卷记载涉嫌犯罪的，是否有移送记录。没有移送的作提示；记载审批决定不移送的，或者只有公示数据、台账的一行而没有办案记录的，列为待定；"
        + "没有涉嫌犯罪记载的不适用，是否达到追诉标准由评查人员判断。",
      en:
        "Whether a file that records a suspected crime shows its transfer. None is a finding; a recorded decision against it, or only "
        + "published data or a row of a list, stays open. Without such a record it does not apply: whether a threshold is reached is for a reviewer."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      if file.hasEvent(.transfer) { return .passed }
      guard let suspected = file.suspectsCrime, suspected.value else {
        return .notApplicable(why: Localized(zh: "没有涉嫌犯罪的记载", en: "no suspected crime is recorded"))
      }
      guard file.tellsOfProcedure else { throw NotRecorded(zh: "移送的记录", en: "the record of a transfer") }
      if file.events(.transferApproval).contains(where: \.refusesTransfer) {
        throw NotRecorded(
          zh: "涉嫌犯罪而决定不移送的理由", en: "the reasons for not transferring what is recorded as a suspected crime")
      }
      return .found([absent(suspected, file)])
    }
  }
}

extension CrimeTransferred {
  private func absent(_ suspected: Fact<Bool>, _ file: CaseFile) -> Finding {
    let kinds = [EventKind.transferReport, .transferApproval].flatMap { file.events($0) }
    let steps = kinds.isEmpty ? Localized(zh: "无", en: "none") : kinds.map(\.words).listed
    let evidence = [suspected.cited] + (file.decision?.evidence ?? [])
    return Finding(
      subject: "移送",
      message: Localized(
        zh: "案卷记载涉嫌犯罪，未见移送", en: "the file records a suspected crime and shows no transfer"),
      derivation: Localized(
        zh: "涉嫌犯罪：\(suspected.original)。违法行为涉嫌犯罪的应当及时移送司法机关；案卷事件中没有“移送”，移送前的步骤：\(steps.zh)。",
        en:
          "涉嫌犯罪: \(suspected.original). A suspected crime goes to the judicial authorities without delay; no event 移送 stands "
          + "in the file; steps towards one: \(steps.en)."),
      evidence: evidence)
  }
}
