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
    let loaded = try load([path])
    if let error = loaded.refused.first { throw error }
    guard let file = loaded.files.first, loaded.files.count == 1 else {
      throw CommandFailure(
        zh: "“\(path)”含 \(loaded.files.count) 卷，请指明其中一卷",
        en: "“\(path)” holds \(loaded.files.count) case files; name one")
    }
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

/// Reads a file somebody hands in; one of more than 64 MiB is refused unread.
func givenFile(_ path: String) throws -> [UInt8] {
  let most = 64 << 20
  let size = (try? FileManager.default.attributesOfItem(atPath: path))?[.size] as? Int ?? 0
  guard size <= most else {
    throw CommandFailure(
      zh: "\(path)：文件超过 64 MB，请核实是否选错了文件", en: "\(path): larger than 64 MB; is it the right file?")
  }
  guard let data = FileManager.default.contents(atPath: path) else {
    throw CommandFailure(
      zh: "\(path)：读不到这个文件；请检查路径和读取权限", en: "\(path): cannot be read; check the path and the permission")
  }
  return Array(data)
}

/// Refuses a path where something stands that may not be replaced.
///
/// A new file takes the old one's place: a folder, a device or a pipe never gives way, whatever was asked for.
func requireFree(_ path: String, replacing: Bool) throws {
  var status = stat()
  guard stat(path, &status) == 0 else { return }
  guard status.st_mode & S_IFMT == S_IFREG else {
    throw CommandFailure(
      zh: "\(path) 不是普通文件，不能写成文书；换一个文件名", en: "\(path) is not a regular file; choose another name")
  }
  guard replacing else {
    throw CommandFailure(
      zh: "\(path) 已存在；换一个文件名，或用 --force 覆盖",
      en: "\(path) is there already; choose another name or add --force")
  }
}

/// Writes a file that is not there yet, or replaces it where that was asked for.
func write(_ bytes: [UInt8], to path: String, replacing: Bool) throws {
  try requireFree(path, replacing: replacing)
  do {
    try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
  } catch {
    throw CommandFailure(
      zh: "\(path)：写不进去；请检查文件夹是否存在、能否写入",
      en: "\(path): cannot be written; check the folder and its permission")
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
    zh: "有 \(problems.count) 处需要修改，没有导入任何内容", en: "\(problems.count) places to mend; nothing was taken")
}
