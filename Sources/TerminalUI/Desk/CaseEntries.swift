import Reviewing

/// The case files of a desk that are loaded, by their place on it.
///
/// A desk of a few files holds them all; one of thousands holds those that were opened.
public struct CaseEntries: Sendable {
  private var loaded: [Int: CaseEntry] = [:]
  /// One more than the last place taken.
  public private(set) var end = 0

  public init() {}

  public func isLoaded(_ position: Int) -> Bool { loaded[position] != nil }

  /// The entry at a place that is known to be loaded, such as that of the review in hand.
  public subscript(position: Int) -> CaseEntry {
    get {
      guard let entry = loaded[position] else {
        preconditionFailure("the case file \(position) is not loaded")
      }
      return entry
    }
    set {
      loaded[position] = newValue
      end = max(end, position + 1)
    }
  }

  public mutating func append(_ entry: CaseEntry) { self[end] = entry }

  /// Lets go of all entries but one.
  mutating func unload(except kept: Int?) { loaded = loaded.filter { $0.key == kept } }

  var loadedCount: Int { loaded.count }

  /// The entries loaded, in the order of the desk.
  public var all: [CaseEntry] { loaded.sorted { $0.key < $1.key }.map(\.value) }

  /// The loaded entry of a review.
  public func entry(_ review: ReviewID) -> CaseEntry? { loaded.values.first { $0.review.id == review } }
}
