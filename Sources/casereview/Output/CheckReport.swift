import CaseFiles
import Prechecks
import Standards

/// What `check` says, by the words of the command contract.
struct CheckReport: Encodable {
  struct Case: Encodable {
    var source: String
    var number: String
    var title: String
    var agency: String
    var outcomes: [Outcome]
  }

  struct Outcome: Encodable {
    var check: String
    var state: String
    var title: String
    var basis: String
    var why: String?
    var missing: [String]
    var findings: [Finding]
  }

  struct Finding: Encodable {
    var message: String
    var derivation: String
    var evidence: [Evidence]
    var criteria: [String]
  }

  struct Evidence: Encodable {
    var document: String
    var page: Int?
    var line: Int?
    var quote: String?
  }

  struct Refused: Encodable {
    var source: String
    var line: Int?
    var column: String?
    var reason: String
  }

  var schema = "casereview.check/1"
  var cases: [Case]
  var refused: [Refused]

  var hasFindings: Bool { cases.contains { $0.outcomes.contains { !$0.findings.isEmpty } } }
}

extension CheckReport.Case {
  init(_ file: CaseFile, results: [CheckResult], standard: Standard?, language: Language) {
    source = file.location
    number = file.number?.value.description ?? ""
    title = file.title?.value ?? file.act?.value ?? ""
    agency = file.agency?.name?.value ?? ""
    outcomes = results.map { CheckReport.Outcome($0, standard: standard, language: language) }
  }
}

extension CheckReport.Outcome {
  init(_ result: CheckResult, standard: Standard?, language: Language) {
    check = result.check
    state = result.outcome.state
    title = result.title[language]
    basis = result.basis
    missing = []
    switch result.outcome {
    case .undetermined(let facts): missing = facts.map { $0[language] }
    case .notApplicable(let reason): why = reason[language]
    case .failed(let reason): why = reason
    case .passed, .found: break
    }
    let criteria = standard?.criteria(forCheck: result.check) ?? []
    findings = result.outcome.findings.map { finding in
      CheckReport.Finding(
        message: finding.message[language], derivation: finding.derivation[language],
        evidence: finding.evidence.map {
          CheckReport.Evidence(document: $0.file, page: $0.page, line: $0.line, quote: $0.quote)
        }, criteria: criteria)
    }
  }
}

extension CheckReport.Refused {
  init(_ error: LoadError, folder: String?, language: Language) {
    let placed = folder.map { error.inFolder($0) } ?? error
    source = placed.source.file
    line = placed.source.line
    column = placed.source.column
    reason =
      language == .zh
      ? "\(error.problem.zh)；\(error.remedy.zh)" : "\(error.problem.en); \(error.remedy.en)"
  }
}
