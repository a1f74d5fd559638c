import Standards

/// One reviewer's marks on one case file.
public struct Scorecard: Sendable, Equatable, Codable {
  /// The standard it is filled in by, with the version it stays bound to.
  public var standard: String
  public var standardVersion: String
  /// By criterion; one that is missing is unanswered.
  public var marks: [String: Mark]
  /// By the key of the finding; one that is missing is open.
  public var findings: [String: FindingDecision]
  /// The reviewer's opinion of the whole file.
  public var opinion: String
  /// By criterion: what a panel decided in place of the reviewer's mark, which stays beside it.
  public var panel: [String: PanelDecision]

  public init(
    standard: String, standardVersion: String, marks: [String: Mark] = [:],
    findings: [String: FindingDecision] = [:], opinion: String = "", panel: [String: PanelDecision] = [:]
  ) {
    self.standard = standard
    self.standardVersion = standardVersion
    self.marks = marks
    self.findings = findings
    self.opinion = opinion
    self.panel = panel
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    standard = try container.decode(String.self, forKey: .standard)
    standardVersion = try container.decode(String.self, forKey: .standardVersion)
    marks = try container.decode([String: Mark].self, forKey: .marks)
    findings = try container.decode([String: FindingDecision].self, forKey: .findings)
    opinion = try container.decode(String.self, forKey: .opinion)
    panel = try container.decodeIfPresent([String: PanelDecision].self, forKey: .panel) ?? [:]
  }

  /// The mark that counts: the panel's where there is one.
  public func countedMark(_ criterion: String) -> Mark { panel[criterion]?.mark ?? mark(criterion) }

  public func mark(_ criterion: String) -> Mark { marks[criterion] ?? Mark() }

  public func decision(_ finding: String) -> FindingDecision { findings[finding] ?? FindingDecision() }
}

/// The answer to one criterion.
public struct Mark: Sendable, Equatable, Codable {
  public enum State: String, Sendable, Codable, CaseIterable {
    case unanswered, met, deducted, na, veto
  }

  public var state: State
  public var deductions: [TakenDeduction]
  public var reason: String
  public var evidence: [Citation]

  public init(
    state: State = .unanswered, deductions: [TakenDeduction] = [], reason: String = "",
    evidence: [Citation] = []
  ) {
    self.state = state
    self.deductions = deductions
    self.reason = reason
    self.evidence = evidence
  }
}

/// A deduction of the standard as a reviewer took it.
public struct TakenDeduction: Sendable, Equatable, Codable {
  public var id: String
  /// At least 1; more only where the standard counts occurrences.
  public var times: Int
  /// The points chosen where the standard leaves a range.
  public var points: Points?

  public init(id: String, times: Int = 1, points: Points? = nil) {
    self.id = id
    self.times = times
    self.points = points
  }
}

/// The place in the case file a mark rests on.
public struct Citation: Sendable, Equatable, Hashable, Codable {
  public var document: String
  public var page: Int?
  /// The words cited; for an absence what was looked for.
  public var quote: String
  /// Whether the citation says that something is not there.
  public var isAbsence: Bool

  public init(document: String, page: Int?, quote: String, isAbsence: Bool = false) {
    self.document = document
    self.page = page
    self.quote = quote
    self.isAbsence = isAbsence
  }
}

/// What a reviewer made of a finding.
public struct FindingDecision: Sendable, Equatable, Codable {
  public enum State: String, Sendable, Codable, CaseIterable {
    case open, adopted, rejected
  }

  public var state: State
  public var reason: String

  public init(state: State = .open, reason: String = "") {
    self.state = state
    self.reason = reason
  }
}

/// What a panel decided on one criterion in place of the reviewer's mark.
public struct PanelDecision: Sendable, Equatable, Codable {
  public var mark: Mark
  /// Never empty.
  public var reason: String
  /// Who sat on it, as names.
  public var members: [String]

  public init(mark: Mark, reason: String, members: [String]) {
    self.mark = mark
    self.reason = reason
    self.members = members
  }

  /// Whether somebody else than the reviewer sat on it: nobody is the panel over a review of his own.
  public func hasOthers(than reviewer: String) -> Bool {
    members.contains { $0.plainName != reviewer.plainName }
  }
}
