import CaseFiles
import ReviewStore
import Reviewing
import Standards

extension SharedOptions {
  /// The case file at a path, corrected by what the reviewer entered, together with the review of it.
  func loadedReview(_ path: String, reviewer: String?) throws -> ConcludedReview {
    let file = try loadOne(path)
    let store = try existingStore()
    let id = ReviewID(caseFile: file.id, reviewer: reviewer ?? Environment.reviewer)
    guard let review = try failing({ try store.review(id) }) else {
      throw CommandFailure(
        zh: "\(file.id) 还没有 \(id.reviewer) 的评查；先在工作台评查，或用 --as 指明评查人",
        en: "\(id.reviewer) has not reviewed \(file.id) yet; review it first, or name the reviewer with --as")
    }
    let library = try ruleLibrary()
    return ConcludedReview(
      review, of: file, by: try library.standard(for: review), under: library.checkRules())
  }
}
