import CaseFiles

/// A review standard: the scored checklist a case file is held against, as data.
public struct Standard: Sendable, Equatable {
  /// `general-penalty`; a table with several case types names one as `mee-2024/general_penalty`.
  public var id: String
  public var version: String
  public var title: Localized
  public var issuer: String
  /// The issuing document's number, where there is one.
  public var number: String
  public var validFrom: Day?
  public var validTo: Day?
  /// The kinds of case file it is meant for.
  public var caseKinds: [CaseKind]
  public var formula: ScoreFormula
  public var rounding: Rounding
  /// Best grade first; the last one has the threshold 0. Empty where the table sets none.
  public var grades: [Grade]
  public var vetoEffect: VetoEffect
  public var sections: [Section]
  /// The points of a faultless file before any bonus: 100, or what the table counts from (120, 115).
  public var full: Points
  /// How bonus points enter the result.
  public var bonusRule: BonusRule
  /// The most all bonus items together may add; nil leaves each its own limit.
  public var bonusCap: Points?
  /// Criteria that speak of one fault, which is deducted only once.
  public var links: [Link]
  /// What the table's paper leaves open, each with the value chosen here and why.
  public var settings: [Setting]
  /// Grades of this program's own for a table that sets none; `withAttachedGrades` puts them on.
  public var attachedGrades: [Grade]

  public init(
    id: String, version: String, title: Localized, issuer: String, number: String = "",
    validFrom: Day? = nil, validTo: Day? = nil, caseKinds: [CaseKind], formula: ScoreFormula,
    rounding: Rounding, grades: [Grade], vetoEffect: VetoEffect, sections: [Section],
    full: Points = Points(100), bonusRule: BonusRule = .added, bonusCap: Points? = nil,
    links: [Link] = [], settings: [Setting] = [], attachedGrades: [Grade] = []
  ) {
    self.id = id
    self.version = version
    self.title = title
    self.issuer = issuer
    self.number = number
    self.validFrom = validFrom
    self.validTo = validTo
    self.caseKinds = caseKinds
    self.formula = formula
    self.rounding = rounding
    self.grades = grades
    self.vetoEffect = vetoEffect
    self.sections = sections
    self.full = full
    self.bonusRule = bonusRule
    self.bonusCap = bonusCap
    self.links = links
    self.settings = settings
    self.attachedGrades = attachedGrades
  }

  public var criteria: [Criterion] { sections.flatMap(\.criteria) }

  public func criterion(_ id: String) -> Criterion? {
    for section in sections {
      if let found = section.criteria.first(where: { $0.id == id }) { return found }
    }
    return nil
  }

  /// The criteria a check speaks to.
  public func criteria(forCheck check: String) -> [String] {
    criteria.filter { $0.checks.contains(check) }.map(\.id)
  }

  public struct Section: Sendable, Equatable {
    public var id: String
    public var title: Localized
    public var criteria: [Criterion]
    /// The most the section can lose, where the table floors its sections; nil leaves it to the criteria.
    public var points: Points?

    public init(id: String, title: Localized, criteria: [Criterion], points: Points? = nil) {
      self.id = id
      self.title = title
      self.criteria = criteria
      self.points = points
    }
  }

  public struct Grade: Sendable, Equatable {
    public var name: Localized
    /// The lowest rounded score with which the grade is given.
    public var threshold: Points

    public init(name: Localized, threshold: Points) {
      self.name = name
      self.threshold = threshold
    }
  }
}

extension Standard {
  /// The standard with the grades attached to it, where the table itself sets none.
  public func withAttachedGrades() -> Standard {
    guard grades.isEmpty, !attachedGrades.isEmpty else { return self }
    var graded = self
    graded.grades = attachedGrades
    return graded
  }
}
