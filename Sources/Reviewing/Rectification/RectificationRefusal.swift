import CaseFiles

/// Why a step of a rectification was not taken.
public enum RectificationRefusal: Error, Sendable, Equatable {
  /// The table of moves has no such step in this state.
  case notNow(RectificationStep.Kind, RectificationState)
  case withoutActor, withoutReason, withoutApprover, withoutSubmitter
  /// A look-back that does not hold needs a new last day.
  case withoutDeadline
  /// Who handed the answer in cannot decide on it.
  case ownAnswer(String)
  case noSuchProblem(Int, Int)
  case emptyAnswer(Int)
  /// Problems the answer says nothing about.
  case unanswered([Int])
  /// The day, and the one it must not come before.
  case tooEarly(Day, Day)
  /// The new last day, and the one it must come after.
  case notLater(Day, Day)
  case alreadyEscalated(EscalationLevel)
  /// The last day is not past yet.
  case notLate(EscalationLevel, Day?)
  /// Levels left out without a reason.
  case skipped([EscalationLevel])
  case noCorrection, correctionRunning
  /// A correction is open, with the papers it lacks.
  case correctionOpen([DecisionCorrection.PaperKind])
  /// Problems whose measure touches the decision, without a correction that was closed.
  case correctionNeeded([Int])
  case papersMissing([DecisionCorrection.PaperKind])
  case paperOrder(DecisionCorrection.PaperKind, DecisionCorrection.PaperKind)
  case nothingToTakeBack, drawStands
  case notYours(String)
  /// The review has no such rectification.
  case noSuchPlace(Int)
  /// The review has one under this number already.
  case startedTwice(String)
  /// A notice follows a submitted review.
  case notSubmitted
}

extension RectificationRefusal {
  /// What is wrong and what to do instead.
  public var message: Localized {
    switch self {
    case .notNow(let kind, let state):
      Localized(
        zh: "现在是“\(state.title.zh)”，不能\(kind.verb.zh)" + (kind.when.map { "；\($0.zh)" } ?? ""),
        en: "it stands at “\(state.title.en)” and cannot be \(kind.verb.en)"
          + (kind.when.map { "; \($0.en)" } ?? ""))
    case .withoutActor: Localized(zh: "没有写明办理人", en: "nobody is named who acts")
    case .withoutReason: Localized(zh: "要写明理由", en: "a reason is needed")
    case .withoutApprover: Localized(zh: "延期要写明批准人", en: "an extension needs who approved it")
    case .withoutSubmitter: Localized(zh: "要写明谁代表机关提交", en: "who submits for the agency is not named")
    case .withoutDeadline:
      Localized(zh: "回头看不合格，要写明重新整改的期限", en: "it does not hold: give a new last day")
    case .ownAnswer(let name):
      Localized(
        zh: "答复是\(name)提交的，不能由同一人认可或者退回；请换一个人办理",
        en: "\(name) handed this in and cannot decide on it; somebody else has to")
    case .noSuchProblem(let number, let count):
      Localized(
        zh: "没有第 \(number) 个问题，或者写了两次；通知列了 \(count) 个问题",
        en: "there is no problem \(number), or it stands twice; the notice lists \(count)")
    case .emptyAnswer(let number):
      Localized(zh: "第 \(number) 个问题没有写整改情况", en: "problem \(number) has no answer")
    case .unanswered(let numbers):
      Localized(
        zh: "第 \(numbers.list("、")) 个问题没有答复；请退回补充",
        en: "nothing is said about problem \(numbers.list(", ")); return it")
    case .tooEarly(let day, let least):
      Localized(zh: "\(day) 早于 \(least)，日期不对", en: "\(day) comes before \(least)")
    case .notLater(let day, let old):
      Localized(zh: "\(day) 不晚于 \(old)；新期限要在其后", en: "\(day) is not after \(old); the new last day must be")
    case .alreadyEscalated(let level):
      Localized(zh: "已经\(level.title.zh)过", en: "it was already done: \(level.title.en)")
    case .notLate(let level, let due):
      Localized(
        zh: "期限\(due.map { " \($0) " } ?? "")尚未届满，还不能\(level.title.zh)；可以先提醒",
        en:
          "the last day\(due.map { " \($0)" } ?? "") is not past, too early to \(level.title.en); a reminder may go out"
      )
    case .skipped(let levels):
      Localized(
        zh: "还没有\(levels.map(\.title.zh).joined(separator: "、"))；先办这一步，或者写明为什么略过",
        en:
          "not done yet: \(levels.map(\.title.en).joined(separator: ", ")); do that first, or say why it is left out"
      )
    case .noCorrection: Localized(zh: "没有正在办理的自行纠正程序", en: "no correction of the decision is open")
    case .correctionRunning: Localized(zh: "自行纠正程序正在办理中", en: "a correction of the decision is open already")
    case .correctionOpen(let papers):
      Localized(
        zh: "自行纠正程序尚未办结" + (papers.isEmpty ? "" : "，缺：\(papers.names.zh)"),
        en: "the correction of the decision is not closed"
          + (papers.isEmpty ? "" : ", missing: \(papers.names.en)"))
    case .correctionNeeded(let numbers):
      Localized(
        zh: "第 \(numbers.list("、")) 个问题要改动原决定，须先办结自行纠正程序（告知、听取陈述申辩、决定）",
        en:
          "problem \(numbers.list(", ")) changes the decision: close its correction first (notify, hear, decide)"
      )
    case .papersMissing(let papers):
      Localized(zh: "不能办结，缺：\(papers.names.zh)", en: "cannot be closed, missing: \(papers.names.en)")
    case .paperOrder(let first, let second):
      Localized(
        zh: "\(second.title.zh)的日期早于\(first.title.zh)；请核对日期",
        en: "the \(second.title.en) bears a day before the \(first.title.en); check the days")
    case .nothingToTakeBack: Localized(zh: "没有可撤回的步骤", en: "there is nothing to take back")
    case .drawStands: Localized(zh: "抽取结果不能撤回", en: "a draw cannot be taken back")
    case .notYours(let name):
      Localized(zh: "上一步是\(name)办的，只能由其本人撤回", en: "\(name) took the last step; only they can take it back")
    case .noSuchPlace: Localized(zh: "没有这件整改", en: "there is no such rectification")
    case .startedTwice(let number):
      Localized(zh: "\(number) 已经登记", en: "\(number) is registered already")
    case .notSubmitted:
      Localized(zh: "评查尚未提交，不能登记整改通知", en: "the review is not submitted; a notice follows a submitted one")
    }
  }
}

extension [Int] {
  fileprivate func list(_ separator: String) -> String { map(String.init).joined(separator: separator) }
}

extension [DecisionCorrection.PaperKind] {
  public var names: Localized {
    Localized(zh: map(\.title.zh).joined(separator: "、"), en: map(\.title.en).joined(separator: ", "))
  }
}
