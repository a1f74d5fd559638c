import CaseFiles

/// The list of case files.
enum DeskScreen {
  static let keys = KeyTable(
    title: Localized(zh: "案卷列表", en: "Case files"),
    bindings: [
      Binding(
        [.enter, .right, "l"], Localized(zh: "评查", en: "Review"),
        help: Localized(zh: "打开所选案卷，开始或继续评查", en: "Open the file selected and go on reviewing it"),
        alias: "pc", bar: true, opensFile: true, disabled: needsFile, run: { $0.openReview() }),
      move(["j", .down], zh: "下移", en: "Down", alias: "xy") { _ in 1 },
      move(["k", .up], zh: "上移", en: "Up", alias: "sy") { _ in -1 },
      move([.pageDown, .ctrl("d"), .ctrl("f"), .char(" ")], zh: "下一页", en: "Page down", alias: "xyy") {
        max(1, $0.deskRows - 1)
      },
      move([.pageUp, .ctrl("b")], zh: "上一页", en: "Page up", alias: "syy") { -max(1, $0.deskRows - 1) },
      move(["g", .home], zh: "第一件", en: "First", alias: "dyj") { -$0.table.count },
      move(["G", .end], zh: "最后一件", en: "Last", alias: "zhyj") { $0.table.count },
      Binding(
        ["/"], Localized(zh: "筛选", en: "Filter"),
        help: Localized(
          zh: "边输入边筛选：词、机关:市场监管、疑点>3、未提交、罚款>=5000、决定日期:2024-10；回车连正文一起找",
          en:
            "Narrow the list as you type: words, agency:…, findings>3, unsubmitted, fine>=5000; Enter looks into the texts too"
        ),
        alias: "sx", bar: true,
        run: { app in
          app.askFilter()
          return []
        }),
      Binding(
        ["s"], Localized(zh: "排序", en: "Sort"),
        help: Localized(
          zh: "依次按装入顺序、案号、状态、疑点、得分、机关、决定日期排序",
          en: "Sort by arrival, number, state, findings, score, agency, day of the decision in turn"),
        alias: "px", bar: true,
        run: { app in
          let orders = DeskTable.Order.allCases
          let next = orders[(app.table.order.rawValue + 1) % orders.count]
          app.table.sort(by: next)
          app.say(Localized(zh: "排序：\(next.title.zh)", en: "Sorted: \(next.title.en)"))
          return []
        }),
      Binding(
        ["n"], Localized(zh: "下一件未完", en: "Next open"),
        help: Localized(zh: "跳到下一件尚未提交的案卷", en: "Go to the next file that is not submitted"), alias: "xyjww",
        run: { app in
          app.selectNextOpen()
          return []
        }),
      Binding(
        ["o"], Localized(zh: "事实", en: "Facts"),
        help: Localized(
          zh: "案卷事实表：当事人、执法人员、事件、处罚，可录入更正",
          en: "The file's party, officers, events and penalties, to see and to fill in"),
        alias: "ss", bar: true, opensFile: true, disabled: needsFile,
        run: { app in
          app.beginReview()
          app.openFacts()
          return []
        }),
      Binding(
        ["d"], Localized(zh: "文书", en: "Documents"),
        help: Localized(zh: "阅读卷内文书", en: "Read the documents of the file"), alias: "ws", opensFile: true,
        disabled: needsFile,
        run: { app in
          app.beginReview()
          app.openDocument(app.document?.index ?? 0)
          return []
        }),
      Binding(
        ["z"], Localized(zh: "整改", en: "Rectify"),
        help: Localized(
          zh: "整改：按期限列出，逾期在前；答复、核查、延期、催办、回头看", en: "Rectifications by their last day, the overdue first"),
        alias: "zg", bar: true, run: { $0.openRectifications() }),
      Binding(
        ["t"], Localized(zh: "批次统计", en: "Round"),
        help: Localized(
          zh: "进度、等次、各机关、常见问题、指标；每个数字都可以看到是哪些案卷",
          en: "Progress, grades, agencies, problems, indicators; every figure leads to its files"),
        alias: "pctj", bar: true, run: { $0.openRound() }),
      Binding(
        ["!"], Localized(zh: "装入问题", en: "Refused"),
        help: Localized(
          zh: "列出未能装入的文件和行，以及对装入内容的提示",
          en: "List the files and rows that could not be taken over, and notices of those that were"),
        alias: "zrwt",
        disabled: {
          $0.desk.amiss == (0, 0)
            ? Localized(zh: "没有未能装入的，也没有提示", en: "Nothing was refused, and there are no notices") : nil
        },
        run: { app in
          app.listRefused()
          return []
        }),
      Binding(
        [.escape], Localized(zh: "取消筛选", en: "No filter"),
        help: Localized(zh: "取消筛选，列出全部案卷", en: "Give the filter up and list all files"), alias: "qxsx",
        disabled: {
          $0.table.filter.isEmpty
            ? Localized(
              zh: "没有筛选；按 \($0.key("退出", on: .desk)) 退出",
              en: "There is no filter; \($0.key("退出", on: .desk)) leaves") : nil
        },
        run: { app in
          app.table.setFilter("")
          return []
        }),
      Binding(
        ["q"], Localized(zh: "退出", en: "Quit"),
        help: Localized(zh: "退出程序；所有改动都已保存", en: "Leave; everything is already saved"), alias: "tc",
        bar: true,
        run: { _ in [.quit] }),
      Binding(
        ["i"], Localized(zh: "装入案卷", en: "Import"),
        help: Localized(
          zh: "把案卷文件夹、压缩包或台账（CSV、Excel）装入工作区；装入途中再按可停止",
          en: "Take folders, archives or tables into the workspace; pressed again it stops"),
        alias: "zraj",
        run: { app in
          if app.desk.isImporting { app.confirmStop() } else { app.askImport() }
          return []
        }),
      Binding(
        ["c"], Localized(zh: "列", en: "Columns"),
        help: Localized(zh: "选择列表显示哪些列", en: "Choose the columns of the list"), alias: "xzl",
        run: { app in
          app.chooseColumns()
          return []
        }),
      Binding(
        ["v"], Localized(zh: "视图", en: "Views"),
        help: Localized(
          zh: "用已保存的筛选、排序和列，或保存当前的", en: "Use a saved filter, order and columns, or save this one"),
        alias: "bcst",
        run: { app in
          app.chooseView()
          return []
        }),
      Binding(
        ["R"], Localized(zh: "重新装入", en: "Reload"),
        help: Localized(zh: "重新读取案卷文件夹；评分不受影响", en: "Read the case files again; marks stay as they are"),
        alias: "cxzr",
        disabled: {
          $0.desk.progress.map { _ in Localized(zh: "正在装入，请稍候", en: "Files are being loaded; wait a moment") }
        },
        run: { _ in [.reload] }),
    ])

  private static let needsFile: @Sendable (App) -> Localized? = {
    $0.table.selected == nil ? Localized(zh: "没有选中的案卷", en: "No file is selected") : nil
  }

  private static func move(
    _ keys: [Key], zh: String, en: String, alias: String, by delta: @escaping @Sendable (App) -> Int
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en), help: Localized(zh: "在列表中移动", en: "Move in the list"), alias: alias,
      run: { app in
        let step = delta(app)
        app.table.move(step)
        return []
      })
  }
}

extension App {
  /// The rows of the table that fit the window.
  var deskRows: Int { max(0, body(size).rows - 1) }

  mutating func askFilter() {
    let before = table.filter
    var prompt = Prompt(Localized(zh: "筛选", en: "Filter"), text: before) { app, text in
      app.table.setFilter(text)
      if let problem = app.table.problem {
        app.message = Message(problem, isBad: true)
        return []
      }
      return app.table.unsearchedWords.map { .search($0) }
    }
    // One character stands in nearly every text.
    prompt.onTyped = { app in app.table.unsearchedWords.filter { $0.count > 1 }.map { .searchTyped($0) } }
    prompt.onChange = { app, text in
      app.table.setFilter(text)
      app.message = app.table.problem.map { Message($0, isBad: true) }
    }
    prompt.onCancel = { app in app.table.setFilter(before) }
    ask(prompt)
  }

  mutating func confirmStop() {
    confirm(
      Localized(
        zh: "停止装入？已装入的保留，以后可以接着装。(y/n)",
        en: "Stop the import? What is in stays, and it can go on later. (y/n)")
    ) { app in
      app.desk.isImporting = false
      app.desk.progress = nil
      return [.stopImport]
    }
  }

  mutating func selectNextOpen() {
    let count = table.shown.count
    let from = table.cursor
    for step in 0..<count {
      let position = (from + step + 1) % count
      if table.row(table.shown[position]).progress != .submitted {
        table.cursor = position
        return
      }
    }
    say(Localized(zh: "所列案卷都已提交", en: "All files listed are submitted"))
  }

  mutating func listRefused() {
    let refused = desk.refused.map { $0.message(in: language) } + desk.importRefusals
    let notices = desk.notices.map { $0.message(in: language) } + desk.importDoubts
    let lines = refused + notices
    let rows = lines.map { Picker.Row(text: withoutFolders($0), detail: "", words: [$0.lowercased()]) }
    let title =
      notices.isEmpty
      ? Localized(zh: "未能装入（回车看全文）", en: "Not taken over (Enter shows all of one)")
      : refused.isEmpty
        ? Localized(zh: "装入时的提示（回车看全文）", en: "Notices (Enter shows all of one)")
        : Localized(zh: "未能装入，和装入时的提示（回车看全文）", en: "Not taken over, and notices (Enter shows all of one)")
    overlay = .picker(
      Picker(title, rows: rows) { app, index in
        app.say(Localized(lines[index]))
        return []
      })
  }

  /// A line that begins with a path, with the last folder of it at most: what is amiss stands behind it.
  private func withoutFolders(_ line: String) -> String {
    let colon: Character = language == .zh ? "：" : " "
    guard line.hasPrefix("/"), let end = line.firstIndex(of: colon) else { return line }
    let parts = line[..<end].split(separator: "/")
    guard parts.count > 2 else { return line }
    return "…/" + parts.suffix(2).joined(separator: "/") + line[end...]
  }
}
