import CaseFiles
import Reviewing
import Standards

/// The keys that move in a review and lead out of it.
extension ReviewScreen {
  static let moving = [
    move(["j", .down], zh: "下一项", en: "Next", alias: "xyx", by: 1),
    move(["k", .up], zh: "上一项", en: "Previous", alias: "syx", by: -1),
    Binding(
      [.pageDown, .ctrl("d"), .pageUp, .ctrl("b")], Localized(zh: "翻页", en: "Page"),
      help: Localized(zh: "在列表或要点中翻页", en: "Move by a page"), alias: "fy",
      run: { app in
        let isUp = app.lastKey == .pageUp || app.lastKey == .ctrl("b")
        app.pageReview(isUp ? -1 : 1)
        return []
      }),
    jump(["]"], zh: "下一未答", en: "Unanswered", alias: "xywd", bar: true) { app in
      app.jumpToUnanswered(1)
    },
    jump(["["], zh: "上一未答", en: "Previous unanswered", alias: "sywd") { app in
      app.jumpToUnanswered(-1)
    },
    jump(["f"], zh: "下一疑点", en: "Finding", alias: "xyyd", bar: true) { app in
      app.jumpToFinding(1)
    },
    jump(["F"], zh: "上一疑点", en: "Previous finding", alias: "syyd") { app in
      app.jumpToFinding(-1)
    },
    jump(["V"], zh: "下一否决项", en: "Next veto", alias: "xyfjx") { app in
      app.jump(1, else: Localized(zh: "本标准没有否决项", en: "The standard has no veto criteria")) { item, _ in
        item.criterion?.kind == .veto
      }
    },
    Binding(
      ["g", .home], Localized(zh: "第一项", en: "First"),
      help: Localized(zh: "到第一项", en: "Go to the first criterion"),
      alias: "dyx",
      run: { app in
        app.moveReview(-10_000)
        return []
      }),
    Binding(
      ["G", .end], Localized(zh: "最后一项", en: "Last"),
      help: Localized(zh: "到最后一项", en: "Go to the last criterion"),
      alias: "zhyx",
      run: { app in
        app.moveReview(10_000)
        return []
      }),
    Binding(
      ["/"], Localized(zh: "查找项目", en: "Find"),
      help: Localized(zh: "按编号或文字查找评查项目", en: "Find a criterion by its id or words"), alias: "czxm",
      run: { app in
        app.pickCriterion()
        return []
      }),
  ]

  static let leaving = [
    Binding(
      [.tab], Localized(zh: "换窗格", en: "Pane"),
      help: Localized(zh: "列表、要点、文书之间轮换", en: "Go round the list, the criterion and the documents"),
      alias: "hcg", bar: true,
      run: { app in
        app.nextPane()
        return []
      }),
    Binding(
      ["d"], Localized(zh: "文书", en: "Documents"),
      help: Localized(zh: "阅读卷内文书", en: "Read the documents"), alias: "ws", bar: true,
      run: { app in
        app.openDocument(app.document?.index ?? 0)
        return []
      }),
    Binding(
      ["o"], Localized(zh: "事实", en: "Facts"),
      help: Localized(
        zh: "案卷事实表：查看、录入、更正，录入后立即重新预检", en: "The facts of the file as a form: see, fill in, correct them"),
      alias: "ss",
      run: { app in
        app.openFacts()
        return []
      }),
    Binding(
      ["t"], Localized(zh: "时间线", en: "Timeline"),
      help: Localized(zh: "按日期列出事件和间隔", en: "List the events by day, with the days between"), alias: "sjx",
      run: { app in
        app.open(.timeline)
        return []
      }),
    LikeCasesScreen.opening,
    Binding(
      ["s"], Localized(zh: "结论", en: "Conclusion"),
      help: Localized(
        zh: "得分说明、未完事项、提交与文书", en: "The score explained, what is left, submission and documents"),
      alias: "jl", bar: true,
      run: { app in
        app.open(.conclusion)
        return []
      }),
    Binding(
      [">", "<"], Localized(zh: "换案卷", en: "Other file"),
      help: Localized(zh: "> 到列表中下一件案卷，< 到上一件", en: "> opens the next file of the list, < the previous"),
      alias: "haj",
      run: { app in
        return app.openNeighbour(app.lastKey == "<" ? -1 : 1)
      }),
  ]

  private static func move(_ keys: [Key], zh: String, en: String, alias: String, by delta: Int) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en),
      help: Localized(zh: "在列表中移动；在要点窗格中选疑点", en: "Move in the list; in the criterion pane among findings"),
      alias: alias,
      run: { app in
        app.review?.focus == .criterion ? app.moveFinding(delta) : app.moveReview(delta)
        return []
      })
  }

  private static func jump(
    _ keys: [Key], zh: String, en: String, alias: String, bar: Bool = false,
    _ run: @escaping @Sendable (inout App) -> Void
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en), help: Localized(zh: "到\(zh)", en: "Go to it: \(en.lowercased())"),
      alias: alias,
      bar: bar,
      run: { app in
        run(&app)
        return []
      })
  }
}
