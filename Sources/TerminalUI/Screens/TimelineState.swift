import CaseFiles
import Prechecks
import Reviewing
import Standards

/// The events of a file and the limits counted in it, as the rows of a chart.
struct TimelineState: Sendable {
  enum Row: Sendable {
    case event(Event)
    case limit(CheckedLimit, title: Localized)
  }

  /// How many days a column holds, from a day to a quarter.
  static let scales = [1, 2, 4, 7, 14, 30, 90]

  let review: ReviewID
  let rows: [Row]
  /// The days shown at all, with a margin; nil where nothing has a day.
  let span: ClosedRange<Day>?
  /// The calendar the limits were counted by; without a limit no day is shaded.
  let calendar: WorkCalendar
  private(set) var cursor = 0
  var first = 0
  /// Days a column; nil for as many as show everything.
  var scale: Int?
  /// The first day shown; nil for the beginning.
  var from: Day?

  init(_ entry: CaseEntry, events: [Event]) {
    review = entry.review.id
    let limits = entry.results.flatMap { result in
      result.limits.map { Row.limit($0, title: result.title) }
    }
    rows =
      events.filter { $0.day != nil }.map { .event($0) } + limits
      + events.filter { $0.day == nil }.map { .event($0) }
    calendar =
      entry.results.lazy.compactMap(\.limits.first).first?.calendar ?? WorkCalendar(days: [:], years: [])
    let days = rows.flatMap(\.days)
    span = days.min().flatMap { low in days.max().map { high in (low - 2)...(high + 2) } }
  }

  var row: Row? { rows.indices.contains(cursor) ? rows[cursor] : nil }

  mutating func move(_ delta: Int) { cursor = min(max(0, cursor + delta), max(0, rows.count - 1)) }

  mutating func select(_ position: Int) {
    cursor = position
    move(0)
  }

  /// The days a column holds in a chart of so many columns.
  func daysPerColumn(_ columns: Int) -> Int {
    if let scale { return scale }
    guard let span, columns > 0 else { return 1 }
    let days = span.upperBound - span.lowerBound + 1
    return Self.scales.first { days <= $0 * columns } ?? (days + columns - 1) / columns
  }

  /// One step nearer or further; the days at the cursor stay in sight.
  mutating func zoom(_ step: Int, columns: Int) {
    let now = daysPerColumn(columns)
    if step > 0 {
      scale = Self.scales.last { $0 < now } ?? 1
    } else {
      scale = Self.scales.first { $0 > now } ?? now
    }
    showCursor(columns: columns, isCentred: true)
  }

  /// Moves along in time by half a window.
  mutating func scroll(_ step: Int, columns: Int) {
    guard let span else { return }
    let half = max(1, columns / 2) * daysPerColumn(columns)
    from = kept((from ?? span.lowerBound) + step * half, columns: columns)
  }

  /// Moves the window so that the row at the cursor is in it.
  mutating func showCursor(columns: Int, isCentred: Bool = false) {
    guard let span, let row, let low = row.days.min(), let high = row.days.max() else { return }
    let width = columns * daysPerColumn(columns)
    let now = from ?? span.lowerBound
    if !isCentred, low >= now, high < now + width { return }
    if !isCentred, high - low + 1 > width, row.focus >= now, row.focus < now + width { return }
    // Of what is wider than the window its end matters.
    let focus = row.focus
    let middle = high - low + 1 > width ? focus - width * 2 / 3 : low - (width - (high - low + 1)) / 2
    from = kept(middle, columns: columns)
  }

  private func kept(_ day: Day, columns: Int) -> Day {
    guard let span else { return day }
    let last = span.upperBound - columns * daysPerColumn(columns) + 1
    return max(span.lowerBound, min(day, max(last, span.lowerBound)))
  }
}

extension TimelineState.Row {
  /// Every day the row marks.
  var days: [Day] {
    switch self {
    case .event(let event): [event.day, event.until, event.served].compactMap { $0?.value }
    case .limit(let limit, _):
      [limit.start.day, limit.rawLast, limit.last] + (limit.end.map { [$0.day] } ?? [])
    }
  }

  /// The day that matters most: an event's own, the last day of a limit or what is over it.
  var focus: Day {
    switch self {
    case .event(let event): event.day?.value ?? Day(number: 0)
    case .limit(let limit, _): max(limit.last, limit.end?.day ?? limit.last)
    }
  }

  /// The document to show for it, with the day as the words to look for.
  var evidence: [Source] {
    switch self {
    case .event(let event):
      event.document.map {
        [Source(file: $0.value, page: event.page?.value, quote: event.day?.value.description)]
      }
        ?? [event.source]
    case .limit(let limit, _): (limit.end?.evidence ?? []) + limit.start.evidence
    }
  }
}
