import CaseFiles

/// A value of the law that nobody has held against its text for a year.
public struct Unconfirmed: Sendable, Equatable {
  public var id: String
  public var title: Localized
  public var from: Day
  public var basis: String
  public var checkedOn: Day
}

extension Law {
  /// The values in force on the day or later that were last confirmed more than a year before it, the oldest first.
  public func unconfirmed(on today: Day) -> [Unconfirmed] {
    let (year, month, day) = today.components
    guard let aYearAgo = Day(year - 1, month, day) ?? Day(year - 1, month, day - 1) else { return [] }
    func stale<Value>(_ entries: [String: LawEntry<Value>]) -> [Unconfirmed] {
      entries.values.flatMap { entry in
        entry.values.filter { $0.checkedOn < aYearAgo && ($0.to.map { $0 >= today } ?? true) }.map {
          Unconfirmed(
            id: entry.id, title: entry.title, from: $0.from, basis: $0.basis, checkedOn: $0.checkedOn)
        }
      }
    }
    let all = stale(limits) + stale(amounts) + stale(rates) + stale(counts)
    return all.sorted { ($0.checkedOn, $0.id, $0.from) < ($1.checkedOn, $1.id, $1.from) }
  }
}
