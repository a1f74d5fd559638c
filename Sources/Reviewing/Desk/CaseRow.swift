import CaseFiles
import Prechecks
import Standards

/// One case file as a line of the desk shows it: what to find and sort it by, without the file itself.
public struct CaseRow: Sendable, Equatable, Identifiable {
  /// How far one reviewer has come with the file.
  public enum State: String, Sendable, Equatable, Codable, CaseIterable {
    case notBegun, open, submitted

    public init(_ stage: Review.Stage?) {
      switch stage {
      case nil: self = .notBegun
      case .open: self = .open
      case .submitted: self = .submitted
      }
    }

    public var title: Localized {
      switch self {
      case .notBegun: Localized(zh: "未开始", en: "not begun")
      case .open: Localized(zh: "评查中", en: "open")
      case .submitted: Localized(zh: "已提交", en: "submitted")
      }
    }
  }

  /// The row's number in the workspace, or the place in the list of what lies on disk only.
  public var id: Int64
  /// What names the file among others, as `ReviewID.caseFile` does.
  public var caseFile: String
  /// 案号, empty where none is recorded.
  public var number: String
  public var title: String
  /// 案由.
  public var act: String
  public var agency: String
  public var party: String
  /// 领域.
  public var field: String
  public var kind: CaseKind?
  public var filingDay: Day?
  public var decisionDay: Day?
  /// The fines of the decision together, exact in 分; nil where none is recorded.
  public var fine: Money?
  /// How many things the prechecks found.
  public var findings: Int
  /// How many prechecks could not tell.
  public var undetermined: Int
  public var state: State
  /// Nil before a mark is set, and where the score was not asked for.
  public var score: Points?
  /// Where it was read from, as people name it: a path, with the row of a table.
  public var source: String
  /// Which version of the file this is, from 1; 0 for one that was not imported.
  public var version: Int

  /// The number, or what else names the file.
  public var shownNumber: String { number.isEmpty ? caseFile : number }

  public init(
    id: Int64 = 0, caseFile: String, number: String = "", title: String = "", act: String = "",
    agency: String = "", party: String = "", field: String = "", kind: CaseKind? = nil,
    filingDay: Day? = nil, decisionDay: Day? = nil, fine: Money? = nil, findings: Int = 0,
    undetermined: Int = 0, state: State = .notBegun, score: Points? = nil, source: String = "",
    version: Int = 0
  ) {
    self.id = id
    self.caseFile = caseFile
    self.number = number
    self.title = title
    self.act = act
    self.agency = agency
    self.party = party
    self.field = field
    self.kind = kind
    self.filingDay = filingDay
    self.decisionDay = decisionDay
    self.fine = fine
    self.findings = findings
    self.undetermined = undetermined
    self.state = state
    self.score = score
    self.source = source
    self.version = version
  }

  /// The row of a case file that was loaded and checked.
  public init(
    id: Int64 = 0, _ file: CaseFile, results: [CheckResult], state: State = .notBegun,
    score: Points? = nil, version: Int = 0
  ) {
    self.init(
      id: id, file, counts: PrecheckCounts(results), state: state, score: score, version: version)
  }

  /// The row of a case file of which it was counted what checks say.
  public init(
    id: Int64 = 0, _ file: CaseFile, counts: PrecheckCounts, state: State = .notBegun,
    score: Points? = nil, version: Int = 0
  ) {
    self.init(
      id: id, caseFile: file.id, number: file.number?.value.description ?? "",
      title: file.title?.value ?? "", act: file.act?.value ?? "", agency: file.agency?.name?.value ?? "",
      party: file.party?.name?.value ?? "", field: file.field?.value ?? "", kind: file.kind?.value,
      filingDay: file.event(.filing)?.day?.value, decisionDay: file.decision?.day?.value, fine: file.fine,
      findings: counts.findings, undetermined: counts.undetermined, state: state, score: score,
      source: file.location, version: version)
  }
}

extension CaseFile {
  /// The recorded amounts of all fines together; nil where none is recorded or the sum is beyond counting.
  fileprivate var fine: Money? {
    var sum: Int64?
    for penalty in penalties where penalty.kind.value == .fine {
      guard let amount = penalty.amount else { continue }
      let (total, overflow) = (sum ?? 0).addingReportingOverflow(amount.value.fen)
      guard !overflow else { return nil }
      sum = total
    }
    return sum.map { Money(fen: $0) }
  }
}
