import Foundation
import Reviewing
import Standards

/// How many scorecards one core scores in a second of its time.
enum Scoring {
  /// Prints one line for each standard measured.
  static func printRate() throws {
    let resources = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Sources/Standards/Resources").standardized.path
    let library = try RuleLibrary(searching: [resources])
    for id in ["mee-2024/general_penalty", "general-penalty"] {
      let standard = try library.standard(id)
      let rate = Int(rate(standard, seconds: 2))
      print("\(id)  \(standard.criteria.count) criteria  \(rate) cards/s")
    }
  }

  /// Filled cards, no two alike, scored over and over by one scorer.
  private static func rate(_ standard: Standard, seconds: Double) -> Double {
    let cards = (0..<50).map { card(standard, number: $0) }
    let scorer = Scorer(standard)
    let began = processorSeconds()
    var spent = 0.0
    var scored = 0
    var sum = 0
    while spent < seconds {
      for card in cards { sum &+= scorer.score(card).score.thousandths }
      scored += cards.count
      spent = processorSeconds() - began
    }
    // The sum keeps the scores from being thrown away unread.
    precondition(sum >= 0)
    return Double(scored) / spent
  }

  /// Of this process alone, so that a busy machine measures the same as an idle one.
  private static func processorSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func card(_ standard: Standard, number: Int) -> Scorecard {
    var card = Scorecard(standard: standard.id, standardVersion: standard.version)
    for (index, criterion) in standard.criteria.enumerated() {
      switch (number + index * 7) % 11 {
      case 0 where criterion.mayBeLeftOut && criterion.kind == .scored:
        card.marks[criterion.id] = Mark(state: .na, reason: "案情不涉及")
      case 1, 2:
        guard let deduction = criterion.deductions.first, criterion.kind == .scored else { fallthrough }
        card.marks[criterion.id] = Mark(
          state: .deducted, deductions: [TakenDeduction(id: deduction.id)], reason: "缺少签名，见笔录第二页",
          evidence: [Citation(document: "现场检查笔录", page: 2, quote: "签名：")])
      default: card.marks[criterion.id] = Mark(state: .met)
      }
    }
    return card
  }
}
