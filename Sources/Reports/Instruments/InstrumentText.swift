import CaseFiles
import OfficeFiles

/// Writes an instrument sentence by sentence.
struct InstrumentText {
  let instrument: Instrument
  var blanks = Blanks()
  var blocks: [OfficialDocument.Block] = []

  var we: String { ownName(instrument.issuer) }
  var you: String { otherName(instrument.addressee) }

  init(_ instrument: Instrument) {
    self.instrument = instrument
  }

  mutating func heading(_ text: String, level: Int = 1) {
    blocks.append(.heading(level: level, text))
  }

  mutating func paragraph(_ text: String) {
    blocks.append(.paragraph(text))
  }

  /// “某案”（案号：…，当事人：…）案卷.
  mutating func caseFile(suffix: String = "案卷") -> String {
    let title = blanks.fill(instrument.caseFile.title, Localized(zh: "案件名称", en: "title of the case"))
    let number = blanks.fill(instrument.caseFile.number, Localized(zh: "案号", en: "number of the case"))
    let party = blanks.fill(instrument.caseFile.party, Localized(zh: "当事人", en: "party"))
    return "“\(title)”（案号：\(number)，当事人：\(party)）\(suffix)"
  }

  /// How the review came about: the round, the mode and the standard, as far as they are known.
  mutating func occasion() -> String {
    let review = instrument.review
    let standard = blanks.fill(review.standard, Localized(zh: "评查标准", en: "review standard"))
    let round = review.round.map { "根据\($0)工作安排，" } ?? ""
    let mode = review.mode.map { "采取\($0)方式，" } ?? ""
    return "\(round)\(we)\(mode)依照\(titled(standard))"
  }

  /// One problem: the fact, where it stands and what it breaks, what to do by when.
  mutating func write(_ problem: Instrument.Problem, number: Int) {
    func nth(_ zh: String, _ en: String) -> Localized {
      Localized(zh: "第\(number)个问题的\(zh)", en: "\(en) of problem \(number)")
    }
    heading(withoutFullStop(blanks.fill(problem.heading, nth("标题", "heading"))), level: 2)
    paragraph(withoutFullStop(blanks.fill(problem.fact, nth("事实", "fact"))) + "。")
    let rule = blanks.fill(problem.rule.map { cited(rule: $0) }, nth("依据", "rule"))
    paragraph("\(places(of: problem, nth))。该情形不符合\(rule)的规定。")
    if let remedy = remedy(of: problem, number: number) { paragraph(remedy) }
    let isNotice = instrument.kind == .rectificationNotice
    guard isNotice || problem.measure != nil else { return }
    let measure = withoutFullStop(blanks.fill(problem.measure, nth("整改要求", "measure")))
    let day = (problem.deadline ?? instrument.deadline?.day)?.chinese
    let due = isNotice || day != nil ? "完成期限：\(blanks.fill(day, nth("完成期限", "deadline")))。" : ""
    paragraph("整改要求：\(measure)。\(due)")
  }

  private mutating func places(of problem: Instrument.Problem, _ nth: (String, String) -> Localized) -> String
  {
    guard !problem.evidence.isEmpty else {
      return "上述事实见" + blanks.fill(nil, nth("出处（文书和页码）", "document and page"))
    }
    var found: [String] = []
    var absent: [String] = []
    for evidence in problem.evidence {
      let document = titled(blanks.fill(evidence.document, nth("文书名称", "document")))
      let quote = evidence.quote.flatMap { $0.isEmpty ? nil : "“\($0)”" } ?? ""
      if evidence.isAbsence {
        let page = evidence.page.map { "第\($0)页" } ?? ""
        absent.append("经查阅\(document)\(page)，未见\(quote.isEmpty ? "相应内容" : quote)")
      } else {
        found.append("\(document)第\(blanks.fill(evidence.page.map(String.init), nth("页码", "page")))页\(quote)")
      }
    }
    return ((found.isEmpty ? [] : ["上述事实见" + found.joined(separator: "、")]) + absent).joined(separator: "；")
  }

  /// How to object, and whom to ask.
  mutating func writeClosing() {
    let name = instrument.kind.ownName
    let limit = instrument.objectionDays.map { "自收到本\(name)之日起\($0)日内" } ?? ""
    paragraph("对本\(name)有异议的，可以\(limit)向\(we)书面提出，说明理由并附有关材料。")
    writeContact()
  }

  /// Whom to ask.
  mutating func writeContact() {
    let contact = instrument.contact
    let person = blanks.fill(contact?.name, Localized(zh: "联系人", en: "contact"))
    let phone = blanks.fill(contact?.phone, Localized(zh: "联系电话", en: "telephone"))
    paragraph("联系人：\(person)；联系电话：\(phone)。")
  }
}
