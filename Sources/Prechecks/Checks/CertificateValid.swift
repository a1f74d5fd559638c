import CaseFiles

/// Every officer held a valid certificate on the day of each act.
///
/// The days are those of the recorded acts that name the officer; an officer no act names is held against
/// all acts that name nobody. A number or a validity that is not recorded leaves the answer open.
struct CertificateValid: Check {
  var id: String { "P02-certificate-valid" }
  var title: Localized { Localized(zh: "执法证件有效", en: "Valid certificates") }
  var basis: String { "行政处罚法 第四十二条、第五十五条" }
  var explanation: Localized {
    Localized(
      zh: "每名执法人员是否记载执法证号，且每次参加的执法行为当日证件在有效期内。证号、有效期或者行为日期没有记载的，列为待定。",
      en:
        "Whether each officer's certificate number is recorded and the certificate was valid on the day of each act "
        + "that names the officer. A number, validity or day that is not recorded leaves the check open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard !file.officers.isEmpty else {
        if file.recordedActs.isEmpty, try !file.isOrdinary { return .notApplicable(why: nobody) }
        throw NotRecorded(zh: "执法人员及其执法证号", en: "the officers and their certificates")
      }
      var tally = Tally()
      for officer in file.officers {
        if officer.certificate == nil { tally.missing.append(numberMissing(officer)) }
        judge(officer, file, &tally)
      }
      return tally.outcome
    }
  }

  private func judge(_ officer: Officer, _ file: CaseFile, _ tally: inout Tally) {
    let acts = file.recordedActs
    let named = acts.filter { file.people(of: $0).contains(officer.name.value.plain) }
    let days = named.isEmpty ? acts.filter { $0.people.isEmpty } : named
    guard officer.validUntil != nil else {
      tally.missing.append(validityMissing(officer))
      return
    }
    let outside = days.filter { act in act.day.map { !isValid(officer, on: $0.value) } ?? false }
    if !outside.isEmpty {
      if named.isEmpty {
        tally.missing.append(takingPart(officer))
      } else {
        tally.add(invalid(officer, outside))
      }
    }
    for act in days where act.day == nil {
      tally.missing.append(
        Localized(zh: "\(act.kind.rawValue)的日期", en: "the day of the \(act.kind.words.en)"))
    }
    if days.isEmpty { tally.missing.append(takingPart(officer)) }
  }

  private func isValid(_ officer: Officer, on day: Day) -> Bool {
    (officer.validFrom.map { $0.value <= day } ?? true)
      && (officer.validUntil.map { day <= $0.value } ?? false)
  }
}

extension CertificateValid {
  private var nobody: Localized {
    Localized(zh: "案卷没有记载执法人员和执法行为", en: "neither officers nor acts are recorded")
  }

  private func numberMissing(_ officer: Officer) -> Localized {
    Localized(zh: "\(officer.name.value)的执法证号", en: "\(officer.name.value)'s certificate number")
  }

  private func validityMissing(_ officer: Officer) -> Localized {
    Localized(
      zh: "\(officer.name.value)的执法证件有效期", en: "until when \(officer.name.value)'s certificate is valid")
  }

  private func takingPart(_ officer: Officer) -> Localized {
    Localized(zh: "\(officer.name.value)参加了哪些执法行为", en: "which acts \(officer.name.value) took part in")
  }

  private func invalid(_ officer: Officer, _ acts: [Event]) -> Finding {
    let name = officer.name.value
    let from = officer.validFrom.map { Localized(zh: "自\($0.value.chinese)", en: "from \($0.value) ") }
    let until = officer.validUntil.map { Localized(zh: "至\($0.value.chinese)", en: "until \($0.value)") }
    let span = Localized(
      zh: (from?.zh ?? "") + (until?.zh ?? ""), en: (from?.en ?? "") + (until?.en ?? ""))
    let list = acts.map(\.words).listed
    return Finding(
      subject: name,
      message: Localized(
        zh: "\(name)的执法证件在\(list.zh)时不在有效期内",
        en: "\(name)'s certificate was not valid on the day of: \(list.en)"),
      derivation: Localized(
        zh: "证件\(officer.certificate.map { "（\($0.value)）" } ?? "")有效期\(span.zh)；\(name)参加的\(list.zh)不在此期间。"
          + "行政处罚法第四十二条要求由具有行政执法资格的人员实施。",
        en: "The certificate\(officer.certificate.map { " (\($0.value))" } ?? "") is valid \(span.en); "
          + "\(name) took part in \(list.en). Article 42 of the Penalty Law asks for qualified officers."),
      evidence: [officer.validFrom?.cited, officer.validUntil?.cited].compactMap { $0 }
        + acts.flatMap(\.evidence))
  }
}
