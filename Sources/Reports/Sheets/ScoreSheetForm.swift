import CaseFiles
import Prechecks
import Reviewing
import Standards

/// A score sheet for one case file: the criteria and findings it asks about, to be filled in elsewhere.
///
/// It is written as YAML or as an Excel workbook, blank or filled from a scorecard, and read back from either.
public struct ScoreSheetForm: Sendable {
  public var standard: Standard
  /// What names the case file, as `CaseFile.id` gives it.
  public var caseFile: String
  public var reviewer: String
  public var findings: [Item]

  /// A finding the sheet asks about.
  public struct Item: Sendable, Equatable {
    public var check: String
    /// The name of the finding in a scorecard.
    public var key: String
    public var message: Localized
    public var derivation: Localized

    public init(check: String, key: String, message: Localized, derivation: Localized = Localized("")) {
      self.check = check
      self.key = key
      self.message = message
      self.derivation = derivation
    }
  }

  public init(standard: Standard, caseFile: String, reviewer: String, findings: [Item] = []) {
    self.standard = standard
    self.caseFile = caseFile
    self.reviewer = reviewer
    self.findings = findings
  }

  /// A form that asks about everything the checks found.
  public init(standard: Standard, caseFile: String, reviewer: String, results: [CheckResult]) {
    self.init(
      standard: standard, caseFile: caseFile, reviewer: reviewer,
      findings: results.flatMap { result in
        result.outcome.findings.map {
          Item(
            check: result.check, key: result.key(of: $0), message: $0.message, derivation: $0.derivation)
        }
      })
  }

  /// A scorecard with nothing in it.
  public var blank: Scorecard { Scorecard(standard: standard.id, standardVersion: standard.version) }
}

/// What a filled score sheet says.
public struct FilledScoreSheet: Sendable, Equatable {
  public var scorecard: Scorecard
  /// As written in the sheet; may be empty.
  public var reviewer: String
  /// What the review held when the sheet was written, as fingerprints.
  public var written: Fingerprints

  public struct Fingerprints: Sendable, Equatable {
    public var marks: [String: String] = [:]
    public var findings: [String: String] = [:]
    public var opinion = ""

    public init() {}
  }
}

/// Why a score sheet was not taken: everything that does not fit, each with its cell or line.
public struct ScoreSheetRefused: Error, Sendable, Equatable {
  public var problems: [LoadError]

  public init(problems: [LoadError]) {
    self.problems = problems
  }
}

/// A short name for a value, by which a sheet tells that it has not changed since; no protection against forgery.
enum Fingerprint {
  static func of(_ mark: Mark) -> String {
    guard mark != Mark() else { return "" }
    var words = [mark.state.rawValue, mark.reason]
    for taken in mark.deductions {
      words += ["−", taken.id, "\(taken.times)", taken.points.map { "\($0)" } ?? ""]
    }
    for citation in mark.evidence {
      words += [
        "※", citation.document, citation.page.map { "\($0)" } ?? "", citation.quote,
        citation.isAbsence ? "0" : "1",
      ]
    }
    return of(words)
  }

  static func of(_ decision: FindingDecision) -> String {
    decision == FindingDecision() ? "" : of([decision.state.rawValue, decision.reason])
  }

  static func of(_ opinion: String) -> String { opinion.isEmpty ? "" : of([opinion]) }

  /// FNV-1a over the words with their lengths, so that no two lists run together.
  private static func of(_ words: [String]) -> String {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for word in words {
      for byte in "\(word.utf8.count):\(word)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
    }
    return "w" + String(hash, radix: 36)
  }
}
