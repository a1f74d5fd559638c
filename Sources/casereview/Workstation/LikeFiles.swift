import CaseFiles
import Prechecks
import ReviewStore
import Reviewing
import Standards
import Synchronization

/// What a file of the workspace is held against: the fines of its act, and the inspections of its enterprise.
///
/// The files are loaded when an act or an enterprise is asked for, as their reviews correct them, and what is
/// compared of them is kept until something is corrected or imported.
final class LikeFiles: Sendable {
  private struct Known: Sendable {
    var cases: [String: LikeCases] = [:]
    var inspections: [String: LoadedInspections] = [:]
  }

  private let library: RuleLibrary
  private let store: ReviewStore
  private let reviewer: String
  private let known = Mutex(Known())

  init(library: RuleLibrary, store: ReviewStore, reviewer: String) {
    self.library = library
    self.store = store
    self.reviewer = reviewer
  }

  func forget() { known.withLock { $0 = Known() } }

  /// The rules with what a file is held against; nil where that has not been loaded yet.
  func knownRules(for file: CaseFile) -> CheckRules? {
    let (act, party) = Self.keys(of: file)
    let known = known.withLock { $0 }
    var rules = library.checkRules()
    rules.likeCases = act == nil ? LikeCases([]) : act.flatMap { known.cases[$0] }
    rules.inspections = party == nil ? LoadedInspections([]) : party.flatMap { known.inspections[$0] }
    return rules.likeCases == nil || rules.inspections == nil ? nil : rules
  }

  /// The rules with what a file is held against, loaded where it must be.
  func rules(for file: CaseFile) throws -> CheckRules {
    if let rules = knownRules(for: file) { return rules }
    let (act, party) = Self.keys(of: file)
    if let act {
      let numbers = try store.finedCaseNumbers(ofActs: { LikeCases.areOneAct($0, act) })
      let cases = LikeCases(comparing: try load(numbers) { LikeCase(of: $0) })
      known.withLock { $0.cases[act] = cases }
    }
    if let party {
      let numbers = try store.caseNumbers(ofParty: { LoadedInspections.areOneEnterprise($0, party) })
      let inspections = LoadedInspections(try load(numbers) { $0 })
      known.withLock { $0.inspections[party] = inspections }
    }
    return knownRules(for: file) ?? library.checkRules()
  }

  private static func keys(of file: CaseFile) -> (act: String?, party: String?) {
    (file.act?.value, file.inspection == nil ? nil : file.party?.name?.value)
  }

  private func load<Value: Sendable>(
    _ numbers: [Int64], _ take: @escaping @Sendable (CaseFile) -> Value?
  ) throws -> [Value] {
    let corrected = try store.reviews(by: reviewer).filter { !$0.entries.isEmpty }
    let reviews = Dictionary(corrected.map { ($0.id.caseFile, $0) }) { first, _ in first }
    // One that can no longer be read is no reason to compare with none.
    return try store.fromCaseFiles(numbers) { take(reviews[$0.id]?.corrected($0) ?? $0) }
  }
}
