import ArgumentParser
import CaseFiles
import ReviewStore
import Reviewing
import Standards

struct ListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list",
    abstract: said("列出工作区内的评查，或查找已导入的案卷", "List the reviews of the workspace, or find imported case files."),
    discussion: said(
      """
      --where、--order、--limit、--offset 都不带时列出评查。查找的写法，各条件都要满足，前加 - 表示不要：
        机关:市场监管 疑点>3 未提交 罚款>=5000 决定日期:2024-10..2024-12 处方
      """,
      """
      Without --where, --order, --limit and --offset the reviews are listed. All conditions of a query must hold; - before one turns it round:
        agency:NAME findings>3 unsubmitted fine>=5000 decided:2024-10..2024-12 WORD
      """))

  @OptionGroup var cases: CaseListOptions

  @Option(help: said("输出格式", "Output format.")) var format: OutputFormat = .text
  @OptionGroup var shared: SharedOptions

  struct Row: Encodable {
    var number: String
    var reviewer: String
    var standard: String
    var stage: String
    var score: String
    var grade: String
    var unanswered: Int
    var version: String
    /// Why there is no score; empty where there is one.
    var problem: String
  }

  func run() throws {
    try running(in: shared.language) {
      if cases.isAsked { return try cases.list(as: format, shared) }
      let library = try shared.ruleLibrary()
      let rows = try failing { try shared.existingStore().reviews() }.map { review in
        var score: Score?
        var problem = ""
        do throws(LoadError) {
          score = try library.standard(for: review).score(review.scorecard)
        } catch {
          problem = error.message(in: shared.language)
        }
        return Row(
          number: review.id.caseFile, reviewer: review.id.reviewer, standard: review.scorecard.standard,
          stage: review.stage.rawValue, score: score.map { "\($0.score)" } ?? "",
          grade: score?.grade[shared.language] ?? "", unanswered: score?.unanswered.count ?? 0,
          version: review.scorecard.standardVersion, problem: problem)
      }
      switch format {
      case .json: try printJSON(rows)
      case .csv:
        printCSV(
          [["number", "reviewer", "standard", "stage", "score", "grade", "unanswered", "version", "problem"]]
            + rows.map {
              [
                $0.number, $0.reviewer, $0.standard, $0.stage, $0.score, $0.grade, "\($0.unanswered)",
                $0.version, $0.problem,
              ]
            })
      case .text:
        for row in rows {
          let stage: String =
            row.stage == "submitted"
            ? said("已提交", "submitted") : said("未答 \(row.unanswered)", "\(row.unanswered) open")
          guard row.problem.isEmpty else {
            printLine("\(row.number)  \(row.reviewer)  ! \(row.problem)")
            continue
          }
          printLine("\(row.number)  \(row.reviewer)  \(row.score)  \(row.grade)  \(stage)")
        }
        if rows.isEmpty {
          printLine(
            said(
              "还没有评查；用 casereview 打开工作台，已装入的案卷用 casereview list --where '' 列出",
              "No reviews yet; casereview opens the workstation, casereview list --where '' shows what was imported"
            )
          )
        }
      }
    }
  }
}
