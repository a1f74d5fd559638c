import CaseFiles

/// The body that decided is the one that signs and seals the decision.
struct BodyAndSeal: Check {
  var id: String { "N03-body-seal" }
  var title: Localized { Localized(zh: "机关与印章一致", en: "Body and seal agree") }
  var basis: String { "行政处罚法 第五十九条第二款" }
  var explanation: Localized {
    Localized(
      zh: "决定书的印章名称、落款机关是否与案卷记载的执法机关一致；记载无印章的作提示。只记载“有”而没有印章名称的，印章名称在机关之后另有文字（如专用章）的，或者没有印章记载的，列为待定。",
      en:
        "Whether the seal and the signature of the decision are those of the recorded agency; a seal recorded as missing is a "
        + "finding. A seal recorded without its name, one whose name goes on behind the body's, or none recorded, stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard !file.documents.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有卷内文书", en: "there are no documents"))
      }
      try file.requirePenaltyLaw(of: rules)
      guard let agency = file.agency?.name else { throw NotRecorded(zh: "执法机关名称", en: "the agency's name") }
      guard let letter = file.decisionDocument else { throw NotRecorded(zh: "处罚决定书", en: "the decision") }
      var tally = Tally()
      if let body = letter.closing?.body, body.text != agency.value.plain {
        tally.add(otherBody(body, agency, letter))
      }
      switch letter.seal {
      case nil: tally.missing.append(Localized(zh: "决定书的印章", en: "the seal of the decision"))
      case let seal?:
        if ["无", "否", "没有", "未盖章"].contains(seal.value.plain) {
          tally.add(unsealed(seal, letter))
        } else if ["有", "是", "已盖章"].contains(seal.value.plain) {
          tally.missing.append(Localized(zh: "决定书印章的名称", en: "the name on the seal of the decision"))
        } else if seal.value.plain != agency.value.plain, seal.value.plain.hasPrefix(agency.value.plain) {
          tally.missing.append(
            Localized(
              zh: "印章“\(seal.value)”能否代表“\(agency.value)”作出决定",
              en: "whether the seal “\(seal.value)” stands for “\(agency.value)” on a decision"))
        } else if seal.value.plain != agency.value.plain {
          tally.add(otherSeal(seal, agency, letter))
        }
      }
      return tally.outcome
    }
  }
}

extension BodyAndSeal {
  private func otherBody(_ body: Passage, _ agency: Fact<String>, _ letter: CaseDocument) -> Finding {
    Finding(
      subject: "\(letter.name) 落款",
      message: Localized(
        zh: "《\(letter.name)》落款为“\(body.text)”，执法机关为“\(agency.value)”",
        en: "《\(letter.name)》 is signed “\(body.text)”, the agency is “\(agency.value)”"),
      derivation: Localized(
        zh: "\(body.source.place.zh)落款：“\(body.text)”；案卷记载的执法机关：“\(agency.value)”。",
        en: "Signed at \(body.source.place.en): “\(body.text)”; recorded agency: “\(agency.value)”."),
      evidence: [body.source, agency.cited])
  }

  private func unsealed(_ seal: Fact<String>, _ letter: CaseDocument) -> Finding {
    Finding(
      subject: "\(letter.name) 印章",
      message: Localized(zh: "《\(letter.name)》记载为没有印章", en: "《\(letter.name)》 is recorded as not sealed"),
      derivation: Localized(
        zh: "案卷记载“印章：\(seal.original)”；行政处罚法第五十九条第二款要求盖有作出决定的机关的印章。",
        en:
          "The file records “印章: \(seal.original)”; article 59 of the Penalty Law asks for the agency's seal."
      ),
      evidence: [seal.cited])
  }

  private func otherSeal(_ seal: Fact<String>, _ agency: Fact<String>, _ letter: CaseDocument) -> Finding {
    Finding(
      subject: "\(letter.name) 印章",
      message: Localized(
        zh: "《\(letter.name)》印章为“\(seal.value)”，执法机关为“\(agency.value)”",
        en: "《\(letter.name)》 bears the seal of “\(seal.value)”, the agency is “\(agency.value)”"),
      derivation: Localized(
        zh: "行政处罚法第五十九条第二款要求盖有作出处罚决定的机关的印章。",
        en: "Article 59 of the Penalty Law asks for the seal of the agency that decided."),
      evidence: [seal.cited, agency.cited])
  }
}
