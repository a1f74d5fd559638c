import CaseFiles
import Standards

/// One thing a machine can honestly say about a case file.
///
/// A check reads no clock and no disk: the same file under the same law always gives the same outcome.
/// It never scores; its findings are proposals that a reviewer adopts or rejects.
public protocol Check: Sendable {
  /// `T02-decision-limit`.
  var id: String { get }
  var title: Localized { get }
  /// The article or clause it applies, for lists and explanations.
  var basis: String { get }
  /// What it looks at, in one sentence.
  var explanation: Localized { get }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome
}

/// The law a check is run under.
public struct CheckRules: Sendable {
  public var law: Law
  public var calendar: WorkCalendar
  public var benchmarks: [Benchmark]
  /// The four lists of the bodies whose files are reviewed.
  public var lists: [ExemptionList]
  /// The other loaded cases by act and tier; nil where one file is looked at by itself.
  public var likeCases: LikeCases?
  /// Ask the law of this day instead of the law in force on the day of the act.
  public var asOf: Day?

  public init(
    law: Law, calendar: WorkCalendar, benchmarks: [Benchmark], lists: [ExemptionList] = [],
    likeCases: LikeCases? = nil, asOf: Day? = nil
  ) {
    self.law = law
    self.calendar = calendar
    self.benchmarks = benchmarks
    self.lists = lists
    self.likeCases = likeCases
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

/// One thing a check found.
public struct Finding: Sendable, Equatable {
  /// What the finding is about within its check, stable over runs: an officer's name, a pair of events.
  public var subject: String
  public var message: Localized
  /// How the result was reached, step by step, so that a reader can follow it with a pencil.
  public var derivation: Localized
  public var evidence: [Source]

  public init(subject: String, message: Localized, derivation: Localized, evidence: [Source]) {
    self.subject = subject
    self.message = message
    self.derivation = derivation
    self.evidence = evidence
  }
}

/// What one check said of one file.
public struct CheckResult: Sendable, Equatable {
  public var check: String
  public var title: Localized
  public var basis: String
  public var outcome: Outcome

  public init(check: String, title: Localized, basis: String, outcome: Outcome) {
    self.check = check
    self.title = title
    self.basis = basis
    self.outcome = outcome
  }

  /// What names a finding in a scorecard: the check and what the finding is about.
  public func key(of finding: Finding) -> String { "\(check)/\(finding.subject)" }
}

/// Runs checks over one file, in their order.
public func precheck(_ file: CaseFile, with checks: [any Check], under rules: CheckRules) -> [CheckResult] {
  checks.map { check in
    CheckResult(
      check: check.id, title: check.title, basis: check.basis,
      outcome: check.run(file, under: rules).quotingDocuments(of: file))
  }
}
