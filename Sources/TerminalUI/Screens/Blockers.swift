import CaseFiles
import Reviewing

/// One thing that keeps a review from being submitted.
struct Blocker: Sendable, Equatable {
  var text: Localized
  /// Where it is put right, as a place in the list of criteria.
  var item: Int
}

extension App {
  /// Everything that keeps the open review from being submitted, in the order of the criteria.
  var blockers: [Blocker] {
    guard let review else { return [] }
    let entry = desk.entries[review.entry]
    let gaps = entry.standard.quality(of: entry.review.scorecard, results: entry.results)
    let blockers = gaps.map { gap in
      Blocker(text: gap.sentence, item: review.position(of: gap.place) ?? review.items.count - 1)
    }
    return blockers.enumerated().sorted { ($0.element.item, $0.offset) < ($1.element.item, $1.offset) }
      .map(\.element)
  }
}

extension ReviewState {
  fileprivate func position(of place: ReviewGap.Place) -> Int? {
    switch place {
    case .criterion(let id): position(of: id)
    case .finding(let key): items.firstIndex { $0.findings.contains { $0.key == key } }
    }
  }
}
