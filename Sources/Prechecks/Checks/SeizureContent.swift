import CaseFiles

/// The decision to seal or seize states what the law lists, and has its list of things.
struct SeizureContent: Check {
  var id: String { "C07-seizure-content" }
  var title: Localized { Localized(zh: "查封扣押决定书载明事项", en: "Items of a seizure decision") }
  var basis: String { "行政强制法 第二十四条" }
  var explanation: Localized {
    Localized(
      zh: "查封、扣押决定书是否写明当事人名称和地址、理由、依据、期限、财物名称数量（正文或者清单）、复议和诉讼途径、机关名称和日期。"
        + "按常用表述查找，缺少的逐项提示；正文不可读取的列为待定，卷内没有清单而正文未见名称数量的同样列为待定。",
      en:
        "Whether a decision to seal or seize states the party's name and address, grounds, basis, period, what was taken (in the text "
        + "or a list), review and suit, the agency and the date. Each missing item is a finding; an unreadable text stays open, as "
        + "does what was taken where no list is in the file.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let seizures = file.events(.seizure)
    guard !seizures.isEmpty else {
      return .notApplicable(why: Localized(zh: "没有查封扣押", en: "nothing was sealed or seized"))
    }
    return judging {
      var tally = Tally()
      for seizure in seizures {
        try tally.judging { try judge(seizure, file, &$0) }
      }
      return tally.outcome
    }
  }

  private func judge(_ seizure: Event, _ file: CaseFile, _ tally: inout Tally) throws {
    let letter = try file.readableLetter(of: seizure, named: ["查封", "扣押"])
    for item in items(of: file, letter) where !item.isStated { tally.add(item.absent(from: letter, article)) }
    if file.party?.name == nil { tally.missing.append(Localized(zh: "当事人名称", en: "the party's name")) }
    if file.agency?.name == nil { tally.missing.append(Localized(zh: "执法机关名称", en: "the agency's name")) }
    let hasList = file.documents.contains { $0.name.containsAny(["清单"]) }
    if !hasList, !letter.wholeText.containsAny(["数量", "台", "件", "箱", "袋", "瓶", "公斤", "千克", "吨", "清单"]) {
      tally.missing.append(
        Localized(zh: "查封扣押财物的名称、数量或者清单", en: "the names and quantities of what was taken, or its list"))
    }
  }

  private var article: Localized { Localized(zh: "行政强制法第二十四条", en: "Article 24 of the Coercion Law") }

  private func items(of file: CaseFile, _ letter: CaseDocument) -> [LetterItem] {
    let text = letter.wholeText
    var items = [
      LetterItem("当事人地址", "the party's address", ["住所", "住址", "地址", "经营场所", "居住地", "所在地"], in: text),
      LetterItem("理由", "the grounds", ["涉嫌", "因", "鉴于", "经查", "查明"], in: text),
      LetterItem("依据", "the basis", ["依据", "根据", "依照", "按照"], in: text),
      LetterItem("期限", "the period", ["期限", "日止", "日内"], in: text),
      LetterItem("行政复议途径", "the way to review", ["复议"], in: text),
      LetterItem("行政诉讼途径", "the way to suit", ["诉讼", "起诉"], in: text),
      LetterItem(name: Localized(zh: "日期", en: "the date"), isStated: letter.endDate != nil),
    ]
    if let party = file.party?.name {
      items.append(LetterItem("当事人名称", "the party's name", [party.value.withoutAddition], in: text))
    }
    if let agency = file.agency?.name {
      items.append(LetterItem("机关名称", "the agency's name", [agency.value.plain], in: text))
    }
    return items
  }
}
