import Foundation
import GRDB
import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

/// An import through the real program that is killed, or stopped with Ctrl-C, at any moment: the same command brings in
/// the rest, every file once, all of it found.
///
/// Twenty moments in the normal run; `KILLS=200` for two hundred.
@Suite(
  .serialized, .enabled(if: FileManager.default.fileExists(atPath: Binary.path), "casereview is not built"))
struct KilledImportTests {
  private static let rounds = ProcessInfo.processInfo.environment["KILLS"].flatMap(Int.init) ?? 20

  private let folder = TemporaryFolder()
  private let source: ImportedSource

  init() throws {
    source = try ImportedSource(in: folder)
  }

  @Test("kill -9 at any moment, and once more while the rest is brought in")
  func killed() throws {
    let whole = try undisturbed()
    var random = Seeded(state: Self.rounds == 20 ? 9 : UInt64(time(nil)))
    // How many imports were killed with nothing, some and all of it in the workspace.
    var reached = [0, 0, 0]
    for round in 0..<Self.rounds {
      let workspace = folder.path + "/w\(round)"
      defer { try? FileManager.default.removeItem(atPath: workspace) }
      for _ in 0...round % 2 {
        let run = try start(in: workspace)
        // Reading takes most of the time; three of four are killed while they write.
        if random.below(4) > 0 { waitForWriting(in: workspace, run) }
        usleep(UInt32(random.below(Int(random.below(4) > 0 ? 2e5 : whole.seconds * 1e6))))
        kill(run.processIdentifier, SIGKILL)
        run.waitUntilExit()
      }
      let before = try count(in: workspace)
      reached[before == 0 ? 0 : before == source.accepted ? 2 : 1] += 1
      try goOn(in: workspace, after: before, then: round % 4 == 0)
    }
    #expect(reached[1] > Self.rounds / 4, "\(reached)")
    if Self.rounds != 20 { print("kills: \(Self.rounds); nothing, some, all was in: \(reached)") }
  }

  @Test("Ctrl-C at any moment")
  func interrupted() throws {
    let whole = try undisturbed()
    var random = Seeded(state: 4)
    for round in 0..<max(4, Self.rounds / 5) {
      let workspace = folder.path + "/i\(round)"
      defer { try? FileManager.default.removeItem(atPath: workspace) }
      let run = try start(in: workspace)
      // Before it listens, an interrupt is the end of any program.
      usleep(UInt32(whole.seconds * 1e6 * Double(1 + random.below(9)) / 10))
      run.interrupt()
      run.waitUntilExit()
      #expect([0, 2, 130].contains(run.terminationStatus), "\(run.terminationStatus)")
      try goOn(in: workspace, after: count(in: workspace))
    }
  }

  private struct Whole {
    var seconds: Double
  }

  /// The import as it is when nobody disturbs it.
  private func undisturbed() throws -> Whole {
    let start = ContinuousClock.now
    let workspace = folder.path + "/whole"
    defer { try? FileManager.default.removeItem(atPath: workspace) }
    try goOn(in: workspace, after: 0, then: false)
    let spent = ContinuousClock.now - start
    return Whole(seconds: Double(spent.components.attoseconds) / 1e18 + Double(spent.components.seconds))
  }

  private func start(in workspace: String) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Binary.path)
    process.arguments = ["import", source.path]
    process.environment = Binary.environment(workspace: workspace)
    process.currentDirectoryURL = Fixtures.package()
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    return process
  }

  /// Waits until the log of the database has something of the import.
  private func waitForWriting(in workspace: String, _ run: Process) {
    while run.isRunning {
      var status = stat()
      if stat(workspace + "/casereview.sqlite-wal", &status) == 0, status.st_size > 100_000 { return }
      usleep(1000)
    }
  }

  /// How many case files are in the workspace as it was left, by the database alone.
  private func count(in workspace: String) throws -> Int {
    let path = workspace + "/casereview.sqlite"
    guard FileManager.default.fileExists(atPath: path) else { return 0 }
    return try DatabaseQueue(path: path).read { try Int.fetchOne($0, sql: "SELECT count(*) FROM case_files") }
      ?? 0
  }

  private struct Said: Decodable {
    var read: Int
    var accepted: Int
    var new: Int
    var unchanged: Int
    var refused: [Refused]

    struct Refused: Decodable {
      var line: Int?
    }
  }

  private func importing(into workspace: String) throws -> Said {
    let result = try Binary.run(["import", source.path, "--format", "json"], workspace: workspace)
    #expect(result.status == 0, "\(result.errors)")
    return try JSONDecoder().decode(Said.self, from: Data(result.output.utf8))
  }

  /// Imports again, and holds what is in the workspace against what there was to import.
  private func goOn(in workspace: String, after before: Int, then isAgain: Bool = true) throws {
    let said = try importing(into: workspace)
    #expect(said.unchanged == before)
    #expect(said.new == source.accepted - before && said.accepted == said.new)
    #expect(said.refused.compactMap(\.line) == source.refused)
    #expect(said.read == source.accepted + source.refused.count)
    if isAgain {
      let again = try importing(into: workspace)
      #expect(again.unchanged == source.accepted && again.accepted == 0)
    }
    let store = try ReviewStore(workspace: workspace)
    #expect(try store.verify().problems == [])
    let left = try store.read { db in
      try [
        "SELECT count(*) - \(source.accepted) FROM case_files",
        "SELECT count(*) - \(source.accepted) FROM case_versions",
        "SELECT count(*) FROM unindexed_versions", "SELECT count(*) FROM outdated_versions",
        "SELECT count(*) FROM word_segments WHERE state <> 'complete'",
        "SELECT count(*) FROM word_blocks WHERE place >> 32 NOT IN (SELECT id FROM word_segments)",
        "SELECT count(*) FROM kept_bytes WHERE is_complete = 0",
        "SELECT count(*) FROM kept_pieces WHERE place >> 20 NOT IN (SELECT id FROM kept_bytes)",
      ].map { try Int.fetchOne(db, sql: $0) ?? -1 }
    }
    #expect(left.allSatisfy { $0 == 0 }, "\(left)")
    for (term, numbers) in source.terms {
      let found = try store.numbers(term, limit: 10_000)
      #expect(found.count == Set(found).count && Set(found) == numbers, "\(term)")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: workspace).filter {
      !$0.hasPrefix("casereview.sqlite")
    }
    #expect(names == [], "\(names)")
  }
}

/// A folder with a table of 1,300 rows, some of which are refused, and case folders, one with a large recording.
private struct ImportedSource {
  let path: String
  private(set) var accepted = 0
  /// The lines of the table that are refused.
  private(set) var refused: [Int] = []
  /// Terms with the numbers of the files in which a scan finds them.
  private(set) var terms: [String: Set<String>] = [:]

  init(in folder: TemporaryFolder) throws {
    path = folder.path + "/in"
    var random = Seeded(state: 7)
    let letters = Array("食品经营许可证过期未办延续摆放夜间施工噪声超标排放污水占道流动摊位广告牌楼顶加建消防通道堵塞")
    var texts: [(number: String, text: String)] = []
    func text(_ length: Int) -> String {
      String((0..<length).map { _ in letters[random.below(letters.count)] })
    }
    var table = "处罚决定书文号,行政相对人名称,违法行为类型,罚款金额,处罚决定日期,处罚机关,备注\n"
    for row in 1...1300 {
      guard row % 97 != 0 else {
        table += ",,,,,,只有备注\(row)\n"
        refused.append(row + 1)
        continue
      }
      let words = text(40)
      texts.append(("示罚〔2024〕\(row)号", words))
      table += "示罚〔2024〕\(row)号,甲\(row),乙,\(row)00,2024-05-06,丙局,\(words)\n"
    }
    try folder.write("in/export.csv", table)
    for number in 1...6 {
      let words = text(300)
      texts.append(("示案〔2024〕\(number)号", words))
      try folder.write("in/案\(number)/case.yaml", "案号: 示案〔2024〕\(number)号\n当事人: 丁\(number)\n")
      try folder.write("in/案\(number)/调查报告.txt", words)
    }
    try folder.write("in/案1/照片.jpg", (0..<5 << 18).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) })
    accepted = texts.count
    for _ in 0..<16 {
      let words = Array(texts[random.below(texts.count)].text)
      let start = random.below(words.count - 6)
      let term = String(words[start..<start + 2 + random.below(5)])
      terms[term] = Set(texts.filter { $0.text.contains(term) }.map(\.number))
    }
  }
}
