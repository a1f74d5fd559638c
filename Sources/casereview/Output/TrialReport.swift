import CaseFiles
import Reviewing
import Standards

/// What another edition of a standard does to the reviews of a workspace.
struct TrialReport: Encodable {
  struct Difference: Encodable {
    var kind: String
    var criterion: String
    var title: String
    /// Points earned and carried, empty where the edition has no such criterion.
    var earnedBefore: String
    var ofBefore: String
    var earnedAfter: String
    var ofAfter: String
  }

  struct Row: Encodable {
    var number: String
    var reviewer: String
    var stage: String
    var versionBefore: String
    var scoreBefore: String
    var gradeBefore: String
    var scoreAfter: String
    var gradeAfter: String
    var unansweredAfter: Int
    var change: String
    var differences: [Difference]
    /// The rules for the whole table that are set otherwise.
    var rules: [String]
    /// Why the review could not be compared; empty where it was.
    var problem: String
  }

  struct Totals: Encodable {
    var reviews = 0
    var higher = 0
    var lower = 0
    var same = 0
    var gradeChanged = 0
    var notCompared = 0
  }

  var schema: String
  var standard: String
  var version: String
  var reviews: [Row] = []
  var totals = Totals()

  init(schema: String, standard: Standard) {
    self.schema = schema
    self.standard = standard.id
    version = standard.version
  }

  /// Compares one review and counts it.
  mutating func add(_ review: Review, under draft: Standard, library: RuleLibrary, in language: Language) {
    let card = review.scorecard
    let after = draft.score(card)
    var row = Row(
      number: review.id.caseFile, reviewer: review.id.reviewer, stage: review.stage.rawValue,
      versionBefore: card.standardVersion, scoreBefore: "", gradeBefore: "", scoreAfter: "\(after.score)",
      gradeAfter: after.grade[language], unansweredAfter: after.unanswered.count, change: "",
      differences: [], rules: [], problem: "")
    totals.reviews += 1
    do throws(LoadError) {
      let bound = try library.standard(for: review)
      let trial = bound.trial(of: card, under: draft)
      row.scoreBefore = "\(trial.before.score)"
      row.gradeBefore = trial.before.grade[language]
      row.change = "\(trial.change)"
      row.differences = trial.differences.map { Difference($0, in: language) }
      row.rules = bound.rulesChanged(in: draft).map { $0[language] }
      if trial.change > .zero {
        totals.higher += 1
      } else if trial.change < .zero {
        totals.lower += 1
      } else {
        totals.same += 1
      }
      if trial.changesGrade { totals.gradeChanged += 1 }
    } catch {
      row.problem = error.message(in: language)
      totals.notCompared += 1
    }
    reviews.append(row)
  }

  func printText(in language: Language) {
    for row in reviews { row.printText(in: language) }
    printLine(
      Localized(
        zh:
          "共 \(totals.reviews) 件：升 \(totals.higher)，降 \(totals.lower)，不变 \(totals.same)，等次变化 \(totals.gradeChanged)，无法比较 \(totals.notCompared)",
        en:
          "Reviews: \(totals.reviews), higher \(totals.higher), lower \(totals.lower), the same \(totals.same), another grade \(totals.gradeChanged), not compared \(totals.notCompared)"
      )[language])
  }
}

extension TrialReport.Difference {
  init(_ difference: Trial.Difference, in language: Language) {
    func text(_ points: Points?) -> String { points.map { "\($0)" } ?? "" }
    kind = difference.kind.rawValue
    criterion = difference.criterion
    title = difference.title[language]
    earnedBefore = text(difference.before?.earned)
    ofBefore = text(difference.before?.of)
    earnedAfter = text(difference.after?.earned)
    ofAfter = text(difference.after?.of)
  }

  fileprivate var words: Localized {
    let was = "\(earnedBefore)/\(ofBefore)"
    let now = "\(earnedAfter)/\(ofAfter)"
    return switch Trial.Difference.Kind(rawValue: kind) {
    case .dropped: Localized(zh: "已删去，原得 \(was)", en: "exists no longer, earned \(was)")
    case .added: Localized(zh: "新增，尚未评，\(ofAfter) 分", en: "new, unanswered, worth \(ofAfter)")
    case .deductionGone:
      Localized(zh: "所选扣分情形已删去，得 \(was) → \(now)", en: "the deduction taken is gone, \(was) → \(now)")
    case .points: Localized(zh: "分值改动，得 \(was) → \(now)", en: "other points, \(was) → \(now)")
    case .counted, nil: Localized(zh: "计分改动，得 \(was) → \(now)", en: "counts otherwise, \(was) → \(now)")
    }
  }
}

extension TrialReport.Row {
  fileprivate func printText(in language: Language) {
    let stage =
      self.stage == Review.Stage.submitted.rawValue
      ? Localized(zh: "已提交", en: "submitted") : Localized(zh: "未提交", en: "open")
    let after = [scoreAfter, gradeAfter].filter { !$0.isEmpty }.joined(separator: " ")
    let before = [scoreBefore, gradeBefore].filter { !$0.isEmpty }.joined(separator: " ")
    let change = change.hasPrefix("-") ? "−" + change.dropFirst() : change == "0" ? change : "+" + change
    let head = "\(number)  \(reviewer)  \(stage[language])  \(versionBefore)"
    guard problem.isEmpty else {
      printLine("\(head)  ? → \(after)")
      printLine("  ! \(problem)")
      return
    }
    printLine("\(head)  \(before) → \(after)  (\(change))")
    for difference in differences {
      let colon = language == .zh ? "：" : ": "
      printLine("  \(difference.criterion) \(difference.title)\(colon)\(difference.words[language])")
    }
    if !rules.isEmpty {
      let list = rules.joined(separator: language == .zh ? "、" : ", ")
      printLine(
        Localized(zh: "  全表规则改动：\(list)", en: "  Set otherwise for the whole table: \(list)")[language])
    }
  }
}
