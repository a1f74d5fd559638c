import CaseFiles

/// Who investigated neither reviewed the case nor chaired its hearing.
///
/// Names are compared as they stand; masked names may be shared by two people, so a finding asks to verify.
/// Being present at a collective discussion is not voting in it and is left to the reader.
struct Separation: Check {
  var id: String { "P04-separation" }
  var title: Localized { Localized(zh: "查审分离", en: "Investigation and review kept apart") }
  var basis: String { "行政处罚法 第五十八条、第六十四条第四项" }
  var explanation: Localized {
    Localized(
      zh: "法制审核人员、听证主持人是否与本案执法人员同名。审核人员取自法制审核人员名单和法制审核记录的人员，主持人取自听证笔录的“主持人”。"
        + "有审核或者听证而没有记载审核人员、主持人的，列为待定。参加集体讨论不等于参加表决，不作判断。",
      en:
        "Whether a legal reviewer or the chair of the hearing bears the name of an officer of the case. The chair is "
        + "read from the record of the hearing. A review without its reviewer, or a hearing without its chair, stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      let reviews = file.events(.legalReview)
      let hearings = file.events(.hearing)
      let reviewers = file.legalReviewers.map(\.name) + reviews.flatMap(\.people)
      guard !reviews.isEmpty || !hearings.isEmpty || !reviewers.isEmpty else {
        return .notApplicable(why: neither)
      }
      var tally = Tally()
      let investigators = file.investigators
      if investigators.isEmpty {
        throw NotRecorded(zh: "本案调查人员（执法人员）", en: "the officers who investigated the case")
      }
      var seen: Set<String> = []
      for reviewer in reviewers where seen.insert(reviewer.value.plain).inserted {
        for officer in investigators where officer.value.plain == reviewer.value.plain {
          tally.add(same(officer, reviewer.cited, role: Localized(zh: "法制审核人员", en: "legal reviewer")))
        }
      }
      if reviewers.isEmpty, !reviews.isEmpty {
        tally.missing.append(Localized(zh: "法制审核人员的姓名", en: "the name of the legal reviewer"))
      }
      if !hearings.isEmpty { judgeChair(of: file, investigators, &tally) }
      return tally.outcome
    }
  }

  private func judgeChair(of file: CaseFile, _ investigators: [Fact<String>], _ tally: inout Tally) {
    guard let (chair, passage) = file.hearingChair else {
      tally.missing.append(Localized(zh: "听证主持人的姓名", en: "the name of the chair of the hearing"))
      return
    }
    for officer in investigators where officer.value.plain == chair {
      tally.add(same(officer, passage.source, role: Localized(zh: "听证主持人", en: "chair of the hearing")))
    }
  }
}

extension CaseFile {
  /// The officers, without those listed for reviewing or chairing.
  fileprivate var investigators: [Fact<String>] {
    officers.filter { officer in officer.duty?.value.containsAny(["审核", "主持"]) != true }.map(\.name)
  }

  /// The name after 主持人： in a document of the hearing.
  fileprivate var hearingChair: (name: String, passage: Passage)? {
    for document in documents where document.name.containsAny(["听证"]) {
      for passage in document.passages {
        let text = passage.text.plain
        guard let label = text.firstRange(of: "主持人:") else { continue }
        let name = text[label.upperBound...].prefix { !"(,，、;；。:".contains($0) }
        let rest = name.firstRange(of: "记录").map { name[..<$0.lowerBound] } ?? name
        if !rest.isEmpty && rest.count <= 8 { return (String(rest), passage) }
      }
    }
    return nil
  }
}

extension Separation {
  private var neither: Localized {
    Localized(zh: "没有法制审核，也没有听证", en: "there was neither a legal review nor a hearing")
  }

  private func same(_ officer: Fact<String>, _ other: Source, role: Localized) -> Finding {
    Finding(
      subject: "\(role.zh) \(officer.value)",
      message: Localized(
        zh: "\(role.zh)与本案执法人员同名：\(officer.value)，请核对是否同一人",
        en:
          "the \(role.en) bears the name of an officer of the case: \(officer.value); verify whether they are one person"
      ),
      derivation: Localized(
        zh: "执法人员名单有\(officer.value)，\(role.zh)亦为\(officer.value)。调查人员不得审核本案，也不得主持本案听证。",
        en:
          "\(officer.value) is in the list of officers and is the \(role.en). Who investigates must neither review "
          + "the case nor chair its hearing."),
      evidence: [officer.cited, other])
  }
}
