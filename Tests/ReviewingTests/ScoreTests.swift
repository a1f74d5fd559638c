import CaseFiles
import Reviewing
import Standards
import Testing

@Suite("A scorecard becomes a score")
struct ScoreTests {
  private let standard = Standard.sample()

  private func card(_ marks: [String: Mark]) -> Scorecard {
    Scorecard(standard: "sample", standardVersion: "1", marks: marks)
  }

  private func met(except marks: [String: Mark] = [:]) -> Scorecard {
    var all: [String: Mark] = [:]
    for criterion in standard.criteria { all[criterion.id] = Mark(state: .met) }
    return card(all.merging(marks) { $1 })
  }

  private func taken(_ deductions: TakenDeduction...) -> Mark {
    Mark(state: .deducted, deductions: deductions, reason: "r")
  }

  @Test("Everything met is full marks and the best grade")
  func full() {
    let score = standard.score(met())
    #expect(score.score == Points(100))
    #expect(score.grade.zh == "优秀")
    #expect(score.isComplete)
  }

  @Test("An empty card can still reach everything, and says what is unanswered")
  func empty() {
    let score = standard.score(card([:]))
    #expect(score.score == Points(100))
    #expect(!score.isComplete)
    #expect(score.unanswered == ["V1", "A1", "A2", "B1", "R1"])
  }

  @Test("Deductions of each kind take what the standard allows")
  func deductions() {
    func earned(_ mark: Mark) -> String { standard.score(met(except: ["A1": mark])).earned.description }
    #expect(earned(taken(TakenDeduction(id: "a"))) == "95")
    #expect(earned(taken(TakenDeduction(id: "b", times: 2))) == "97")
    #expect(earned(taken(TakenDeduction(id: "b", times: 9))) == "96")
    #expect(earned(taken(TakenDeduction(id: "c"))) == "99")
    #expect(earned(taken(TakenDeduction(id: "c", points: Points(9)))) == "97")
    #expect(earned(taken(TakenDeduction(id: "a"), TakenDeduction(id: "b", times: 2))) == "92")
    #expect(earned(taken(TakenDeduction(id: "all"))) == "60")
    #expect(earned(taken(TakenDeduction(id: "unknown"))) == "100")
  }

  @Test("What is not applicable leaves numerator and denominator")
  func notApplicable() {
    let score = standard.score(met(except: ["A1": Mark(state: .na), "B1": taken(TakenDeduction(id: "a"))]))
    #expect(score.participating == Points(60))
    #expect(score.earned == Points(58))
    // 100 × 58 ÷ 60 = 96.666…
    #expect(score.score.description == "96.67")
  }

  @Test("A veto gives the lowest grade and leaves the number beside it")
  func vetoGrade() {
    let score = standard.score(met(except: ["V1": Mark(state: .veto, reason: "r")]))
    #expect(score.vetoes == ["V1"])
    #expect(score.score == Points(100))
    #expect(score.grade.zh == "不合格")
    #expect(score.ungatedGrade.zh == "优秀")
  }

  @Test("A veto that zeroes keeps the ungated figure")
  func vetoZero() {
    let standard = Standard.sample(veto: .scoreZero)
    let score = standard.score(met(except: ["V1": Mark(state: .veto)]))
    #expect(score.score == .zero)
    #expect(score.ungated == Points(100))
    #expect(score.grade.zh == "不合格")
  }

  @Test("A veto mark on an ordinary criterion is no veto")
  func vetoElsewhere() {
    #expect(standard.score(met(except: ["A1": Mark(state: .veto)])).vetoes.isEmpty)
  }

  @Test("Grades are compared with the rounded number", arguments: [0, 1, 2, 3])
  func gradeBoundary(decimals: Int) {
    // 100 × 35.96 ÷ 40: 89.9, which only whole numbers round up to 90.
    let standard = Standard.sample(decimals: decimals)
    var marks = met().marks
    marks["A2"] = Mark(state: .na)
    marks["B1"] = Mark(state: .na)
    marks["A1"] = taken(TakenDeduction(id: "b", times: 9))  // 36 of 40
    #expect(standard.score(card(marks)).grade.zh == "优秀")
    marks["A1"] = taken(TakenDeduction(id: "b", times: 9), TakenDeduction(id: "c"))  // 35 of 40
    #expect(standard.score(card(marks)).grade.zh == "合格")
  }

  @Test("Half is rounded up")
  func rounding() {
    // 100 × 59.5 ÷ 60 = 99.1666…, 100 × 39 ÷ 40 = 97.5
    var marks = met().marks
    marks["A1"] = Mark(state: .na)
    marks["A2"] = taken(TakenDeduction(id: "a"))
    #expect(standard.score(card(marks)).score.description == "99.17")
    let whole = Standard.sample(decimals: 0)
    marks = met().marks
    marks["A2"] = Mark(state: .na)
    marks["B1"] = Mark(state: .na)
    marks["A1"] = taken(TakenDeduction(id: "c"))
    #expect(whole.score(card(marks)).score.description == "98")
  }

  @Test("Base and ratio, less the deductions of the sections that only deduct")
  func basePlusRatio() {
    let standard = Standard.sample(
      formula: .basePlusRatio(base: Points(50), scale: Points(50), deductionSections: ["B"]))
    let score = standard.score(
      met(except: ["A2": taken(TakenDeduction(id: "a")), "B1": taken(TakenDeduction(id: "a", times: 3))]))
    // 50 + 50 × 60 ÷ 60.5 − 6
    #expect(score.deducted == Points(6))
    #expect(score.score.description == "93.59")
  }

  @Test("Nothing below zero")
  func floor() {
    let standard = Standard.sample(
      formula: .basePlusRatio(base: .zero, scale: Points(10), deductionSections: ["B"]))
    let score = standard.score(met(except: ["B1": taken(TakenDeduction(id: "a", times: 90))]))
    #expect(score.score == .zero)
  }

  @Test("The derivation ends with the score and shows each loss")
  func derivation() {
    let card = met(except: [
      "A1": taken(TakenDeduction(id: "b", times: 2)), "A2": Mark(state: .na),
      "V1": Mark(state: .veto, reason: "无权"),
    ])
    let lines = standard.derivation(of: standard.score(card), card: card).map(\.zh)
    #expect(
      lines == [
        "V1 V1：一票否决成立（无权）", "A1 A1：b×2 −3；得 37/40", "A2 A2：不评，20.5 分不计入", "“A”得 37/40", "“B”得 39.5/39.5",
        "100 × 得分 76.5 ÷ 参评 79.5 = 96.23（保留 2 位小数，四舍五入）", "一票否决 V1：等次为不合格，否决前 96.23 分（优秀）",
        "得分 96.23，等次 不合格",
      ])
  }
}
