import GRDB
import Reviewing
import Synchronization

extension ReviewStore {
  /// Takes the changes one act of a person makes: all of them, or none where one is refused.
  ///
  /// They are applied to the review as it is in the database at that moment, not as the caller last
  /// saw it. A review that is not there yet begins with `opened`.
  ///
  /// - Parameter clock: Milliseconds since 1970.
  /// - Throws: `ReviewRefusal` where the review does not take a change, `StoreError.noReview`,
  ///   `StoreError.numberTaken`, or what keeps the database from being written.
  @discardableResult
  public func append(
    _ actions: [ReviewAction], to id: ReviewID, by actor: String, reason: String = "", clock: Int64
  ) throws -> [ReviewEvent] {
    try act(on: id, by: actor, reason: reason, clock: clock) { turn in
      for action in actions { try turn.take(action) }
      return turn.events
    }
  }

  /// Takes one act of a person that touches several reviews, such as a draw: all of it, or nothing.
  ///
  /// - Throws: As `append`.
  public func append(
    _ changes: [(review: ReviewID, actions: [ReviewAction])], by actor: String, reason: String = "",
    clock: Int64
  ) throws {
    for text in [actor, reason] + changes.flatMap({ [$0.review.caseFile, $0.review.reviewer] }) {
      try text.refuseNull()
    }
    try write { db in
      for change in changes {
        var turn = try Turn(
          db: db, review: change.review, actor: actor, reason: reason, clock: clock, known: nil)
        for action in change.actions { try turn.take(action) }
      }
    }
    latest.review = nil
  }

  func act<Value>(
    on id: ReviewID, by actor: String, reason: String, clock: Int64, _ body: (inout Turn) throws -> Value
  ) throws -> Value {
    for text in [id.caseFile, id.reviewer, actor, reason] { try text.refuseNull() }
    let known = latest.review
    let (value, outcome) = try write { db in
      var turn = try Turn(db: db, review: id, actor: actor, reason: reason, clock: clock, known: known)
      let value = try body(&turn)
      return (value, turn.stored.map { LatestReview.Entry(head: turn.end.hash, stored: $0) })
    }
    latest.review = outcome
    return value
  }
}

/// The review this instance wrote last: as long as the journal ends where it did then, its rows need
/// not be read and decoded again.
final class LatestReview: Sendable {
  struct Entry {
    var head: String
    var stored: StoredReview
  }

  private let entry = Mutex<Entry?>(nil)

  var review: Entry? {
    get { entry.withLock { $0 } }
    set { entry.withLock { $0 = newValue } }
  }
}

/// The events of one transaction as they come about.
struct Turn {
  let db: Database
  let review: ReviewID
  let actor: String
  let reason: String
  let clock: Int64
  var end: JournalEnd
  var stored: StoredReview?
  var events: [ReviewEvent] = []

  init(
    db: Database, review: ReviewID, actor: String, reason: String, clock: Int64,
    known: LatestReview.Entry?
  ) throws {
    self.db = db
    self.review = review
    self.actor = actor
    self.reason = reason
    self.clock = clock
    end = try JournalEnd.read(db)
    stored =
      if let known, known.head == end.hash, known.stored.review.id.isWritten(as: review) {
        known.stored
      } else {
        try StoredReview.fetch(review, in: db)
      }
  }

  /// Takes what a person does.
  mutating func take(_ action: ReviewAction) throws {
    for text in action.texts { try text.refuseNull() }
    if let objection = stored?.review.objection(to: action, by: actor) { throw objection }
    try record(action)
  }

  mutating func record(_ action: ReviewAction) throws {
    stored = try Projection(db: db).apply(action, to: review, stored, by: actor)
    let event = ReviewEvent(
      writer: end.header.writer, sequence: Int(end.sequence + 1), time: Int(end.time + 1), clock: clock,
      actor: actor, review: review, action: action, reason: reason)
    let entry = try JournalEntry(
      event, number: end.number + 1, previous: end.hash, algorithm: end.header.algorithm)
    try entry.insert(db)
    end.number = entry.number
    end.sequence = entry.sequence
    end.time = entry.time
    end.hash = String(decoding: entry.hash, as: UTF8.self)
    events.append(event)
  }
}

extension ReviewID {
  /// Whether both are the same bytes, as the database compares them.
  fileprivate func isWritten(as other: ReviewID) -> Bool {
    caseFile.utf8.elementsEqual(other.caseFile.utf8) && reviewer.utf8.elementsEqual(other.reviewer.utf8)
  }
}

extension String {
  func refuseNull() throws {
    guard !utf8.contains(0) else { throw StoreError.unstorableText(self) }
  }
}

extension ReviewAction {
  /// The texts that get a column of their own; those inside a list are escaped by JSON.
  fileprivate var texts: [String] {
    switch self {
    case .opened(let standard, let version): [standard, version]
    case .marked(let criterion, _, let after): [criterion, after.reason]
    case .decided(let finding, _, let after): [finding, after.reason]
    case .opinion(_, let after): [after]
    case .overruled(let criterion, _, _): [criterion]
    case .upgraded(let before, let after): [before, after]
    case .entered(let field, _, _): [field]
    case .submitted, .reopened: []
    case .issued(let kind, let prefix, _, _): [kind, prefix]
    case .rectified(_, _, .started(let notice)): [notice.number, notice.agency]
    case .rectified: []
    case .numbered(let key, let step): [key.prefix] + step.texts
    }
  }
}

extension NumberStep {
  fileprivate var texts: [String] {
    switch self {
    case .usedBefore(let note): [note]
    case .reserved(let purpose): [purpose]
    case .issued(let kind, let title): [kind, title]
    case .cancelled(let reason): [reason]
    }
  }
}
