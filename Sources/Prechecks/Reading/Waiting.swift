import CaseFiles
import Standards

/// A period that must have run out before the agency may go on, such as the time for a statement.
struct Waiting {
  /// The count from the service of the notice, or from the notice's own day where only that is recorded.
  var count: Count
  /// Whether the service is recorded; the notice's own day is the earliest the period can begin.
  var isExact: Bool

  /// Counts the limit of that id from the service of a notice.
  init(_ id: String, from notice: Event, in file: CaseFile, under rules: CheckRules) throws {
    if let served = notice.servedMoment {
      (count, isExact) = (try rules.count(id, from: served, in: file), true)
    } else if let issued = notice.moment {
      (count, isExact) = (try rules.count(id, from: issued, in: file), false)
    } else {
      throw NotRecorded.serviceDay(of: notice.kind)
    }
  }

  /// Whether an act came after the whole period; throws where the recorded days do not say.
  func isOver(before act: Moment, of notice: Event) throws -> Bool {
    if act.day <= count.last { return false }
    guard isExact else { throw NotRecorded.serviceDay(of: notice.kind) }
    return true
  }
}
