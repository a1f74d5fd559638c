import CaseFiles

/// What set a rectification going: the notice an agency was given, or its own decision to put something right.
public struct RectificationNotice: Sendable, Equatable, Codable {
  public enum Origin: String, Sendable, Codable, CaseIterable {
    /// An instrument of the bureau: 整改通知书 or 行政执法监督意见书.
    case notice
    /// 自行纠正: the agency found the fault itself (S3-16, S0-12).
    case own
  }

  public var origin: Origin
  /// 示司整〔2024〕3号; empty where the agency acts by itself.
  public var number: String
  /// The agency that is to put things right.
  public var agency: String
  /// What the case file is called.
  public var title: String
  /// The day the deadline runs from: the day the notice bears.
  public var issued: Day
  /// The last day; nil where none was set.
  public var deadline: Day?
  /// How the deadline was counted: start, rule, rest days and rolling over.
  public var derivation: Localized
  /// What is to be put right, in the notice's order.
  public var problems: [String]
  /// 评查批次; empty outside a round.
  public var round: String

  public init(
    origin: Origin = .notice, number: String, agency: String, title: String, issued: Day, deadline: Day?,
    derivation: Localized, problems: [String], round: String = ""
  ) {
    self.origin = origin
    self.number = number
    self.agency = agency
    self.title = title
    self.issued = issued
    self.deadline = deadline
    self.derivation = derivation
    self.problems = problems
    self.round = round
  }
}

/// A file that shows something, by its name and the SHA-256 of its bytes.
public struct RectificationEvidence: Sendable, Equatable, Hashable, Codable {
  public var name: String
  /// 64 hexadecimal digits; nil for paper of which there is no file.
  public var sha256: String?
  public var bytes: Int?

  public init(name: String, sha256: String? = nil, bytes: Int? = nil) {
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
  }
}

/// What an agency did about one problem.
public enum RectificationMeasure: String, Sendable, Codable, CaseIterable {
  /// 补齐材料: papers or entries that were missing are put into the file.
  case completed
  /// 改进做法: rules, training, procedure; the act itself stays.
  case improved
  /// 说明情况: it cannot be put right; the reasons, and what keeps it from happening again.
  case explained
  /// 补正, 变更, 撤销, 确认违法, 确认无效: what becomes of the decision.
  case amended, altered, revoked, declaredUnlawful, declaredVoid

  /// Whether the decision itself is touched, which takes 告知, 听取陈述申辩 and 决定 (S3-16).
  public var touchesDecision: Bool { correction != nil }

  public var correction: DecisionCorrection.Kind? {
    switch self {
    case .completed, .improved, .explained: nil
    case .amended: .amend
    case .altered: .alter
    case .revoked: .revoke
    case .declaredUnlawful: .declareUnlawful
    case .declaredVoid: .declareVoid
    }
  }
}

/// What an agency answered to a notice.
public struct RectificationAnswer: Sendable, Equatable, Codable {
  public struct Entry: Sendable, Equatable, Codable {
    /// The problem of the notice, from 1.
    public var problem: Int
    public var measure: RectificationMeasure
    public var text: String
    public var evidence: [RectificationEvidence]

    public init(
      problem: Int, measure: RectificationMeasure, text: String, evidence: [RectificationEvidence] = []
    ) {
      self.problem = problem
      self.measure = measure
      self.text = text
      self.evidence = evidence
    }
  }

  /// The day it came in.
  public var day: Day
  /// Who handed it in for the agency.
  public var submitter: String
  public var entries: [Entry]

  public init(day: Day, submitter: String, entries: [Entry]) {
    self.day = day
    self.submitter = submitter
    self.entries = entries
  }
}
