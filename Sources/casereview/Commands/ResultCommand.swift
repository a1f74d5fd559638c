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
      let card = reviewed.review.scorecard
      let score = reviewed.standard.score(card)
      switch format {
      case .json:
        try printJSON(ResultReport(score, card, standard: reviewed.standard, language: shared.language))
      case .csv:
        printCSV(
          [["criterion", "state", "earned", "of"]]
            + score.lines.map { [$0.criterion, $0.state.rawValue, "\($0.earned)", "\($0.of)"] })
      case .text:
        for line in reviewed.standard.derivation(of: score, card: card) {
          printLine(line[shared.language])
        }
        printGains(reviewed.standard, card)
      }
    }
  }

  private func printGains(_ standard: Standard, _ card: Scorecard) {
    let gains = standard.gains(card)
    guard !gains.isEmpty else { return }
    printLine(Localized(zh: "如改正其中一项：", en: "Were one of these put right:")[shared.language])
    for gain in gains {
      let title = standard.criterion(gain.criterion)?.title ?? Localized("")
      printLine("  \(gain.sentence(title: title)[shared.language])")
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

  /// What putting one criterion right would bring.
  struct Better: Encodable {
    var criterion: String
    var gain: String
    var score: String
    var grade: String
  }

  var schema = "casereview.result/1"
  var standard: String
  var version: String
  var score: String
  var ungated: String
  var grade: String
  var vetoes: [String]
  var complete: Bool
  var lines: [Line]
  /// Criteria whose loss is not counted, since a linked one loses more for the same fault.
  var waived: [String]
  /// Criteria with a decision of the panel in place of the reviewer's mark.
  var overruled: [String]
  /// The greatest first.
  var gains: [Better]

  init(_ score: Score, _ card: Scorecard, standard: Standard, language: Language) {
    self.standard = standard.id
    version = standard.version
    self.score = "\(score.score)"
    ungated = "\(score.ungated)"
    grade = score.grade[language]
    vetoes = score.vetoes
    complete = score.isComplete
    lines = score.lines.map {
      Line(criterion: $0.criterion, state: $0.state.rawValue, earned: "\($0.earned)", of: "\($0.of)")
    }
    waived = score.waived
    overruled = score.overruled
    gains = standard.gains(card).map {
      Better(
        criterion: $0.criterion, gain: "\($0.gain)", score: "\($0.score)", grade: $0.grade[language])
    }
  }
}
