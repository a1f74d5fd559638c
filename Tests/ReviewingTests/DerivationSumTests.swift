import CaseFiles
import Reviewing
import Standards
import Testing

@Suite("A derivation re-adds to the score with a pencil")
struct DerivationSumTests {
  @Test(
    "From the sections' lines alone, for two hundred random cards of each standard",
    arguments: ShippedStandards.environmental.map { "mee-2024/\($0)" } + [
      "general-penalty", "summary-penalty", "coercion", "demo-surface-and-content", "demo-licence-hundred",
    ])
  func sums(_ id: String) throws {
    let standard = try ShippedStandards.library().standard(id)
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<200 {
      let card = RandomCard.make(standard, &generator)
      let score = standard.score(card)
      var (earned, of, off) = (0, 0, 0)
      for line in standard.derivation(of: score, card: card).map(\.zh) where line.hasPrefix("“") {
        let words = line.split(separator: "”", maxSplits: 1)[1]
        if words.hasPrefix("共扣 ") {
          off += try thousandths(words.dropFirst(3))
        } else {
          let parts = words.dropFirst(2).split(separator: "/")
          earned += try thousandths(parts[0])
          of += try thousandths(parts[1])
        }
      }
      #expect(earned == score.earned.thousandths && of == score.participating.thousandths)
      #expect(off == score.deducted.thousandths)
      let bonus = score.bonus.thousandths
      // Hundredths of a point, half up, by the formula's words.
      let (numerator, denominator) =
        switch standard.formula {
        case .fullMinusDeductions: (100_000 - (of - earned) + bonus, 1000)
        case .earnedRatio: (100_000 * earned, of * 1000)
        case .basePlusRatio: (50_000 * of + 50_000 * (earned + bonus) - off * of, of * 1000)
        }
      guard denominator > 0 else { continue }
      let hundredths = max(0, (2 * numerator * 100 + denominator) / (2 * denominator))
      #expect(score.ungated.thousandths == (numerator < 0 ? 0 : hundredths * 10), "\(score.ungated)")
      let last = standard.derivation(of: score, card: card).last?.zh ?? ""
      #expect(last.hasPrefix("得分 \(score.score)，"))
    }
  }

  @Test("Every loss of points has a line with the criterion's number")
  func losses() throws {
    let standard = try ShippedStandards.library().standard("general-penalty")
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<100 {
      let card = RandomCard.make(standard, &generator)
      let score = standard.score(card)
      let lines = standard.derivation(of: score, card: card).map(\.zh)
      for line in score.lines where line.earned < line.of && line.state == .deducted {
        #expect(
          lines.contains { $0.hasPrefix("\(line.criterion) ") && $0.hasSuffix("得 \(line.earned)/\(line.of)") }
        )
      }
    }
  }

  private func thousandths(_ text: some StringProtocol) throws -> Int {
    try #require(Points(text)).thousandths
  }
}

@Suite("A grade begins at its threshold and not before")
struct GradeBoundaryTests {
  @Test(
    "At each threshold of every standard, a hundredth below it, and half a hundredth below it",
    arguments: [
      "general-penalty", "summary-penalty", "no-penalty", "coercion", "licence", "inspection",
      "demo-surface-and-content", "demo-licence-hundred", "mee-2024/general_penalty",
    ])
  func boundaries(_ id: String) throws {
    var standard = try ShippedStandards.library().standard(id).withAttachedGrades()
    let all = Deduction(
      id: "all", title: Localized("all"),
      amount: .range(min: Points(thousandths: 1), max: Points(100)))
    standard.formula = .fullMinusDeductions
    standard.sections = [
      .init(
        id: "A", title: Localized("A"),
        criteria: [
          Criterion(
            id: "A1", kind: .scored, title: Localized("A1"), points: Points(100), deductions: [all],
            basis: "b")
        ])
    ]
    #expect(standard.rounding.decimals == 2)
    func grade(losing thousandths: Int) -> Localized {
      let taken = TakenDeduction(id: "all", points: Points(thousandths: thousandths))
      let card = Scorecard(
        standard: id, standardVersion: "1", marks: ["A1": Mark(state: .deducted, deductions: [taken])])
      return standard.score(card).grade
    }
    for (here, below) in zip(standard.grades, standard.grades.dropFirst()) {
      let loss = 100_000 - here.threshold.thousandths
      #expect(name(of: grade(losing: loss)) == here.name.zh)
      #expect(name(of: grade(losing: loss + 5)) == here.name.zh)
      #expect(name(of: grade(losing: loss + 6)) == below.name.zh)
      #expect(name(of: grade(losing: loss + 10)) == below.name.zh)
    }
  }

  private func name(of grade: Localized) -> String { grade.zh }
}
