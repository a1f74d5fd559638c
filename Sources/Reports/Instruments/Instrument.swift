import CaseFiles

/// One of the bureau's instruments on one reviewed case file.
///
/// The wording is Chinese in both languages of the interface. What is nil or blank is marked in the text as
/// （未填写：…） and listed by `draft()`.
public struct Instrument: Hashable, Sendable {
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// 评查意见书: the result on one file.
    case reviewOpinion = "opinion"
    /// 整改通知书: what must be put right, by when.
    case rectificationNotice = "rectification-notice"
  }

  public var kind: Kind
  public var number: InstrumentNumber?
  /// The bureau that signs.
  public var issuer: String?
  /// The agency whose file was reviewed.
  public var addressee: String?
  public var caseFile: ReviewedCase
  public var review: Occasion
  /// What the score came to; an opinion needs it, a notice does not show it.
  public var result: Outcome?
  /// The reviewers' opinion of the whole file; needed by a review opinion.
  public var opinion: String?
  public var problems: [Problem]
  public var deadline: Deadline?
  /// Days within which the agency may object; nil where the round sets no limit.
  public var objectionDays: Int?
  public var contact: Contact?
  public var date: Day?
  /// 抄送.
  public var copies: [String]
  /// Kept inside the file, such as the hash of the journal's head.
  public var properties: [String: String]

  public init(
    kind: Kind, number: InstrumentNumber?, issuer: String?, addressee: String?, caseFile: ReviewedCase,
    review: Occasion, result: Outcome? = nil, opinion: String? = nil, problems: [Problem] = [],
    deadline: Deadline? = nil, objectionDays: Int? = nil, contact: Contact? = nil, date: Day?,
    copies: [String] = [], properties: [String: String] = [:]
  ) {
    self.kind = kind
    self.number = number
    self.issuer = issuer
    self.addressee = addressee
    self.caseFile = caseFile
    self.review = review
    self.result = result
    self.opinion = opinion
    self.problems = problems
    self.deadline = deadline
    self.objectionDays = objectionDays
    self.contact = contact
    self.date = date
    self.copies = copies
    self.properties = properties
  }
}
