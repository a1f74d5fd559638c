import CaseFiles

extension RectificationState {
  public var title: Localized {
    switch self {
    case .open: Localized(zh: "待整改", en: "open")
    case .answered: Localized(zh: "待核查", en: "answered")
    case .returned: Localized(zh: "已退回", en: "returned")
    case .accepted: Localized(zh: "已认可", en: "accepted")
    case .drawn: Localized(zh: "待回头看", en: "drawn")
    case .confirmed: Localized(zh: "回头看合格", en: "confirmed")
    case .withdrawn: Localized(zh: "通知已撤销", en: "withdrawn")
    }
  }
}

extension EscalationLevel {
  public var title: Localized {
    switch self {
    case .remind: Localized(zh: "提醒", en: "remind")
    case .urge: Localized(zh: "督促", en: "urge")
    case .summon: Localized(zh: "提请约谈", en: "summon")
    }
  }
}

extension RectificationMeasure {
  public var title: Localized {
    switch self {
    case .completed: Localized(zh: "补齐材料", en: "papers completed")
    case .improved: Localized(zh: "改进做法", en: "practice improved")
    case .explained: Localized(zh: "说明情况", en: "explained")
    case .amended: Localized(zh: "补正决定", en: "decision amended")
    case .altered: Localized(zh: "变更决定", en: "decision altered")
    case .revoked: Localized(zh: "撤销决定", en: "decision revoked")
    case .declaredUnlawful: Localized(zh: "确认违法", en: "declared unlawful")
    case .declaredVoid: Localized(zh: "确认无效", en: "declared void")
    }
  }
}

extension DecisionCorrection.Kind {
  public var title: Localized {
    switch self {
    case .amend: Localized(zh: "补正", en: "amend")
    case .alter: Localized(zh: "变更", en: "alter")
    case .revoke: Localized(zh: "撤销", en: "revoke")
    case .declareUnlawful: Localized(zh: "确认违法", en: "declare unlawful")
    case .declareVoid: Localized(zh: "确认无效", en: "declare void")
    }
  }
}

extension DecisionCorrection.PaperKind {
  public var title: Localized {
    switch self {
    case .notification: Localized(zh: "告知书", en: "notification")
    case .hearing: Localized(zh: "陈述申辩记录", en: "record of the party's statement")
    case .decision: Localized(zh: "纠正决定书", en: "decision")
    case .settlement: Localized(zh: "损害处理材料", en: "paper on the party's loss")
    }
  }
}

extension RectificationStep.Kind {
  public var title: Localized {
    switch self {
    case .started: Localized(zh: "登记", en: "registered")
    case .answered: Localized(zh: "答复", en: "answered")
    case .accepted: Localized(zh: "认可", en: "accepted")
    case .returned: Localized(zh: "退回", en: "returned")
    case .extended: Localized(zh: "延期", en: "extended")
    case .escalated: Localized(zh: "催办", en: "escalated")
    case .drawn: Localized(zh: "抽中回头看", en: "drawn for look-back")
    case .lookedBack: Localized(zh: "回头看", en: "looked back")
    case .correctionOpened: Localized(zh: "启动自行纠正", en: "correction opened")
    case .paperFiled: Localized(zh: "纠正材料", en: "paper filed")
    case .correctionClosed: Localized(zh: "办结自行纠正", en: "correction closed")
    case .withdrawn: Localized(zh: "撤销通知", en: "notice withdrawn")
    case .takenBack: Localized(zh: "撤回", en: "taken back")
    }
  }

  var verb: Localized {
    switch self {
    case .started: Localized(zh: "再登记", en: "registered again")
    case .drawn: Localized(zh: "抽取回头看", en: "drawn for look-back")
    case .lookedBack: Localized(zh: "记录回头看", en: "looked back at")
    case .correctionOpened, .paperFiled, .correctionClosed:
      Localized(zh: "办理自行纠正", en: "corrected by the agency")
    default: title
    }
  }

  /// When it can be done.
  var when: Localized? {
    switch self {
    case .answered, .extended, .escalated:
      Localized(zh: "待整改或者已退回时才可以", en: "only while it is open or returned")
    case .accepted, .returned: Localized(zh: "机关答复以后才可以", en: "only after the agency answered")
    case .drawn: Localized(zh: "认可以后才可以", en: "only after it was accepted")
    case .lookedBack: Localized(zh: "抽中以后才可以", en: "only after it was drawn")
    case .correctionOpened, .paperFiled, .correctionClosed, .withdrawn:
      Localized(zh: "认可以前才可以", en: "only before it is accepted")
    case .started, .takenBack: nil
    }
  }
}

extension RectificationStep {
  /// What was done, in a line without the day and the person.
  public var sentence: Localized {
    let title = kind.title
    switch self {
    case .started(let notice):
      return Localized(
        zh: "登记，期限 \(notice.deadline.map(\.description) ?? "未定")",
        en: "registered, last day \(notice.deadline.map(\.description) ?? "not set")")
    case .answered(let answer):
      return Localized(
        zh: "机关答复（\(answer.submitter)提交），\(answer.entries.count) 项",
        en: "answered for the agency by \(answer.submitter), \(answer.entries.count.counting("problem"))")
    case .extended(_, let until, let approver, let reason):
      return Localized(
        zh: "延期至 \(until)（\(approver)批准）：\(reason)",
        en: "extended to \(until), approved by \(approver): \(reason)")
    case .escalated(_, let level, let reason, let skipping):
      return Localized(
        zh: "\(level.title.zh)：\(reason)" + (skipping.isEmpty ? "" : "（略过前级：\(skipping)）"),
        en: "\(level.title.en): \(reason)"
          + (skipping.isEmpty ? "" : " (earlier levels left out: \(skipping))"))
    case .drawn(let ticket):
      return Localized(
        zh: "抽中回头看（种子“\(ticket.seed)”，\(ticket.candidates) 件中抽 \(ticket.drawn) 件，第 \(ticket.rank) 位）",
        en:
          "drawn for look-back (seed “\(ticket.seed)”, \(ticket.drawn) of \(ticket.candidates), place \(ticket.rank))"
      )
    case .lookedBack(let result):
      return Localized(
        zh:
          "回头看\(result.holds ? "合格" : "不合格，\(result.deadline.map(\.description) ?? "")前重新整改")：\(result.text)",
        en:
          "look-back: \(result.holds ? "holds" : "does not hold, due again by \(result.deadline.map(\.description) ?? "")"): \(result.text)"
      )
    case .correctionOpened(_, let kind, let ground):
      return Localized(
        zh: "启动自行纠正：拟\(kind.title.zh)，\(ground)", en: "correction opened, to \(kind.title.en): \(ground)")
    case .paperFiled(let paper):
      return Localized(
        zh: "\(paper.kind.title.zh)：\(paper.evidence.name)",
        en: "\(paper.kind.title.en): \(paper.evidence.name)")
    case .accepted, .returned, .correctionClosed, .withdrawn, .takenBack:
      return reason.isEmpty
        ? title : Localized(zh: "\(title.zh)：\(reason)", en: "\(title.en): \(reason)")
    }
  }
}
