import ArgumentParser
import CaseFiles
import ReviewStore
import Reviewing
import Standards

struct PanelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "panel",
    abstract: said("记录合议改定的一项评分", "Record what a panel decided on one criterion."),
    discussion: said(
      """
      只对已提交的评查，合议人员须有评查人以外的人；评查人原来的评分保留在旁，结果、结论和文书都注明合议改定。
      例：casereview panel 案卷 --criterion 3.2 --state met --reason 卷末补有延期审批 --member 张某 --member 李某
      """,
      """
      For submitted reviews only, and never by the reviewer alone; the reviewer's mark stays beside it, and the result says who decided.
      Example: casereview panel CASE --criterion 3.2 --state met --reason "…" --member A --member B
      """))

  @Argument(help: said("案卷文件夹", "The case file's folder.")) var path: String
  @Option(help: said("评查项编号", "The criterion's id.")) var criterion: String
  @Option(help: said("改定为：met 合格、deducted 扣分、na 不涉及、veto 否决", "Decided as: met, deducted, na or veto."))
  var state: PanelState?
  @Option(
    help: said(
      "扣分情形，如 a；计次的写 a=2，幅度内的写 a=1.5", "A deduction such as a; a=2 for two times, a=1.5 within a range."))
  var deduct: [String] = []
  @Option(help: said("理由", "The reason.")) var reason: String
  @Option(help: said("合议人员，每人写一次", "A member of the panel, once for each.")) var member: [String] = []
  @Flag(help: said("撤回合议改定", "Take the panel's decision back.")) var withdraw = false
  @Option(name: .customLong("as"), help: said("评查人", "The reviewer.")) var reviewer: String?
  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if withdraw ? state != nil || !deduct.isEmpty : state == nil {
      throw ValidationError(
        said("请写 --state，或只写 --withdraw 撤回", "give either --state or --withdraw alone") as String)
    }
    if (state == .deducted) == deduct.isEmpty && !withdraw {
      throw ValidationError(
        said("--deduct 与 --state deducted 须一并写明", "--deduct and --state deducted go together") as String)
    }
  }

  func run() throws {
    try running(in: shared.language) {
      let loaded = try shared.loadedReview(path, reviewer: reviewer)
      guard let item = loaded.standard.criterion(criterion) else {
        throw CommandFailure(
          zh:
            "标准 \(loaded.standard.id) 没有评查项“\(criterion)”；各项编号见 casereview standards show \(loaded.standard.id)",
          en:
            "the standard \(loaded.standard.id) has no criterion “\(criterion)”; casereview standards show \(loaded.standard.id) lists them"
        )
      }
      let card = loaded.review.scorecard
      let decision = withdraw ? nil : try decision(on: item, card)
      if withdraw, card.panel[item.id] == nil {
        throw CommandFailure(
          zh: "\(item.id) 没有合议改定，无可撤回", en: "the panel decided nothing on \(item.id); nothing to take back")
      }
      let action = ReviewAction.overruled(criterion: item.id, before: card.panel[item.id], after: decision)
      var after = loaded.review
      do {
        try after.apply(action)
        _ = try failing {
          try shared.existingStore().append(
            [action], to: loaded.review.id, by: Environment.reviewer, reason: reason, clock: now())
        }
      } catch let refusal as ReviewRefusal {
        throw failure(refusal, loaded.review.id)
      }
      let before = loaded.standard.score(card)
      let score = loaded.standard.score(after.scorecard)
      printLine(
        Localized(
          zh:
            "\(item.id) \(item.title.zh)：已记录，总分 \(before.score) \(before.grade.zh) → \(score.score) \(score.grade.zh)",
          en:
            "\(item.id) \(item.title.en): recorded, score \(before.score) \(before.grade.en) → \(score.score) \(score.grade.en)"
        )[shared.language])
    }
  }

  private func decision(on item: Criterion, _ card: Scorecard) throws -> PanelDecision {
    let state = state?.mark ?? .met
    if state == .veto && item.kind != .veto {
      throw CommandFailure(
        zh: "\(item.id) 不是否决项，不能改定为 veto", en: "\(item.id) is no veto criterion; it cannot be decided as veto"
      )
    }
    if state == .na && !item.mayBeLeftOut {
      throw CommandFailure(
        zh: "\(item.id) 按标准不得不评，不能改定为 na", en: "the standard does not let \(item.id) be left out")
    }
    let members = member.map { $0.trimmed }.filter { !$0.isEmpty }
    guard !members.isEmpty, !reason.trimmed.isEmpty else {
      throw CommandFailure(
        zh: "合议改定须写明理由和合议人员：--reason 理由 --member 姓名",
        en: "a panel's decision needs its reason and members: --reason TEXT --member NAME")
    }
    let mark = Mark(
      state: state, deductions: try deduct.map { try taken($0, of: item) }, reason: reason,
      evidence: card.mark(item.id).evidence)
    return PanelDecision(mark: mark, reason: reason, members: members)
  }

  /// `a`, `a=2` where the standard counts occurrences, `a=1.5` where it leaves a range.
  private func taken(_ text: String, of item: Criterion) throws -> TakenDeduction {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard let deduction = item.deductions.first(where: { $0.id == parts.first }) else {
      let known = item.deductions.map(\.id).joined(separator: " | ")
      throw CommandFailure(
        zh: "\(item.id) 没有扣分情形“\(text)”；应写作 \(known)",
        en: "\(item.id) has no deduction “\(text)”; write \(known)")
    }
    switch (deduction.amount, parts.count > 1 ? parts[1] : nil) {
    case (.once, nil), (.perOccurrence, nil): return TakenDeduction(id: deduction.id)
    case (.perOccurrence, let number?):
      if let times = Int(number), (1...9999).contains(times) {
        return TakenDeduction(id: deduction.id, times: times)
      }
    case (.range(let least, let most), let number?):
      if let points = Points(number), (least...most).contains(points) {
        return TakenDeduction(id: deduction.id, points: points)
      }
    case (.once, _?), (.range, nil): break
    }
    let amount = deduction.amount.text
    throw CommandFailure(
      zh: "\(item.id) 的扣分“\(text)”写法不合标准（\(deduction.id)：\(amount.zh)）；计次的写 a=2，幅度内的写 a=1.5",
      en:
        "the deduction “\(text)” of \(item.id) does not fit (\(deduction.id): \(amount.en)); write a=2 for two times, a=1.5 within a range"
    )
  }

  private func failure(_ refusal: ReviewRefusal, _ id: ReviewID) -> CommandFailure {
    switch refusal {
    case .notSubmitted:
      CommandFailure(
        zh: "\(id.caseFile) 的评查尚未提交，合议只改定已提交的评查", en: "the review of \(id.caseFile) is not submitted yet")
    case .panelAlone(let reviewer):
      CommandFailure(
        zh: "合议不能只有评查人\(reviewer)自己；请用 --member 写上其他合议人员",
        en: "\(reviewer), the reviewer, cannot be the panel alone; name the others with --member")
    default:
      CommandFailure(
        zh: "\(id.caseFile) 的评查在此期间被改动，没有记录；请重新运行",
        en: "the review of \(id.caseFile) changed meanwhile; nothing is recorded, run it again")
    }
  }
}

/// What a panel may decide.
enum PanelState: String, ExpressibleByArgument, CaseIterable {
  case met, deducted, na, veto

  fileprivate var mark: Mark.State {
    switch self {
    case .met: .met
    case .deducted: .deducted
    case .na: .na
    case .veto: .veto
    }
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
