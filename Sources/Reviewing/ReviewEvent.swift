import CaseFiles

/// One change, as it is appended to the journal and never altered.
///
/// The events are the audit trail, the undo history and what is exchanged between workstations.
public struct ReviewEvent: Sendable, Equatable, Codable {
  /// The workspace that wrote it.
  public var writer: String
  /// 1, 2, 3 … for each writer, without a gap.
  public var sequence: Int
  /// Logical time: greater than that of every event the writer had seen.
  public var time: Int
  /// The wall clock in milliseconds since 1970, for people only.
  public var clock: Int64
  /// The person who acted.
  public var actor: String
  /// The review it belongs to.
  public var review: ReviewID
  public var action: ReviewAction
  /// Why, where the change needs a reason.
  public var reason: String

  public init(
    writer: String, sequence: Int, time: Int, clock: Int64, actor: String, review: ReviewID,
    action: ReviewAction, reason: String = ""
  ) {
    self.writer = writer
    self.sequence = sequence
    self.time = time
    self.clock = clock
    self.actor = actor
    self.review = review
    self.action = action
    self.reason = reason
  }
}

/// What names a review: a case file and the person who reviews it.
public struct ReviewID: Sendable, Hashable, Codable {
  public var caseFile: String
  public var reviewer: String

  public init(caseFile: String, reviewer: String) {
    self.caseFile = caseFile
    self.reviewer = reviewer
  }
}

extension ReviewID {
  /// What belongs to no one review, such as the book of document numbers.
  public static let workspace = ReviewID(caseFile: "", reviewer: "")
}

/// What changed, with what was and what is.
public enum ReviewAction: Sendable, Equatable, Codable {
  case opened(standard: String, version: String)
  case marked(criterion: String, before: Mark, after: Mark)
  case decided(finding: String, before: FindingDecision, after: FindingDecision)
  case opinion(before: String, after: String)
  case submitted
  /// Taken back by the reviewer, with a reason.
  case reopened
  /// A panel decided on a criterion in place of the reviewer, or took its decision back.
  case overruled(criterion: String, before: PanelDecision?, after: PanelDecision?)
  /// A document was issued under a number.
  case issued(kind: String, prefix: String, year: Int, serial: Int)
  /// A document number was reserved, cancelled, or given to something that is no review's.
  case numbered(NumberKey, NumberStep)
  /// An open review was bound to another version of its standard; its marks stay as they are.
  case upgraded(before: String, after: String)
  /// Something was done about the notice at this place among the review's, from 1; `seen` is how many steps it
  /// had, so that a change made on an old view of it is refused.
  case rectified(place: Int, seen: Int, step: RectificationStep)
  /// A fact of the file as the reviewer read it, or the file's own again where `after` is nil.
  ///
  /// `field` is a `FactPath`, written out.
  case entered(field: String, before: FactEntry?, after: FactEntry?)

  /// The change that takes this one back; nil where there is none.
  public var inverse: ReviewAction? {
    switch self {
    case .marked(let criterion, let before, let after):
      .marked(criterion: criterion, before: after, after: before)
    case .decided(let finding, let before, let after):
      .decided(finding: finding, before: after, after: before)
    case .opinion(let before, let after): .opinion(before: after, after: before)
    case .overruled(let criterion, let before, let after):
      .overruled(criterion: criterion, before: after, after: before)
    case .upgraded(let before, let after): .upgraded(before: after, after: before)
    case .entered(let field, let before, let after): .entered(field: field, before: after, after: before)
    case .opened, .submitted, .reopened, .issued, .rectified, .numbered: nil
    }
  }
}
