import CaseFiles
import Standards

/// One thing a machine can honestly say about a case file.
///
/// A check reads no clock and no disk: the same file under the same law always gives the same outcome.
/// It never scores; its findings are proposals that a reviewer adopts or rejects.
/// It holds nothing: its words are put together when they are asked for, and threads that run the same checks side by
/// side share no memory whose owners would have to be counted.
public protocol Check: Sendable {
  /// `T02-decision-limit`.
  var id: String { get }
  var title: Localized { get }
  /// The article or clause it applies, for lists and explanations.
  var basis: String { get }
  /// What it looks at, in one sentence.
  var explanation: Localized { get }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome
  /// The outcome together with the limits that were counted to reach it; a check that counts none has only the outcome.
  func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement
}

extension Check {
  public func judge(_ file: CaseFile, under rules: CheckRules) -> Judgement {
    Judgement(outcome: run(file, under: rules))
  }
}

/// What a check says of a file, with the limits it counted on the way.
public struct Judgement: Sendable {
  public var outcome: Outcome
  public var limits: [CheckedLimit] = []
}

/// The law a check is run under.
public struct CheckRules: Sendable {
  public var law: Law
  public var calendar: WorkCalendar
  public var benchmarks: [Benchmark]
  /// The four lists of the bodies whose files are reviewed.
  public var lists: [ExemptionList] {
    didSet { listedActs = Self.places(of: lists) }
  }
  private(set) var listedActs: [String: [(list: Int, item: Int)]]
  /// The other loaded cases by act and tier; nil where one file is looked at by itself.
  public var likeCases: LikeCases?
  /// The loaded inspections by enterprise; nil where one file is looked at by itself.
  public var inspections: LoadedInspections?
  /// Ask the law of this day instead of the law in force on the day of the act.
  public var asOf: Day?

  public init(
    law: Law, calendar: WorkCalendar, benchmarks: [Benchmark], lists: [ExemptionList] = [],
    likeCases: LikeCases? = nil, inspections: LoadedInspections? = nil, asOf: Day? = nil
  ) {
    self.law = law
    self.calendar = calendar
    self.benchmarks = benchmarks
    self.lists = lists
    listedActs = Self.places(of: lists)
    self.likeCases = likeCases
    self.inspections = inspections
    self.asOf = asOf
  }
}

/// The five things a check can say.
public enum Outcome: Sendable, Equatable {
  case passed
  case found([Finding])
  /// What the file does not record, or the rule does not settle.
  case undetermined(missing: [Localized])
  case notApplicable(why: Localized)
  /// The check itself could not be run.
  case failed(String)

  /// The word of the command contract.
  public var state: String {
    switch self {
    case .passed: "passed"
    case .found: "found"
    case .undetermined: "undetermined"
    case .notApplicable: "not-applicable"
    case .failed: "failed"
    }
  }

  public var findings: [Finding] {
    if case .found(let findings) = self { findings } else { [] }
  }
}

/// What one check said of one file.
public struct CheckResult: Sendable, Equatable {
  public var check: String
  public var title: Localized
  public var basis: String
  public var outcome: Outcome
  /// The limits the check counted, each with the day that was held against it, in the order in which it looked at
  /// them; empty where it counts none or found no day to count from.
  public var limits: [CheckedLimit]

  public init(
    check: String, title: Localized, basis: String, outcome: Outcome, limits: [CheckedLimit] = []
  ) {
    self.check = check
    self.title = title
    self.basis = basis
    self.outcome = outcome
    self.limits = limits
  }

  /// What names a finding in a scorecard: the check and what the finding is about.
  public func key(of finding: Finding) -> String { "\(check)/\(finding.subject)" }
}

/// Runs checks over one file, in their order.
public func precheck(_ file: CaseFile, with checks: [any Check], under rules: CheckRules) -> [CheckResult] {
  checks.map { check in
    let judgement = check.judge(file, under: rules)
    return CheckResult(
      check: check.id, title: check.title, basis: check.basis,
      outcome: judgement.outcome.quotingDocuments(of: file), limits: judgement.limits)
  }
}

/// How many findings checks make of one file, and how many of them cannot tell; for lists of many files.
public struct PrecheckCounts: Sendable, Equatable {
  public var findings = 0
  public var undetermined = 0

  public init() {}

  public init(_ results: [CheckResult]) {
    for result in results { add(result.outcome) }
  }

  public init(_ file: CaseFile, with checks: [any Check], under rules: CheckRules) {
    for check in checks { add(check.run(file, under: rules)) }
  }

  private mutating func add(_ outcome: Outcome) {
    switch outcome {
    case .found(let found): findings += found.count
    case .undetermined: undetermined += 1
    case .passed, .notApplicable, .failed: break
    }
  }
}
