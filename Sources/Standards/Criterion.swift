import CaseFiles

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
  /// Whether a reviewer may leave it out as not applicable.
  public var mayBeLeftOut: Bool
  /// The steps in which a reviewer gives points; nil where points are only lost by deductions.
  public var step: Points?
  /// The criteria that are not applicable when this one is not: the items of a document that is not needed.
  public var carries: [String]

  public init(
    id: String, kind: Kind, title: Localized, points: Points, deductions: [Deduction] = [],
    notApplicable: Localized? = nil, basis: String, look: Localized = Localized(""),
    commonErrors: Localized? = nil, exceptions: Localized? = nil, remedy: Localized? = nil,
    checks: [String] = [], mayBeLeftOut: Bool = true, step: Points? = nil, carries: [String] = []
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
    self.mayBeLeftOut = mayBeLeftOut
    self.step = step
    self.carries = carries
  }

  /// Whether the reviewer gives points instead of choosing deductions.
  public var isEarned: Bool { step != nil }

  /// Whether it asks for a document: present, missing or not needed, with the section's items under it.
  public var isDocument: Bool { !carries.isEmpty }
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
  /// The other criteria that earn nothing once this is taken: all items of a document that is missing.
  public var zeroes: [String]

  public init(id: String, title: Localized, amount: Amount, zeroes: [String] = []) {
    self.id = id
    self.title = title
    self.amount = amount
    self.zeroes = zeroes
  }

  /// The id under which the points a reviewer did not give are taken.
  public static let notGiven = "short"

  /// The id under which a missing document is recorded.
  public static let missing = "missing"

  /// The most this deduction can take.
  public var most: Points {
    switch amount {
    case .once(let points): points
    case .perOccurrence(_, let cap): cap
    case .range(_, let max): max
    }
  }
}
