import CaseFiles
import ReviewStore
import Reviewing
import Standards

extension SharedOptions {
  /// The case file at a path, corrected by what the reviewer entered, together with the review of it.
  func loadedReview(_ path: String, reviewer: String?) throws -> ConcludedReview {
    let loaded = try load([path])
    if let error = loaded.refused.first { throw error }
    guard let file = loaded.files.first, loaded.files.count == 1 else {
      throw CommandFailure(
        zh: "“\(path)”含 \(loaded.files.count) 卷，请指明其中一卷",
        en: "“\(path)” holds \(loaded.files.count) case files; name one")
    }
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
