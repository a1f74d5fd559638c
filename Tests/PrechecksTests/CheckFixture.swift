import CaseFiles
import Foundation
import Standards
import TestSupport
import Testing

@testable import Prechecks

/// One small case file written for one check; its name carries the verdict.
///
/// The file is a `case.yaml`. Comment lines `# says: …` are words the outcome must contain. After a line
/// `=== 文件名` follows the text of a document in the folder; a form feed, written `<page>`, begins a page.
struct CheckFixture: Sendable, CustomTestStringConvertible {
  enum Verdict: String, Sendable { case pass, fail, unknown, na }

  var check: String
  var name: String
  var verdict: Verdict
  var manifest: String
  var documents: [(name: String, text: String)]
  var says: [String]

  var testDescription: String { "\(check): \(name.replacing("-", with: " ")) → \(verdict.rawValue)" }

  static let folder = Fixtures.folder("Fixtures")

  static func all() throws -> [CheckFixture] { try loaded.get() }

  private static let loaded = Result {
    try Fixtures.names(in: folder).flatMap { check in
      try Fixtures.names(in: folder.appendingPathComponent(check)).map { try CheckFixture(check, file: $0) }
    }
  }

  init(_ check: String, file: String) throws {
    let parts = file.split(separator: ".")
    let url = Self.folder.appendingPathComponent(check).appendingPathComponent(file)
    let verdict = try #require(parts.count == 3 ? Verdict(rawValue: String(parts[1])) : nil, "\(file)")
    let sections = try String(contentsOf: url, encoding: .utf8).split(separator: "\n=== ")
    self.check = check
    self.name = String(parts[0])
    self.verdict = verdict
    manifest = String(try #require(sections.first)) + "\n"
    says = manifest.split(separator: "\n").filter { $0.hasPrefix("# says: ") }.map { String($0.dropFirst(8)) }
    documents = sections.dropFirst().map { section in
      let end = section.firstIndex(of: "\n") ?? section.endIndex
      return (String(section[..<end]), String(section[end...].replacing("<page>\n", with: "\u{0C}")))
    }
  }

  /// The case file, loaded from a folder like any other.
  func load() throws -> CaseFile {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", manifest)
    for document in documents { try folder.write(document.name, document.text) }
    let file = try CaseFile.load(folder: folder.path)
    return file
  }

  func outcome(under rules: CheckRules = TestRules.rules) throws -> Outcome {
    try theCheck.run(load(), under: rules)
  }

  var theCheck: any Check {
    get throws {
      try #require(allChecks.first { $0.id == check }, "there is no check \(check)")
    }
  }
}

extension CheckFixture {
  /// Whether an outcome is the one in the fixture's name and says what the fixture asks for.
  func holds(_ outcome: Outcome) -> Bool {
    guard outcome.verdict == verdict else { return false }
    let words = says.isEmpty ? "" : outcome.allWords
    return says.allSatisfy { words.contains($0) }
  }
}

/// A fixture read once, for tests that run it many times.
struct LoadedFixture: Sendable {
  var fixture: CheckFixture
  var check: any Check
  var file: CaseFile

  static let all = Result {
    try CheckFixture.all().map { try LoadedFixture(fixture: $0, check: $0.theCheck, file: $0.load()) }
  }
}

extension Outcome {
  var verdict: CheckFixture.Verdict? {
    switch self {
    case .passed: .pass
    case .found: .fail
    case .undetermined: .unknown
    case .notApplicable: .na
    case .failed: nil
    }
  }

  /// All its words in Chinese, to look for what it must say.
  var allWords: String {
    switch self {
    case .passed: ""
    case .failed(let why): why
    case .notApplicable(let why): why.zh
    case .undetermined(let missing): missing.map(\.zh).joined(separator: "\n")
    case .found(let findings):
      findings.map { finding in
        ([finding.message.zh, finding.derivation.zh] + finding.evidence.map(\.place.zh)
          + finding.evidence.compactMap(\.quote)).joined(separator: "\n")
      }.joined(separator: "\n")
    }
  }
}
