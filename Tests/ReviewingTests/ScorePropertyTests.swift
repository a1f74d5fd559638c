import CaseFiles
import Reviewing
import Standards
import Testing

/// The same result worked out another way: in hundred-thousandths with long division, criterion by criterion.
private func independentScore(_ card: Scorecard, _ standard: Standard) -> Int {
  var earned = 0
  var of = 0
  for criterion in standard.criteria where criterion.kind == .scored {
    guard let mark = card.marks[criterion.id], mark.state != .na else {
      if card.marks[criterion.id] == nil {
        earned += criterion.points.thousandths
        of += criterion.points.thousandths
      }
      continue
    }
    of += criterion.points.thousandths
    var left = criterion.points.thousandths
    if mark.state == .deducted {
      for taken in mark.deductions {
        guard let deduction = criterion.deductions.first(where: { $0.id == taken.id }) else { continue }
        switch deduction.amount {
        case .once(let once): left -= once.thousandths
        case .perOccurrence(let step, let cap):
          var sum = 0
          for _ in 0..<taken.times where sum < cap.thousandths { sum += step.thousandths }
          left -= sum > cap.thousandths ? cap.thousandths : sum
        case .range(let low, let high):
          let chosen = taken.points?.thousandths ?? low.thousandths
          left -=
            chosen < low.thousandths ? low.thousandths : chosen > high.thousandths ? high.thousandths : chosen
        }
      }
    }
    earned += left > 0 ? left : 0
  }
  if of == 0 { return 10_000 }
  // Hundredths of a point, half up, by repeated subtraction of the divisor.
  var quotient = 0
  var rest = earned * 10_000
  quotient = rest / of
  rest -= quotient * of
  if rest * 2 >= of { quotient += 1 }
  return quotient
}

@Suite("Scores hold for any card")
struct ScorePropertyTests {
  private let standard = Standard.sample()

  private func randomMark(_ criterion: Criterion, _ generator: inout SeededGenerator) -> Mark? {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: return nil
    case 1: return Mark(state: .na)
    case 2: return Mark(state: .met)
    case 3 where criterion.kind == .veto: return Mark(state: .veto, reason: "r")
    default:
      let taken = criterion.deductions.filter { _ in Bool.random(using: &generator) }.map {
        TakenDeduction(
          id: $0.id, times: Int.random(in: 1...6, using: &generator),
          points: Points(thousandths: Int.random(in: 0...4000, using: &generator)))
      }
      return Mark(state: .deducted, deductions: taken, reason: "r")
    }
  }

  @Test("Ten thousand random cards equal an independent computation, stay between 0 and 100, and re-add")
  func random() {
    var generator = SeededGenerator(seed: 20_260_201)
    var wrong: [String] = []
    for round in 0..<10_000 {
      var card = Scorecard(standard: "sample", standardVersion: "1")
      for criterion in standard.criteria { card.marks[criterion.id] = randomMark(criterion, &generator) }
      let score = standard.score(card)
      if score.ungated.thousandths != independentScore(card, standard) * 10 { wrong.append("value \(round)") }
      if score.score < .zero || score.score > Points(100) { wrong.append("range \(round)") }
      let earned = score.lines.filter { line in standard.criterion(line.criterion)?.kind == .scored }
        .reduce(Points.zero) { $0 + $1.earned }
      if earned != score.earned { wrong.append("sum \(round)") }
      // One hit more never raises the score.
      if let hit = standard.criteria.first(where: {
        !$0.deductions.isEmpty && card.marks[$0.id]?.state == .deducted
      }),
        let deduction = hit.deductions.first
      {
        var worse = card
        worse.marks[hit.id]?.deductions.append(TakenDeduction(id: deduction.id))
        if standard.score(worse).ungated > score.ungated { wrong.append("more hits \(round)") }
      }
    }
    #expect(wrong.isEmpty, "\(wrong.prefix(5))")
  }

  @Test("Points are read and written exactly")
  func points() {
    for thousandths in stride(from: -5000, through: 120_000, by: 7) {
      let points = Points(thousandths: thousandths)
      if Points(points.description) != points { Issue.record("\(thousandths)") }
    }
    #expect(Points("1.2345") == nil)
    #expect(Points("") == nil)
    #expect(Points("1.") == nil)
    #expect(Points("一") == nil)
  }
}

/// A generator that gives the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
