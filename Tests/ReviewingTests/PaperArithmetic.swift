import Reviewing
import Standards

/// The paper's own sum, worked out in half points and by the documents' numbers, not by the program's rules:
/// 50 + 50 × Σ earned ÷ Σ taking part − Σ basic elements, in hundredths of a point, half up.
struct PaperArithmetic {
  /// `D04` → its items in order, with half points.
  private let documents: [(id: String, items: [(id: String, points: Int)])]
  private let elements: [(id: String, points: Int)]
  private let bonus: (id: String, points: Int)?
  /// What the paper does not deduct twice: a basic element and the items that list the same.
  private let same: [[String]]

  init(_ standard: Standard) {
    func half(_ points: Points) -> Int { points.thousandths / 500 }
    documents = standard.sections.filter { $0.id.hasPrefix("D") }.map { section in
      (section.id, section.criteria.dropFirst().map { ($0.id, half($0.points)) })
    }
    elements = standard.criteria.filter { $0.id.hasPrefix("B") || $0.id.hasPrefix("R") }
      .map { ($0.id, half($0.points)) }
    bonus = standard.criterion("P1").map { ($0.id, half($0.points)) }
    same =
      switch standard.id.split(separator: "/").last {
      case "general_penalty": [["B3", "D13.2"]]
      case "daily_penalty": [["B3", "D15.2"]]
      case "seizure": [["R1", "D07.1"]]
      case "detention_transfer", "crime_transfer": [["B1", "D01.4", "D02.3"], ["B2", "D01.3"]]
      default: []
      }
  }

  func hundredths(_ card: Scorecard) -> Int {
    var lost: [String: Int] = [:]
    var full = 0
    for (id, items) in documents where card.marks[id]?.state != .na {
      let isMissing = card.marks[id]?.state == .deducted
      // A report without its mark or number, or documents where there are none.
      let fallsWith: Set<Int> =
        switch (items.count, items.first(where: { isNone(card.marks[$0.id]) })?.id.last) {
        case (8, "2"): Set(0..<8)
        case (5, "1"): [1, 2]
        default: []
        }
      for (place, item) in items.enumerated() where card.marks[item.id]?.state != .na {
        full += item.points
        let own = card.marks[item.id].map { loss($0, of: item.points) } ?? 0
        lost[item.id] = isMissing || fallsWith.contains(place) ? item.points : own
      }
    }
    var off: [String: Int] = [:]
    for element in elements where card.marks[element.id]?.state == .deducted {
      off[element.id] = element.points
    }
    for group in same {
      // An item takes 50 × loss ÷ full, an element loss ÷ 2; both times 2 × full.
      let weights = group.map { 100 * (lost[$0] ?? 0) + full * (off[$0] ?? 0) }
      guard let most = weights.max(), let kept = weights.firstIndex(of: most) else { continue }
      for (place, id) in group.enumerated() where place != kept {
        lost[id] = lost[id].map { _ in 0 }
        off[id] = nil
      }
    }
    var earned = full - lost.values.reduce(0, +)
    if let bonus, card.marks[bonus.id]?.state == .met { earned += bonus.points }
    let taken = off.values.reduce(0, +)
    guard full > 0 else { return 10_000 - 50 * taken }
    let numerator = 5000 * (full + earned) - 50 * taken * full
    return numerator <= 0 ? 0 : (2 * numerator + full) / (2 * full)
  }

  private func isNone(_ mark: Mark?) -> Bool {
    guard let mark, mark.state == .deducted else { return false }
    return mark.deductions.contains { $0.id == "none" }
  }

  private func loss(_ mark: Mark, of points: Int) -> Int {
    guard mark.state == .deducted else { return 0 }
    var sum = 0
    for taken in mark.deductions {
      switch taken.id {
      case "none": sum += points
      case "short": sum += min(points, max(1, (taken.points?.thousandths ?? 0) / 500))
      default: break
      }
    }
    return min(points, sum)
  }
}

/// Cards as a reviewer might fill them, every state among them.
enum RandomCard {
  static func make(_ standard: Standard, _ generator: inout SeededGenerator) -> Scorecard {
    var card = Scorecard(standard: standard.id, standardVersion: standard.version)
    let hasVeto = generator.next() % 6 == 0
    for criterion in standard.criteria {
      let dice = generator.next() % 100
      let mark: Mark?
      if criterion.kind == .veto {
        mark = Mark(state: hasVeto && dice < 8 ? .veto : .met)
      } else if criterion.kind == .bonus {
        mark = Mark(state: dice < 50 ? .met : .na)
      } else if dice < 5 {
        mark = nil
      } else if dice < 20, criterion.mayBeLeftOut {
        mark = Mark(state: .na)
      } else if dice < (criterion.isDocument ? 30 : 55),
        let taken = criterion.deductions.randomElement(using: &generator)
      {
        let lost = Points(
          thousandths: 500 * Int(generator.next() % UInt64(criterion.points.thousandths / 500 + 1)))
        mark = Mark(state: .deducted, deductions: [TakenDeduction(id: taken.id, points: lost)])
      } else {
        mark = Mark(state: .met)
      }
      card.marks[criterion.id] = mark
    }
    return card
  }
}
