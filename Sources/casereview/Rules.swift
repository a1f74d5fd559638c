import CaseFiles
import Foundation
import Prechecks
import Standards

extension SharedOptions {
  /// The rules found on the search path; a failure names the places searched.
  func ruleLibrary() throws -> RuleLibrary {
    let places = RuleLibrary.places(
      option: standards, environment: ProcessInfo.processInfo.environment, workspace: workspacePath,
      executable: try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"))
    do throws(RulesNotFound) {
      return try RuleLibrary(searching: places)
    } catch {
      throw CommandFailure(Localized(zh: error.message(in: .zh), en: error.message(in: .en)))
    }
  }
}

extension RuleLibrary {
  /// The standard of the files there are most of.
  static let generalStandard = "general-penalty"

  func checkRules() -> CheckRules {
    CheckRules(law: law, calendar: calendar, benchmarks: benchmarks)
  }

  /// The standard asked for, else the one shipped for the kind of case file, else the general one.
  func standard(for file: CaseFile, asked: String?) throws(LoadError) -> Standard {
    if let asked { return try standard(asked) }
    return try standard(Self.standardID(for: file.kind?.value, among: standardIDs))
  }

  private static func standardID(for kind: CaseKind?, among ids: [String]) -> String {
    let wanted =
      switch kind {
      case .summaryPenalty: "summary-penalty"
      case .noPenalty: "no-penalty"
      case .coercion: "coercion"
      case .licence: "licence"
      case .inspection: "inspection"
      case .ordinaryPenalty, nil: generalStandard
      }
    return ids.contains(wanted) ? wanted : generalStandard
  }
}
