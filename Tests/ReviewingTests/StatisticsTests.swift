import CaseFiles
import Prechecks
import Standards
import TestSupport
import Testing

@testable import Reviewing

@Suite("Figures of a round")
struct StatisticsTests {
  private func fact<Value>(_ value: Value) -> Fact<Value> {
    Fact(value, original: "", source: Source(file: "case.yaml"))
  }

  private func concluded(
    _ id: String, agency: String?, _ marks: [String: Mark], results: [CheckResult] = [],
    change: (inout CaseFile) -> Void = { _ in }
  ) -> ConcludedReview {
    var file = CaseFile(location: id)
    file.kind = fact(.ordinaryPenalty)
    if let agency {
      file.agency = Agency()
      file.agency?.name = fact(agency)
    }
    change(&file)
    var review = Review(id: ReviewID(caseFile: id, reviewer: "张某"), standard: "sample", version: "1")
    review.scorecard.marks = marks
    return ConcludedReview(file: file, results: results, standard: .sample(), review: review)
  }

  private let five = Mark(state: .deducted, deductions: [TakenDeduction(id: "a")], reason: "少一项")
  private let twice = Mark(state: .deducted, deductions: [TakenDeduction(id: "b", times: 2)], reason: "两处")

  private var round: [ConcludedReview] {
    [
      concluded("1号", agency: "乙局", ["A1": five]),
      concluded("2号", agency: "甲局", ["A1": twice, "B1": five]),
      concluded("3号", agency: "乙局", ["V1": Mark(state: .veto, reason: "无权")]),
      concluded("4号", agency: nil, [:]),
    ]
  }

  @Test("Grades, agencies and the average name the files behind them")
  func grades() {
    let figures = Statistics(round)
    #expect(figures.grades.map(\.name.zh) == ["优秀", "合格", "不合格"])
    #expect(figures.grades.map(\.files) == [["1号", "2号", "4号"], [], ["3号"]])
    #expect(figures.agencies.map(\.name) == ["乙局", "甲局", ""])
    #expect(figures.agencies[0].files == ["1号", "3号"])
    #expect(figures.agencies[0].vetoed == ["3号"])
    // 95, 95 (3 + 2 of 100), 100 and 100.
    #expect(figures.files.map(\.score) == [Points(95), Points(95), Points(100), Points(100)])
    #expect(figures.average == Points("97.5"))
    #expect(figures.isSmall)
  }

  @Test("Problems are ordered by how many files have them, then by the points they cost")
  func problems() {
    let problems = Statistics(round).problems
    #expect(problems.map(\.criterion.criterion) == ["A1", "B1", "V1"])
    #expect(problems[0].files == ["1号", "2号"])
    #expect(problems[0].occurrences == 3)
    #expect(problems[0].lost == Points(8))
    #expect(problems[2].isVeto)
  }

  @Test("No order by fines, whatever it is called", arguments: ["罚款数额", "罚没收入", "fines", "没收", "Penalties"])
  func refused(name: String) {
    #expect(throws: OrderRefused.byFines(name)) { try AgencyOrder(named: name) }
  }

  @Test("The refusal names the clauses, and other orders are taken")
  func orders() throws {
    #expect(OrderRefused.byFines("罚款").message.zh.contains("菏定政办字〔2023〕6号 第4项"))
    #expect(try AgencyOrder(named: "平均得分") == .score)
    let order = Statistics(round, order: .problems).agencies.map(\.name)
    #expect(order == ["甲局", "乙局", ""])
  }

  @Test("A share tells what is recorded from what is not, and a rejected finding is no breach")
  func indicators() throws {
    let finding = Finding(
      subject: "x", message: Localized(""), derivation: Localized(""), evidence: [])
    func check(_ outcome: Outcome) -> [CheckResult] {
      [CheckResult(check: "F02-recording-matrix", title: Localized(""), basis: "", outcome: outcome)]
    }
    var rejected = concluded("3号", agency: "甲局", [:], results: check(.found([finding])))
    rejected.review.scorecard.findings["F02-recording-matrix/x"] = FindingDecision(
      state: .rejected, reason: "另有光盘")
    let figures = Statistics(
      [
        concluded("1号", agency: "甲局", [:], results: check(.passed)),
        concluded("2号", agency: "乙局", [:], results: check(.found([finding]))), rejected,
        concluded("4号", agency: "乙局", [:], results: check(.undetermined(missing: []))),
        concluded("5号", agency: "乙局", [:], results: check(.notApplicable(why: Localized("")))),
      ],
      staff: [
        AgencyStaff(agency: "甲局", officers: 20, recorders: 10, legalReviewers: 1),
        AgencyStaff(agency: "乙局", officers: 21, recorders: 10),
      ])
    let recorded = try #require(figures.indicators.first { $0.kind == .recorded && $0.agency == nil })
    #expect(recorded.value == .files(Rate(met: ["1号", "3号"], unmet: ["2号"], unknown: ["4号"])))
    #expect(recorded.ratio?.percent == "66.7%")
    let first = figures.indicators.first { $0.kind == .recorders && $0.agency == "甲局" }
    #expect(first?.isMet == true)
    let second = figures.indicators.first { $0.kind == .recorders && $0.agency == "乙局" }
    #expect(second?.isMet == false)
    let reviewers = figures.indicators.first { $0.kind == .legalReviewers && $0.agency == "乙局" }
    #expect(reviewers?.ratio == nil)
    #expect(reviewers?.isMet == nil)
  }

  @Test("A major decision not recorded as published is neither published nor unpublished")
  func published() throws {
    let figures = Statistics([
      concluded(
        "1号", agency: "甲局", [:],
        change: { file in
          file.events = [Event(kind: .decision, source: Source(file: "case.yaml"))]
        })
    ])
    let rate = try #require(figures.indicators.first { $0.kind == .published && $0.agency == nil })
    #expect(rate.value == .files(Rate(unknown: ["1号"])))
    #expect(rate.isMet == nil)
  }

  @Test("Examples: the best without a veto, the worst with one")
  func examples() {
    let figures = Statistics(round)
    #expect(figures.goodExamples(2).map(\.id) == ["4号", "1号"])
    #expect(figures.badExamples().map(\.id) == ["3号"])
    #expect(Statistics([]).goodExamples().isEmpty)
  }

  @Test("Criteria of every standard shipped are sorted into 立卷, 实体 and 程序 as the list says")
  func natures() throws {
    let library = try ShippedStandards.library()
    // The tables of one paper share most of their criteria.
    let ids =
      library.standardIDs.sorted().filter { !$0.hasPrefix("mee-2024/") } + ["mee-2024/general_penalty"]
    let lines = try ids.flatMap { id -> [String] in
      let standard = try library.standard(id)
      return ["# \(id)"]
        + standard.sections.flatMap { section in
          section.criteria.map {
            "\(ProblemNature(of: $0, in: section).title.zh) \($0.id) \($0.title.zh)"
          }
        }
    }
    let file = Fixtures.folder("Snapshots/natures.txt")
    let difference = Snapshot.difference(lines.joined(separator: "\n") + "\n", from: file)
    #expect(difference == nil)
  }
}

@Suite("Names taken out of words for others")
struct MaskingTests {
  private func file() -> CaseFile {
    func fact<Value>(_ value: Value) -> Fact<Value> {
      Fact(value, original: "", source: Source(file: "case.yaml"))
    }
    var file = CaseFile(location: "x")
    file.party = Party()
    file.party?.name = fact("霁川区恒砼建材有限公司")
    file.party?.creditCode = fact("91990105MA1P3C6H8H")
    var officer = Officer(name: fact("欧阳锋利"))
    officer.certificate = fact("99010007112")
    file.officers = [officer, Officer(name: fact("冯小刚强"))]
    var visit = Event(kind: .siteInspection, source: Source(file: "case.yaml"))
    visit.place = fact("示例市霁川区环城北路177号")
    file.events = [visit]
    return file
  }

  @Test(
    "What the file names is masked, and numbers and companies by their form",
    arguments: [
      ("执法人员欧阳锋利、冯小刚强询问霁川区恒砼建材有限公司", "执法人员欧阳某、冯某询问某有限公司"),
      ("证号99010007112，代码91990105MA1P3C6H8H", "证号××××，代码××××"),
      ("联系电话13812345678，身份证51150219900101123X", "联系电话××××，身份证××××"),
      ("电话0831-8133010", "电话××××"), ("向宏远商贸有限公司送达", "向某有限公司送达"),
      ("在示例市霁川区环城北路177号检查", "在某地检查"), ("2024年12月11日逾期2日，扣1.5分", "2024年12月11日逾期2日，扣1.5分"),
      ("2024-12-11作出", "2024-12-11作出"),
    ])
  func masked(words: String, expected: String) {
    #expect(Masking(file()).masked(words) == expected)
  }

  @Test("The serial of a document number is taken away")
  func number() throws {
    let number = try #require(DocumentNumber("示环罚〔2024〕86号"))
    #expect(Masking.masked(number) == "示环罚〔2024〕××号")
  }
}
