import Foundation
import TestSupport
import Testing

/// SwiftPM builds an undeclared import of a sibling module without a word; these tests say it.
@Suite("The house keeps its walls")
struct ImportTests {
  /// Which of our modules and libraries each module may import; Swift's own are free unless named below.
  static let allowed: [String: Set<String>] = [
    "OfficeFiles": ["CZip", "CXML2", "CXLSXWriter", "CPango"],
    "CaseFiles": ["OfficeFiles", "Yams"],
    "Standards": ["CaseFiles", "Yams"],
    "Prechecks": ["CaseFiles", "Standards"],
    "Reviewing": ["CaseFiles", "Standards", "Prechecks"],
    "ReviewStore": ["CaseFiles", "Standards", "Prechecks", "Reviewing", "GRDB", "GRDBSQLite", "COpenSSL"],
    "Reports": ["CaseFiles", "Standards", "Prechecks", "Reviewing", "OfficeFiles", "Yams"],
    "TerminalUI": ["CaseFiles", "Standards", "Prechecks", "Reviewing", "CNcurses", "CTerminal"],
  ]

  static let system: Set<String> = [
    "Glibc", "Dispatch", "Synchronization", "Foundation", "FoundationEssentials",
  ]

  private static func imports(of module: String) throws -> [(file: String, module: String)] {
    let folder = Fixtures.package().appendingPathComponent("Sources/\(module)")
    let files = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return try files.filter { $0.hasSuffix(".swift") }.sorted().flatMap { name in
      let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
      return text.split(separator: "\n").compactMap { line -> (String, String)? in
        let words = line.split(separator: " ").filter { !$0.hasPrefix("@") }
        guard let index = words.firstIndex(of: "import"), index <= 1, index + 1 < words.count else {
          return nil
        }
        return (name, String(words[index + 1]))
      }
    }
  }

  @Test("A module imports only what stands on its left", arguments: allowed.keys.sorted())
  func direction(_ module: String) throws {
    let permitted = Self.system.union(Self.allowed[module] ?? [])
    let imports = try Self.imports(of: module)
    #expect(!imports.isEmpty)
    let wrong = imports.filter { !permitted.contains($0.module) }.map { "\($0.file): \($0.module)" }
    #expect(wrong.isEmpty)
  }

  @Test("Every module of Sources has its place in the table")
  func complete() throws {
    let names = try Fixtures.names(in: Fixtures.package().appendingPathComponent("Sources"))
    let swift = Set(names).subtracting(["casereview"]).filter { !$0.hasPrefix("C") || $0 == "CaseFiles" }
    #expect(swift == Set(Self.allowed.keys))
  }

  @Test("The screens do without Foundation")
  func noFoundation() throws {
    let wrong = try Self.imports(of: "TerminalUI").filter { $0.module.hasPrefix("Foundation") }.map(\.file)
    #expect(wrong.isEmpty)
  }

  @Test("Only the terminal's own files import ncurses")
  func oneRoomForNcurses() throws {
    let wrong = try Self.imports(of: "TerminalUI").filter {
      $0.module == "CNcurses" && !$0.file.hasPrefix("Terminal/")
    }
    #expect(wrong.map(\.file).isEmpty)
  }

  @Test("No check reads the clock or the disk")
  func pureChecks() throws {
    let wrong = try Self.imports(of: "Prechecks").filter {
      ["Foundation", "FoundationEssentials", "Glibc", "Dispatch"].contains($0.module)
    }
    #expect(wrong.map { "\($0.file): \($0.module)" }.isEmpty)
  }
}
