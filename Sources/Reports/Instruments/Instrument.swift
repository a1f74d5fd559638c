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
  public var review: ReviewContext
  /// What the score came to; an opinion needs it, a notice does not show it.
  public var result: ReviewResult?
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
    review: ReviewContext, result: ReviewResult? = nil, opinion: String? = nil, problems: [Problem] = [],
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

/// A document number: code of the body, year, and number without leading zeros.
public struct InstrumentNumber: Hashable, Sendable, CustomStringConvertible {
  public var prefix: String
  public var year: Int
  public var serial: Int

  public init(prefix: String, year: Int, serial: Int) {
    self.prefix = prefix
    self.year = year
    self.serial = serial
  }

  /// 示司评〔2024〕12号.
  public var description: String { "\(prefix)〔\(year)〕\(serial)号" }
}

/// The case file an instrument speaks of.
public struct ReviewedCase: Hashable, Sendable {
  public var number: String?
  public var title: String?
  public var party: String?

  public init(number: String?, title: String?, party: String?) {
    self.number = number
    self.title = title
    self.party = party
  }
}

/// In which round, how, by what standard and by whom the file was reviewed.
public struct ReviewContext: Hashable, Sendable {
  /// The round's name, such as 2024年下半年行政执法案卷评查; nil outside rounds.
  public var round: String?
  /// 集中评查, 交叉评查 and so on.
  public var mode: String?
  public var standard: String?
  public var reviewers: [String]

  public init(round: String? = nil, mode: String? = nil, standard: String?, reviewers: [String]) {
    self.round = round
    self.mode = mode
    self.standard = standard
    self.reviewers = reviewers
  }
}

/// The score as the instrument states it; all figures come ready as text, in points.
public struct ReviewResult: Hashable, Sendable {
  public var score: String
  public var grade: String
  /// The vetoes that were found, by their wording in the standard.
  public var vetoes: [String]
  /// The score before a veto took effect.
  public var ungated: String?
  public var sections: [Section]

  /// One line of the table of scores.
  public struct Section: Hashable, Sendable {
    public var title: String
    public var full: String
    public var earned: String
    public var reason: String

    public init(title: String, full: String, earned: String, reason: String) {
      self.title = title
      self.full = full
      self.earned = earned
      self.reason = reason
    }
  }

  public init(
    score: String, grade: String, vetoes: [String] = [], ungated: String? = nil, sections: [Section] = []
  ) {
    self.score = score
    self.grade = grade
    self.vetoes = vetoes
    self.ungated = ungated
    self.sections = sections
  }
}

/// The last day for putting things right, and how it was counted.
public struct Deadline: Hashable, Sendable {
  public var day: Day
  /// Start, rule, days skipped and why; printed in the instrument.
  public var derivation: String?

  public init(day: Day, derivation: String? = nil) {
    self.day = day
    self.derivation = derivation
  }
}

/// Whom the agency can ask.
public struct Contact: Hashable, Sendable {
  public var name: String
  public var phone: String

  public init(name: String, phone: String) {
    self.name = name
    self.phone = phone
  }
}
