import ArgumentParser
import CaseFiles
import ReviewStore
import Reviewing
import Standards

/// Which imported case files are listed, in which order.
struct CaseListOptions: ParsableArguments {
  @Option(
    name: .customLong("where"),
    help: said("查找条件；空白为全部案卷", "What to find; a blank finds every case file."))
  var query: String?

  @Option(
    help: said(
      "排序：imported、number、act、agency、party、filing、decision、fine、findings、undetermined、state、score；末尾加 - 为倒序",
      "Order: imported, number, act, agency, party, filing, decision, fine, findings, undetermined, state or score; - after it turns it round."
    ))
  var order: String?

  @Option(help: said("最多列出几卷", "How many to list at most.")) var limit: Int?
  @Option(help: said("跳过前几卷", "How many to pass over first.")) var offset: Int?

  /// Whether case files are asked for, and not the reviews.
  var isAsked: Bool { query != nil || order != nil || limit != nil || offset != nil }

  struct Row: Encodable {
    var id: Int64
    var name: String
    var number: String
    var title: String
    var act: String
    var agency: String
    var party: String
    var field: String
    var kind: String
    var filing: String
    var decision: String
    /// Yuan with two decimals at most; empty where no fine is recorded.
    var fine: String
    var findings: Int
    var undetermined: Int
    var state: String
    var score: String
    var version: Int
    var source: String
  }

  struct Found: Encodable {
    var schema = "casereview.cases/1"
    /// How many there are, of which at most `limit` are listed.
    var count: Int
    var cases: [Row]
  }

  func list(as format: OutputFormat, _ shared: SharedOptions) throws {
    let query: CaseQuery
    do throws(CaseQueryError) {
      query = try CaseQuery(self.query ?? "")
    } catch {
      throw CommandFailure(
        zh: "--where 第 \(error.range.lowerBound + 1) 个字起：\(error.message.zh)",
        en: "--where, from character \(error.range.lowerBound + 1): \(error.message.en)")
    }
    let order = self.order ?? "imported"
    let isDescending = order.hasSuffix("-")
    guard let key = CaseOrder.Key(rawValue: isDescending ? String(order.dropLast()) : order) else {
      let keys = CaseOrder.Key.allCases.map(\.rawValue).joined(separator: "、")
      throw CommandFailure(
        zh: "不能按“\(order)”排序；可用 \(keys)", en: "cannot order by “\(order)”; use \(keys)")
    }
    let limit = self.limit ?? 1000
    let offset = self.offset ?? 0
    guard limit >= 0, offset >= 0 else {
      throw CommandFailure(zh: "--limit 和 --offset 不能是负数", en: "--limit and --offset cannot be negative")
    }
    let library = try shared.ruleLibrary()
    let store = try shared.existingStore()
    let reviews = CaseReviews(of: Environment.reviewer) { review in
      guard let standard = try? library.standard(for: review) else { return nil }
      return standard.score(review.scorecard).score
    }
    let found = try failing {
      Found(
        count: try store.caseCount(query, reviews: reviews),
        cases: try store.caseRows(
          query, order: CaseOrder(key, isDescending: isDescending), limit: limit, offset: offset,
          reviews: reviews
        ).map(Row.init))
    }
    switch format {
    case .json: try printJSON(found)
    case .csv: printCSV(found.rows)
    case .text: found.printText(in: shared.language)
    }
  }
}

extension CaseListOptions.Row {
  init(_ row: CaseRow) {
    id = row.id
    name = row.caseFile
    number = row.number
    title = row.title
    act = row.act
    agency = row.agency
    party = row.party
    field = row.field
    kind = row.kind?.rawValue ?? ""
    filing = row.filingDay?.description ?? ""
    decision = row.decisionDay?.description ?? ""
    fine = row.fine.map { String($0.description.dropLast()) } ?? ""
    findings = row.findings
    undetermined = row.undetermined
    state = row.state.rawValue
    score = row.score?.description ?? ""
    version = row.version
    source = row.source
  }
}

extension CaseListOptions.Found {
  var rows: [[String]] {
    [
      [
        "id", "name", "number", "title", "act", "agency", "party", "field", "kind", "filing", "decision",
        "fine",
        "findings", "undetermined", "state", "score", "version", "source",
      ]
    ]
      + cases.map { row in
        [
          "\(row.id)", row.name, row.number, row.title, row.act, row.agency, row.party, row.field, row.kind,
          row.filing, row.decision, row.fine, "\(row.findings)", "\(row.undetermined)", row.state, row.score,
          "\(row.version)", row.source,
        ]
      }
  }

  func printText(in language: Language) {
    for row in cases {
      let state = CaseRow.State(rawValue: row.state)?.title[language] ?? ""
      let facts = [
        row.name, row.title.isEmpty ? row.act : row.title, row.agency, row.decision,
        row.fine.isEmpty ? "" : "\(row.fine)元",
        language == .zh ? "疑点 \(row.findings)" : "findings \(row.findings)",
        state, row.score,
      ]
      printLine(facts.filter { !$0.isEmpty }.joined(separator: "  "))
    }
    if count == 0 {
      printLine(
        Localized(
          zh: "没有符合条件的案卷；用 casereview import 导入案卷，或放宽条件",
          en: "No case file matches; import some with casereview import, or ask for less")[language])
    } else if cases.count < count {
      printLine(
        Localized(
          zh: "共 \(count) 卷，列出 \(cases.count) 卷；用 --limit、--offset 看其余",
          en: "\(count) case files, \(cases.count) listed; see the rest with --limit and --offset")[language])
    } else {
      printLine(language == .zh ? "共 \(count) 卷" : count.counting("case file"))
    }
  }
}
