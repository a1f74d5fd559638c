import CaseFiles
import Reviewing
import Standards
import Testing

@Suite("What tables hold beside plain deductions")
struct ScoringModelTests {
  /// One document of two given items, an ordinary item, a basic element and a bonus.
  private func standard(
    formula: ScoreFormula = .basePlusRatio(base: Points(50), scale: Points(50), deductionSections: ["B"])
  ) -> Standard {
    func given(_ id: String, _ points: Int, zeroes: [String] = []) -> Criterion {
      Criterion(
        id: id, kind: .scored, title: Localized(id), points: Points(points),
        deductions: [
          Deduction(id: "none", title: Localized("none"), amount: .once(Points(points)), zeroes: zeroes),
          Deduction(
            id: Deduction.notGiven, title: Localized("short"),
            amount: .range(min: Points(thousandths: 500), max: Points(points))),
        ], basis: "b", step: Points(thousandths: 500))
    }
    let head = Criterion(
      id: "D1", kind: .record, title: Localized("D1"), points: .zero,
      deductions: [
        Deduction(
          id: Deduction.missing, title: Localized("missing"), amount: .once(Points(5)),
          zeroes: ["D1.1", "D1.2"])
      ], basis: "b", carries: ["D1.1", "D1.2"])
    let element = Criterion(
      id: "B1", kind: .scored, title: Localized("B1"), points: Points(3),
      deductions: [Deduction(id: "lacking", title: Localized("l"), amount: .once(Points(3)))], basis: "b")
    return Standard(
      id: "s", version: "1", title: Localized("s"), issuer: "", caseKinds: [], formula: formula,
      rounding: Rounding(decimals: 2), grades: [], vetoEffect: .scoreZero,
      sections: [
        .init(id: "B", title: Localized("B"), criteria: [element]),
        .init(
          id: "D1", title: Localized("D1"),
          criteria: [head, given("D1.1", 2, zeroes: ["D1.2"]), given("D1.2", 3)]),
        .init(id: "D2", title: Localized("D2"), criteria: [given("D2.1", 5)]),
        .init(
          id: "P", title: Localized("P"),
          criteria: [Criterion(id: "P1", kind: .bonus, title: Localized("P1"), points: Points(2), basis: "b")]
        ),
      ])
  }

  private func card(_ marks: [String: Mark], in standard: Standard) -> Scorecard {
    var all: [String: Mark] = [:]
    for criterion in standard.criteria {
      all[criterion.id] = Mark(state: criterion.kind == .bonus ? .na : .met)
    }
    return Scorecard(standard: "s", standardVersion: "1", marks: all.merging(marks) { $1 })
  }

  private func taken(_ id: String, _ points: Points? = nil) -> Mark {
    Mark(state: .deducted, deductions: [TakenDeduction(id: id, points: points)], reason: "r")
  }

  private func score(_ marks: [String: Mark], _ change: (inout Standard) -> Void = { _ in }) -> Score {
    var standard = standard()
    change(&standard)
    return standard.score(card(marks, in: standard))
  }

  @Test("A document is present, missing or not needed")
  func documents() {
    #expect(score([:]).score.description == "100")
    let missing = score(["D1": taken(Deduction.missing)])
    // 50 + 50 × 5 ÷ 10
    #expect(missing.score.description == "75" && missing.participating == Points(10))
    let notNeeded = score(["D1": Mark(state: .na), "D2.1": taken("short", Points(1))])
    // 50 + 50 × 4 ÷ 5
    #expect(notNeeded.score.description == "90" && notNeeded.participating == Points(5))
  }

  @Test("The items of a document that is missing or not needed need no answer")
  func itemsFollow() {
    for head in [Mark(state: .na), taken(Deduction.missing)] {
      let standard = standard()
      var card = card(["D1": head], in: standard)
      card.marks["D1.1"] = nil
      card.marks["D1.2"] = nil
      #expect(standard.score(card).isComplete)
      card.marks["D1"] = nil
      #expect(standard.score(card).unanswered == ["D1", "D1.1", "D1.2"])
      card.marks["D1.1"] = Mark(state: .met)
      #expect(standard.score(card).unanswered == ["D1.2"])
    }
  }

  @Test("Points are given as well as taken")
  func given() throws {
    let item = try #require(standard().criterion("D2.1"))
    #expect(item.isEarned)
    #expect(Mark.giving(Points(5), of: item) == Mark(state: .met))
    #expect(score(["D2.1": .giving(Points(3), of: item)]).earned == Points(8))
    #expect(score(["D2.1": .giving(.zero, of: item)]).earned == Points(5))
  }

  @Test("One item's absence can take others with it")
  func zeroing() {
    #expect(score(["D1.1": taken("none")]).earned == Points(5))
    #expect(score(["D1.1": taken("none"), "D1.2": Mark(state: .na)]).participating == Points(7))
  }

  @Test("Of linked losses only the one that weighs most counts")
  func links() {
    let link = Standard.Link(id: "l", members: ["B1", "D2.1"], reason: Localized("r"))
    // B1 takes 3; two points of D2.1 take 50 × 2 ÷ 10 = 10.
    let both = score(["B1": taken("lacking"), "D2.1": taken("short", Points(2))]) { $0.links = [link] }
    #expect(both.score.description == "90" && both.waived == ["B1"])
    let less = score(["B1": taken("lacking"), "D2.1": taken("short", Points(thousandths: 500))]) {
      $0.links = [link]
    }
    #expect(less.score.description == "97" && less.waived == ["D2.1"])
  }

  @Test("A bonus weighs as other points do, or is added whole, up to its cap")
  func bonus() {
    let won = ["P1": Mark(state: .met)]
    #expect(score(won) { $0.bonusRule = .added }.score.description == "102")
    // 50 + 50 × (10 + 2) ÷ 10
    #expect(score(won) { $0.bonusRule = .inRatio }.score.description == "110")
    #expect(score(won) { $0.bonusCap = Points(1) }.score.description == "101")
  }

  @Test("A table may count from a hundred and twenty, and floor its sections")
  func fullAndFloors() {
    let marks = ["D1.1": taken("none"), "D2.1": taken("none"), "B1": taken("lacking")]
    let plain = score(marks) {
      $0.formula = .fullMinusDeductions
      $0.full = Points(120)
    }
    #expect(plain.score.description == "107")
    let floored = score(marks) {
      $0.formula = .fullMinusDeductions
      $0.full = Points(120)
      $0.sections[2].points = Points(4)
    }
    #expect(floored.score.description == "108")
    let ratio = score(["D2.1": taken("none")]) {
      $0.formula = .earnedRatio
      $0.full = Points(115)
    }
    // 115 × 8 ÷ 13
    #expect(ratio.score.description == "70.77")
  }

  @Test("A veto may leave a fixed number at most")
  func fixedVeto() {
    func vetoed(_ ungated: [String: Mark]) -> Score {
      score(ungated.merging(["V1": Mark(state: .veto, reason: "r")]) { $1 }) {
        $0.vetoEffect = .fixed(Points(59))
        $0.grades = [
          .init(name: Localized("pass"), threshold: Points(60)),
          .init(name: Localized("fail"), threshold: .zero),
        ]
        $0.sections[0].criteria.append(
          Criterion(id: "V1", kind: .veto, title: Localized("V1"), points: .zero, basis: "b"))
      }
    }
    #expect(vetoed([:]).score == Points(59) && vetoed([:]).grade.zh == "fail")
    #expect(vetoed(["D1": taken(Deduction.missing), "D2.1": taken("none")]).score == Points(50))
  }

  @Test("What may not be left out stays unanswered when it is")
  func mayNotBeLeftOut() {
    let score = score(["D2.1": Mark(state: .na)]) { $0.sections[2].criteria[0].mayBeLeftOut = false }
    #expect(score.unanswered == ["D2.1"] && score.participating == Points(10))
  }

  @Test(
    "Rounding goes up, to even or down as the standard says",
    arguments: zip(Rounding.Mode.allCases, ["0.13", "0.12", "0.12"]))
  func rounding(mode: Rounding.Mode, expected: String) {
    // 0.125 is left of 100.
    let standard = Standard.lossOnly(Rounding(decimals: 2, mode: mode))
    let taken = TakenDeduction(id: "all", points: Points(thousandths: 99_875))
    let card = Scorecard(
      standard: "s", standardVersion: "1", marks: ["A1": Mark(state: .deducted, deductions: [taken])])
    #expect(standard.score(card).score.description == expected)
  }

  @Test("A standard without grades says so")
  func withoutGrades() {
    let standard = standard()
    let card = card([:], in: standard)
    #expect(standard.derivation(of: standard.score(card), card: card).last?.zh == "得分 100，本标准不设等次")
    #expect(standard.score(card).grade == Localized(""))
  }

  @Test("A missing document has one line, not one for each item")
  func documentLine() {
    let standard = standard()
    let card = card(["D1": taken(Deduction.missing)], in: standard)
    let lines = standard.derivation(of: standard.score(card), card: card).map(\.zh)
    #expect(
      lines == [
        "D1 D1：卷内缺少，−5，得 0", "“B”共扣 0", "“D1”得 0/5", "“D2”得 5/5",
        "50 + 50 × 得分 5 ÷ 参评 10 − 0 = 75（保留 2 位小数，四舍五入）", "得分 75，本标准不设等次",
      ])
  }

  @Test("A panel's decision counts, and the derivation shows both")
  func panel() {
    let standard = standard()
    var card = card(["D2.1": taken("none")], in: standard)
    card.panel["D2.1"] = PanelDecision(mark: Mark(state: .met), reason: "卷末补有材料", members: ["张某", "李某"])
    let score = standard.score(card)
    #expect(score.score == Points(100) && score.overruled == ["D2.1"])
    #expect(
      standard.derivation(of: score, card: card).map(\.zh).contains(
        "D2.1 D2.1：合议改定，原得 0 分，改为 5 分（卷末补有材料；张某、李某）"))
  }

  @Test("Putting a fault right says what it would bring, the greatest first")
  func gains() {
    let standard = standard()
    let card = card(
      ["D1": taken(Deduction.missing), "D2.1": taken("short", Points(1)), "B1": taken("lacking")],
      in: standard)
    let gains = standard.gains(card)
    #expect(gains.map(\.criterion) == ["D1", "D2.1", "B1"])
    #expect(gains.map(\.gain.description) == ["25", "5", "3"])
    #expect(standard.score(card, puttingRight: "D1").score == gains.first?.score)
  }
}

extension Standard {
  /// A hundred points of which any number can be taken.
  static func lossOnly(_ rounding: Rounding) -> Standard {
    let all = Deduction(
      id: "all", title: Localized("all"), amount: .range(min: Points(thousandths: 1), max: Points(100)))
    return Standard(
      id: "s", version: "1", title: Localized("s"), issuer: "", caseKinds: [], formula: .fullMinusDeductions,
      rounding: rounding, grades: [], vetoEffect: .scoreZero,
      sections: [
        .init(
          id: "A", title: Localized("A"),
          criteria: [
            Criterion(
              id: "A1", kind: .scored, title: Localized("A1"), points: Points(100), deductions: [all],
              basis: "b")
          ])
      ])
  }
}
