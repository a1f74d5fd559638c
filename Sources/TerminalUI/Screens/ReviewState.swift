import CaseFiles
import Prechecks
import Reviewing
import Standards

/// One row of the list of criteria.
struct ReviewItem: Sendable {
  enum Content: Sendable {
    case section(Standard.Section)
    case criterion(Criterion)
    /// 其他疑点: the findings that no criterion claims.
    case stray
  }

  struct FindingPlace: Sendable {
    var key: String
    var result: Int
    var finding: Int
  }

  var content: Content
  var findings: [FindingPlace] = []
  /// The checks that speak to it and found nothing.
  var otherResults: [Int] = []
  /// Its place in the lines of a score; of a section its first and the number of them.
  var lines: Range<Int> = 0..<0

  var criterion: Criterion? { if case .criterion(let criterion) = content { criterion } else { nil } }
  var isSection: Bool { if case .section = content { true } else { false } }
}

/// The review that is open.
struct ReviewState: Sendable {
  enum Focus: Sendable { case list, criterion }

  let entry: Int
  let id: ReviewID
  private(set) var items: [ReviewItem] = []
  private(set) var cursor = 0
  var focus = Focus.list
  /// The finding that is selected among those of the item.
  var finding = 0
  /// The next piece of its evidence to show.
  var evidence = 0
  /// The deduction taken last, which `-` takes back.
  var deduction: String?
  var scroll = 0
  /// The finding that was last scrolled into view.
  var seenFinding = -1
  /// The criterion as it was laid out for the last frame.
  var block: TextBlock?
  var first = 0
  /// Made ready once: every mark is scored.
  private var scorer: Scorer
  private(set) var score: Score
  private(set) var openFindings = 0

  var item: ReviewItem? { items.indices.contains(cursor) ? items[cursor] : nil }

  init(_ entry: CaseEntry, at position: Int) {
    self.entry = position
    id = entry.review.id
    scorer = Scorer(entry.standard)
    score = scorer.score(entry.review.scorecard)
    items = Self.items(of: entry)
    count(entry)
    cursor = items.firstIndex { !$0.isSection } ?? 0
  }

  private static func items(of entry: CaseEntry) -> [ReviewItem] {
    var speaking: [String: [Int]] = [:]
    for (index, result) in entry.results.enumerated() { speaking[result.check, default: []].append(index) }
    var claimed: Set<String> = []
    var items: [ReviewItem] = []
    var line = 0
    for section in entry.standard.sections {
      items.append(.init(content: .section(section), lines: line..<(line + section.criteria.count)))
      for criterion in section.criteria {
        var item = ReviewItem(content: .criterion(criterion), lines: line..<(line + 1))
        for check in criterion.checks {
          claimed.insert(check)
          for index in speaking[check] ?? [] {
            let places = places(of: entry.results[index], at: index)
            item.findings += places
            if places.isEmpty { item.otherResults.append(index) }
          }
        }
        items.append(item)
        line += 1
      }
    }
    var stray = ReviewItem(content: .stray)
    for (index, result) in entry.results.enumerated() where !claimed.contains(result.check) {
      stray.findings += places(of: result, at: index)
    }
    if !stray.findings.isEmpty { items.append(stray) }
    return items
  }

  private static func places(of result: CheckResult, at index: Int) -> [ReviewItem.FindingPlace] {
    result.outcome.findings.enumerated().map {
      .init(key: result.key(of: $0.element), result: index, finding: $0.offset)
    }
  }

  /// Takes over other results of the checks, and keeps the place.
  mutating func rebuild(_ entry: CaseEntry) {
    let kept = item?.criterion?.id
    scorer = Scorer(entry.standard)
    items = Self.items(of: entry)
    count(entry)
    cursor = kept.flatMap(position) ?? min(cursor, items.count - 1)
    if items.indices.contains(cursor), items[cursor].isSection {
      cursor = items.firstIndex { !$0.isSection } ?? 0
    }
    finding = min(finding, max(0, (item?.findings.count ?? 0) - 1))
    evidence = 0
  }

  /// Computes what depends on the marks.
  mutating func count(_ entry: CaseEntry) {
    score = scorer.score(entry.review.scorecard)
    openFindings = 0
    for result in entry.results {
      for finding in result.outcome.findings
      where entry.review.scorecard.decision(result.key(of: finding)).state == .open {
        openFindings += 1
      }
    }
  }

  mutating func select(_ position: Int) {
    guard items.indices.contains(position), !items[position].isSection else { return }
    if position != cursor {
      scroll = 0
      finding = 0
      seenFinding = -1
      evidence = 0
      deduction = nil
    }
    cursor = position
  }

  /// Moves by so many criteria, over the headings of sections.
  mutating func move(_ delta: Int) {
    var position = cursor
    var left = abs(delta)
    while left > 0 {
      var next = position + delta.signum()
      while items.indices.contains(next) && items[next].isSection { next += delta.signum() }
      guard items.indices.contains(next) else { break }
      position = next
      left -= 1
    }
    select(position)
  }

  /// The next item after the cursor that a test accepts, once around.
  func next(_ step: Int, where accepts: (ReviewItem) -> Bool) -> Int? {
    guard !items.isEmpty else { return nil }
    for offset in 1...items.count {
      let position = (cursor + step * offset + items.count * (offset + 1)) % items.count
      if !items[position].isSection && accepts(items[position]) { return position }
    }
    return nil
  }

  func position(of criterion: String) -> Int? { items.firstIndex { $0.criterion?.id == criterion } }
}
