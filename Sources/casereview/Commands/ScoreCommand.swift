import ArgumentParser
import CaseFiles
import Reports
import ReviewStore
import Reviewing
import Standards

struct ScoreCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "score",
    abstract: said("导入填好的评分表", "Take a filled score sheet into the review."),
    discussion: said(
      "不相符之处逐格列出，全部相符才导入；评分表导出以后又改过的评分不会被覆盖。",
      "What does not fit is listed by cell, and then nothing is taken; newer marks are never overwritten unasked."
    ))

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(help: said("评分表：.xlsx 或 .yaml", "The score sheet: .xlsx or .yaml.")) var sheet: String
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String
  @Option(help: said("评查标准（默认按案卷类型）", "The review standard; by default that of the case's kind."))
  var standard: String?
  @Flag(help: said("导入后提交", "Submit the review afterwards.")) var submit = false
  @Flag(help: said("以评分表为准，覆盖后来改过的评分", "Let the sheet replace newer marks.")) var overwrite = false
  @OptionGroup var shared: SharedOptions

  func run() throws {
    try running(in: shared.language) {
      let target = try shared.sheetCase(path, reviewer: reviewer, standard: standard)
      let filled = try read(for: target)
      let review =
        target.review
        ?? Review(id: target.id, standard: target.form.standard.id, version: target.form.standard.version)
      let merge = filled.merge(into: review, under: target.form, overwriting: overwrite)
      try checkConflicts(merge)
      var actions = merge.actions
      if target.review == nil, submit || !actions.isEmpty {
        actions.insert(
          .opened(standard: target.form.standard.id, version: target.form.standard.version), at: 0)
      }
      if submit { actions.append(.submitted) }
      let after = try applied(actions, to: review, of: target)
      if submit { try checkQuality(after, of: target) }
      if !actions.isEmpty {
        let store = try shared.openStore()
        let reason = Localized(zh: "导入评分表 \(sheet)", en: "score sheet \(sheet)")[shared.language]
        _ = try taking {
          try failing { try store.append(actions, to: target.id, by: reviewer, reason: reason, clock: now()) }
        }
      }
      report(after, changes: merge.actions.count, of: target)
    }
  }

  private func read(for target: SheetCase) throws -> FilledScoreSheet {
    let filled: FilledScoreSheet
    do {
      filled = try readingOffice { try target.form.read(bytes: try givenFile(sheet), file: sheet) }
    } catch let refused as ScoreSheetRefused {
      throw refuse(refused.problems, in: shared.language)
    }
    guard filled.reviewer.isEmpty || filled.reviewer == reviewer else {
      throw CommandFailure(
        zh: "\(sheet)：评分表的评查人是“\(filled.reviewer)”，不是“\(reviewer)”；应写作 --as \(filled.reviewer)，或改正表中的评查人",
        en:
          "\(sheet): the sheet is filled in by “\(filled.reviewer)”, not “\(reviewer)”; write --as \(filled.reviewer), or correct the sheet"
      )
    }
    return filled
  }

  private func checkConflicts(_ merge: ScoreSheetMerge) throws {
    guard !merge.conflicts.isEmpty else { return }
    for conflict in merge.conflicts {
      printError(
        Localized(
          zh: "\(conflict.subject)：现为“\(conflict.review.zh)”，评分表为“\(conflict.sheet.zh)”",
          en: "\(conflict.subject): now “\(conflict.review.en)”, in the sheet “\(conflict.sheet.en)”")[
            shared.language])
    }
    throw CommandFailure(
      zh: "有 \(merge.conflicts.count) 处在评分表导出以后改过，没有导入任何内容；以评分表为准的，加 --overwrite",
      en:
        "\(merge.conflicts.count) marks are newer than the sheet; nothing was taken. Add --overwrite to let the sheet replace them"
    )
  }

  /// The review as it will be; a submitted one takes nothing.
  private func applied(_ actions: [ReviewAction], to review: Review, of target: SheetCase) throws -> Review {
    var after = review
    try taking { for action in actions { try after.apply(action) } }
    return after
  }

  private func taking<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let refusal as ReviewRefusal {
      throw refusal == .submitted
        ? CommandFailure(
          zh: "评查已提交，不能再导入；请先在工作台撤回提交", en: "the review is submitted; take it back in the workstation first")
        : CommandFailure(
          zh: "导入期间评查被改动，没有导入任何内容；请重新导入", en: "the review changed meanwhile; nothing was taken, try again")
    }
  }

  private func checkQuality(_ review: Review, of target: SheetCase) throws {
    let gaps = target.form.standard.quality(of: review.scorecard, results: target.results)
    guard !gaps.isEmpty else { return }
    for gap in gaps { printError(gap.sentence[shared.language]) }
    throw CommandFailure(
      zh: "有 \(gaps.count) 处未完成，没有导入也没有提交；补全后再导入，或去掉 --submit 先导入",
      en:
        "\(gaps.count) things are wanting; nothing was taken or submitted. Complete the sheet, or leave out --submit"
    )
  }

  private func report(_ review: Review, changes: Int, of target: SheetCase) {
    let score = target.form.standard.score(review.scorecard)
    let submitted = review.stage == .submitted ? Localized(zh: "，已提交", en: ", submitted") : Localized("")
    printLine(
      Localized(
        zh:
          "\(target.id.caseFile)：导入 \(changes) 处，得分 \(score.score)，等次 \(score.grade.zh)，未答 \(score.unanswered.count) 项\(submitted.zh)",
        en:
          "\(target.id.caseFile): \(changes) changes, score \(score.score), grade \(score.grade.en), \(score.unanswered.count) unanswered\(submitted.en)"
      )[shared.language])
  }
}
