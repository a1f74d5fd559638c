import CaseFiles
import Foundation
import GRDB
import Reviewing
import Standards
import Synchronization
import TestSupport
import Testing

@testable import ReviewStore

/// Case files made up for these tests.
enum Incoming {
  static let heading = ExportHeading(columns: [
    ExportHeading.Column(heading: "处罚决定书文号", field: .number),
    ExportHeading.Column(heading: "行政相对人名称", field: .party),
    ExportHeading.Column(heading: "违法行为类型", field: .act),
    ExportHeading.Column(heading: "罚款金额(万元)", field: .fine, isInTenThousands: true),
    ExportHeading.Column(heading: "处罚决定日期", field: .day(.decision)),
    ExportHeading.Column(heading: "处罚机关", field: .agency),
    ExportHeading.Column(heading: "违法事实", field: nil),
  ])

  static func row(_ line: Int, _ cells: String...) -> CaseOriginal {
    CaseOriginal(
      location: "in/export.csv:\(line)",
      content: .row(ExportRow(file: "export.csv", line: line, cells: cells), under: heading))
  }

  static func folder(_ name: String, number: Int, document: String) -> CaseOriginal {
    let manifest = "案号: 示卫罚〔2024〕\(number)号\n案由: 未按规定开具处方\n执法机关: 示例区卫生健康局\n"
    return CaseOriginal(
      location: "in/" + name,
      content: .files([
        CaseOriginal.File(name: "01-决定书.txt", bytes: Array(document.utf8)),
        CaseOriginal.File(name: "case.yaml", bytes: Array(manifest.utf8)),
      ]))
  }

  static let rows = [
    row(2, "示市监罚〔2024〕31号", "示例食品店", "经营超过保质期的食品", "0.5", "2024-12-11", "示例区市场监督管理局", "货架上有六袋"),
    row(3, "示市监罚〔2024〕32号", "王某", "无照经营", "1.2", "2024-11-02", "示例区市场监督管理局", "流动摊位"),
    row(4, "示城罚〔2024〕9号", "李某", "违法建设", "", "2024-10-08", "示例区城市管理局", "楼顶加建"),
  ]
}

extension ReviewStore {
  /// Imports originals as the command does, without checks.
  @discardableResult
  func take(_ originals: [CaseOriginal], refused: Int = 0, clock: Int64 = noon) throws -> [CaseArrival] {
    let run = try CaseImport(into: self, from: "in", by: "张某")
    var placing = try CasePlacing(in: self)
    var arrivals: [CaseArrival] = []
    for original in originals {
      var file = try CaseFile.load(original)
      let fingerprint = try run.fingerprint(of: original)
      let place = placing.place(CaseIdentity(file, from: original, fingerprint))
      guard !place.isKept else {
        arrivals.append(.unchanged)
        continue
      }
      file.assignedID = place.name
      let text =
        file.documents.flatMap { $0.text?.paragraphs.map(\.paragraph.text) ?? [] }
        + file.other.values.map(\.value)
      arrivals += try run.take(
        [
          IncomingCase(
            original: original, row: CaseRow(file, results: []), text: text.joined(separator: "\n"),
            fingerprint: fingerprint)
        ], clock: clock)
    }
    _ = try run.take([], unchanged: arrivals.count { $0 == .unchanged }, refused: refused, clock: clock)
    try run.settle()
    return arrivals
  }

  func numbers(_ query: String, _ order: CaseOrder = CaseOrder(), limit: Int = 100, offset: Int = 0) throws
    -> [String]
  {
    try caseRows(CaseQuery(query), order: order, limit: limit, offset: offset, reviews: CaseReviews(of: "张某"))
      .map(\.caseFile)
  }
}

@Suite("Case files are imported, kept and found")
struct CaseImportTests {
  private let store: ReviewStore

  init() throws {
    store = try ReviewStore.inMemory()
    try store.take(Incoming.rows + [Incoming.folder("甲", number: 1, document: "医师未按规定开具处方，罚款三百元")])
  }

  @Test("The rows of the desk hold the facts")
  func rows() throws {
    let rows = try store.caseRows(reviews: CaseReviews(of: "张某"))
    #expect(rows.map(\.number) == ["示市监罚〔2024〕31号", "示市监罚〔2024〕32号", "示城罚〔2024〕9号", "示卫罚〔2024〕1号"])
    #expect(rows[0].fine == Money(yuan: 5000))
    #expect(rows[0].decisionDay == Day(2024, 12, 11))
    #expect(rows[2].fine == nil)
    #expect(rows.map(\.version) == [1, 1, 1, 1])
    #expect(rows[3].source == "in/甲")
  }

  @Test("The same again changes nothing, and is counted")
  func again() throws {
    let before = try store.numbers("")
    #expect(try store.take(Incoming.rows) == [.unchanged, .unchanged, .unchanged])
    #expect(try store.numbers("") == before)
    let counts = try store.read {
      try String.fetchOne(
        $0, sql: "SELECT sum(count) || ' ' || sum(unchanged) || ' ' || sum(refused) FROM case_imports")
    }
    #expect(counts == "4 3 0")
    #expect(try store.verify().problems == [])
  }

  @Test("A changed file is a new version, found by its new words only; the old one still opens")
  func changed() throws {
    let changed = Incoming.folder("甲", number: 1, document: "处罚决定书写明罚款五百元")
    #expect(try store.take([changed]) == [.changed(version: 2)])
    #expect(try store.numbers("三百元") == [])
    #expect(try store.numbers("五百元") == ["示卫罚〔2024〕1号"])
    #expect(try store.caseCount(CaseQuery("三百元"), reviews: CaseReviews(of: "张某")) == 0)
    #expect(try store.caseCount(CaseQuery("五百元"), reviews: CaseReviews(of: "张某")) == 1)
    let id = try #require(try store.caseNumber(of: "示卫罚〔2024〕1号"))
    let old = try store.caseFile(id, version: 1)
    #expect(old.documents.first?.text?.paragraphs.first?.paragraph.text == "医师未按规定开具处方，罚款三百元")
    #expect(try store.caseFile(id).documents.first?.text?.paragraphs.first?.paragraph.text == "处罚决定书写明罚款五百元")
    #expect(try store.verify().problems == [])
  }

  @Test("A citation made in an older version says so until it is made again")
  func citations() throws {
    let id = ReviewID(caseFile: "示卫罚〔2024〕1号", reviewer: "张某")
    let cited = Mark(state: .met, evidence: [Citation(document: "决定书", page: 1, quote: "罚款三百元")])
    try store.append([.opened(standard: "s", version: "1")], to: id, by: "张某", clock: noon)
    try store.append([.marked(criterion: "D1", before: Mark(), after: cited)], to: id, by: "张某", clock: noon)
    try store.append(
      [.marked(criterion: "D2", before: Mark(), after: Mark(state: .met))], to: id, by: "张某", clock: noon)
    #expect(try store.citationsInOlderVersions(of: id) == [:])
    try store.take([Incoming.folder("甲", number: 1, document: "改过")])
    #expect(try store.citationsInOlderVersions(of: id) == ["D1": 1])
    let again = Mark(state: .met, evidence: [Citation(document: "决定书", page: 1, quote: "改过")])
    try store.append([.marked(criterion: "D1", before: cited, after: again)], to: id, by: "张某", clock: noon)
    #expect(try store.citationsInOlderVersions(of: id) == [:])
  }

  @Test("A row opens from what is kept of it")
  func opens() throws {
    let id = try #require(try store.caseNumber(of: "示市监罚〔2024〕32号"))
    let file = try store.caseFile(id)
    #expect(file.party?.name?.value == "王某")
    #expect(file.party?.name?.source == Source(file: "export.csv", line: 3, column: "行政相对人名称"))
    #expect(file.other["违法事实"]?.value == "流动摊位")
    #expect(file.location == "in/export.csv:3")
    #expect(throws: StoreError.noCaseFile(99)) { try store.caseFile(99) }
  }

  @Test(
    "Queries find what they name",
    arguments: [
      ("处方", ["示卫罚〔2024〕1号"]), ("罚款>=5000 机关:市场监管", ["示市监罚〔2024〕31号", "示市监罚〔2024〕32号"]),
      ("楼顶", ["示城罚〔2024〕9号"]), ("食品", ["示市监罚〔2024〕31号"]), ("案号:32", ["示市监罚〔2024〕32号"]),
      ("机关:市场 -食品", ["示市监罚〔2024〕32号"]), ("当事人:某 决定日期<2024-11", ["示城罚〔2024〕9号"]),
      ("全文:食品", []), ("示市监罚〔2024〕31号", ["示市监罚〔2024〕31号"]), ("罚款:1.2万", ["示市监罚〔2024〕32号"]),
      ("来源:export.csv 未开始 案由:建设", ["示城罚〔2024〕9号"]),
      ("〔", ["示市监罚〔2024〕31号", "示市监罚〔2024〕32号", "示城罚〔2024〕9号", "示卫罚〔2024〕1号"]),
      ("100%", []), ("\"a'b\" OR", []), ("已提交", []), ("得分<60", []),
    ])
  func queries(_ text: String, _ expected: [String]) throws {
    #expect(try store.numbers(text) == expected)
    #expect(try store.caseCount(CaseQuery(text), reviews: CaseReviews(of: "张某")) == expected.count)
  }

  @Test(
    "The store and the value find the same",
    arguments: ["疑点:0", "机关:区", "机关:市监局", "-机关:市监局", "-机关:城市", "罚款>1", "-罚款>1", "经营", "2024"])
  func agreement(_ text: String) throws {
    let query = try CaseQuery(text)
    let rows = try store.caseRows(reviews: CaseReviews(of: "张某"))
    #expect(try store.numbers(text) == rows.filter { query.matches($0) }.map(\.caseFile))
  }

  @Test("Rows are ordered by any column, what is not recorded last, and come a page at a time")
  func order() throws {
    let byFine = CaseOrder(.fine)
    #expect(try store.numbers("", byFine).prefix(2) == ["示市监罚〔2024〕31号", "示市监罚〔2024〕32号"])
    #expect(
      try store.numbers("", CaseOrder(.fine, isDescending: true), limit: 1) == ["示市监罚〔2024〕32号"])
    #expect(try store.numbers("", CaseOrder(.decision), limit: 2, offset: 1).first == "示市监罚〔2024〕32号")
    #expect(try store.numbers("机关:市场", CaseOrder(isDescending: true)).first == "示市监罚〔2024〕32号")
    for key in CaseOrder.Key.allCases { #expect(try store.numbers("", CaseOrder(key)).count == 4) }
  }

  @Test("State and score are those of the reviewer asked for")
  func reviews() throws {
    let id = ReviewID(caseFile: "示城罚〔2024〕9号", reviewer: "张某")
    try store.append([.opened(standard: "s", version: "1"), .submitted], to: id, by: "张某", clock: noon)
    let reviews = CaseReviews(of: "张某") { _ in Points(88) }
    let rows = try store.caseRows(try CaseQuery("已提交 得分>80"), reviews: reviews)
    #expect(rows.map(\.caseFile) == ["示城罚〔2024〕9号"])
    #expect(rows.first?.score == Points(88))
    #expect(try store.caseCount(try CaseQuery("得分<80"), reviews: reviews) == 0)
    #expect(try store.caseCount(try CaseQuery("已提交"), reviews: CaseReviews(of: "李某")) == 0)
    #expect(try store.caseRows(order: CaseOrder(.score), reviews: reviews).first?.caseFile == id.caseFile)
  }

  @Test("Two parties under one number are two files; rows without a number are known by their content")
  func names() throws {
    let range = "示银罚〔2024〕135-137号"
    let rows = [
      Incoming.row(5, range, "甲公司", "违规放贷"), Incoming.row(6, range, "张某", "违规放贷"),
      Incoming.row(7, "", "李某", "违规放贷"), Incoming.row(8, "", "李某", "违规放贷"),
    ]
    #expect(try store.take(rows) == [.new, .new, .new, .unchanged])
    #expect(try store.numbers("违规放贷").prefix(2) == [range, range + "（张某）"])
    #expect(try store.take(rows) == [.unchanged, .unchanged, .unchanged, .unchanged])
    #expect(try store.verify().problems == [])
  }

  @Test(
    "Verifying notices every change of what was imported",
    arguments: [
      "UPDATE kept_pieces SET bytes = x'00' WHERE place = (SELECT min(place) FROM kept_pieces)",
      "DELETE FROM kept_pieces", "UPDATE case_versions SET cells = replace(cells, '王某', '李某')",
      "UPDATE case_versions SET location = 'x' WHERE id = 2",
      "UPDATE case_parts SET name = 'x.txt' WHERE position = 0",
      "UPDATE case_files SET name = 'x' WHERE id = 1",
      "UPDATE case_imports SET actor = '李某' WHERE number = 1",
      "DELETE FROM case_imports WHERE number = 4", "UPDATE case_files SET current = 77 WHERE id = 3",
      "UPDATE case_imports SET refused = 0, hash = hash WHERE refused = 1",
      "INSERT INTO outdated_versions VALUES (2)",
      "UPDATE case_files SET fine = 999999900, agency = '别的局', number = 'X' WHERE id = 2",
    ])
  func tampering(_ sql: String) throws {
    try store.take([], refused: 1)
    #expect(try store.verify().problems == [])
    try store.tamper("PRAGMA foreign_keys = OFF; " + sql)
    #expect(try !store.verify().isSound)
  }

  @Test(
    "A line of the desk is held against the file's own facts, and a backup with a wrong one can still be restored",
    arguments: [
      ("number", "'X'"), ("title", "'x'"), ("act", "'x'"), ("agency", "'别的局'"), ("party", "'x'"),
      ("field", "'x'"),
      ("kind", "'x'"), ("filing", "1"), ("decision", "NULL"), ("fine", "999999900"),
    ])
  func line(_ column: String, _ value: String) throws {
    try store.tamper("UPDATE case_files SET findings = 9, undetermined = 9")
    #expect(try store.verify().problems == [])
    try store.tamper("UPDATE case_files SET \(column) = \(value) WHERE id = 2")
    let verification = try store.verify()
    #expect(
      verification.problems == [.cases("示市监罚〔2024〕32号", .lineChanged(column: column))]
        && verification.isWhole)
    let folder = TemporaryFolder()
    try store.backup(to: folder.path + "/b")
    let restored = try ReviewStore.restore(from: folder.path + "/b", into: folder.workspace, clock: noon)
    #expect(restored.verification == verification)
  }

  @Test("Large files are kept in pieces and come back whole")
  func large() throws {
    let bytes = (0..<(3 * KeptBytes.pieceSize + 17)).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    let original = CaseOriginal(
      location: "in/乙", content: .files([CaseOriginal.File(name: "扫描件.pdf", bytes: bytes)]))
    try store.take([original])
    let id = try #require(try store.caseNumber(of: "乙"))
    #expect(try store.caseOriginal(id).original == original)
    #expect(try store.verify().problems == [])
  }
}

@Suite("Others work while case files are imported")
struct ImportTurnTests {
  @Test("Another instance writes between the transactions of an import, and both are whole")
  func turns() throws {
    let folder = TemporaryFolder()
    let store = try ReviewStore(workspace: folder.path, clock: noon)
    let run = try CaseImport(into: store, from: "in", by: "张某")
    let cases = try (1...3000).map { number in
      let original = Incoming.row(number, "示罚〔2024〕\(number)号", "当事人\(number)", "无照经营", "", "", "示例局", "")
      let row = CaseRow(try CaseFile.load(original), results: [])
      return IncomingCase(
        original: original, row: row, text: "", fingerprint: try run.fingerprint(of: original))
    }
    let isDone = Mutex(false)
    Thread.detachNewThread {
      _ = try? run.take(cases, clock: noon)
      isDone.withLock { $0 = true }
    }
    let other = try ReviewStore(workspace: folder.path)
    let id = ReviewID(caseFile: "甲", reviewer: "李某")
    try other.append([.opened(standard: "s", version: "1")], to: id, by: "李某", clock: noon)
    var written = 0
    while !isDone.withLock({ $0 }) {
      let opinions = (before: written == 0 ? "" : "第\(written)次", after: "第\(written + 1)次")
      try other.append(
        [.opinion(before: opinions.before, after: opinions.after)], to: id, by: "李某", clock: noon)
      written += 1
    }
    #expect(written > 3)
    #expect(try other.caseCount(reviews: CaseReviews(of: "李某")) == 3000)
    #expect(try other.verify().problems == [])
  }
}

@Suite("Writers of a workspace know of one another")
struct WriterTurnsTests {
  @Test("One that waits and one that imports are seen by others, until they say otherwise or are gone")
  func seen() throws {
    let folder = TemporaryFolder()
    let store = try ReviewStore(workspace: folder.path, clock: noon)
    let other = WriterTurns(for: store.path)
    let mine = WriterTurns(for: store.path)
    mine.beginWaiting()
    #expect(!other.isAnyoneWaiting, "where nobody ever imported there is nobody to tell")
    do {
      let run = try CaseImport(into: store, from: "in", by: "张某")
      #expect(other.isAnyoneImporting && !other.isAnyoneWaiting)
      mine.beginWaiting()
      #expect(other.isAnyoneWaiting)
      mine.endWaiting()
      #expect(!other.isAnyoneWaiting)
      try run.settle()
    }
    // What the import did beside its caller lets go of it a moment later.
    for _ in 1...500 where other.isAnyoneImporting { usleep(10_000) }
    #expect(!other.isAnyoneImporting)
    do {
      let gone = WriterTurns(for: store.path)
      gone.beginWaiting()
      #expect(other.isAnyoneWaiting)
    }
    #expect(!other.isAnyoneWaiting)
  }

  @Test("A long log is put in its place by a change, and left alone while somebody imports")
  func longLog() throws {
    let folder = TemporaryFolder()
    let store = try ReviewStore(workspace: folder.path, clock: noon)
    let place = store.path
    func size() throws -> Int {
      try #require(try FileManager.default.attributesOfItem(atPath: place)[.size] as? Int)
    }
    func fill(_ bytes: Int, _ hash: String) throws {
      _ = try store.write { try KeptBytes.keep([UInt8](repeating: 7, count: bytes), hash: hash, in: $0) }
    }
    let before = try size()
    let run = try CaseImport(into: store, from: "in", by: "张某")
    try fill(40 << 20, "a")
    #expect(try size() == before)
    withExtendedLifetime(run) {}
    try run.settle()
    #expect(try size() > before + 40 << 20)
  }
}

@Suite("What was imported survives a backup")
struct CaseBackupTests {
  @Test("A restored workspace opens, finds and verifies its case files")
  func backup() throws {
    let folder = TemporaryFolder()
    let store = try ReviewStore(workspace: folder.path + "/w", clock: noon)
    try store.take(Incoming.rows + [Incoming.folder("甲", number: 1, document: "开具处方")])
    try store.backup(to: folder.path + "/b")
    let restored = try ReviewStore.restore(from: folder.path + "/b", into: folder.path + "/r", clock: noon)
    #expect(restored.verification.problems == [])
    let again = try ReviewStore(workspace: folder.path + "/r")
    #expect(try again.numbers("处方") == ["示卫罚〔2024〕1号"])
    #expect(try again.caseFile(1).party?.name?.value == "示例食品店")
  }
}
