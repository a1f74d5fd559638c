import CaseFiles
import Standards
import Testing

@testable import Reviewing

@Suite("A card tried under another edition says what makes the difference")
struct TrialTests {
  private let card = Scorecard(
    standard: "sample", standardVersion: "1",
    marks: [
      "V1": Mark(state: .na), "A1": Mark(state: .deducted, deductions: [TakenDeduction(id: "a")]),
      "A2": Mark(state: .met), "B1": Mark(state: .deducted, deductions: [TakenDeduction(id: "a", times: 2)]),
      "R1": Mark(state: .met),
    ])

  @Test("The same edition makes no difference")
  func same() {
    let trial = Standard.sample().trial(of: card, under: .sample())
    #expect(trial.differences.isEmpty && trial.change == .zero && !trial.changesGrade)
    #expect(Standard.sample().rulesChanged(in: .sample()).isEmpty)
  }

  @Test("Criteria that vanish, come new, carry other points, lost a deduction or count otherwise")
  func differences() throws {
    var draft = Standard.sample()
    draft.sections[0].criteria[1].deductions.removeFirst()
    draft.sections[0].criteria[2].points = Points(10)
    draft.sections[1].criteria[0].deductions[0].amount = .perOccurrence(step: Points(5), cap: Points(20))
    draft.sections[1].criteria[1].id = "R2"
    let trial = Standard.sample().trial(of: card, under: draft)
    let kinds = trial.differences.map { "\($0.criterion) \($0.kind.rawValue)" }
    #expect(kinds == ["A1 deductionGone", "A2 points", "B1 counted", "R2 added", "R1 dropped"])
    let counted = try #require(trial.differences.first { $0.criterion == "B1" })
    #expect(counted.before?.earned == Points("35.5") && counted.after?.earned == Points("29.5"))
    #expect(trial.before == Standard.sample().score(card) && trial.after == draft.score(card))
  }

  @Test("Rules for the whole table are named, with the change of score and grade")
  func rules() {
    var draft = Standard.sample(formula: .fullMinusDeductions, decimals: 1)
    draft.grades[0].threshold = Points(99)
    let trial = Standard.sample().trial(of: card, under: draft)
    #expect(
      Standard.sample().rulesChanged(in: draft).map(\.en) == ["the formula", "the rounding", "the grades"])
    #expect(trial.changesGrade && trial.change == trial.after.score - trial.before.score)
  }
}
