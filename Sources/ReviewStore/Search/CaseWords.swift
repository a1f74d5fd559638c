import CaseFiles
import Dispatch
import Reviewing
import Synchronization

/// What a case file is found by, as the index holds it.
struct CaseWords: Sendable {
  /// Agency, party, act, title and number.
  private let facts: [UInt16]
  /// Documents, and whatever else is recorded.
  private let text: [UInt16]

  init(_ row: CaseRow, text: String) {
    var facts: [UInt16] = []
    facts.reserveCapacity(64)
    for fact in [row.agency, row.party, row.act, row.title, row.number] {
      SearchText.append(fact, to: &facts)
    }
    self.facts = facts
    self.text = SearchText.units(text)
  }

  var count: Int { facts.count + text.count }

  /// The texts of the index for the version that holds them.
  func texts(of version: Int64) -> [WordRun.Text] {
    let numbers = WordIndex.texts(of: version)
    return [
      WordRun.Text(number: numbers.facts, units: facts), WordRun.Text(number: numbers.text, units: text),
    ]
  }
}

/// The words of what an import has written, until there are enough of them for a segment of the index.
final class GatheredWords: Sendable {
  private struct State {
    var words: [(version: Int64, words: CaseWords)] = []
    /// The first of the versions of each transaction.
    var ranges: [Int64] = []
    var count = 0
    var failure: (any Error)?
  }

  /// How many characters are gathered: few enough to be sorted together.
  private static let most = WordRun.mostUnits / 4 * 3

  private let store: ReviewStore
  private let pace: Pace
  private let state = Mutex(State())
  private let queue = DispatchQueue(label: "casereview.words")
  private let group = DispatchGroup()

  init(for store: ReviewStore, _ pace: Pace) {
    self.store = store
    self.pace = pace
  }

  /// - Parameter words: Those of the versions of one transaction, in their order.
  func take(_ words: [(version: Int64, words: CaseWords)]) throws {
    guard let first = words.first else { return }
    let isEnough = state.withLock { state in
      state.words += words
      state.ranges.append(first.version)
      state.count += words.reduce(0) { $0 + $1.words.count }
      return state.count >= Self.most
    }
    if isEnough { write() }
  }

  /// Writes what is left, and waits until it is written.
  func settle() throws {
    write()
    group.wait()
    let failure = state.withLock { state in
      defer { state.failure = nil }
      return state.failure
    }
    if let failure { throw failure }
  }

  private func write() {
    let (words, ranges) = state.withLock { state in
      defer { (state.words, state.ranges, state.count) = ([], [], 0) }
      return (state.words, state.ranges)
    }
    guard !words.isEmpty else { return }
    queue.async(group: group) { [self] in
      do {
        let texts = words.flatMap { $0.words.texts(of: $0.version) }
        try store.index(texts, ranges: ranges, pace)
      } catch {
        state.withLock { $0.failure = $0.failure ?? error }
      }
    }
  }
}
