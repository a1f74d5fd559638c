import CaseFiles
import Foundation
import OfficeFiles
import Prechecks
import Reports
import ReviewStore
import Reviewing
import Standards

/// A case file with the form its score sheet follows, and the review where there is one already.
struct SheetCase {
  var id: ReviewID
  var form: ScoreSheetForm
  var results: [CheckResult]
  var review: Review?
}

extension SharedOptions {
  /// What a score sheet of a case file is made of; a review that was begun keeps its standard.
  func sheetCase(_ path: String, reviewer: String?, standard asked: String?) throws -> SheetCase {
    let file = try loadOne(path)
    let id = ReviewID(caseFile: file.id, reviewer: reviewer ?? Environment.reviewer)
    let review = try knownReview(id)
    if let bound = review?.scorecard.standard, let asked, asked != bound {
      throw CommandFailure(
        zh: "\(file.id) 已按标准 \(bound) 评查，不能改用 \(asked)；请去掉 --standard",
        en: "\(file.id) is reviewed by the standard \(bound), not \(asked); drop --standard")
    }
    let library = try ruleLibrary()
    let standard =
      try review.map { try library.standard(for: $0) } ?? library.standard(for: file, asked: asked)
    let results = precheck(
      review?.corrected(file) ?? file, with: allChecks, under: library.checkRules())
    return SheetCase(
      id: id,
      form: ScoreSheetForm(
        standard: standard, caseFile: file.id, reviewer: id.reviewer, results: results),
      results: results, review: review)
  }

  private func knownReview(_ id: ReviewID) throws -> Review? {
    guard FileManager.default.fileExists(atPath: workspacePath + "/casereview.sqlite") else { return nil }
    let store = try openStore()
    return try failing { try store.review(id) }
  }
}

/// Turns what an office file is refused for into the sentence that ends a command.
func readingOffice<Value>(_ work: () throws -> Value) throws -> Value {
  do {
    return try work()
  } catch let error as OfficeError {
    throw CommandFailure(zh: error.chinese, en: error.english)
  }
}

/// Prints everything that is to be mended, then fails with how much it is.
func refuse(_ problems: [LoadError], in language: Language) -> CommandFailure {
  for problem in problems { printError(problem.message(in: language)) }
  return CommandFailure(
    zh: "有 \(problems.count) 处需要修改，没有导入任何内容",
    en: "\(problems.count.counting("place")) to mend; nothing was taken")
}
