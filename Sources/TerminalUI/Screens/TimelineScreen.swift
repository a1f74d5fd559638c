import CaseFiles
import Prechecks
import Reviewing

/// The events of a file and its limits in time.
enum TimelineScreen {
  static let keys = KeyTable(
    title: Localized(zh: "时间线", en: "Timeline"), bindings: leading + time + moving)

  private static let leading = [
    Binding(
      [.enter], Localized(zh: "看出处", en: "See source"),
      help: Localized(
        zh: "打开这一行所据的文书和页；期限先到终点，再按 s 到起点", en: "Open the document and page of this row; of a limit the end"),
      alias: "kcc", bar: true,
      run: { app in
        app.openTimelineSource(app.timeline?.row?.evidence ?? [])
        return []
      }),
    Binding(
      ["s"], Localized(zh: "期限起点", en: "Start"),
      help: Localized(zh: "打开期限起算事件的文书", en: "Open the document of the event a limit runs from"),
      alias: "qxqd",
      disabled: { app in
        if case .limit? = app.timeline?.row { return nil }
        return Localized(zh: "先移到一条期限", en: "Move to a limit first")
      },
      run: { app in
        if case .limit(let limit, _)? = app.timeline?.row { app.openTimelineSource(limit.start.evidence) }
        return []
      }),
    Binding(
      ["x"], Localized(zh: "下一逾期", en: "Next over"),
      help: Localized(zh: "到下一条超期的期限", en: "Go to the next limit that was not kept"), alias: "xyyq",
      bar: true,
      run: { app in
        app.nextOverrun()
        return []
      }),
    Binding(
      ["p"], Localized(zh: "评查", en: "Review"), help: Localized(zh: "开始或继续评查", en: "Go on reviewing"),
      alias: "pc", bar: true, run: { $0.goOnReviewing() }),
    Binding(
      ["t", "o"], Localized(zh: "事实", en: "Facts"),
      help: Localized(zh: "到案卷事实表", en: "Go to the facts of the file"), alias: "ss", bar: true,
      run: { app in
        app.screens.removeLast()
        app.openFacts()
        return []
      }),
    Binding(
      ["d", .tab], Localized(zh: "文书", en: "Documents"),
      help: Localized(zh: "阅读卷内文书", en: "Read the documents"),
      alias: "ws", bar: true,
      run: { app in
        app.openDocument(app.document?.index ?? 0)
        return []
      }),
    LikeCasesScreen.opening,
  ]

  private static let time = [
    along(["+", "="], zh: "放大", en: "Nearer", alias: "fd", bar: true) { app, columns in
      app.timeline?.zoom(1, columns: columns)
    },
    along(["-"], zh: "缩小", en: "Further", alias: "sx", bar: true) { app, columns in
      app.timeline?.zoom(-1, columns: columns)
    },
    along(["0"], zh: "全部", en: "All", alias: "qb") { app, _ in
      app.timeline?.scale = nil
      app.timeline?.from = nil
    },
    along([.right, ">"], zh: "往后", en: "Later", alias: "wh") { app, columns in
      app.timeline?.scroll(1, columns: columns)
    },
    along([.left, "<"], zh: "往前", en: "Earlier", alias: "wq") { app, columns in
      app.timeline?.scroll(-1, columns: columns)
    },
  ]

  private static let moving = [
    move(["j", .down], zh: "下移", en: "Down", alias: "xy") { _ in 1 },
    move(["k", .up], zh: "上移", en: "Up", alias: "sy") { _ in -1 },
    move([.pageDown, .char(" "), .ctrl("d")], zh: "下一屏", en: "Page down", alias: "xyp") {
      max(1, $0.timelineRows($0.timelineLayout($0.size).chart) - 1)
    },
    move([.pageUp, .ctrl("b")], zh: "上一屏", en: "Page up", alias: "syp") {
      -max(1, $0.timelineRows($0.timelineLayout($0.size).chart) - 1)
    },
    move(["g", .home], zh: "开头", en: "Top", alias: "kt") { _ in -1_000_000 },
    move(["G", .end], zh: "末尾", en: "End", alias: "mw") { _ in 1_000_000 },
  ]

  private static func move(
    _ keys: [Key], zh: String, en: String, alias: String, by delta: @escaping @Sendable (App) -> Int
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en),
      help: Localized(
        zh: "在事件和期限中移动；宽屏随之显示文书", en: "Move over the events and limits; a wide window shows their documents"),
      alias: alias,
      run: { app in
        let step = delta(app)
        app.moveTimeline(step)
        return []
      })
  }

  private static func along(
    _ keys: [Key], zh: String, en: String, alias: String, bar: Bool = false,
    _ run: @escaping @Sendable (inout App, Int) -> Void
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en),
      help: Localized(zh: "时间轴：\(zh)", en: "Along the time: \(en.lowercased())"),
      alias: alias, bar: bar,
      run: { app in
        run(&app, app.timelineColumns(app.size))
        return []
      })
  }
}

extension App {
  mutating func moveTimeline(_ delta: Int) {
    timeline?.move(delta)
    followTimeline()
  }

  /// Brings the row at the cursor into sight, and its document where there is room beside.
  mutating func followTimeline() {
    let columns = timelineColumns(size)
    timeline?.showCursor(columns: columns)
    guard isWide, screen == .timeline,
      let source = timeline?.row?.evidence.first(where: { documentIndex($0.file) != nil }),
      let index = documentIndex(source.file)
    else { return }
    show(document: index, page: source.page, quote: source.quote)
  }

  mutating func openTimelineSource(_ evidence: [Source]) {
    guard let source = evidence.first(where: { documentIndex($0.file) != nil }),
      let index = documentIndex(source.file)
    else {
      let place = evidence.first.map { placeText($0.file, $0.page, $0.line, $0.quote ?? "") } ?? ""
      say(
        Localized(
          zh: "卷内没有可打开的文书\(place.isEmpty ? "" : "：\(place)")",
          en: "The file has no document to open\(place.isEmpty ? "" : ": \(place)")"))
      return
    }
    show(document: index, page: source.page, quote: source.quote)
    if screen != .document { open(.document) }
  }

  /// The next limit that was not kept, once around.
  mutating func nextOverrun() {
    guard let state = timeline, !state.rows.isEmpty else { return }
    let places = (1...state.rows.count).map { (state.cursor + $0) % state.rows.count }
    let over = places.first { place in
      if case .limit(let limit, _) = state.rows[place] { limit.daysOff > 0 } else { false }
    }
    guard let over else {
      say(Localized(zh: "算得出的期限都没有超期", en: "No limit that could be counted was overrun"))
      return
    }
    timeline?.select(over)
    followTimeline()
  }
}
