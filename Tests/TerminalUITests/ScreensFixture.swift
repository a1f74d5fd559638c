import CaseFiles
import Prechecks
import Reviewing
import Standards

@testable import TerminalUI

/// A small desk of invented case files. In its plain form every word of the case is the letter W, so that
/// any other word on a screen is the program's own.
struct ScreensFixture {
  var isPlain = false

  func word(_ text: String) -> String { isPlain ? "W" : text }

  func both(_ zh: String, _ en: String) -> Localized {
    isPlain ? Localized("W") : Localized(zh: zh, en: en)
  }

  func fact<Value: Sendable>(_ value: Value, _ file: String = "case.yaml", line: Int = 1) -> Fact<Value> {
    Fact(value, original: word("\(value)"), source: Source(file: word(file), line: line))
  }

  func day(_ month: Int, _ day: Int) -> Fact<Day> {
    let value = Day(2024, month, day) ?? Day(number: 0)
    return Fact(value, original: value.description, source: Source(file: "case.yaml", line: 1))
  }

  func desk(files: Int = 4) -> Desk {
    var desk = Desk(reviewer: word("陈某"), workspace: word("示例区司法局"), round: word("二〇二五年集中评查"))
    for index in 0..<files { desk.entries.append(entry(index)) }
    if files > 2 { submit(&desk.entries[2]) }
    if files > 1 { begin(&desk.entries[1]) }
    return desk
  }

  private func begin(_ entry: inout CaseEntry) {
    for id in ["A1", "A2", "A3"] {
      try? entry.review.apply(.marked(criterion: id, before: Mark(), after: Mark(state: .met)))
    }
    let mark = Mark(
      state: .deducted, deductions: [TakenDeduction(id: "B1.1")], reason: word("审批晚于立案"),
      evidence: [Citation(document: word("立案审批表"), page: 1, quote: word("经审查"))])
    try? entry.review.apply(.marked(criterion: "B1", before: Mark(), after: mark))
  }

  private func submit(_ entry: inout CaseEntry) {
    for criterion in entry.standard.criteria {
      try? entry.review.apply(
        .marked(criterion: criterion.id, before: Mark(), after: Mark(state: .met)))
    }
    entry.results = entry.results.filter { $0.outcome.findings.isEmpty }
    try? entry.review.apply(.submitted)
  }

  func entry(_ index: Int) -> CaseEntry {
    let titles = ["示例食品店经营超过保质期食品案", "示例建材厂未按规定安装计量器具案", "某加油站计量作弊案", "示例网店虚假宣传案"]
    let agencies = ["示例区市场监督管理局", "示例区综合行政执法局"]
    var file = CaseFile(location: "cases/\(index)")
    file.number = Fact(
      DocumentNumber(prefix: word("示市监罚"), year: 2024, serial: 31 + index),
      original: isPlain ? "W-\(31 + index)" : "示市监罚〔2024〕\(31 + index)号",
      source: Source(file: "case.yaml", line: 2))
    file.title = fact(word(titles[index % titles.count]))
    file.act = fact(word("经营超过保质期的食品"))
    file.agency = Agency()
    file.agency?.name = fact(word(agencies[index % agencies.count]))
    file.party = Party()
    file.party?.name = fact(word("示例食品店"))
    if !isPlain { addFacts(to: &file) }
    file.documents = documents()
    let standard = standard()
    let review = Review(
      id: ReviewID(caseFile: file.id + "#\(index)", reviewer: word("陈某")), standard: standard.id,
      version: standard.version)
    return CaseEntry(
      file: file, results: results(), standard: standard, review: review,
      source: isPlain ? "W" : "cases/\(index)")
  }

  private func addFacts(to file: inout CaseFile) {
    file.kind = fact(.ordinaryPenalty)
    var first = Officer(name: fact("张某"))
    first.certificate = fact("示A001")
    first.duty = fact("主办")
    first.validUntil = day(12, 31)
    file.officers = [first, Officer(name: fact("李某"))]
    let rows: [(EventKind, Fact<Day>, String)] = [
      (.filing, day(9, 9), "立案审批表"), (.siteInspection, day(9, 10), "现场检查笔录"),
      (.priorNotice, day(11, 4), "行政处罚事先告知书"), (.decision, day(12, 11), "行政处罚决定书"),
      (.service, day(12, 13), "送达回证"),
    ]
    for (kind, day, document) in rows {
      var event = Event(kind: kind, source: Source(file: "case.yaml", line: 10))
      event.day = day
      event.document = fact(document)
      event.page = fact(1)
      file.events.append(event)
    }
    var fine = Penalty(kind: fact(.fine))
    fine.amount = fact(Money(yuan: 5000))
    file.penalties = [fine]
  }

  private func documents() -> [CaseDocument] {
    let approval: [[DocumentText.Paragraph]] = [
      [
        .init(.heading(1), word("立案审批表")),
        .init(.tableRow, isPlain ? "W\tW" : "案由\t涉嫌经营超过保质期的食品"),
        .init(.tableRow, isPlain ? "W\tW" : "当事人\t示例食品店（经营者：周某），住所地示例区解放路一百二十八号附三号门面"),
        .init(.tableRow, isPlain ? "W\tW" : "承办人意见\t建议立案。张某、李某，二〇二四年九月九日"),
      ],
      [.init(.body, word("　　经审查，符合立案条件，同意立案。负责人：赵某。"))],
    ]
    let body = word(
      "　　经查，当事人于二〇二四年九月九日在其经营场所货架上摆放“示例牌”饼干十二袋（生产日期2023年8月1日，保质期十二个月），已超过保质期。上述事实有现场检查笔录、照片及询问笔录为证。本机关于2024年11月4日告知当事人陈述、申辩的权利；当事人在规定期限内未提出。"
    )
    let decision: [[DocumentText.Paragraph]] = [
      [.init(.heading(1), word("行政处罚决定书")), .init(.body, word("示市监罚〔2024〕31号")), .init(.body, body)],
      [
        .init(.heading(2), word("处罚内容")),
        .init(.body, word("　　没收超过保质期的饼干十二袋；罚款5000元。自收到本决定书之日起十五日内缴纳。")),
        .init(.body, word("　　如不服本决定，可以在收到之日起六十日内申请行政复议，或者在六个月内提起行政诉讼。")),
      ],
    ]
    let texts: [(String, [[DocumentText.Paragraph]]?)] = [
      ("立案审批表", approval), ("现场检查笔录", [[.init(.body, body)]]), ("行政处罚事先告知书", [[.init(.body, body)]]),
      ("行政处罚决定书", decision), ("送达回证", nil),
    ]
    return texts.enumerated().map { index, item in
      var document = CaseDocument(
        name: isPlain ? "W\(index)" : item.0, source: Source(file: "case.yaml", line: 30 + index))
      document.text = item.1.map { DocumentText(pages: $0) }
      if item.1 != nil { document.file = fact("\(index + 1).docx") }
      document.day = day(9, 9 + index)
      return document
    }
  }

  private func results() -> [CheckResult] {
    let quote = isPlain ? "W" : "本机关于2024年11月4日告知当事人"
    let late = Finding(
      subject: "decision",
      message: both("决定晚于立案后九十日", "The decision came more than ninety days after filing"),
      derivation: both(
        "立案2024-09-09（立案审批表第1页）起算，第九十日为2024-12-08；决定2024-12-11，晚3日。",
        "From the filing on 2024-09-09 the ninetieth day is 2024-12-08; decided on 2024-12-11, 3 days late."),
      evidence: [
        Source(file: isPlain ? "W0" : "立案审批表", page: 2, quote: word("符合立案条件")),
        Source(file: isPlain ? "W3" : "行政处罚决定书", page: 1, quote: quote),
      ])
    let stray = Finding(
      subject: "summary", message: both("两份文书的当事人名称写法不一", "Two documents write the party's name differently"),
      derivation: both("立案审批表作“示例食品店”，决定书作“示例食品商店”。", "The approval form and the decision differ."),
      evidence: [Source(file: "case.yaml", line: 7, column: word("当事人"))])
    return [
      CheckResult(
        check: "T02", title: both("办案期限", "Time limit of the procedure"), basis: word("行政处罚法 第六十条"),
        outcome: .found([late])),
      CheckResult(
        check: "P01", title: both("执法人员不少于两人", "At least two officers"), basis: word("行政处罚法 第四十二条"),
        outcome: .passed),
      CheckResult(
        check: "P02", title: both("执法证件有效", "Certificates valid"), basis: word("行政处罚法 第四十二条"),
        outcome: .undetermined(missing: [both("李某的证件有效期", "how long Li's certificate is valid")])),
      CheckResult(
        check: "N01", title: both("当事人名称一致", "The party's name"), basis: word("文书规范"),
        outcome: .found([stray])),
    ]
  }

  func standard() -> Standard {
    func criterion(
      _ id: String, _ title: Localized, _ points: Int, kind: Criterion.Kind = .scored, na: Localized? = nil,
      checks: [String] = [], deductions: [(Localized, Deduction.Amount)] = []
    ) -> Criterion {
      Criterion(
        id: id, kind: kind, title: title, points: Points(points),
        deductions: deductions.enumerated().map {
          Deduction(id: "\(id).\($0.offset + 1)", title: $0.element.0, amount: $0.element.1)
        },
        notApplicable: na, basis: word("行政处罚法 第五十四条"), look: both("立案审批表、决定书", "Approval form, decision"),
        checks: checks)
    }
    let wrong = both("记载有误", "Recorded wrongly")
    let missing = both("缺少该项记载", "Not recorded")
    let half = Points(thousandths: 500)
    func plain(_ id: String, _ zh: String, _ en: String, _ points: Int) -> Criterion {
      criterion(
        id, both(zh, en), points,
        deductions: [(missing, .once(Points(points))), (wrong, .perOccurrence(step: half, cap: Points(1)))])
    }
    let subject = Standard.Section(
      id: "A", title: both("一、主体与证据", "I. Subject and evidence"),
      criteria: [
        criterion(
          "A1", both("执法主体无权或者超越职权", "The agency had no power to act"), 0, kind: .veto),
        criterion(
          "A2", both("执法人员两人以上并出示证件", "Two officers, certificates shown"), 10, checks: ["P01", "P02"],
          deductions: [(both("未记载出示证件", "Showing the certificate is not recorded"), .once(Points(2)))]),
        plain("A3", "当事人身份信息完整", "The party is fully identified", 5),
        criterion(
          "A4", both("证据确凿并经当事人确认", "Evidence is sound and confirmed"), 20,
          deductions: [(both("证据不足，酌情扣分", "Evidence is thin"), .range(min: Points(1), max: Points(8)))]),
        plain("A5", "询问笔录要素齐全", "Records of interviews are complete", 5),
      ])
    let procedure = Standard.Section(
      id: "B", title: both("二、程序", "II. Procedure"),
      criteria: [
        criterion(
          "B1", both("立案及时并经负责人批准", "Filed in time and approved"), 10,
          deductions: [
            (both("审批晚于立案", "Approved after filing"), .once(half)),
            (both("缺审批意见", "No opinion of approval"), .once(Points(2))),
          ]),
        criterion(
          "B2", both("在法定期限内作出决定", "Decided within the legal time limit"), 10, checks: ["T02"],
          deductions: [(both("超过期限", "Over the limit"), .once(Points(4)))]),
        plain("B3", "事先告知内容完整", "The prior notice is complete", 10),
        criterion(
          "B4", both("依法组织听证", "A hearing was held as the law requires"), 10,
          na: both("不属于应当听证的案件", "No case that calls for a hearing"),
          deductions: [(missing, .once(Points(5)))]),
        plain("B5", "送达程序合法", "Served lawfully", 5),
      ])
    let letters = Standard.Section(
      id: "C", title: both("三、文书与归档", "III. Letters and filing"),
      criteria: [
        plain("C1", "决定书内容完整", "The decision is complete", 10),
        plain("C2", "案卷目录与文书一致", "The catalogue agrees with the documents", 5),
        criterion(
          "C3", both("卷内文书装订规范", "Documents bound in order"), 0, kind: .record),
        criterion("C4", both("说理式文书加分", "A well reasoned decision earns more"), 3, kind: .bonus),
      ])
    return Standard(
      id: "example", version: "1", title: both("示例评查标准", "Example standard"), issuer: word("示例区司法局"),
      caseKinds: [.ordinaryPenalty], formula: .fullMinusDeductions, rounding: Rounding(decimals: 2),
      grades: [
        .init(name: both("优秀", "excellent"), threshold: Points(90)),
        .init(name: both("合格", "pass"), threshold: Points(60)),
        .init(name: both("不合格", "fail"), threshold: Points(0)),
      ], vetoEffect: .lowestGrade, sections: [subject, procedure, letters])
  }
}
