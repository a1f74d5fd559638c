import CaseFiles
import Reviewing
import Standards
import Testing

@Suite("Cards under the environmental rules come to what the paper's arithmetic gives")
struct EnvironmentalScoreTests {
  @Test("Ten thousand random cards of each table", arguments: ShippedStandards.environmental)
  func random(_ type: String) throws {
    let standard = try ShippedStandards.library().standard("mee-2024/\(type)")
    let scorer = Scorer(standard)
    let paper = PaperArithmetic(standard)
    var generator = SeededGenerator(seed: 20_240_531)
    var wrong: [String] = []
    var zeroed = 0
    for round in 0..<10_000 {
      let card = RandomCard.make(standard, &generator)
      let score = scorer.score(card)
      let hundredths = paper.hundredths(card)
      if score.ungated.thousandths != hundredths * 10 {
        wrong.append("\(round): \(score.ungated) is not \(hundredths)/100")
      }
      if score.score != (score.vetoes.isEmpty ? score.ungated : .zero) { wrong.append("veto \(round)") }
      if !score.vetoes.isEmpty { zeroed += 1 }
      if score.score < .zero || score.ungated > Points(108) { wrong.append("range \(round)") }
      if score.bonus == .zero && score.ungated > Points(100) { wrong.append("above full \(round)") }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(3))")
    #expect((500...5000).contains(zeroed))
  }

  @Test("One more fault never raises the score", arguments: ShippedStandards.environmental)
  func monotone(_ type: String) throws {
    let standard = try ShippedStandards.library().standard("mee-2024/\(type)")
    let scorer = Scorer(standard)
    var generator = SeededGenerator(seed: 7)
    for _ in 0..<150 {
      let card = RandomCard.make(standard, &generator)
      let score = scorer.score(card)
      for criterion in standard.criteria where !criterion.deductions.isEmpty {
        guard let deduction = criterion.deductions.randomElement(using: &generator),
          card.mark(criterion.id).state != .na
        else { continue }
        var worse = card
        var mark = card.mark(criterion.id)
        mark.state = .deducted
        mark.deductions.append(TakenDeduction(id: deduction.id))
        worse.marks[criterion.id] = mark
        #expect(scorer.score(worse).score <= score.score, "\(criterion.id)")
      }
    }
  }

  @Test(
    "What is not applicable counts as if the table did not have it", arguments: ShippedStandards.environmental
  )
  func neutral(_ type: String) throws {
    let standard = try ShippedStandards.library().standard("mee-2024/\(type)")
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<60 {
      var card = RandomCard.make(standard, &generator)
      guard let section = (3..<standard.sections.count).randomElement(using: &generator),
        let head = standard.sections[section].criteria.first, head.isDocument, head.mayBeLeftOut
      else { continue }
      card.marks[head.id] = Mark(state: .na)
      var without = standard
      without.sections.remove(at: section)
      #expect(standard.score(card).ungated == without.score(card).ungated, "\(head.id)")
    }
  }

  @Test("Where every item weighs the same the ratio is that of the items met")
  func equalWeights() throws {
    var standard = try ShippedStandards.library().standard("mee-2024/general_penalty")
    for section in standard.sections.indices {
      for index in standard.sections[section].criteria.indices
      where standard.sections[section].criteria[index].isEarned {
        standard.sections[section].criteria[index].points = Points(2)
        standard.sections[section].criteria[index].deductions = [
          Deduction(id: "all", title: Localized("all"), amount: .once(Points(2)))
        ]
      }
    }
    let items = standard.criteria.filter(\.isEarned).map(\.id)
    #expect(items.count == 73)
    var card = Scorecard(standard: standard.id, standardVersion: standard.version)
    for (count, id) in items.enumerated() {
      card.marks[id] = Mark(state: .deducted, deductions: [TakenDeduction(id: "all")])
      let met = items.count - count - 1
      // 50 + 50 × met ÷ 73, in hundredths, half up.
      let expected = (2 * 5000 * (items.count + met) + items.count) / (2 * items.count)
      #expect(standard.score(card).ungated.thousandths == expected * 10)
    }
  }
}
