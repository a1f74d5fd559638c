import Foundation
import GRDB
import OfficeFiles
import Standards
import TestSupport
import Testing

/// The figures of a report, counted anew in SQL over the workspace's database.
@Suite("Reports on many files by command", .serialized)
struct RoundReportCommandTests {
  private static let settings = """
    评查机关: 示例区司法局
    通报字号: 示司通
    评查批次: 2024年下半年行政执法案卷评查
    """

  private func run(_ arguments: [String], in folder: TemporaryFolder) throws -> Binary.Result {
    try Binary.run(arguments, workspace: folder.path + "/workspace")
  }

  private struct Report: Decodable {
    struct Figure: Decodable {
      var id, value: String
      var numerator, denominator: Int?
      var files: [String]
    }
    var figures: [Figure]
    var number: String
  }

  @Test(
    "Every figure equals what SQL counts in the database, and names the same files",
    arguments: ["round-report", "quarterly-report", "self-review-report"])
  func recounted(kind: String) throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: Self.settings)
    let path = folder.path + "/report.json"
    // The file with a veto, of which the agency says something of its own.
    let agency = kind == "self-review-report" ? try manifest(SampleRound.folders()[4]).agency : nil
    let exported = try run(
      ["export", kind, "SampleCases", "-o", path] + (agency.map { ["--agency", $0] } ?? []), in: folder)
    #expect(exported.status == 0, "\(exported.errors)")
    let database = try DatabaseQueue(path: folder.path + "/workspace/casereview.sqlite")
    let checked = try run(["check", "SampleCases", "--format", "json"], in: folder).output
    try database.write { db in
      try prepare(db)
      try prepareOutcomes(db, checked)
      if let agency { try db.execute(sql: "DELETE FROM scored WHERE agency <> ?", arguments: [agency]) }
      let report = try JSONDecoder().decode(
        Report.self, from: Data(contentsOf: URL(fileURLWithPath: path)))
      let figures = Dictionary(uniqueKeysWithValues: report.figures.map { ($0.id, $0) })
      var counted = try compareFiles(db, figures)
      counted += try compareProblems(db, figures)
      counted += try compareAgencies(db, figures)
      counted += try compareIndicators(db, figures)
      #expect(Set(figures.keys).subtracting(counted) == [], "no figure without a count of its own")
    }
  }

  /// Each figure that is a number of files: its files, of how many, as SQL says them. Gives back its id.
  private func compare(
    _ id: String, _ figures: [String: Report.Figure], _ db: Database, _ condition: String,
    of whole: String? = nil
  ) throws -> String {
    let figure = try #require(figures[id], "\(id)")
    let files = try String.fetchAll(db, sql: "SELECT case_file FROM scored WHERE \(condition)")
    #expect(figure.files.sorted() == files.sorted(), "\(id)")
    if let whole {
      let count = try Int.fetchOne(db, sql: "SELECT count(*) FROM scored WHERE \(whole)")
      #expect(figure.numerator == files.count && figure.denominator == count, "\(id)")
    } else {
      #expect(figure.value == "\(files.count)", "\(id)")
    }
    return id
  }

  private func compareFiles(_ db: Database, _ figures: [String: Report.Figure]) throws -> [String] {
    var counted = [try compare("files", figures, db, "true")]
    counted.append(try compare("vetoed", figures, db, "vetoes > 0", of: "true"))
    for grade in ["优秀", "合格", "不合格"] {
      counted.append(try compare("grade/\(grade)", figures, db, "grade = '\(grade)'", of: "true"))
    }
    for kind in try String.fetchAll(db, sql: "SELECT DISTINCT kind FROM scored") {
      counted.append(try compare("kind/\(kind)", figures, db, "kind = '\(kind)'", of: "true"))
    }
    #expect(figures["average"]?.value == (try text(db, "SELECT avg(score) FROM scored")))
    return counted + ["average"]
  }

  /// What a sample file says of itself, read letter by letter.
  private func manifest(_ path: String) throws -> (number: String, agency: String, kind: String) {
    let text = try String(
      contentsOf: Fixtures.package().appendingPathComponent(path + "/case.yaml"), encoding: .utf8)
    return (
      String(try #require(text.firstMatch(of: /案号: (.+)/)).1),
      String(try #require(text.firstMatch(of: /执法机关: \{名称: ([^,}]+)/)).1),
      String(try #require(text.firstMatch(of: /案卷类型: (.+)/)).1)
    )
  }

  /// Scores by the standard's own numbers, in thousandths, with no part of the program's reckoning.
  private func prepare(_ db: Database) throws {
    let parts = #filePath.split(separator: "/").dropLast(3)
    let resources = "/" + (parts + ["Sources", "Standards", "Resources"]).joined(separator: "/")
    let standard = try RuleLibrary(searching: [resources]).standard("general-penalty")
    try db.execute(
      sql: """
        CREATE TEMP TABLE criteria (id TEXT PRIMARY KEY, kind TEXT, points INTEGER);
        CREATE TEMP TABLE deductions (criterion TEXT, id TEXT, mode TEXT, step INTEGER, cap INTEGER);
        CREATE TEMP TABLE agencies (case_file TEXT PRIMARY KEY, agency TEXT, kind TEXT);
        """)
    for criterion in standard.criteria {
      try db.execute(
        sql: "INSERT INTO criteria VALUES (?, ?, ?)",
        arguments: [criterion.id, "\(criterion.kind)", criterion.points.thousandths])
      for deduction in criterion.deductions {
        let (mode, step, cap): (String, Int, Int) =
          switch deduction.amount {
          case .once(let points): ("once", points.thousandths, points.thousandths)
          case .perOccurrence(let step, let cap): ("each", step.thousandths, cap.thousandths)
          case .range(let least, let most): ("range", least.thousandths, most.thousandths)
          }
        try db.execute(
          sql: "INSERT INTO deductions VALUES (?, ?, ?, ?, ?)",
          arguments: [criterion.id, deduction.id, mode, step, cap])
      }
    }
    for path in try SampleRound.folders() {
      let manifest = try manifest(path)
      try db.execute(
        sql: "INSERT INTO agencies VALUES (?, ?, ?)",
        arguments: [manifest.number, manifest.agency, manifest.kind])
    }
    try db.execute(
      sql: """
        CREATE TEMP TABLE losses AS
        SELECT marks.review, marks.criterion, min(criteria.points, sum(
          CASE deductions.mode
            WHEN 'each' THEN min(deductions.cap, deductions.step * max(1, json_extract(taken.value, '$.times')))
            WHEN 'range' THEN coalesce(json_extract(taken.value, '$.points') * 1000, deductions.step)
            ELSE deductions.step END)) AS lost
        FROM marks, json_each(marks.deductions) AS taken
          JOIN criteria ON criteria.id = marks.criterion
          JOIN deductions ON deductions.criterion = marks.criterion
            AND deductions.id = json_extract(taken.value, '$.id')
        WHERE marks.state = 'deducted' GROUP BY marks.review, marks.criterion;
        CREATE TEMP TABLE scored AS
        SELECT reviews.id AS review, reviews.case_file, agencies.agency, agencies.kind, round(100.0 * (
            (SELECT sum(points) FROM criteria WHERE kind = 'scored')
              - coalesce((SELECT sum(lost) FROM losses WHERE losses.review = reviews.id), 0))
            / (SELECT sum(points) FROM criteria WHERE kind = 'scored'), 2) AS score,
          (SELECT count(*) FROM marks WHERE marks.review = reviews.id AND marks.state = 'veto') AS vetoes,
          '' AS grade
        FROM reviews JOIN agencies ON agencies.case_file = reviews.case_file WHERE stage = 'submitted';
        UPDATE scored SET grade = CASE WHEN vetoes > 0 THEN '不合格' WHEN score >= 90 THEN '优秀'
          WHEN score >= 60 THEN '合格' ELSE '不合格' END;
        """)
    #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM losses") ?? 0 > 20)
  }

  private func compareProblems(_ db: Database, _ figures: [String: Report.Figure]) throws -> [String] {
    let faults = "marks JOIN scored ON scored.review = marks.review WHERE state IN ('deducted', 'veto')"
    let criteria = try String.fetchAll(db, sql: "SELECT DISTINCT criterion FROM \(faults)")
    let counted = try criteria.map { criterion in
      try compare(
        "problem/general-penalty \(criterion)", figures, db,
        """
        review IN (SELECT review FROM marks WHERE criterion = '\(criterion)' AND state IN ('deducted', 'veto'))
        """, of: "true")
    }
    let total = try Int.fetchOne(db, sql: "SELECT count(*) FROM \(faults)")
    let natures = figures.values.filter { $0.id.hasPrefix("nature/") }
    #expect(natures.compactMap(\.numerator).reduce(0, +) == total)
    #expect(natures.allSatisfy { $0.denominator == total && $0.value == "\($0.numerator ?? -1)" })
    let faulty = try String.fetchAll(db, sql: "SELECT DISTINCT case_file FROM \(faults)")
    #expect(Set(natures.flatMap(\.files)) == Set(faulty))
    return counted + natures.map(\.id)
  }

  private func compareAgencies(_ db: Database, _ figures: [String: Report.Figure]) throws -> [String] {
    var counted: [String] = []
    for agency in try String.fetchAll(db, sql: "SELECT DISTINCT agency FROM scored") {
      let id = "agency/\(agency)"
      let mine = "agency = '\(agency)'"
      counted.append(try compare("\(id)/files", figures, db, mine))
      counted.append(try compare("\(id)/vetoed", figures, db, "\(mine) AND vetoes > 0", of: mine))
      for grade in ["优秀", "合格", "不合格"] {
        counted.append(
          try compare("\(id)/grade/\(grade)", figures, db, "\(mine) AND grade = '\(grade)'", of: mine))
      }
      #expect(
        figures["\(id)/average"]?.value == (try text(db, "SELECT avg(score) FROM scored WHERE \(mine)")))
      let problems = try Int.fetchOne(
        db,
        sql: """
          SELECT count(*) FROM marks JOIN scored ON scored.review = marks.review
          WHERE \(mine) AND state IN ('deducted', 'veto')
          """)
      #expect(figures["\(id)/problems"]?.value == problems.map(String.init))
      counted += ["\(id)/average", "\(id)/problems"]
    }
    return counted
  }

  private struct Checked: Decodable {
    struct Case: Decodable {
      struct Outcome: Decodable { var check, state: String }
      var number: String
      var outcomes: [Outcome]
    }
    var cases: [Case]
  }

  /// What `check` says of each file, what its manifest says of publication and importance, and from both on which
  /// side of each indicator the file stands; a finding that was rejected counts as met.
  private func prepareOutcomes(_ db: Database, _ checked: String) throws {
    try db.execute(
      sql: """
        CREATE TEMP TABLE outcomes (case_file TEXT, check_id TEXT, state TEXT);
        CREATE TEMP TABLE stated (case_file TEXT PRIMARY KEY, is_published INTEGER, is_major INTEGER);
        """)
    for file in try JSONDecoder().decode(Checked.self, from: Data(checked.utf8)).cases {
      for outcome in file.outcomes {
        try db.execute(
          sql: "INSERT INTO outcomes VALUES (?, ?, ?)",
          arguments: [file.number, outcome.check, outcome.state])
      }
    }
    for path in try SampleRound.folders() {
      let text = try String(
        contentsOf: Fixtures.package().appendingPathComponent(path + "/case.yaml"), encoding: .utf8)
      try db.execute(
        sql: "INSERT INTO stated VALUES (?, ?, ?)",
        arguments: [
          try manifest(path).number, text.contains("{事件: 公示, 日期: 20"), text.contains("重大执法决定: 是"),
        ])
    }
    try db.execute(
      sql: """
        CREATE TEMP TABLE sides AS
        SELECT case_file, 'published' AS indicator, iif(is_published, '', '/unknown') AS side FROM stated
        UNION ALL
        SELECT reviews.case_file, named.indicator, CASE
            WHEN outcomes.state = 'passed' THEN ''
            WHEN outcomes.state <> 'found' THEN '/unknown'
            WHEN EXISTS (SELECT 1 FROM finding_decisions WHERE finding_decisions.review = reviews.id
              AND finding LIKE outcomes.check_id || '/%' AND finding_decisions.state = 'rejected') THEN ''
            ELSE '/unmet' END
        FROM reviews JOIN stated USING (case_file) JOIN outcomes USING (case_file)
          JOIN (SELECT 'T14-publication' AS check_id, 'publishedInTime' AS indicator
            UNION SELECT 'L01-legal-review', 'legallyReviewed' UNION SELECT 'F02-recording-matrix', 'recorded')
            AS named USING (check_id)
        WHERE outcomes.state <> 'not-applicable' AND (named.indicator <> 'legallyReviewed' OR is_major);
        """)
  }

  /// Each indicator of files: those that meet it, do not, or leave it open, of all and of each agency.
  private func compareIndicators(_ db: Database, _ figures: [String: Report.Figure]) throws -> [String] {
    let agencies = try String.fetchAll(db, sql: "SELECT DISTINCT agency FROM scored")
    for name in ["published", "publishedInTime", "legallyReviewed", "recorded"] {
      for place in [nil] + agencies.map(Optional.some) {
        let id = "indicator/\(name)" + (place.map { "/\($0)" } ?? "")
        func files(_ side: String) throws -> [String] {
          try String.fetchAll(
            db,
            sql: """
              SELECT case_file FROM sides JOIN scored USING (case_file)
              WHERE indicator = ? AND side = ? AND agency = coalesce(?, agency) ORDER BY case_file
              """, arguments: [name, side, place])
        }
        let (met, unmet, unknown) = (try files(""), try files("/unmet"), try files("/unknown"))
        guard let figure = figures[id] else {
          #expect(place != nil, "\(id)")
          continue
        }
        #expect(figure.files.sorted() == met.sorted(), "\(id)")
        #expect(figure.numerator == met.count && figure.denominator == met.count + unmet.count, "\(id)")
        if let rest = figures[id + "/unmet"] { #expect(rest.files.sorted() == unmet.sorted(), "\(id)") }
        if let open = figures[id + "/unknown"] { #expect(open.files.sorted() == unknown.sorted(), "\(id)") }
      }
    }
    // No agency said how many officers and recorders it has.
    let numbers = figures.values.filter {
      $0.id.hasPrefix("indicator/recorders") || $0.id.hasPrefix("indicator/legalReviewers")
    }
    #expect(numbers.allSatisfy { $0.numerator == nil && $0.files.isEmpty })
    return figures.keys.filter { $0.hasPrefix("indicator/") }
  }

  /// A number as reports print it: two decimals at most, no zeros at the end.
  private func text(_ db: Database, _ sql: String) throws -> String? {
    guard let value = try Double.fetchOne(db, sql: sql) else { return nil }
    var text = String(format: "%.2f", value)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// A copy in which one thing is different: a digit of a text, a byte of a page, a word of a packed part.
  private func change(_ path: String, to copy: String) throws {
    var bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    if bytes.starts(with: [0x50, 0x4B]) {
      let archive = try Archive(bytes: bytes, file: path)
      var parts = try archive.entries.map { (name: $0.name, contents: try archive.contents(of: $0)) }
      let place = try #require(
        parts.firstIndex { $0.name == "word/document.xml" || $0.name == "xl/worksheets/sheet1.xml" })
      let digit = try #require(parts[place].contents.lastIndex(of: UInt8(ascii: "9")))
      parts[place].contents[digit] = UInt8(ascii: "8")
      bytes = try Archive.bytes(packing: parts, file: copy)
    } else if path.hasSuffix(".pdf") {
      let stream = try #require(Data(bytes).range(of: Data("stream\n".utf8)))
      bytes[stream.upperBound + 40] ^= 1
    } else {
      let digit = try #require(bytes.firstIndex(of: UInt8(ascii: "9")))
      bytes[digit] = UInt8(ascii: "8")
    }
    try Data(bytes).write(to: URL(fileURLWithPath: copy))
  }

  @Test("Every format is written, carries the journal's head, and verify says so")
  func formats() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: Self.settings)
    let formats = ["docx", "pdf", "md", "html", "json", "csv", "xlsx", "txt"]
    let paths = formats.map { folder.path + "/report.\($0)" }
    for path in paths {
      let result = try run(["export", "round-report", "SampleCases", "-o", path], in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
    let book = try run(["numbers", "list", "示司通"], in: folder)
    #expect(book.output.split(separator: "\n").count == 1, "one report, one number: \(book.output)")
    let verified = try run(["verify"] + paths, in: folder)
    #expect(verified.status == 0, "\(verified.errors)")
    #expect(verified.output.components(separatedBy: "与评查日志相符").count == formats.count + 1)
    #expect(verified.output.components(separatedBy: "内容未改动").count == formats.count + 1)
    for path in paths {
      let changed = folder.path + "/changed." + URL(fileURLWithPath: path).pathExtension
      try change(path, to: changed)
      let told = try run(["verify", changed], in: folder)
      #expect(
        told.status == 1 && told.errors.contains("内容与出具时不同"), "\(changed): \(told.output)\(told.errors)")
    }
    let first = try Data(contentsOf: URL(fileURLWithPath: paths[0]))
    #expect(
      try run(["export", "round-report", "SampleCases", "-o", paths[0], "--force"], in: folder).status == 0)
    #expect(try Data(contentsOf: URL(fileURLWithPath: paths[0])) == first)
    let other = TemporaryFolder()
    try SampleRound.submit(in: other)
    let foreign = try run(["verify", paths[2]], in: other)
    #expect(foreign.status == 1 && foreign.errors.contains("与本日志不符"))
    let plain = try folder.write("plain.md", "# 无印记\n")
    let unmarked = try run(["verify", plain], in: folder)
    #expect(unmarked.status == 1 && unmarked.errors.contains("没有评查日志的印记"))
  }

  @Test(
    "Agencies are not put in order of fines; the clause is named", arguments: ["罚款数额", "fines", "罚没收入"])
  func noFines(order: String) throws {
    let folder = TemporaryFolder()
    try FileManager.default.createDirectory(
      atPath: folder.path + "/workspace", withIntermediateDirectories: true)
    _ = try run(["numbers", "reserve", "示司通", "--for", "x"], in: folder)
    let result = try run(
      ["export", "round-report", "SampleCases", "--sort", order, "-o", folder.path + "/x.md"], in: folder)
    #expect(result.status == 1)
    #expect(result.errors.contains("菏定政办字〔2023〕6号 第4项") && result.errors.contains("翠府办发〔2024〕79号"))
  }

  @Test("A quarter without reviews, a file without a review and two agencies in a self-review are said")
  func refused() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: Self.settings)
    let out = folder.path + "/x.md"
    let early = try run(
      ["export", "quarterly-report", "SampleCases", "--quarter", "2001Q1", "-o", out], in: folder)
    #expect(early.status == 1 && early.errors.contains("2001年第一季度"))
    let wrong = try run(
      ["export", "quarterly-report", "SampleCases", "--quarter", "2024Q5", "-o", out], in: folder)
    #expect(wrong.status == 1 && wrong.errors.contains("应写作 2024Q4"))
    let two = try run(["export", "self-review-report", "SampleCases", "-o", out], in: folder)
    #expect(two.status == 1 && two.errors.contains("--agency"))
    let one = try run(
      ["export", "self-review-report", "SampleCases", "--agency", "示例市生态环境局", "-o", out], in: folder)
    #expect(one.status == 0, "\(one.errors)")
    #expect(try String(contentsOfFile: out, encoding: .utf8).contains("示例市生态环境局关于"))
  }

  @Test("Numbers are reserved, used and cancelled, and the book tells all of it")
  func numbers() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: "评查机关: 示例区司法局\n评查意见书字号: 示司评\n")
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let path = try #require(try SampleRound.folders().first)
    #expect(try run(["numbers", "begin", "示司评〔\(year)〕6号"], in: folder).output.contains("下一个是 7 号"))
    #expect(try run(["numbers", "reserve", "示司评", "--for", "甲局案"], in: folder).output.contains("7号：甲局案"))
    let used = try run(
      ["export", "opinion", path, "--number", "7", "-o", folder.path + "/a.md"], in: folder)
    #expect(used.status == 0, "\(used.errors)")
    #expect(try String(contentsOfFile: folder.path + "/a.md", encoding: .utf8).contains("示司评〔\(year)〕7号"))
    let cancelled = try run(["numbers", "cancel", "示司评〔\(year)〕7号", "--reason", "印错"], in: folder)
    #expect(cancelled.status == 0)
    #expect(try run(["numbers", "cancel", "示司评〔\(year)〕7号", "--reason", "印错"], in: folder).status == 1)
    #expect(try run(["export", "opinion", path, "-o", folder.path + "/b.md"], in: folder).status == 0)
    #expect(try String(contentsOfFile: folder.path + "/b.md", encoding: .utf8).contains("示司评〔\(year)〕8号"))
    let book = try run(["numbers"], in: folder)
    #expect(book.output.contains("7号  作废") && book.output.contains("8号  评查意见书") && book.errors.isEmpty)
    #expect(try run(["verify"], in: folder).status == 0)
  }

  @Test("The score sheet is written for signing, as a document and as a workbook with formulas")
  func scoreSheet() throws {
    let folder = TemporaryFolder()
    try SampleRound.submit(in: folder, settings: Self.settings)
    let path = try #require(try SampleRound.folders().first)
    for format in ["docx", "xlsx", "pdf", "md"] {
      let result = try run(
        [
          "export", "score-sheet", path, "--signer", "特邀行政执法监督员=赵某", "-o", folder.path + "/s.\(format)",
        ], in: folder)
      #expect(result.status == 0, "\(result.errors)")
    }
    let text = try String(contentsOfFile: folder.path + "/s.md", encoding: .utf8)
    #expect(text.contains("特邀行政执法监督员 | 赵某") && text.contains("被评查机关确认"))
    #expect(try run(["numbers"], in: folder).output.contains("还没有文号"))
  }
}
