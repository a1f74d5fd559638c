import CaseFiles
import Standards
import Testing

@Suite struct StandardTests {
  let library: RuleLibrary

  init() throws { library = try Shipped.library() }

  private func general() throws -> Standard { try library.standard("general-penalty") }

  @Test func `every standard shipped is found by its name and adds up`() throws {
    #expect(library.standardIDs.contains("general-penalty"))
    for id in library.standardIDs {
      let standard = try library.standard(id)
      #expect(standard.id == id)
      let grades = standard.grades.isEmpty ? standard.attachedGrades : standard.grades
      #expect(grades.last?.threshold == .zero)
      #expect(!standard.caseKinds.isEmpty)
    }
  }

  @Test func `the general standard has a hundred points in twelve sections`() throws {
    let standard = try general()
    #expect(standard.scoredPoints == Points(100))
    #expect(standard.highest == Points(100))
    let sums = standard.sections.map { section in
      section.criteria.reduce(Points.zero) { $0 + $1.points }.description
    }
    #expect(sums == ["8", "6", "8", "7", "14", "20", "7", "7", "5", "5", "7", "6"])
    #expect(standard.sections.map(\.title.zh).first == "执法主体与人员")
    #expect(standard.sections.map(\.title.zh).last == "文书与归档")
    #expect(standard.caseKinds == [.ordinaryPenalty, .noPenalty])
  }

  @Test func `it grades at ninety and sixty, by ratio, and a veto gives the lowest grade`() throws {
    let standard = try general()
    #expect(standard.grades.map(\.name.zh) == ["优秀", "合格", "不合格"])
    #expect(standard.grades.map(\.threshold) == [Points(90), Points(60), .zero])
    #expect(standard.formula == .earnedRatio)
    #expect(standard.vetoEffect == .lowestGrade)
    #expect(standard.rounding == Rounding(decimals: 2))
  }

  @Test func `its twelve vetoes carry no points and each says what it rests on`() throws {
    let vetoes = try general().criteria.filter { $0.kind == .veto }
    #expect(vetoes.map(\.id) == (1...12).map { "V\($0)" })
    #expect(vetoes.allSatisfy { $0.points == .zero && $0.deductions.isEmpty })
    #expect(vetoes.allSatisfy { $0.basis.hasPrefix("行政处罚法 第") })
  }

  @Test func `each line can be answered at a glance in both languages`() throws {
    func hasHan(_ text: String) -> Bool {
      text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
    for criterion in try general().criteria {
      #expect(hasHan(criterion.title.zh) && !hasHan(criterion.title.en), "\(criterion.id)")
      #expect(criterion.title.zh.count <= 44, "\(criterion.id)")
      #expect(!criterion.look.zh.isEmpty && !hasHan(criterion.look.en), "\(criterion.id)")
      #expect(criterion.kind == .veto || !criterion.deductions.isEmpty, "\(criterion.id)")
      for deduction in criterion.deductions {
        #expect(!hasHan(deduction.title.en) && deduction.most <= criterion.points, "\(criterion.id)")
      }
    }
  }

  @Test(arguments: [
    "T01-liability-period", "T02-decision-limit", "T04-filing-limit", "T05-preserved-evidence",
    "T06-hearing-application", "T07-statement-period", "T08-hearing-notice", "T09-service",
    "T10-payment", "T11-surcharge", "T12-cash", "T13-withdrawal", "T14-publication",
    "T17-record-filing", "T18-coercion-approval", "T19-seizure-limit", "T22-demand-before-court",
    "T23-court-limit", "T30-transfer-limit", "O01-order-of-steps", "O02-renewed-review",
    "O03-evidence-before-decision", "P01-two-officers", "P02-certificate-valid",
    "P03-one-place-at-a-time", "P04-separation", "P05-reviewer-qualified", "L01-legal-review",
    "L02-collective-discussion", "R01-order-to-correct", "R02-reinspection", "B01-benchmark-range",
    "B02-adjustment-approval", "B03-statutory-range", "B04-top-fine", "B05-like-cases",
    "E01-should-be-spared", "E02-wrongly-spared", "E03-excluded-class", "E04-list-stated",
    "E05-ledger", "C01-catalogue", "C02-required-documents", "C03-decision-content",
    "C05-remedy-text", "N01-party-name", "N02-codes", "N03-body-seal", "M01-words-figures",
    "M02-not-heavier", "M03-unit-slip", "F01-publicity", "F02-recording-matrix",
    "F03-monitoring-evidence", "X01-economic-impact", "X05-observation", "X06-transfer",
  ])
  func `a check that speaks to penalty files speaks to a line of the general standard`(check: String) throws {
    #expect(try !general().criteria(forCheck: check).isEmpty)
  }

  @Test func `a line reads with its deductions, its basis and when it does not apply`() throws {
    let standard = try general()
    let service = try #require(standard.criterion("6.10"))
    #expect(service.points == Points("1.5"))
    #expect(
      service.deductions.map(\.amount) == [
        .once(Points(1)), .perOccurrence(step: Points("0.5") ?? .zero, cap: Points(1)),
      ])
    #expect(service.checks == ["T09-service"])
    #expect(service.exceptions != nil)
    let limit = try #require(standard.criterion("6.7"))
    #expect(limit.deductions.first?.amount == .range(min: Points(1), max: Points(2)))
    #expect(limit.basis == "行政处罚法 第六十条")
    let departure = try #require(standard.criterion("8.4"))
    #expect(departure.basis == "翠府办发〔2024〕79号 第（六）项")
    #expect(departure.notApplicable?.zh == "未调整上级制定的基准")
  }

  @Test func `a check the program does not have is named with its line`() throws {
    let problems = library.lintAll(knownChecks: ["T09-service"])
    #expect(problems.contains { $0.problem.zh == "没有检查“T02-decision-limit”" && ($0.source.line ?? 0) > 20 })
    #expect(!problems.contains { $0.problem.zh.contains("T09-service") })
  }
}
