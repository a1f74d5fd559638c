import ArgumentParser
import CaseFiles
import Reviewing
import Standards

struct ResultCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "result", abstract: said("评查得分、等次与逐项推算", "Score, grade, vetoes and the derivation."))

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @Option(help: said("输出格式", "Output format.")) var format: OutputFormat = .text
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let reviewed = try shared.loadedReview(path, reviewer: reviewer)
      let score = reviewed.standard.score(reviewed.review.scorecard)
      switch format {
      case .json: try printJSON(ResultReport(score, standard: reviewed.standard, language: shared.language))
      case .csv:
        printCSV(
          [["criterion", "state", "earned", "of"]]
            + score.lines.map { [$0.criterion, $0.state.rawValue, "\($0.earned)", "\($0.of)"] })
      case .text:
        for line in reviewed.standard.derivation(of: score, card: reviewed.review.scorecard) {
          printLine(line[shared.language])
        }
      }
    }
  }
}

/// What `result` says, by the words of the command contract.
struct ResultReport: Encodable {
  struct Line: Encodable {
    var criterion: String
    var state: String
    var earned: String
    var of: String
  }

  var schema = "casereview.result/1"
  var standard: String
  var score: String
  var ungated: String
  var grade: String
  var vetoes: [String]
  var complete: Bool
  var lines: [Line]

  init(_ score: Score, standard: Standard, language: Language) {
    self.standard = standard.id
    self.score = "\(score.score)"
    ungated = "\(score.ungated)"
    grade = score.grade[language]
    vetoes = score.vetoes
    complete = score.isComplete
    lines = score.lines.map {
      Line(criterion: $0.criterion, state: $0.state.rawValue, earned: "\($0.earned)", of: "\($0.of)")
    }
  }
}
