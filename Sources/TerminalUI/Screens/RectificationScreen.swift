import CaseFiles
import Reviewing

/// Notices by their last day, and everything that is done about them.
enum RectificationScreen {
  static let keys = KeyTable(
    title: Localized(zh: "整改", en: "Rectifications"),
    bindings: [
      Binding(
        [.enter, .right, "l"], Localized(zh: "详情", en: "Details"),
        help: Localized(zh: "期限计算、问题与答复、办理经过", en: "The last day's derivation, problems, answers, history"),
        alias: "xq", bar: true, disabled: needsOne, run: { $0.openRectification() })
    ] + actions + [
      Binding(
        ["f"], Localized(zh: "筛选", en: "Filter"),
        help: Localized(
          zh: "依次只列全部、待办理、逾期、待核查、待回头看的", en: "List all, due, overdue, answered, drawn in turn"),
        alias: "sx", bar: true,
        run: { app in
          app.rectify.nextFilter()
          let title = app.rectify.filter.title
          app.say(Localized(zh: "只列：\(title.zh)", en: "Listed: \(title.en)"))
          return []
        }),
      Binding(
        ["/"], Localized(zh: "查找", en: "Search"),
        help: Localized(zh: "边输入边查找文号、案号、机关、案名", en: "Narrow by number, case, agency or title"), alias: "cz",
        run: { app in
          app.askRectificationSearch()
          return []
        }),
      Binding(
        ["R"], Localized(zh: "刷新", en: "Refresh"),
        help: Localized(zh: "重新读取并按期限排序", en: "Read again and sort by the last day"), alias: "shx",
        run: { _ in [.rectify(.load)] }),
      move(["j", .down], zh: "下移", en: "Down", alias: "xy") { _ in 1 },
      move(["k", .up], zh: "上移", en: "Up", alias: "sy") { _ in -1 },
      move([.pageDown, .char(" ")], zh: "下一页", en: "Page down", alias: "xyy") {
        max(1, $0.rectificationRows - 1)
      },
      move([.pageUp], zh: "上一页", en: "Page up", alias: "syy") { -max(1, $0.rectificationRows - 1) },
      move(["g", .home], zh: "第一件", en: "First", alias: "dyj") { -$0.rectify.entries.count },
      move(["G", .end], zh: "最后一件", en: "Last", alias: "zhyj") { $0.rectify.entries.count },
    ])

  static let detailKeys = KeyTable(
    title: Localized(zh: "整改详情", en: "One rectification"), bindings: actions + ReadingKeys.moving)

  /// What can be done about the one selected; the same keys in the list and in the details.
  private static let actions = [
    act(
      "r", .answered, zh: "答复", en: "Answer", alias: "df",
      help: Localized(
        zh: "登记机关的答复：逐个问题写措施、情况、证据", en: "Record the agency's answer, problem by problem")
    ) { $0.askAnswer() },
    act(
      "a", .accepted, zh: "认可", en: "Accept", alias: "rk",
      help: Localized(
        zh: "认可整改；提交人本人不能认可", en: "Accept the answer; never by who handed it in")
    ) { $0.askAcceptance() },
    act(
      "t", .returned, zh: "退回", en: "Return", alias: "th",
      help: Localized(
        zh: "退回答复，写明理由", en: "Return the answer with the reason")
    ) { app in
      app.askReason(Localized(zh: "退回的理由", en: "Why it is returned")) { .returned(day: $0, reason: $1) }
    },
    act(
      "x", .extended, zh: "延期", en: "Extend", alias: "yq",
      help: Localized(
        zh: "经批准延长期限：新期限、批准人、理由", en: "Move the last day: the day, who approved it, the reason")
    ) { $0.askExtension() },
    act(
      "p", .escalated, zh: "催办", en: "Press", alias: "cb",
      help: Localized(
        zh: "提醒、督促、提请约谈；逐级办理，越级要写理由", en: "Remind, urge, summon; level by level")
    ) { $0.pickLevel() },
    act(
      "c", .correctionOpened, zh: "自行纠正", en: "Correction", alias: "zxjz",
      help: Localized(
        zh: "机关纠正自己的决定：告知、听取陈述申辩、决定；材料不齐不能办结",
        en: "The agency corrects its decision: notify, hear, decide; closed only with its papers")
    ) { $0.pickCorrection() },
    act(
      "v", .lookedBack, zh: "回头看", en: "Look back", alias: "hktjg",
      help: Localized(
        zh: "记录回头看的结果", en: "Record what the look-back found")
    ) { $0.pickLookBack() },
    act(
      "w", .withdrawn, zh: "撤销通知", en: "Withdraw", alias: "cxtz",
      help: Localized(
        zh: "撤销这份通知，写明理由", en: "Withdraw the notice with the reason")
    ) { app in
      app.askReason(Localized(zh: "撤销通知的理由", en: "Why the notice is withdrawn")) {
        .withdrawn(day: $0, reason: $1)
      }
    },
    Binding(
      ["d"], Localized(zh: "抽取", en: "Draw"),
      help: Localized(
        zh: "从已认可的整改中按种子抽取回头看的，任何人可以复核", en: "Draw among the accepted ones by a seed; anyone can redo it"),
      alias: "cqhtk", bar: true,
      disabled: {
        $0.rectify.entries.contains { $0.rectification.state == .accepted }
          ? nil : Localized(zh: "没有已认可而未回头看的整改", en: "No accepted one waits for a look-back")
      },
      run: { app in
        app.askDraw()
        return []
      }),
    Binding(
      ["e"], Localized(zh: "导出", en: "Export"),
      help: Localized(
        zh: "把台账写到文件，后缀定格式：xlsx、docx、csv、json",
        en: "Write the list; the ending decides: xlsx, docx, csv, json"),
      alias: "dc", bar: true, disabled: needsOne,
      run: { app in
        app.ask(
          Prompt(
            Localized(zh: "导出台账到（xlsx、docx、csv、json）", en: "Export the list to (xlsx, docx, csv, json)"),
            text: Localized(zh: "整改台账.xlsx", en: "rectifications.xlsx")[app.language], needsText: true,
            paths: .one
          ) { _, path in [.rectify(.export(path: path))] })
        return []
      }),
  ]

  private static let needsOne: @Sendable (App) -> Localized? = {
    $0.rectify.selected == nil ? Localized(zh: "没有整改事项", en: "There is no rectification") : nil
  }

  private static func act(
    _ key: Key, _ kind: RectificationStep.Kind, zh: String, en: String, alias: String, help: Localized,
    _ run: @escaping @Sendable (inout App) -> Void
  ) -> Binding {
    Binding(
      [key], Localized(zh: zh, en: en), help: help, alias: alias, bar: true,
      disabled: { $0.refusal(of: kind) },
      run: { app in
        run(&app)
        return []
      })
  }

  private static func move(
    _ keys: [Key], zh: String, en: String, alias: String, by delta: @escaping @Sendable (App) -> Int
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en), help: Localized(zh: "在列表中移动", en: "Move in the list"), alias: alias,
      run: { app in
        let step = delta(app)
        app.rectify.move(step)
        return []
      })
  }
}

extension Screen {
  /// Whether it shows rectifications, and no case file.
  var isOfRectifications: Bool { self == .rectification || self == .rectificationDetail }

  /// Whether it can be shown without a case file that is open.
  var standsAlone: Bool { self == .desk || self == .round || isOfRectifications }
}

extension App {
  /// Shows a rectification as it stands now.
  public mutating func refresh(_ entry: RectificationEntry) {
    rectify.replace([entry])
    desk.overdueRectifications = rectify.overdue
    reading.isStale = true
    prepare()
  }

  mutating func openRectifications() -> [Effect] {
    open(.rectification)
    return [.rectify(.load)]
  }

  mutating func openRectification() -> [Effect] {
    guard rectify.selected != nil else { return [] }
    open(.rectificationDetail)
    return []
  }

  /// Why a step cannot be taken on the one selected; nil when it can.
  func refusal(of kind: RectificationStep.Kind) -> Localized? {
    guard let one = rectify.selected?.rectification else {
      return Localized(zh: "没有整改事项", en: "There is no rectification")
    }
    guard RectificationMoves.allows(kind, in: one.state) else {
      return RectificationRefusal.notNow(kind, one.state).message
    }
    if kind == .accepted || kind == .returned, let submitter = one.submitter, one.isAnswer(of: desk.reviewer)
    {
      return RectificationRefusal.ownAnswer(submitter).message
    }
    return nil
  }

  mutating func askRectificationSearch() {
    let before = rectify.words
    var prompt = Prompt(Localized(zh: "查找", en: "Search"), text: before) { app, text in
      app.rectify.search(text)
      return []
    }
    prompt.onChange = { app, text in app.rectify.search(text) }
    prompt.onCancel = { app in app.rectify.search(before) }
    ask(prompt)
  }

  var rectificationUndoRefusal: Localized? {
    guard let one = rectify.selected?.rectification else {
      return Localized(zh: "没有整改事项", en: "There is no rectification")
    }
    var tried = one
    do throws(RectificationRefusal) {
      try tried.take(.takenBack(day: rectify.today, reason: "?"), by: desk.reviewer)
      return nil
    } catch {
      return error.message
    }
  }

  mutating func askRectificationUndo() -> [Effect] {
    guard let last = rectify.selected?.rectification.standing.last?.step.kind.title else { return [] }
    askReason(
      Localized(zh: "撤回“\(last.zh)”的理由", en: "Why “\(last.en)” is taken back")
    ) { .takenBack(day: $0, reason: $1) }
    return []
  }
}
