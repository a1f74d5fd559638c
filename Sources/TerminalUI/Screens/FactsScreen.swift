import CaseFiles
import Prechecks
import Reviewing

/// The facts of a file and its events in time.
enum FactsScreen {
  static let overviewKeys = KeyTable(
    title: Localized(zh: "案卷概况", en: "Facts of the file"), bindings: leading + ReadingKeys.moving)
  static let timelineKeys = KeyTable(
    title: Localized(zh: "时间线", en: "Timeline"), bindings: leading + ReadingKeys.moving)

  private static let leading = [
    Binding(
      [.enter, .right], Localized(zh: "看出处", en: "See source"),
      help: Localized(zh: "打开这一行所据的文书和页", en: "Open the document and page of this line"), alias: "kcc",
      bar: true,
      run: { $0.follow() }),
    Binding(
      ["p"], Localized(zh: "评查", en: "Review"), help: Localized(zh: "开始或继续评查", en: "Go on reviewing"),
      alias: "pc", bar: true,
      run: { app in
        app.screens = [.desk, .review]
        app.criterionChanged()
        return []
      }),
    Binding(
      ["t"], Localized(zh: "概况/时间线", en: "Facts/time"),
      help: Localized(zh: "在概况与时间线之间切换", en: "Change between the facts and the timeline"), alias: "gksjx",
      bar: true,
      run: { app in
        let other: Screen = app.screen == .timeline ? .overview : .timeline
        app.screens.removeLast()
        app.open(other)
        return []
      }),
    Binding(
      ["d"], Localized(zh: "文书", en: "Documents"), help: Localized(zh: "阅读卷内文书", en: "Read the documents"),
      alias: "ws", bar: true,
      run: { app in
        app.openDocument(app.document?.index ?? 0)
        return []
      }),
  ]
}
