import CaseFiles
import Prechecks
import Reviewing
import Standards
import Testing

@Suite("What is wanting in a review is named before it is submitted")
struct ReviewQualityTests {
  private let standard: Standard = {
    var standard = Standard.sample()
    standard.sections[0].criteria[1].checks = ["T02-decision-limit"]
    return standard
  }()
  private let citation = Citation(document: "处罚决定书", page: 2, quote: "2024年12月11日")

  private func gaps(
    _ marks: [String: Mark], findings: [String: FindingDecision] = [:], results: [CheckResult] = []
  )
    -> [ReviewGap]
  {
    var all: [String: Mark] = [:]
    for criterion in standard.criteria { all[criterion.id] = Mark(state: .met) }
    let card = Scorecard(
      standard: "sample", standardVersion: "1", marks: all.merging(marks) { $1 }, findings: findings)
    return standard.quality(of: card, results: results)
  }

  private func kinds(_ id: String, _ mark: Mark) -> [ReviewGap.Kind] {
    let gaps = gaps([id: mark])
    #expect(gaps.allSatisfy { $0.place == .criterion(id) })
    return gaps.map(\.kind)
  }

  @Test("A complete review wants nothing")
  func complete() {
    #expect(gaps([:]).isEmpty)
    let taken = Mark(
      state: .deducted, deductions: [TakenDeduction(id: "a")], reason: "决定逾期两日", evidence: [citation])
    #expect(gaps(["A1": taken]).isEmpty)
  }

  @Test("Marks without what they need are named")
  func marks() {
    #expect(kinds("A1", Mark()) == [.unanswered])
    #expect(
      kinds("A1", Mark(state: .deducted))
        == [.deductedWithoutDeduction, .deductionWithoutReason, .deductionWithoutCitation])
    #expect(kinds("V1", Mark(state: .veto)) == [.vetoWithoutFact, .vetoWithoutCitation])
    #expect(kinds("A2", Mark(state: .na)) == [.leftOutWithoutReason])
  }

  @Test(
    "A mark of met with a reason of fault contradicts itself",
    arguments: ["未见送达回证签名栏填写", "决定逾期两日", "缺少印章", "引用条款错误"])
  func contradicting(_ reason: String) {
    #expect(kinds("A1", Mark(state: .met, reason: reason.replacing("未见", with: "未"))) == [.metWithFault])
  }

  @Test(
    "A mark of met with a reason that denies a fault does not", arguments: ["未发现问题", "核对无误", "期限内作出，没有问题"])
  func denying(_ reason: String) {
    #expect(gaps(["A1": Mark(state: .met, reason: reason)]).isEmpty)
  }

  @Test("Findings are decided, with a reason where rejected and a loss where adopted")
  func findings() throws {
    let finding = Finding(
      subject: "处罚决定", message: Localized(zh: "逾期两日", en: "two days late"), derivation: Localized(""),
      evidence: [])
    let result = CheckResult(
      check: "T02-decision-limit", title: Localized(""), basis: "行政处罚法 第六十条", outcome: .found([finding]))
    let key = result.key(of: finding)
    func gap(_ decision: FindingDecision?, _ marks: [String: Mark] = [:]) -> [ReviewGap] {
      gaps(marks, findings: decision.map { [key: $0] } ?? [:], results: [result])
    }
    #expect(gap(nil).map(\.kind) == [.findingOpen])
    #expect(gap(nil).first?.place == .finding(key))
    #expect(gap(nil).first?.sentence.zh == "疑点未处理：逾期两日")
    #expect(gap(FindingDecision(state: .rejected)).map(\.kind) == [.rejectedWithoutReason])
    #expect(gap(FindingDecision(state: .rejected, reason: "另有规定")).isEmpty)
    #expect(gap(FindingDecision(state: .adopted)).map(\.kind) == [.adoptedWithoutLoss])
    let taken = Mark(
      state: .deducted, deductions: [TakenDeduction(id: "a")], reason: "逾期", evidence: [citation])
    #expect(gap(FindingDecision(state: .adopted), ["A1": taken]).isEmpty)
  }

  @Test("The items of a document that is not needed ask nothing")
  func documentNotNeeded() throws {
    let standard = try ShippedStandards.library().standard("mee-2024/general_penalty")
    var card = Scorecard(standard: standard.id, standardVersion: standard.version)
    for criterion in standard.criteria { card.marks[criterion.id] = Mark(state: .met) }
    card.marks["D09"] = Mark(state: .na, reason: "没有申请听证")
    for item in 1...4 { card.marks["D09.\(item)"] = nil }
    #expect(standard.quality(of: card, results: []).isEmpty)
    card.marks["D11.1"] = Mark(state: .na, reason: "不涉及")
    #expect(
      standard.quality(of: card, results: []).map(\.kind) == [.unanswered, .leftOutAgainstStandard])
  }
}
