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
  /// Best grade first; the last one has the threshold 0.
  public var grades: [Grade]
  public var vetoEffect: VetoEffect
  public var sections: [Section]

  public init(
    id: String, version: String, title: Localized, issuer: String, number: String = "",
    validFrom: Day? = nil, validTo: Day? = nil, caseKinds: [CaseKind], formula: ScoreFormula,
    rounding: Rounding, grades: [Grade], vetoEffect: VetoEffect, sections: [Section]
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

    public init(id: String, title: Localized, criteria: [Criterion]) {
      self.id = id
      self.title = title
      self.criteria = criteria
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

/// How marks become a number.
public enum ScoreFormula: Sendable, Equatable {
  /// The full points less all deductions; what is not applicable keeps its points.
  case fullMinusDeductions
  /// The points earned, normalised to the full points over the criteria that take part.
  case earnedRatio
  /// `base + scale × earned ÷ participating − deductions` of the sections named.
  case basePlusRatio(base: Points, scale: Points, deductionSections: [String])
}

/// To how many decimals a score is rounded, half up.
public struct Rounding: Sendable, Equatable {
  /// 0 to 3.
  public var decimals: Int

  public init(decimals: Int) { self.decimals = decimals }
}

/// What a veto does to the result; the ungated figure is always shown beside it.
public enum VetoEffect: Sendable, Equatable {
  case scoreZero
  case lowestGrade
}

/// One scored line of a standard.
public struct Criterion: Sendable, Equatable {
  public enum Kind: String, Sendable, Equatable, CaseIterable {
    /// Loses points by its deductions, never below zero.
    case scored
    /// A gate: established or not; carries no points.
    case veto
    /// Adds points, up to its own.
    case bonus
    /// Is answered but never counted.
    case record
  }

  public var id: String
  public var kind: Kind
  public var title: Localized
  /// The most it can give or lose.
  public var points: Points
  public var deductions: [Deduction]
  /// When the criterion is not applicable; nil where it always applies.
  public var notApplicable: Localized?
  /// Clause or article.
  public var basis: String
  /// The documents to look into.
  public var look: Localized
  public var commonErrors: Localized?
  public var exceptions: Localized?
  /// What the agency is to do where the criterion is not met; nil leaves it to the bureau's general words.
  public var remedy: Localized?
  /// The checks that speak to it.
  public var checks: [String]

  public init(
    id: String, kind: Kind, title: Localized, points: Points, deductions: [Deduction] = [],
    notApplicable: Localized? = nil, basis: String, look: Localized = Localized(""),
    commonErrors: Localized? = nil, exceptions: Localized? = nil, remedy: Localized? = nil,
    checks: [String] = []
  ) {
    self.id = id
    self.kind = kind
    self.title = title
    self.points = points
    self.deductions = deductions
    self.notApplicable = notApplicable
    self.basis = basis
    self.look = look
    self.commonErrors = commonErrors
    self.exceptions = exceptions
    self.remedy = remedy
    self.checks = checks
  }
}

/// One way to lose points.
public struct Deduction: Sendable, Equatable {
  public enum Amount: Sendable, Equatable {
    /// Taken once.
    case once(Points)
    /// Taken for each occurrence, up to a cap.
    case perOccurrence(step: Points, cap: Points)
    /// The reviewer chooses within the range.
    case range(min: Points, max: Points)
  }

  public var id: String
  public var title: Localized
  public var amount: Amount

  public init(id: String, title: Localized, amount: Amount) {
    self.id = id
    self.title = title
    self.amount = amount
  }

  /// The most this deduction can take.
  public var most: Points {
    switch amount {
    case .once(let points): points
    case .perOccurrence(_, let cap): cap
    case .range(_, let max): max
    }
  }
}
