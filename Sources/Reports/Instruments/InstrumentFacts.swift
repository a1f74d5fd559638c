import CaseFiles

extension Instrument {
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
  public struct Occasion: Hashable, Sendable {
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
  public struct Outcome: Hashable, Sendable {
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
}
