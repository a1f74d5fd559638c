import CaseFiles
import Foundation
import Prechecks
import Reviewing
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

  /// The rules, with the loaded case files for checks that look at one file among others.
  func checkRules(among files: [CaseFile] = []) -> CheckRules {
    CheckRules(
      law: law, calendar: calendar, benchmarks: benchmarks, lists: lists,
      likeCases: files.isEmpty ? nil : LikeCases(files),
      inspections: files.isEmpty ? nil : LoadedInspections(files))
  }

  /// The standard asked for, else the one shipped for the kind of case file, else the general one.
  func standard(for file: CaseFile, asked: String?) throws(LoadError) -> Standard {
    if let asked { return try standard(asked) }
    let wanted = Self.standardID(for: file.kind?.value)
    // The ids of all standards take time to list, and most files need only the general one.
    guard wanted != Self.generalStandard, standardIDs.contains(wanted) else {
      return try standard(Self.generalStandard)
    }
    return try standard(wanted)
  }

  /// The edition a review is bound to; no other version stands in for it.
  func standard(for review: Review) throws(LoadError) -> Standard {
    try standard(review.scorecard.standard, version: review.scorecard.standardVersion)
  }

  private static func standardID(for kind: CaseKind?) -> String {
    switch kind {
    case .summaryPenalty: "summary-penalty"
    case .noPenalty: "no-penalty"
    case .coercion: "coercion"
    case .licence: "licence"
    case .inspection: "inspection"
    case .ordinaryPenalty, nil: generalStandard
    }
  }
}

extension SharedOptions {
  /// The day an option gives; one that cannot be read is an error that names the option.
  func day(_ text: String?, option: String) throws -> Day? {
    guard let text else { return nil }
    guard let day = DayReader.read(text) else {
      throw CommandFailure(
        zh: "\(option) “\(text)”不是日期；例如写作 2024-03-02", en: "\(option) “\(text)” is no date; write 2024-03-02")
    }
    return day
  }
}
