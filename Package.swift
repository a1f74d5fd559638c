// swift-tools-version: 6.2
import PackageDescription

// Read from top to bottom, this list is the flow of the data: files on the left of the house,
// what leaves the workstation on the right. `Tests/ArchitectureTests` holds the imports to it.

let swiftSettings: [SwiftSetting] = [.treatAllWarnings(as: .error)]

/// `data` are folders of files that are read at run time by their path, not compiled.
func library(
  _ name: String, _ dependencies: [Target.Dependency], data: [String] = []
) -> Target {
  .target(name: name, dependencies: dependencies, exclude: data, swiftSettings: swiftSettings)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], data: [String] = []) -> Target {
  .testTarget(
    name: name, dependencies: dependencies + ["TestSupport"], exclude: data,
    swiftSettings: swiftSettings)
}

let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let grdb: Target.Dependency = .product(name: "GRDB", package: "GRDB.swift")
let sqlite: Target.Dependency = .product(name: "GRDBSQLite", package: "GRDB.swift")
let argumentParser: Target.Dependency = .product(
  name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
  name: "casereview",
  products: [.executable(name: "casereview", targets: ["casereview"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
  ],
  targets: [
    // MARK: C libraries, one header and one module map each
    .systemLibrary(name: "CZip"),
    .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0"),
    .systemLibrary(name: "CXLSXWriter"),
    .systemLibrary(name: "CPango", pkgConfig: "pangocairo"),
    .systemLibrary(name: "COpenSSL"),
    .systemLibrary(name: "CNcurses"),
    .target(name: "CTerminal"),

    // MARK: The data flow
    library("OfficeFiles", ["CZip", "CXML2", "CXLSXWriter", "CPango"]),
    library("CaseFiles", ["OfficeFiles", yams]),
    library("Standards", ["CaseFiles", yams], data: ["Resources"]),
    library("Prechecks", ["CaseFiles", "Standards"]),
    library("Reviewing", ["CaseFiles", "Standards", "Prechecks"]),

    // MARK: Three rooms that never import one another
    library("ReviewStore", ["CaseFiles", "Standards", "Prechecks", "Reviewing", "COpenSSL", grdb, sqlite]),
    library("Reports", ["CaseFiles", "Standards", "Prechecks", "Reviewing", "OfficeFiles"]),
    library(
      "TerminalUI",
      ["CaseFiles", "Standards", "Prechecks", "Reviewing", "CNcurses", "CTerminal"]),

    // MARK: The program
    .executableTarget(
      name: "casereview",
      dependencies: [
        "OfficeFiles", "CaseFiles", "Standards", "Prechecks", "Reviewing", "ReviewStore", "Reports",
        "TerminalUI",
        argumentParser,
      ],
      swiftSettings: swiftSettings),

    // MARK: Tests
    .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: swiftSettings),
    .executableTarget(
      name: "bench", dependencies: ["TestSupport", "Standards", "Reviewing"], path: "Tests/Bench",
      exclude: ["PlainList", "Checks", "Papers", "Letters", "Intake"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "checkbench", dependencies: ["CaseFiles", "Standards", "Prechecks"], path: "Tests/Bench/Checks",
      exclude: ["peers.py"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "intakebench",
      dependencies: ["CaseFiles", "Standards", "Reviewing", "ReviewStore"], path: "Tests/Bench/Intake",
      swiftSettings: swiftSettings),
    .executableTarget(
      name: "plainlist", path: "Tests/Bench/PlainList",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .executableTarget(
      name: "paperbench", dependencies: ["CaseFiles", "OfficeFiles", "Reports"], path: "Tests/Bench/Papers",
      exclude: ["peers.py"], swiftSettings: swiftSettings),
    .executableTarget(
      name: "letterbench", dependencies: ["CaseFiles"], path: "Tests/Bench/Letters",
      swiftSettings: swiftSettings),
    tests("ArchitectureTests", []),
    tests("OfficeFilesTests", ["OfficeFiles"]),
    tests("CaseFilesTests", ["OfficeFiles", "CaseFiles"], data: ["Broken", "Letters", "Found", "Foreign"]),
    tests("StandardsTests", ["CaseFiles", "Standards"], data: ["Broken"]),
    tests("PrechecksTests", ["CaseFiles", "Standards", "Prechecks"], data: ["Fixtures"]),
    tests(
      "ReviewingTests", ["CaseFiles", "Standards", "Prechecks", "Reviewing"], data: ["Snapshots"]),
    tests("ReviewStoreTests", ["CaseFiles", "Standards", "Reviewing", "ReviewStore", grdb, sqlite]),
    tests(
      "ReportsTests", ["OfficeFiles", "CaseFiles", "Standards", "Prechecks", "Reviewing", "Reports"],
      data: ["Snapshots"]),
    tests(
      "TerminalUITests",
      ["CaseFiles", "Standards", "Prechecks", "Reviewing", "TerminalUI", "CTerminal", "CNcurses"],
      data: ["Screens"]),
    tests("CommandTests", ["casereview", "OfficeFiles", "Standards", grdb]),
  ],
  swiftLanguageModes: [.v6]
)

// Tests/Fuzz/run builds this one with libFuzzer, from the parsers that the tests replay; no other build knows of it.
if Context.environment["CASEREVIEW_FUZZ"] != nil {
  package.targets.removeAll { $0.name == "CaseFilesTests" }
  package.targets.append(
    .executableTarget(
      name: "parserfuzz", dependencies: ["OfficeFiles", "CaseFiles"], path: "Tests",
      sources: ["Fuzz/Entry.swift", "CaseFilesTests/Fuzzed"],
      swiftSettings: swiftSettings + [.unsafeFlags(["-parse-as-library"])]))
}
