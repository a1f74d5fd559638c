import CaseFiles

/// Who enforces, by which rules, with which certificate and with what result was made known.
///
/// A record that does not say so leaves the certificate open: it may have been shown all the same.
struct PublicityShown: Check {
  var id: String { "F01-publicity" }
  var title: Localized { Localized(zh: "公示要素", en: "What was made known") }
  var basis: String { "行政处罚法 第三十九条、第四十八条、第五十五条；国办发〔2018〕118号 二" }
  var explanation: Localized {
    Localized(
      zh: "执法主体、执法依据、出示执法证件、执法结果四项是否公示。以“公示要素”的记载为准；出示证件还看检查笔录、询问笔录的文字，结果还看公示记录。"
        + "记载为否的作提示；没有记载、笔录没有写明或者不可读取的，列为待定。",
      en:
        "Whether the body, the rules, the certificate and the result were made known, by the entry 公示要素; the certificate also by the "
        + "words of the records of inspections and interviews, the result by its publication. A recorded 否 is a finding; nothing "
        + "recorded, or a record silent or not readable, stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      let acts = file.recordedActs
      if file.publicity == nil, acts.isEmpty, try !file.isPenalty {
        return .notApplicable(
          why: Localized(zh: "没有处罚，也没有现场执法的记载", en: "neither a penalty nor an act on the spot is recorded"))
      }
      let stated = file.publicity
      var tally = Tally()
      judge(.body, stated?.body, &tally)
      judge(.basis, stated?.basis, &tally)
      if let shown = stated?.certificate {
        judge(.certificate, shown, &tally)
      } else {
        tally.missing += certificates(acts, file)
      }
      if let words = file.events(.publication).lazy.compactMap(\.withheld).first,
        stated?.result?.value == false
      {
        tally.missing.append(withheld(words))
      } else if stated?.result != nil || !file.hasEvent(.publication) {
        judge(.result, stated?.result, &tally)
      }
      return tally.outcome
    }
  }

  private func judge(_ part: PublicityPart, _ fact: Fact<Bool>?, _ tally: inout Tally) {
    guard let fact else {
      tally.missing.append(part.missing)
      return
    }
    if !fact.value { tally.add(absent(part.name, fact)) }
  }

  /// The acts whose record does not show that the certificate was shown.
  private func certificates(_ acts: [Event], _ file: CaseFile) -> [Localized] {
    let shown = acts.filter { EventKind.withCertificate.contains($0.kind) }
    if shown.isEmpty { return [Localized(zh: "出示执法证件的记载", en: "the showing of the certificate")] }
    return shown.compactMap { act in
      guard let name = act.document?.value, let document = file.document(name), document.isReadable else {
        return Localized(
          zh: "\(act.words.zh)是否出示执法证件（笔录不可读取）",
          en: "whether the certificate was shown at the \(act.words.en) (no readable record)")
      }
      if document.passages.contains(where: { $0.text.plain.showsCertificate }) { return nil }
      return Localized(
        zh: "\(act.words.zh)是否出示执法证件（《\(name)》没有写明）",
        en: "whether the certificate was shown at the \(act.words.en) (《\(name)》 does not say)")
    }
  }
}

/// One of the things to be made known.
private struct PublicityPart {
  var name: Localized
  /// What is missing where the file says nothing of it; written out, for most files say nothing.
  var missing: Localized

  static var body: PublicityPart {
    PublicityPart(
      name: Localized(zh: "执法主体公示", en: "publication of the body"),
      missing: Localized(zh: "执法主体公示的记载", en: "the publication of the body"))
  }
  static var basis: PublicityPart {
    PublicityPart(
      name: Localized(zh: "执法依据公示", en: "publication of the rules"),
      missing: Localized(zh: "执法依据公示的记载", en: "the publication of the rules"))
  }
  static var certificate: PublicityPart {
    PublicityPart(
      name: Localized(zh: "出示执法证件", en: "showing of the certificate"),
      missing: Localized(zh: "出示执法证件的记载", en: "the showing of the certificate"))
  }
  static var result: PublicityPart {
    PublicityPart(
      name: Localized(zh: "执法结果公示", en: "publication of the result"),
      missing: Localized(zh: "执法结果公示的记载", en: "the publication of the result"))
  }
}

extension EventKind {
  /// The acts at which officers meet the party.
  fileprivate static let withCertificate: Set<EventKind> = [.siteInspection, .interview, .inspection]
}

extension String {
  fileprivate var showsCertificate: Bool {
    if containsAny(["未出示", "没有出示", "未主动出示"]) { return false }
    return containsAny(["亮证"]) || (containsAny(["出示", "亮明"]) && containsAny(["证件", "执法证", "身份"]))
  }
}

extension PublicityShown {
  private func withheld(_ words: Fact<String>) -> Localized {
    Localized(
      zh: "不予公示的理由是否成立（“\(words.value)”）", en: "whether the decision may be withheld (“\(words.value)”)")
  }

  private func absent(_ name: Localized, _ fact: Fact<Bool>) -> Finding {
    Finding(
      subject: name.zh,
      message: Localized(zh: "案卷记载没有\(name.zh)", en: "the file records no \(name.en)"),
      derivation: Localized(
        zh: "公示要素记载为“\(fact.original)”；执法主体、依据应当公示，执法时应当主动出示执法证件，有一定社会影响的处罚决定应当公开。",
        en:
          "The entry says “\(fact.original)”. The body and the rules are published, the certificate is shown, and a decision of some "
          + "public interest is published."),
      evidence: [fact.cited])
  }
}
