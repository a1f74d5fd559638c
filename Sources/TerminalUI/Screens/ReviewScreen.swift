import CaseFiles
import Reviewing
import Standards

/// The criteria one by one, with what the machine found and what the reviewer marks.
enum ReviewScreen {
  static let keys = KeyTable(
    title: Localized(zh: "评查", en: "Review"), bindings: marking + findings + moving + leaving)

  private static let marking = [
    Binding(
      [.enter, .char(" ")], Localized(zh: "合格并下一项", en: "Met, next"),
      help: Localized(
        zh: "未答的记为合格并到下一项；已答的只到下一项；在要点窗格中查看所选疑点的出处",
        en:
          "Mark an unanswered criterion met and go on; an answered one is left as it is; in the criterion pane show evidence"
      ),
      alias: "hgxyx", bar: true,
      run: { app in
        if app.review?.focus == .criterion, app.lastKey == .enter, app.selectedFinding != nil {
          app.showEvidence()
          return []
        }
        return app.acceptAndGoOn()
      }),
    Binding(
      ["m"], Localized(zh: "合格", en: "Met"),
      help: Localized(zh: "记为合格（否决项：未发现；加分项：加分），清除扣分", en: "Mark it met, without deductions"),
      alias: "hg", disabled: needsCriterion, run: { $0.markMet() }),
    Binding(
      ["M"], Localized(zh: "本节其余合格", en: "Rest met"),
      help: Localized(
        zh: "把本节中未答且没有待处理疑点的项目一次记为合格，作为一步，可撤销",
        en: "Mark the unanswered criteria of this section without open findings met, as one step"),
      alias: "bjqyhg", disabled: needsCriterion,
      run: { app in
        app.askRestOfSection()
        return []
      }),
    Binding(
      ["1", "2", "3", "4", "5", "6", "7", "8", "9"], Localized(zh: "扣分", en: "Deduct"),
      help: Localized(
        zh: "按所列第几种情形扣分；按处扣的，再按一次加一处", en: "Take the deduction of that number; again adds an occurrence"),
      alias: "kf", bar: true, label: "1–9", disabled: needsDeductions,
      run: { app in
        guard case .char(let character)? = app.lastKey, let number = character.wholeNumberValue else {
          app.pickDeduction()
          return []
        }
        return app.deduct(number)
      }),
    Binding(
      ["-"], Localized(zh: "减一处", en: "Less"),
      help: Localized(zh: "少记一处，或取消最后一种扣分", en: "One occurrence less, or take the last deduction back"),
      alias: "jyc",
      disabled: {
        needsCriterion($0)
          ?? ($0.mark.deductions.isEmpty ? Localized(zh: "本项没有扣分", en: "Nothing is deducted here") : nil)
      }, run: { $0.reduce() }),
    Binding(
      ["n"], Localized(zh: "不涉及", en: "N/A"),
      help: Localized(zh: "本案不涉及这一项，写明理由", en: "The criterion does not apply to this case; give the reason"),
      alias: "bsj", bar: true,
      disabled: {
        needsCriterion($0)
          ?? ($0.criterion?.notApplicable == nil && $0.criterion?.kind != .bonus
            ? Localized(zh: "按标准，本项一律适用", en: "By the standard this criterion always applies") : nil)
      },
      run: { app in
        app.askNotApplicable()
        return []
      }),
    Binding(
      ["v"], Localized(zh: "否决", en: "Veto"),
      help: Localized(zh: "认定一票否决情形，写明事实", en: "Establish the veto and state the fact"), alias: "fj",
      bar: true,
      disabled: {
        needsCriterion($0)
          ?? ($0.criterion?.kind != .veto
            ? Localized(
              zh: "本项不是否决项；按 \($0.key("下一否决项")) 到下一个否决项",
              en: "This is no veto criterion; \($0.key("下一否决项")) goes to the next one")
            : nil)
      },
      run: { app in
        app.askVeto()
        return []
      }),
    Binding(
      ["r"], Localized(zh: "理由", en: "Reason"),
      help: Localized(zh: "写扣分理由或备注", en: "Write the reason or a note"), alias: "ly", bar: true,
      disabled: needsCriterion,
      run: { app in
        app.askReason()
        return []
      }),
    Binding(
      [.ctrl("e")], Localized(zh: "长理由", en: "Long reason"),
      help: Localized(zh: "用编辑器写较长的理由", en: "Write a long reason in the editor"), alias: "cly",
      disabled: needsCriterion, run: { $0.editReason() }),
    Binding(
      ["c"], Localized(zh: "去引用", en: "Cite"),
      help: Localized(zh: "打开文书，在其中选一段引用到本项", en: "Open the documents to cite a passage in this criterion"),
      alias: "yy", disabled: needsCriterion,
      run: { app in
        app.openDocument(app.document?.index ?? 0)
        return []
      }),
    Binding(
      ["X"], Localized(zh: "删末条引用", en: "Uncite"),
      help: Localized(zh: "删去本项最后一条引用", en: "Remove the last citation of this criterion"), alias: "scyy",
      disabled: {
        needsCriterion($0)
          ?? ($0.mark.evidence.isEmpty ? Localized(zh: "本项没有引用", en: "Nothing is cited here") : nil)
      }, run: { $0.removeCitation() }),
    ConclusionScreen.reopening,
  ]

  private static let findings = [
    Binding(
      ["a"], Localized(zh: "采纳", en: "Adopt"),
      help: Localized(
        zh: "采纳所选疑点：其内容作理由，其出处作引用；再按一次改回待处理",
        en: "Adopt the finding: its words become the reason, its evidence the citations; again reopens it"),
      alias: "cn", bar: true, disabled: needsFinding, run: { $0.adopt() }),
    Binding(
      ["x"], Localized(zh: "不采纳", en: "Reject"),
      help: Localized(zh: "不采纳所选疑点，写明理由", en: "Reject the finding and say why"), alias: "bcn", bar: true,
      disabled: needsFinding,
      run: { app in
        app.askRejection()
        return []
      }),
    Binding(
      ["e"], Localized(zh: "看出处", en: "Evidence"),
      help: Localized(
        zh: "在文书中显示所选疑点的出处；再按到下一处", en: "Show the finding's evidence in the documents; again the next one"),
      alias: "kcc", disabled: hasFinding,
      run: { app in
        app.showEvidence()
        return []
      }),
    Binding(
      ["J", "K"], Localized(zh: "选疑点", en: "Finding"),
      help: Localized(zh: "在本项的疑点中移动", en: "Move among the findings of this criterion"), alias: "xyd",
      disabled: hasFinding,
      run: { app in
        app.moveFinding(app.lastKey == "K" ? -1 : 1)
        return []
      }),
  ]

  private static let needsCriterion: @Sendable (App) -> Localized? = { app in
    app.criterion == nil
      ? Localized(zh: "先选中一个评查项目", en: "Select a criterion first")
      : app.submittedRefusal
  }

  private static let needsDeductions: @Sendable (App) -> Localized? = { app in
    needsCriterion(app)
      ?? (app.criterion?.deductions.isEmpty == true
        ? Localized(zh: "本项没有列明扣分情形", en: "The standard lists no deductions here") : nil)
  }

  private static let hasFinding: @Sendable (App) -> Localized? = { app in
    app.review?.item?.findings.isEmpty != false
      ? Localized(
        zh: "本项没有疑点；按 \(app.key("下一疑点")) 到下一条",
        en: "No finding here; \(app.key("下一疑点")) goes to the next") : nil
  }

  private static let needsFinding: @Sendable (App) -> Localized? = { app in
    hasFinding(app) ?? app.submittedRefusal
  }
}
