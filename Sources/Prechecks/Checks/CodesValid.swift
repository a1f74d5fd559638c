import CaseFiles

/// Credit codes and identity numbers have the check digit their standard gives.
struct CodesValid: Check {
  var id: String { "N02-codes" }
  var title: Localized { Localized(zh: "代码校验", en: "Check digits of codes") }
  var basis: String { "GB 32100；GB 11643" }
  var explanation: Localized {
    Localized(
      zh: "当事人和执法机关的统一社会信用代码、当事人公民身份号码是否为18位且校验码正确。隐去部分数位的，证件号码不是18位（可能是护照等）的，列为待定；没有记载任何代码的不适用。",
      en:
        "Whether the credit codes of party and agency and the party's identity number have 18 characters and the right check "
        + "digit. A masked one stays open, as does a document number of another length, perhaps a passport's; without any the check does not apply."
    )
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let credit = CheckDigits.isCreditCode
    let identity = CheckDigits.isIdentityNumber
    // A document number of another length may be a passport's; a credit code of another length is wrong.
    let codes: [(name: Localized, code: Fact<String>, isValid: (String) -> Bool, mayBeOther: Bool)] = [
      (Localized(zh: "当事人统一社会信用代码", en: "the party's credit code"), file.party?.creditCode, credit, false),
      (Localized(zh: "执法机关统一社会信用代码", en: "the agency's credit code"), file.agency?.creditCode, credit, false),
      (Localized(zh: "当事人身份证件号码", en: "the party's identity number"), file.party?.idNumber, identity, true),
    ].compactMap { name, fact, isValid, mayBeOther in fact.map { (name, $0, isValid, mayBeOther) } }
    guard !codes.isEmpty else {
      return .notApplicable(why: Localized(zh: "没有记载代码", en: "no code is recorded"))
    }
    var tally = Tally()
    for (name, fact, isValid, mayBeOther) in codes {
      let code = fact.value.plain.uppercased()
      if code.containsAny(["*", "X" + "X", "某"]) {
        tally.missing.append(Localized(zh: "完整的\(name.zh)", en: "\(name.en) in full"))
      } else if mayBeOther, code.count != 18 {
        tally.missing.append(
          Localized(zh: "证件种类（“\(fact.value)”不是18位的公民身份号码）", en: "the kind of document “\(fact.value)” is of")
        )
      } else if !isValid(code) {
        tally.add(wrong(name, fact, code))
      }
    }
    return tally.outcome
  }
}

extension CodesValid {
  private func wrong(_ name: Localized, _ fact: Fact<String>, _ code: String) -> Finding {
    let reason =
      code.count == 18
      ? Localized(
        zh: "校验码与前17位计算结果不符，或者含有不使用的字符", en: "its check digit is not the one its first 17 characters give")
      : Localized(zh: "共\(code.count)位，应为18位", en: "it has \(code.count) characters instead of 18")
    return Finding(
      subject: name.zh,
      message: Localized(
        zh: "\(name.zh)“\(fact.value)”校验不通过", en: "\(name.en) “\(fact.value)” does not pass its check"),
      derivation: Localized(zh: "\(fact.value)：\(reason.zh)。", en: "\(fact.value): \(reason.en)."),
      evidence: [fact.cited])
  }
}
