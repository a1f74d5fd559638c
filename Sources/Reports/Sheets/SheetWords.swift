import CaseFiles
import Reviewing
import Standards

/// The words of the score sheet.
enum SheetWords {
  static let title = Localized(zh: "行政执法案卷评分表", en: "Score sheet of an enforcement case file")
  static let scores = Localized(zh: "评分", en: "Scores")
  static let findings = Localized(zh: "疑点", en: "Findings")
  static let guide = Localized(zh: "填写说明", en: "How to fill in")

  static let standard = Localized(zh: "标准编号", en: "Standard")
  static let version = Localized(zh: "标准版本", en: "Version")
  static let caseFile = Localized(zh: "案号", en: "Case number")
  static let reviewer = Localized(zh: "评查人", en: "Reviewer")
  static let opinion = Localized(zh: "评查意见", en: "Opinion")

  /// The heads of the columns of the criteria, from the first column on.
  static let columns: [Localized] = [
    Localized(zh: "编号", en: "No."), Localized(zh: "评查内容", en: "Criterion"),
    Localized(zh: "分值", en: "Points"), Localized(zh: "依据", en: "Basis"),
    Localized(zh: "查阅材料", en: "Where to look"), Localized(zh: "结论", en: "Result"),
    Localized(zh: "扣分情形", en: "Deduction"), Localized(zh: "选定扣分", en: "Chosen"),
    Localized(zh: "次数", en: "Times"), Localized(zh: "扣分", en: "Taken"),
    Localized(zh: "得分", en: "Earned"), Localized(zh: "理由", en: "Reason"),
    Localized(zh: "证据（文书｜页｜引文）", en: "Evidence (document|page|quote)"),
  ]

  static let findingColumns: [Localized] = [
    Localized(zh: "疑点编号", en: "Finding"), Localized(zh: "疑点", en: "What was found"),
    Localized(zh: "推算过程", en: "Derivation"), Localized(zh: "处理", en: "Decision"),
    Localized(zh: "理由", en: "Reason"),
  ]

  /// Whether a cell's words are this label in either language.
  static func matches(_ text: String, _ label: Localized) -> Bool { text == label.zh || text == label.en }
}

extension Criterion {
  /// The answers this criterion takes, the open one left out.
  var answers: [Mark.State] {
    let out: [Mark.State] = mayBeLeftOut ? [.na] : []
    switch kind {
    case .scored: return [.met, .deducted] + out
    case .veto: return [.met, .veto] + out
    case .bonus: return [.met, .na]
    case .record: return [.met] + (deductions.isEmpty ? [] : [.deducted]) + out
    }
  }

  /// The word a sheet uses for an answer; empty for the open one.
  func word(for state: Mark.State) -> Localized {
    switch (state, kind) {
    case (.unanswered, _): Localized("")
    case (.met, .veto): Localized(zh: "未发现否决情形", en: "no veto found")
    case (.met, .bonus): Localized(zh: "加分", en: "earned")
    case (.na, .bonus): Localized(zh: "不加分", en: "not earned")
    case (.met, _): Localized(zh: "合格", en: "met")
    case (.deducted, _): Localized(zh: "扣分", en: "deducted")
    case (.na, _): Localized(zh: "不涉及", en: "not applicable")
    case (.veto, _): Localized(zh: "一票否决", en: "veto")
    }
  }

  /// The answer a word stands for: the sheet's own word in either language, or that of the YAML sheet.
  func state(for word: String) -> Mark.State? {
    if word.isEmpty || word == Mark.State.unanswered.rawValue || word == "未答" { return .unanswered }
    return answers.first { $0.rawValue == word || SheetWords.matches(word, self.word(for: $0)) }
  }
}

extension Deduction {
  /// `a 立案审查超期（每处 0.5，最多 2）`.
  func label(in language: Language) -> String {
    let amount =
      switch self.amount {
      case .once(let points): Localized(zh: "\(points) 分", en: "\(points)")
      case .perOccurrence(let step, let cap):
        Localized(zh: "每处 \(step) 分，最多 \(cap) 分", en: "\(step) each, at most \(cap)")
      case .range(let min, let max): Localized(zh: "\(min)～\(max) 分", en: "\(min) to \(max)")
      }
    return language == .zh
      ? "\(id) \(title.zh)（\(amount.zh)）" : "\(id) \(title.en) (\(amount.en))"
  }
}

extension FindingDecision.State {
  var word: Localized {
    switch self {
    case .open: Localized("")
    case .adopted: Localized(zh: "采纳", en: "adopted")
    case .rejected: Localized(zh: "不采纳", en: "rejected")
    }
  }

  init?(sheetWord word: String) {
    if word.isEmpty || word == "open" || word == "待定" {
      self = .open
      return
    }
    let known = Self.allCases.first { $0.rawValue == word || SheetWords.matches(word, $0.word) }
    guard let known else { return nil }
    self = known
  }
}
