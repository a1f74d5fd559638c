import CaseFiles

/// How marks become a number.
public enum ScoreFormula: Sendable, Equatable {
  /// The full points less all deductions; what is not applicable keeps its points.
  ///
  /// Where the sections have points of their own, this is the sum of the sections, each floored at 0.
  case fullMinusDeductions
  /// The points earned, normalised to the full points over the criteria that take part.
  case earnedRatio
  /// `base + scale × earned ÷ participating − deductions` of the sections named.
  case basePlusRatio(base: Points, scale: Points, deductionSections: [String])
}

/// To how many decimals a score is rounded, and which way.
public struct Rounding: Sendable, Equatable {
  public enum Mode: String, Sendable, Equatable, CaseIterable {
    /// 四舍五入.
    case halfUp = "half-up"
    /// 四舍六入五成双.
    case halfEven = "half-even"
    /// 只舍不入.
    case down
  }

  /// 0 to 3.
  public var decimals: Int
  public var mode: Mode

  public init(decimals: Int, mode: Mode = .halfUp) {
    self.decimals = decimals
    self.mode = mode
  }
}

/// What a veto does to the result; the ungated figure is always shown beside it.
public enum VetoEffect: Sendable, Equatable {
  case scoreZero
  case lowestGrade
  /// The score is at most this.
  case fixed(Points)
}

/// How bonus points enter the result.
public enum BonusRule: String, Sendable, Equatable, CaseIterable {
  /// After the formula, point for point.
  case added = "after"
  /// As points earned, so that they weigh what every other point of the table weighs.
  case inRatio = "ratio"
}

extension Standard {
  /// Criteria that may speak of one and the same fault: of their losses only the one that weighs most counts.
  public struct Link: Sendable, Equatable {
    public var id: String
    /// Criterion ids; a criterion belongs to one link at most.
    public var members: [String]
    public var reason: Localized

    public init(id: String, members: [String], reason: Localized) {
      self.id = id
      self.members = members
      self.reason = reason
    }
  }

  /// A question the table's paper leaves open, with the answer this file gives.
  public struct Setting: Sendable, Equatable {
    /// The key of the file it speaks of: `bonus`, `decimals`, `rounding`, `grades`, `step`, `links`, `veto`.
    public var key: String
    /// The answers one could give; the first is the one given.
    public var options: [String]
    /// What is open.
    public var question: Localized
    /// Why this answer.
    public var reason: Localized

    public init(key: String, options: [String], question: Localized, reason: Localized) {
      self.key = key
      self.options = options
      self.question = question
      self.reason = reason
    }

    public var value: String { options.first ?? "" }
  }
}
