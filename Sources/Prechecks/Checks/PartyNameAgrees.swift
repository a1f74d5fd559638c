import CaseFiles

/// The party bears one name in all documents.
///
/// Full and half width, kinds of brackets and blanks make no difference, nor does what stands in brackets
/// behind the name, such as the operator of a household business.
struct PartyNameAgrees: Check {
  var id: String { "N01-party-name" }
  var title: Localized { Localized(zh: "当事人名称一致", en: "One name of the party") }
  var basis: String { "行政处罚法 第五十九条第一款第一项" }
  var explanation: Localized {
    Localized(
      zh: "各文书中“当事人”“被处罚人”“受送达人”“被检查人”等之后的名称，以及告知书、决定书等的抬头，是否与案卷记载的当事人名称一致；"
        + "全角半角、括号形式、空格不计，名称后（经营者：某某）之类的附注不计；被询问人是自然人，不作比较。没有可读取的文书的列为待定。",
      en:
        "Whether the name after labels such as 当事人 and the address line of letters equal the party's recorded name; "
        + "widths, brackets, blanks and additions in brackets make no difference. Without readable documents the check stays open."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard !file.documents.isEmpty else { return .notApplicable(why: noDocuments) }
      guard let party = file.party?.name else { throw NotRecorded(zh: "当事人名称", en: "the party's name") }
      let names = file.documents.flatMap(\.partyNames)
      guard !names.isEmpty else {
        throw NotRecorded(zh: "可读取且写有当事人名称的文书", en: "a readable document that names the party")
      }
      var tally = Tally()
      var seen: Set<String> = []
      for found in names where !agrees(found.name, party.value, file) {
        if seen.insert("\(found.passage.document) \(found.name.plain)").inserted {
          tally.add(differs(found, party))
        }
      }
      return tally.outcome
    }
  }

  private func agrees(_ name: String, _ party: String, _ file: CaseFile) -> Bool {
    if name.withoutAddition == party.withoutAddition || name.plain == party.plain { return true }
    return file.party?.type?.value.containsAny(["个体"]) == true && name.plain.containsAny(["("])
      && name.plain.contains(party.withoutAddition)
  }
}

extension PartyNameAgrees {
  private var noDocuments: Localized { Localized(zh: "没有卷内文书", en: "there are no documents") }

  private func differs(_ found: PartyName, _ party: Fact<String>) -> Finding {
    let place = found.passage.source.place
    return Finding(
      subject: "\(found.passage.document) \(found.name)",
      message: Localized(
        zh: "\(place.zh)的当事人名称为“\(found.name)”，与案卷记载的“\(party.value)”不一致",
        en: "\(place.en) names the party “\(found.name)”, the file “\(party.value)”"),
      derivation: Localized(
        zh: "去除全角半角、括号形式、空格和括号内附注的差别后比较：“\(found.name.withoutAddition)”与“\(party.value.withoutAddition)”不同。",
        en:
          "Compared without widths, kinds of brackets, blanks and additions: “\(found.name.withoutAddition)” is not "
          + "“\(party.value.withoutAddition)”."),
      evidence: [found.passage.source, party.cited])
  }
}
