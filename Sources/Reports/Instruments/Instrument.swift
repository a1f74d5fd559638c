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
    /// 行政执法监督通知书: look into this and explain.
    case supervisionNotice = "supervision-notice"
    /// 行政执法监督建议书: advice.
    case supervisionAdvice = "supervision-advice"
    /// 行政执法监督意见书: an act is unlawful or improper, put it right yourselves.
    case supervisionOpinion = "supervision-opinion"
    /// 行政执法监督决定书: what was not put right is decided.
    case supervisionDecision = "supervision-decision"
    /// 问题清单: the problems as a table, without a number of its own.
    case problemList = "problem-list"
    /// The answer to a major act that was filed for the record.
    case filingReply = "filing-reply"

    public var title: Localized {
      switch self {
      case .reviewOpinion: Localized(zh: "评查意见书", en: "review opinion")
      case .rectificationNotice: Localized(zh: "整改通知书", en: "rectification notice")
      case .supervisionNotice: Localized(zh: "行政执法监督通知书", en: "supervision notice")
      case .supervisionAdvice: Localized(zh: "行政执法监督建议书", en: "supervision advice")
      case .supervisionOpinion: Localized(zh: "行政执法监督意见书", en: "supervision opinion")
      case .supervisionDecision: Localized(zh: "行政执法监督决定书", en: "supervision decision")
      case .problemList: Localized(zh: "问题清单", en: "problem list")
      case .filingReply: Localized(zh: "备案审查复函", en: "filing reply")
      }
    }

    /// What the text calls itself: 本通知书.
    var ownName: String {
      switch self {
      case .reviewOpinion, .supervisionOpinion: "意见书"
      case .rectificationNotice, .supervisionNotice: "通知书"
      case .supervisionAdvice: "建议书"
      case .supervisionDecision: "决定书"
      case .problemList: "清单"
      case .filingReply: "函"
      }
    }
  }

  /// The days of an act that was filed for the record.
  public struct Filing: Hashable, Sendable {
    /// The day of the act.
    public var decided: Day?
    /// The day it was filed with the bureau.
    public var filed: Day?
    /// The last day for filing it; nil where no limit is set.
    public var limit: Day?

    public init(decided: Day?, filed: Day?, limit: Day? = nil) {
      self.decided = decided
      self.filed = filed
      self.limit = limit
    }

    /// The limit, where it was missed.
    var late: Day? {
      guard let filed, let limit, filed > limit else { return nil }
      return limit
    }

    var daysLate: Int? {
      guard let filed, let late else { return nil }
      return filed.number - late.number
    }
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
  /// The regulation that makes the bureau a supervisor; needed by instruments of supervision.
  public var basis: String?
  /// The number of the supervision opinion a decision follows.
  public var earlier: String?
  /// The last day to report how a decision was carried out.
  public var reportDeadline: Deadline?
  /// What a reply to a filing for the record speaks of.
  public var filing: Filing?
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
