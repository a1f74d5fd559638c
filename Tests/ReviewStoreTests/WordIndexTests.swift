import CaseFiles
import Foundation
import GRDB
import Reviewing
import TestSupport
import Testing

@testable import ReviewStore

@Suite("Words are found wherever they stand")
struct WordIndexTests {
  /// Texts of few characters, so that every pair stands in many of them, and often.
  private static let texts: [String] = {
    var random = Seeded(state: 17)
    let letters = ["甲", "乙", "丙", "罚", "款", "1", "2", "a", "，", "\n", "𠮷", "."]
    return (0..<300).map { _ in
      (0..<random.below(60)).map { _ in letters[random.below(letters.count)] }.joined()
    }
  }()

  private static func words(_ numbers: some Sequence<Int>) -> [WordRun.Text] {
    numbers.map { WordRun.Text(number: $0 + 5, units: SearchText.units(texts[$0])) }
  }

  @Test("Letters and characters stay, signs go, and one blank stays between two letters or digits")
  func units() {
    func shown(_ text: String) -> String { String(decoding: SearchText.units(text), as: UTF16.self) }
    #expect(shown("示市监罚〔2024〕31号，\n罚款 1.2 万ＡＢc É") == "示市监罚2024 31号罚款1 2万abc é\0")
    #expect(shown("，。") == "")
    #expect(SearchText.word("〔") == nil)
  }

  @Test("Runs that follow one another are put together as if they had been one")
  func merging() {
    let whole = WordRun.runs(of: Self.words(Self.texts.indices))
    let parts = [0..<7, 7..<8, 8..<150, 150..<300].flatMap { WordRun.runs(of: Self.words($0)) }
    #expect(whole.count == 1)
    #expect(WordRun(merging: parts).bytes == whole.first?.bytes)
  }

  @Test("Blocks put one behind the other are the run they were cut from")
  func blocks() throws {
    let run = try #require(WordRun.runs(of: Self.words(Self.texts.indices)).first)
    var again = WordRun(first: run.first, last: run.last, bytes: [])
    var last: UInt32 = 0
    var count = 0
    run.forEachBlock { key, block in
      count += 1
      again.append(block: block, from: key, after: &last)
    }
    #expect(count > 1)
    #expect(again.bytes == run.bytes)
  }

  @Test("A text longer than all others together is a run of its own")
  func long() {
    let long = WordRun.Text(number: 2, units: [UInt16](repeating: 0x4E00, count: (1 << 22) + 1) + [0])
    let texts = [WordRun.Text(number: 1, units: SearchText.units("甲乙")), long]
    #expect(WordRun.runs(of: texts).count == 2)
  }

  @Test("Every piece of a text is found in all texts that hold it, and in no other, in one segment or many")
  func agreement() throws {
    let store = try ReviewStore.inMemory()
    var random = Seeded(state: 3)
    for (start, end) in [(0, 120), (120, 121), (121, 300)] {
      try store.take(
        (start..<end).map { Incoming.row($0 + 2, "示罚〔2024〕\($0 + 1)号", "", "", "", "", "", Self.texts[$0]) })
    }
    let plain = Self.texts.map { SearchText.units($0) }
    for _ in 0..<400 {
      let text = plain[random.below(plain.count)].dropLast()
      guard text.count > 6 else { continue }
      let start = text.startIndex + random.below(text.count - 6)
      let word = String(decoding: text[start..<(start + 1 + random.below(6))], as: UTF16.self)
      guard let units = SearchText.word(word), !word.contains("\u{FFFD}") else { continue }
      let holding = plain.indices.filter { plain[$0].holds(units) }.map { "示罚〔2024〕\($0 + 1)号" }
      #expect(try store.numbers("全文:\"\(word)\"", limit: 1000) == holding, "\(word)")
      #expect(
        try store.numbers("全文:\"\(word)\"", limit: 3, offset: 2) == Array(holding.dropFirst(2).prefix(3)))
    }
  }

  @Test("Segments of many small imports are put together, and nothing is lost or left behind")
  func segments() throws {
    let store = try ReviewStore.inMemory()
    for number in 1...40 {
      try store.take([Incoming.row(number, "示罚〔2024〕\(number)号", "当事人", "", "", "", "", "占道经营")])
    }
    let counts = try store.read { db in
      [
        try Schema.number("SELECT count(*) FROM word_segments", in: db),
        try Schema.number("SELECT count(*) FROM word_segments WHERE state <> 'complete'", in: db),
        try Schema.number("SELECT count(*) FROM unindexed_versions", in: db),
        try Schema.number(
          "SELECT count(*) FROM word_blocks WHERE place >> 32 NOT IN (SELECT id FROM word_segments)", in: db),
      ]
    }
    #expect(counts[0] < 7)
    #expect(counts.dropFirst() == [0, 0, 0])
    #expect(try store.caseCount(CaseQuery("占道"), reviews: CaseReviews(of: "张某")) == 40)
    #expect(
      try store.numbers("占道", CaseOrder(isDescending: true), limit: 2) == ["示罚〔2024〕40号", "示罚〔2024〕39号"])
  }

  @Test("Two imports side by side are both found, each file once")
  func sideBySide() throws {
    let folder = TemporaryFolder()
    let store = try ReviewStore(workspace: folder.path, clock: noon)
    let runs = try [0, 1].map { _ in try CaseImport(into: store, from: "in", by: "张某") }
    for number in 1...20 {
      let original = Incoming.row(number, "示罚〔2024〕\(number)号", "当事人", "", "", "", "", "占道经营")
      let run = runs[number % 2]
      let row = CaseRow(try CaseFile.load(original), results: [])
      _ = try run.take(
        [
          IncomingCase(
            original: original, row: row, text: "占道", fingerprint: try run.fingerprint(of: original))
        ],
        clock: noon)
    }
    for run in runs { try run.settle() }
    #expect(try store.numbers("占道") == (1...20).map { "示罚〔2024〕\($0)号" })
    #expect(try store.caseCount(CaseQuery("占道"), reviews: CaseReviews(of: "张某")) == 20)
  }

  @Test("What an import that was killed left out of the index is brought in when the workspace is opened")
  func leftovers() throws {
    let folder = TemporaryFolder()
    do {
      let store = try ReviewStore(workspace: folder.path, clock: noon)
      let run = try CaseImport(into: store, from: "in", by: "张某")
      let originals = Incoming.rows + [Incoming.folder("甲", number: 1, document: "医师未按规定开具处方")]
      for original in originals {
        var file = try CaseFile.load(original)
        file.assignedID = file.number?.value.description ?? original.location
        _ = try run.take(
          [
            IncomingCase(
              original: original, row: CaseRow(file, results: []), text: "",
              fingerprint: try run.fingerprint(of: original))
          ], clock: noon)
      }
      try store.write { db in
        try db.execute(
          sql: "INSERT INTO word_segments (state, base, first, last, size) VALUES ('begun', 0, 1, 1, 9)")
      }
      // While somebody imports, nobody else brings it in.
      #expect(try ReviewStore(workspace: folder.path).numbers("处方") == [])
      withExtendedLifetime(run) {}
    }
    let again = try ReviewStore(workspace: folder.path)
    #expect(try again.numbers("处方") == ["示卫罚〔2024〕1号"])
    #expect(try again.numbers("食品") == ["示市监罚〔2024〕31号"])
    #expect(try again.numbers("楼顶") == ["示城罚〔2024〕9号"])
    let rest = try again.read { db in
      try Schema.number(
        "SELECT (SELECT count(*) FROM unindexed_versions) + (SELECT count(*) FROM word_segments WHERE state <> 'complete')",
        in: db)
    }
    #expect(rest == 0)
  }

  @Test(
    "The case files of a workspace of the version before are brought in when it is opened, the newest only")
  func upgraded() throws {
    let folder = TemporaryFolder()
    let before = try #require(Schema.migrations.firstIndex(of: Schema.wordIndex))
    do {
      let store = try ReviewStore(workspace: folder.path, clock: noon)
      try store.take(Incoming.rows + [Incoming.folder("甲", number: 1, document: "罚款三百元")])
      try store.take([Incoming.folder("甲", number: 1, document: "罚款五百元")])
      try store.write { db in
        for table in [
          "word_segments", "word_blocks", "unindexed_versions", "outdated_versions", "carried_files",
        ] {
          try db.execute(sql: "DROP TABLE \(table)")
        }
        try db.execute(
          sql: """
            CREATE VIRTUAL TABLE case_text USING fts5(text, content = '', columnsize = 0);
            PRAGMA user_version = \(before);
            """)
      }
    }
    // Broken off before anything is in, it is all still to do.
    var told: [IndexProgress] = []
    let broken = try ReviewStore(workspace: folder.path) { progress in
      told.append(progress)
      return false
    }
    #expect(told == [IndexProgress(done: 0, total: 5)])
    #expect(try broken.unindexedCount() == 5 && broken.numbers("食品") == [])
    let again = try ReviewStore(workspace: folder.path) { progress in
      told.append(progress)
      return true
    }
    #expect(told.last == IndexProgress(done: 5, total: 5))
    #expect(try again.unindexedCount() == 0)
    #expect(try again.numbers("食品") == ["示市监罚〔2024〕31号"])
    #expect(try again.numbers("五百元") == ["示卫罚〔2024〕1号"])
    #expect(try again.numbers("三百元") == [])
    #expect(try again.verify().problems == [])
  }

  @Test("What is brought in at the first opening goes on where it was broken off")
  func resumed() throws {
    let folder = TemporaryFolder()
    let store = try ReviewStore(workspace: folder.path, clock: noon)
    try store.take(
      (1...900).map { Incoming.row($0, "示罚〔2024〕\($0)号", "甲\($0)", "乙", "", "", "", "占道经营\($0)") })
    try store.write { db in
      try db.execute(
        sql: """
          DELETE FROM word_segments; DELETE FROM word_blocks; DELETE FROM unindexed_versions;
          INSERT INTO unindexed_versions (first, count) VALUES (1, 400), (401, 500);
          """)
    }
    // Each time it is broken off after 256 files more.
    var left: [Int] = []
    for _ in 0..<4 {
      var calls = 0
      try store.indexWhatIsLeft(gathering: 1) { _ in
        calls += 1
        return calls < 2
      }
      left.append(try store.unindexedCount())
      let found = try store.numbers("占道", limit: 1000)
      #expect(found.count == Set(found).count)
      #expect(found.count >= 900 - (left.last ?? 0))
    }
    #expect(left == [644, 500, 244, 0])
    #expect(try store.numbers("占道经营7", limit: 1000).count == 111)
    #expect(try store.verify().problems == [])
  }

  @Test("Blocks that were tampered with are read without harm")
  func damage() throws {
    let store = try ReviewStore.inMemory()
    try store.take(Incoming.rows)
    var random = Seeded(state: 5)
    for _ in 0..<200 {
      try store.write { db in
        let bytes = Data((0..<random.below(80)).map { _ in UInt8(random.below(256)) })
        try db.execute(sql: "UPDATE word_blocks SET bytes = ?", arguments: [bytes])
      }
      for word in ["食品", "市场监督管理", "示"] { _ = try store.numbers(word) }
    }
  }
}

/// Numbers that are the same in every run.
/// Random numbers that are the same at every run.
struct Seeded {
  var state: UInt64

  mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(max(1, bound)))
  }
}

extension [UInt16] {
  fileprivate func holds(_ word: [UInt16]) -> Bool {
    guard count >= word.count else { return false }
    return (0...(count - word.count)).contains { self[$0..<($0 + word.count)].elementsEqual(word) }
  }
}
