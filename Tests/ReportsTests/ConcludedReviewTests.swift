import CaseFiles
import Prechecks
import Reports
import Reviewing
import Standards
import Testing

@Suite("What an instrument says comes from the review")
struct ConcludedReviewTests {
  private func concluded(_ marks: [String: Mark], findings: [String: FindingDecision] = [:])
    -> ConcludedReview
  {
    let limit = Criterion(
      id: "P1", kind: .scored, title: Localized(zh: "期限内作出决定", en: "Decided in time"), points: Points(60),
      deductions: [
        Deduction(id: "late", title: Localized(zh: "超过期限", en: "Late"), amount: .once(Points(15)))
      ],
      basis: "行政处罚法 第六十条", checks: ["T02-decision-limit"])
    let service = Criterion(
      id: "P2", kind: .scored, title: Localized(zh: "送达规范", en: "Served properly"), points: Points(40),
      deductions: [
        Deduction(
          id: "each", title: Localized(zh: "送达回证不全", en: "Incomplete proof"),
          amount: .perOccurrence(step: Points(2), cap: Points(6)))
      ], basis: "行政处罚法 第六十一条", remedy: Localized(zh: "补齐送达回证", en: "Complete the proofs of service"))
    let veto = Criterion(
      id: "V1", kind: .veto, title: Localized(zh: "执法主体合法", en: "Competent body"), points: .zero,
      basis: "行政处罚法 第十七条")
    let standard = Standard(
      id: "s", version: "1", title: Localized("s"), issuer: "", caseKinds: [.ordinaryPenalty],
      formula: .earnedRatio, rounding: Rounding(decimals: 2),
      grades: [
        .init(name: Localized(zh: "合格", en: "pass"), threshold: Points(60)),
        .init(name: Localized(zh: "不合格", en: "fail"), threshold: .zero),
      ], vetoEffect: .lowestGrade,
      sections: [
        .init(id: "A", title: Localized(zh: "主体", en: "Body"), criteria: [veto]),
        .init(id: "B", title: Localized(zh: "程序与期限", en: "Procedure"), criteria: [limit, service]),
      ])
    var file = CaseFile(location: "x")
    var decision = CaseDocument(name: "行政处罚决定书", source: Source(file: "case.yaml"))
    decision.file = Fact("19.docx", original: "19.docx", source: Source(file: "case.yaml"))
    file.documents = [decision]
    let finding = Finding(
      subject: "decision", message: Localized(zh: "决定超过九十日", en: "Later than ninety days"),
      derivation: Localized(""),
      evidence: [
        Source(file: "case.yaml", line: 3), Source(file: "19.docx", page: 2, quote: "2024年12月11日"),
      ])
    var review = Review(id: ReviewID(caseFile: "x", reviewer: "张某"), standard: "s", version: "1")
    review.scorecard.marks = marks
    review.scorecard.findings = findings
    return ConcludedReview(
      file: file,
      results: [
        CheckResult(
          check: "T02-decision-limit", title: Localized(""), basis: "", outcome: .found([finding]))
      ], standard: standard, review: review)
  }

  private let late = Mark(state: .deducted, deductions: [TakenDeduction(id: "late")], reason: "决定逾期二日")

  @Test("What was met is no problem, and vetoes come first")
  func order() {
    let review = concluded([
      "P1": late, "P2": Mark(state: .met), "V1": Mark(state: .veto, reason: "无执法权"),
    ])
    #expect(review.problems.map(\.heading) == ["执法主体合法", "期限内作出决定——超过期限"])
    #expect(review.result.vetoes == ["执法主体合法"])
    #expect(review.result.grade == "不合格")
    #expect(review.result.ungated == "85")
  }

  @Test(
    "An adopted finding adds its fact and its place, by the document's title; the manifest is no evidence")
  func adopted() throws {
    let problem = try #require(
      concluded(["P1": late], findings: ["T02-decision-limit/decision": FindingDecision(state: .adopted)])
        .problems.first)
    #expect(problem.fact == "决定逾期二日；决定超过九十日")
    #expect(problem.evidence == [.init(document: "行政处罚决定书", page: 2, quote: "2024年12月11日")])
    #expect(problem.rule == "行政处罚法 第六十条")
  }

  @Test(
    "Where a panel decided, the agency is told so and the reviewer's fact, not what the panel said to itself")
  func panel() throws {
    var review = concluded(["P1": late])
    let less = Mark(state: .deducted, deductions: [TakenDeduction(id: "late")], reason: "合议认为可以减轻")
    review.review.scorecard.panel["P1"] = PanelDecision(mark: less, reason: "合议认为可以减轻", members: ["李某"])
    let problem = try #require(review.problems.first)
    #expect(problem.heading == "期限内作出决定——超过期限（合议改定）")
    #expect(problem.fact == "决定逾期二日")
  }

  @Test("A rejected finding leaves no trace")
  func rejected() throws {
    let problem = try #require(
      concluded(
        ["P1": late],
        findings: ["T02-decision-limit/decision": FindingDecision(state: .rejected, reason: "鉴定")]
      ).problems.first)
    #expect(problem.fact == "决定逾期二日")
    #expect(problem.evidence.isEmpty)
  }

  @Test("Without a reason the deduction's own words are the fact, and the criterion's remedy the measure")
  func noReason() throws {
    let mark = Mark(
      state: .deducted, deductions: [TakenDeduction(id: "each", times: 2)],
      evidence: [Citation(document: "送达回证", page: nil, quote: "签收日期", isAbsence: true)])
    let problem = try #require(concluded(["P2": mark]).problems.first)
    #expect(problem.fact == "送达回证不全（2处）")
    #expect(problem.measure == "补齐送达回证")
    #expect(problem.evidence == [.init(document: "送达回证", page: nil, quote: "签收日期", isAbsence: true)])
  }

  @Test("The table of scores adds up section by section, and a section left out says so")
  func sections() {
    let result = concluded(["P1": late, "P2": Mark(state: .na)]).result
    #expect(
      result.sections == [.init(title: "程序与期限", full: "60", earned: "45", reason: "期限内作出决定——超过期限（−15）")])
    #expect(result.score == "75")
    let none = concluded(["P1": Mark(state: .na), "P2": Mark(state: .na)]).result
    #expect(none.sections.map(\.reason) == ["不评"])
  }
}
