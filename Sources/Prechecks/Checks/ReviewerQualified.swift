import CaseFiles

/// The legal reviewer holds the legal profession qualification.
///
/// The law asks it of those who review for the first time; a recorded 否 is therefore a question to the agency.
struct ReviewerQualified: Check {
  var id: String { "P05-reviewer-qualified" }
  var title: Localized { Localized(zh: "审核人员资格", en: "Qualified legal reviewer") }
  var basis: String { "行政处罚法 第五十八条第二款" }
  var explanation: Localized {
    Localized(
      zh: "法制审核人员是否记载取得法律职业资格。记载为否的作提示（是否属于初次从事审核之外的人员由评查人员核实）；没有记载的列为待定。",
      en:
        "Whether the legal reviewer is recorded as qualified. A recorded 否 is a finding to be verified, since the law "
        + "asks it of first-time reviewers; nothing recorded leaves the check open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let reviews = file.events(.legalReview)
    guard !file.legalReviewers.isEmpty else {
      if reviews.isEmpty {
        return .notApplicable(why: Localized(zh: "没有法制审核", en: "there was no legal review"))
      }
      return .undetermined(missing: [
        Localized(zh: "法制审核人员及其资格", en: "the legal reviewer and the qualification")
      ])
    }
    var tally = Tally()
    for reviewer in file.legalReviewers {
      switch reviewer.isQualified?.value {
      case true?: continue
      case false?: tally.add(unqualified(reviewer))
      case nil:
        tally.missing.append(
          Localized(
            zh: "\(reviewer.name.value)是否取得法律职业资格", en: "whether \(reviewer.name.value) is qualified"))
      }
    }
    return tally.outcome
  }
}

extension ReviewerQualified {
  private func unqualified(_ reviewer: LegalReviewer) -> Finding {
    let name = reviewer.name.value
    return Finding(
      subject: name,
      message: Localized(
        zh: "法制审核人员\(name)记载为未取得法律职业资格", en: "the legal reviewer \(name) is recorded as not qualified"),
      derivation: Localized(
        zh: "行政处罚法第五十八条第二款要求初次从事法制审核的人员取得法律职业资格；请核实\(name)是否属于初次从事。",
        en:
          "Article 58 of the Penalty Law asks the qualification of first-time reviewers; verify whether \(name) is one."
      ),
      evidence: [reviewer.name.cited] + (reviewer.isQualified.map { [$0.cited] } ?? []))
  }
}
