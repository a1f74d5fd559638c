import ArgumentParser
import CaseFiles

/// Opens the workstation, or hands the words to the command they begin with.
@main
enum Program {
  static func main() {
    let words = Array(CommandLine.arguments.dropFirst())
    // The tree of all commands takes milliseconds to build. A reviewer who opens files does without it; whatever
    // is not plainly that, help and mistakes among it, takes the ordinary way.
    if !CaseReview.isCommand(words.first), let open = try? OpenCommand.parse(words) {
      do {
        return try open.run()
      } catch {
        OpenCommand.exit(withError: error)
      }
    }
    CaseReview.main(words.forHelp)
  }
}

extension [String] {
  /// A question for help without the choice of a language: `said` has read it, and to the parser it would be a word
  /// of the command that opens files.
  fileprivate var forHelp: [String] {
    guard contains(where: { ["--help", "-h", "help"].contains($0) }) else { return self }
    var words: [String] = []
    var isValue = false
    for word in self {
      if isValue {
        isValue = false
      } else if word == "--lang" {
        isValue = true
      } else if !word.hasPrefix("--lang=") {
        words.append(word)
      }
    }
    return words
  }
}

/// The commands: one file for each in `Commands`.
struct CaseReview: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "casereview",
    abstract: said(
      "案卷评查工作台：预检、评分、意见书与整改通知", "Review administrative-enforcement case files: precheck, score, write."),
    discussion: said(
      """
      不带命令时打开工作台：casereview SampleCases
      退出码：0 完成；1 输入或数据有误；3 用了 --strict 且有疑点；64 用法有误。
      """,
      """
      Without a command the workstation opens: casereview SampleCases
      Exit status: 0 done; 1 the input or the store is at fault; 3 --strict and there are findings; 64 usage.
      """),
    version: "0.1.0",
    subcommands: [
      OpenCommand.self, NewCommand.self, CheckCommand.self, LikeCommand.self, SameCommand.self,
      ImportCommand.self, ListCommand.self, DocumentsCommand.self,
      DaysCommand.self, SheetCommand.self, ScoreCommand.self, ResultCommand.self,
      PanelCommand.self, RectifyCommand.self,
      ExportCommand.self, PlaceholdersCommand.self, StandardsCommand.self, ChecksCommand.self,
      NumbersCommand.self, VerifyCommand.self, BackupCommand.self,
      RestoreCommand.self, GuideCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: OpenCommand.self)
}

extension CaseReview {
  /// Whether a word names one of the commands, rather than a file.
  static func isCommand(_ word: String?) -> Bool {
    guard let word else { return false }
    return word == "help" || names.contains(word)
  }

  /// The command a word may be a slip of: at most two letters are more or less.
  static func commandLike(_ word: String) -> String? {
    names.first { word.count > 2 && word.difference(from: $0).count <= 2 }
  }

  private static var names: [String] { configuration.subcommands.compactMap { $0.configuration.commandName } }
}
