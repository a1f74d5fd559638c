import CaseFiles
import OfficeFiles
import Prechecks
import Reports
import Reviewing
import Standards
import Testing

@Suite("Reports on many files")
struct RoundReportTests {
  private static let hostile = "=HYPERLINK(\"x\")<&>'𠮷\u{1B}[2J〔2024〕\n{{x}}"

  private func fact<Value>(_ value: Value) -> Fact<Value> {
    Fact(value, original: "", source: Source(file: "case.yaml"))
  }

  private static let standard = Standard(
    id: "s", version: "1", title: Localized(zh: "示例区案卷评查标准", en: "s"), issuer: "",
    caseKinds: [.ordinaryPenalty],
    formula: .earnedRatio, rounding: Rounding(decimals: 2),
    grades: [
      .init(name: Localized(zh: "优秀", en: "excellent"), threshold: Points(90)),
      .init(name: Localized(zh: "合格", en: "pass"), threshold: Points(60)),
      .init(name: Localized(zh: "不合格", en: "fail"), threshold: .zero),
    ], vetoEffect: .lowestGrade,
    sections: [
      .init(
        id: "1", title: Localized(zh: "程序与期限", en: "Procedure"),
        criteria: [
          Criterion(
            id: "V1", kind: .veto, title: Localized(zh: "主要事实不清", en: "Facts not clear"), points: .zero,
            basis: "行政处罚法 第四十条"),
          Criterion(
            id: "1.1", kind: .scored, title: Localized(zh: "期限内作出决定", en: "Decided in time"),
            points: Points(60),
            deductions: [
              Deduction(id: "late", title: Localized(zh: "超过期限", en: "Late"), amount: .once(Points(15)))
            ], basis: "行政处罚法 第六十条", remedy: Localized(zh: "建立期限预警制度", en: "Warn of limits")),
          Criterion(
            id: "1.2", kind: .scored, title: Localized(zh: "卷内目录与文书相符", en: "Catalogue agrees"),
            points: Points(40),
            deductions: [
              Deduction(
                id: "each", title: Localized(zh: "一处不符", en: "one place"),
                amount: .perOccurrence(step: Points(2), cap: Points(6)))
            ], basis: "档案立卷要求"),
        ])
    ])

  private func concluded(
    _ serial: Int, agency: String, party: String = "示例食品店", _ marks: [String: Mark], opinion: String = ""
  ) -> ConcludedReview {
    var file = CaseFile(location: "x")
    file.kind = fact(.ordinaryPenalty)
    file.number = fact(DocumentNumber(prefix: "示市监罚", year: 2024, serial: serial))
    file.act = fact("经营超过保质期的食品")
    file.agency = Agency()
    file.agency?.name = fact(agency)
    file.party = Party()
    file.party?.name = fact(party)
    file.officers = [Officer(name: fact("欧阳锋利"))]
    var review = Review(id: ReviewID(caseFile: file.id, reviewer: "张某"), standard: "s", version: "1")
    review.stage = .submitted
    review.scorecard.marks = marks
    review.scorecard.opinion = opinion
    return ConcludedReview(file: file, results: [], standard: Self.standard, review: review)
  }

  private func reviews(_ agency: String = "示例区市场监督管理局") -> [ConcludedReview] {
    let late = Mark(
      state: .deducted, deductions: [TakenDeduction(id: "late")], reason: "执法人员欧阳锋利承办，示例食品店一案超期")
    return [
      concluded(1, agency: agency, ["1.1": late]), concluded(2, agency: agency, [:], opinion: "办案人员欧阳锋利程序规范"),
      concluded(
        3, agency: "示例市生态环境局",
        [
          "V1": Mark(state: .veto, reason: "示例食品店的事实没有查清"),
          "1.2": Mark(state: .deducted, deductions: [TakenDeduction(id: "each", times: 2)], reason: "两处"),
        ]),
    ]
  }

  private func report(_ kind: RoundReport.Kind, _ reviews: [ConcludedReview]) -> RoundReport {
    let statistics = Statistics(
      reviews, staff: [AgencyStaff(agency: "示例市生态环境局", officers: 10, recorders: 5, legalReviewers: 1)])
    var report = RoundReport(
      kind: kind, issuer: "示例区司法局", statistics: statistics, standards: ["示例区案卷评查标准"], date: Day(2025, 1, 14))
    report.number = InstrumentNumber(prefix: "示司通", year: 2025, serial: 3)
    report.round = "2024年下半年行政执法案卷评查"
    report.period = kind == .quarterly ? "2024年第四季度" : "2024年度"
    report.addressee = kind == .round ? nil : "示例区人民政府"
    report.mode = "交叉评查"
    report.examples = statistics.typicalCases(among: reviews)
    report.issued = [.init(title: "整改通知书", numbers: ["示司整〔2025〕1号"], files: ["示市监罚〔2024〕3号"])]
    report.measures = [LiabilityMeasure("示例市生态环境局=约谈：事实不清仍作出决定")].compactMap(\.self)
    report.properties = ["casereview-journal-head": "a3f0", "casereview-journal-events": "9"]
    return report
  }

  @Test("says what it says", arguments: RoundReport.Kind.allCases)
  func snapshot(kind: RoundReport.Kind) throws {
    let draft = report(kind, kind == .selfReview ? Array(reviews().prefix(2)) : reviews()).draft()
    #expect(draft.missing.isEmpty)
    try expectSnapshot(MarkdownFormat().text(of: draft.document), "\(kind.rawValue).md")
  }

  @Test("Examples name neither people nor companies nor the serial of the decision")
  func desensitised() {
    let cases = report(.round, reviews()).examples
    #expect(cases.map(\.isGood) == [true, false])
    let words = cases.map { $0.heading + $0.text }.joined()
    for secret in ["欧阳锋利", "示例食品店", "〔2024〕1号", "〔2024〕2号", "〔2024〕3号"] { #expect(!words.contains(secret)) }
    #expect(words.contains("欧阳某") && words.contains("某食品店"))
  }

  @Test("Every figure names its files, and the shares add up to the whole")
  func figures() throws {
    let figures = report(.round, reviews()).figures
    #expect(Set(figures.map(\.id)).count == figures.count)
    let grades = figures.filter { $0.id.hasPrefix("grade/") }
    #expect(grades.flatMap(\.files).sorted() == figures[0].files.sorted())
    for figure in figures where figure.ratio != nil && !figure.id.hasPrefix("nature/") {
      #expect(figure.files.isEmpty || figure.ratio?.numerator == figure.files.count, "\(figure.id)")
    }
    let late = try #require(figures.first { $0.id == "problem/s 1.1" })
    #expect(late.files == ["示市监罚〔2024〕1号"])
    #expect(late.ratio?.percent == "33.3%")
  }

  @Test("No table has a column of amounts, and a small sample is warned of")
  func noAmounts() {
    let document = report(.round, reviews()).draft().document
    for case .table(let table) in document.blocks {
      #expect(!table.header.contains { $0.contains("罚款") || $0.contains("金额") || $0.contains("没收") })
    }
    let words = document.blocks.compactMap { if case .paragraph(let text) = $0 { text } else { nil } }
      .joined()
    #expect(words.contains("不足30卷") && words.contains("不足5卷"))
  }

  @Test("The workbook's formulas hold what the figures say")
  func workbook() throws {
    let report = report(.round, reviews())
    let draft = report.draft()
    let workbook = try #require(draft.workbook)
    #expect(workbook.sheets.map(\.name) == ["案卷", "等次", "机关", "指标", "问题", "数据来源"])
    #expect(workbook.sheets.allSatisfy { $0.frozenRows == 1 && $0.page.area != nil })
    let agencies = workbook.sheets[2].rows
    #expect(agencies.count == 3)
    let first = report.statistics.agencies[0]
    func value(_ cell: Cell) -> Double? { if case .formula(_, let value) = cell.value { value } else { nil } }
    #expect(value(agencies[1].cells[1]) == Double(first.files.count))
    #expect(value(agencies[1].cells[2]) == Double(first.average.thousandths) / 1000)
    let file = try WorkbookFile(bytes: ExcelFormat().bytes(of: draft, file: "x"), file: "x")
    var numbers: [String] = []
    try file.forEachRow(of: "案卷") { row throws(OfficeError) in
      if let cell = row.cells.first { numbers.append("\(cell.value)") }
      return true
    }
    #expect(numbers.count == 4)
  }

  @Test("Hostile names come through every format", arguments: allFormats.map(\.name))
  func hostile(format: String) throws {
    let format = try #require(reportFormat(named: format))
    let draft = report(.round, reviews(Self.hostile)).draft()
    #expect(try !format.bytes(of: draft, file: "x").isEmpty)
  }

  @Test("A report on nothing says what is missing")
  func empty() {
    let draft = report(.round, []).draft()
    #expect(draft.missing.map(\.zh).contains("已提交评查的案卷"))
  }

  @Test(
    "A measure names the agency, one of the measures known, and the reason",
    arguments: ["某局=约谈", "某局=开除：x", "=约谈：x", "约谈：x", "某局=约谈："])
  func measures(text: String) {
    #expect(LiabilityMeasure(text) == nil)
  }
}

@Suite("The score sheet to be signed")
struct ScoreSheetPaperTests {
  @Test("has every criterion with its points, the reckoning, and a line for everyone who signs")
  func signed() throws {
    var review = Review(id: ReviewID(caseFile: "x", reviewer: "张某"), standard: "s", version: "1")
    review.stage = .submitted
    review.scorecard.opinion = "程序基本规范"
    let criterion = Criterion(
      id: "1.1", kind: .scored, title: Localized(zh: "期限内作出决定", en: ""), points: Points(100),
      deductions: [Deduction(id: "late", title: Localized(zh: "超过期限", en: ""), amount: .once(Points(15)))],
      basis: "行政处罚法 第六十条")
    let standard = Standard(
      id: "s", version: "1", title: Localized(zh: "示例标准", en: ""), issuer: "", caseKinds: [.ordinaryPenalty],
      formula: .earnedRatio, rounding: Rounding(decimals: 2), grades: [], vetoEffect: .lowestGrade,
      sections: [.init(id: "1", title: Localized(zh: "期限", en: ""), criteria: [criterion])])
    let late = Mark(
      state: .deducted, deductions: [TakenDeduction(id: "late")], reason: "超过二日",
      evidence: [Citation(document: "决定书", page: 2, quote: "12月11日")])
    review.scorecard.marks["1.1"] = Mark(state: .met)
    review.scorecard.panel["1.1"] = PanelDecision(mark: late, reason: "合议", members: ["王某", "李某"])
    let paper = ScoreSheetPaper(
      ConcludedReview(file: CaseFile(location: "x"), results: [], standard: standard, review: review),
      issuer: "示例区司法局", others: [.init(role: "特邀行政执法监督员", name: "赵某")], date: Day(2025, 1, 14))
    let draft = paper.draft()
    let text = MarkdownFormat().text(of: draft.document)
    #expect(text.contains("| 1.1 | 期限内作出决定 | 100 | 85 | 超过期限；超过二日；《决定书》第2页“12月11日”；合议改定 |"))
    for line in ["| 评查人员 | 张某 |", "| 合议人员 | 李某 |", "| 合议人员 | 王某 |", "| 特邀行政执法监督员 | 赵某 |", "| 被评查机关确认 |  |"] {
      #expect(text.contains(line), "\(line)")
    }
    #expect(text.contains("85"))
    #expect(draft.missing.map(\.zh) == ["案号"])
    #expect(draft.workbook?.sheets.count == 3)
  }
}
