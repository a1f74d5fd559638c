import CaseFiles

/// One check with the same parameters over many files (纠正一起、规范一片): which files stand where.
public struct SameCheck: Sendable {
  public struct Row: Sendable {
    /// The file's place among those given.
    public var file: Int
    public var result: CheckResult
  }

  public var check: String
  public var title: Localized
  public var basis: String
  /// In the order of the files.
  public var rows: [Row]

  /// Runs the check over the files; with `subject`, findings about anything else are left out, and a file whose
  /// findings all are about something else counts as passed.
  public init(_ check: any Check, over files: [CaseFile], subject: String? = nil, under rules: CheckRules) {
    self.check = check.id
    title = check.title
    basis = check.basis
    rows = files.enumerated().map { index, file in
      var result = precheck(file, with: [check], under: rules)[0]
      if let subject, case .found(let findings) = result.outcome {
        let wanted = subject.plain
        let kept = findings.filter { $0.subject.plain.contains(wanted) }
        result.outcome = kept.isEmpty ? .passed : .found(kept)
      }
      return Row(file: index, result: result)
    }
  }

  /// The states in the order in which they ask for attention.
  public static let states = ["found", "undetermined", "failed", "passed", "not-applicable"]

  /// The rows of one state, by the word of the command contract.
  public func rows(_ state: String) -> [Row] { rows.filter { $0.result.outcome.state == state } }
}
