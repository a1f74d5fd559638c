import CaseFiles

/// A filter, an order and columns under a name, to come back to.
public struct DeskViewSetting: Sendable, Equatable {
  public var name: String
  public var filter: String
  /// The words of `DeskTable.Order`, as they are written down.
  public var order: String
  public var columns: Set<DeskColumn>

  public init(name: String, filter: String, order: String, columns: Set<DeskColumn>) {
    self.name = name
    self.filter = filter
    self.order = order
    self.columns = columns
  }
}

extension App {
  /// The columns chosen on the desk.
  var deskColumns: Set<DeskColumn> { desk.columns }

  mutating func chooseColumns(at cursor: Int = 0) {
    let all = DeskColumn.allCases.filter { $0 != .title }
    let shown = deskTableColumns(size).shown
    let rows = all.map { column in
      let isChosen = desk.columns.contains(column)
      let hasNoRoom = isChosen && !shown.contains(column)
      return Picker.Row(
        text: (isChosen ? "[x] " : "[ ] ") + column.title[language],
        detail: hasNoRoom ? Localized(zh: "窗口不够宽，暂不显示", en: "no room in this window")[language] : "",
        words: [])
    }
    overlay = .picker(
      Picker(
        Localized(zh: "显示的列（回车切换，Esc 结束）", en: "Columns shown (Enter changes, Esc ends)"), rows: rows,
        cursor: cursor
      ) {
        app, index in
        app.desk.columns.formSymmetricDifference([all[index]])
        app.chooseColumns(at: index)
        return [.keepViews(app.desk.views, columns: app.desk.columns)]
      })
  }

  mutating func chooseView() {
    let views = desk.views
    let new = Localized(zh: "保存当前的筛选、排序和列……", en: "Save the filter, order and columns shown …")
    let rows =
      views.map { Picker.Row(text: $0.name, detail: $0.filter, words: []) }
      + [Picker.Row(text: new[language], detail: "", words: [])]
    overlay = .picker(
      Picker(Localized(zh: "视图", en: "Views"), rows: rows) { app, index in
        guard views.indices.contains(index) else {
          app.askViewName()
          return []
        }
        app.show(views[index])
        return []
      })
  }

  private mutating func show(_ view: DeskViewSetting) {
    desk.columns = view.columns
    table.sort(by: DeskTable.Order.allCases.first { "\($0)" == view.order } ?? .arrival)
    table.setFilter(view.filter)
    if let problem = table.problem { message = Message(problem, isBad: true) }
  }

  private mutating func askViewName() {
    var prompt = Prompt(Localized(zh: "视图名称", en: "Name of the view"), text: table.filter) { app, name in
      app.desk.views.removeAll { $0.name == name }
      app.desk.views.append(
        DeskViewSetting(
          name: name, filter: app.table.filter, order: "\(app.table.order)", columns: app.desk.columns))
      app.say(
        Localized(
          zh: "已保存视图“\(name)”，按 \(app.key("视图", on: .desk)) 随时取用",
          en: "Saved the view “\(name)”; \(app.key("视图", on: .desk)) brings it back"))
      return [.keepViews(app.desk.views, columns: app.desk.columns)]
    }
    prompt.needsText = true
    prompt.isReplaced = true
    ask(prompt)
  }
}
