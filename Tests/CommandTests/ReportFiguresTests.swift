import Foundation
import GRDB
import Standards
import TestSupport
import Testing

/// The figures of a report, counted anew in SQL over the workspace's database.
@Suite("The figures of reports, counted anew in SQL", .serialized)
struct ReportFiguresTests {
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
    try SampleRound.submit(in: folder, settings: SampleRound.settings)
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
}
