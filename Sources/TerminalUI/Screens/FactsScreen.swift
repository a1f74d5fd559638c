import CaseFiles
import Reviewing

/// The facts of a file as a form beside its documents.
enum FactsScreen {
  static let keys = KeyTable(
    title: Localized(zh: "案卷事实", en: "Facts of the file"), bindings: filling + looking + moving)

  private static let filling = [
    Binding(
      [.enter, .right, "i"], Localized(zh: "录入", en: "Fill in"),
      help: Localized(
        zh: "录入或更正这一项，出处取旁边文书的当前页；在组或条目上展开、收起",
        en:
          "Fill in or correct this field, with the page shown beside it; opens and closes a group or an item"),
      alias: "lr", bar: true, disabled: { app in app.factsLine == nil ? nil : needsOpen(app) },
      run: { $0.editFact() }),
    Binding(
      ["a"], Localized(zh: "添加", en: "Add"),
      help: Localized(
        zh: "在这一组中添加一项：人员、事件、处罚、文书等", en: "Add an item to this group: an officer, an event, a penalty"),
      alias: "tj", bar: true,
      disabled: { app in
        needsOpen(app)
          ?? (app.factsSection?.itemForm == nil
            ? Localized(zh: "这一组不是列表；按 Enter 录入各项", en: "This group is no list; Enter fills in its fields")
            : nil)
      },
      run: { app in
        app.askItem()
        return []
      }),
    Binding(
      ["D"], Localized(zh: "删去", en: "Drop"),
      help: Localized(
        zh: "认定案卷中没有这一项（事件、人员等）；案卷原件不变，可恢复",
        en: "Hold that the file has no such item; the file itself stays, and x brings it back"),
      alias: "sq",
      disabled: { app in
        needsOpen(app)
          ?? (app.factsItem == nil
            ? Localized(zh: "先移到一个条目（事件、人员、处罚等）", en: "Move to an item first: an event, an officer") : nil)
      }, run: { $0.dropItem() }),
    Binding(
      ["x"], Localized(zh: "恢复", en: "Restore"),
      help: Localized(
        zh: "撤回这一项的录入，恢复案卷原有记载", en: "Take back what was entered here: the file's own word stands again"),
      alias: "hf",
      disabled: { app in
        needsOpen(app)
          ?? (app.factsEntry == nil ? Localized(zh: "这一项没有录入", en: "Nothing was entered here") : nil)
      }, run: { $0.restoreFact() }),
    Binding(
      ["P"], Localized(zh: "改出处", en: "Source"),
      help: Localized(zh: "改写这一条录入的出处：文书和页", en: "Change the document and the page of what was entered"),
      alias: "gcc",
      disabled: { app in
        needsOpen(app)
          ?? (app.factsEntry?.text.isEmpty == false
            ? nil : Localized(zh: "这一项没有录入", en: "Nothing was entered here"))
      },
      run: { app in
        app.askSource()
        return []
      }),
  ]

  private static let looking = [
    Binding(
      [.tab, "d"], Localized(zh: "文书", en: "Documents"),
      help: Localized(
        zh: "到旁边的文书；在其中选定后按 f 填入当前项", en: "Go to the document beside; f there fills the field from it"),
      alias: "ws", bar: true, disabled: hasDocuments,
      run: { app in
        app.openDocument(app.document?.index ?? 0)
        return []
      }),
    Binding(
      ["e"], Localized(zh: "看出处", en: "See source"),
      help: Localized(zh: "在文书中显示这一项的出处", en: "Show where this stands in the documents"), alias: "kcc",
      run: { app in
        app.showFactSource()
        return []
      }),
    document("]", zh: "下一份", en: "Next", alias: "xyf", by: 1),
    document("[", zh: "上一份", en: "Previous", alias: "syf", by: -1),
    Binding(
      ["n"], Localized(zh: "下一空项", en: "Next blank"),
      help: Localized(zh: "到下一个未记载的项目", en: "Go to the next field that is not recorded"), alias: "xykx",
      bar: true,
      run: { app in
        if let place = app.facts?.nextBlank() {
          app.facts?.select(place)
        } else {
          app.say(Localized(zh: "展开的各组没有空项", en: "No field that stands open is blank"))
        }
        return []
      }),
    Binding(
      ["/"], Localized(zh: "查找", en: "Find"),
      help: Localized(zh: "按名称或内容查找一项", en: "Find a field by its name or its words"), alias: "cz", bar: true,
      run: { app in
        app.findFact()
        return []
      }),
    Binding(
      ["p"], Localized(zh: "评查", en: "Review"), help: Localized(zh: "开始或继续评查", en: "Go on reviewing"),
      alias: "pc", bar: true, run: { $0.goOnReviewing() }),
    Binding(
      ["t"], Localized(zh: "时间线", en: "Timeline"),
      help: Localized(zh: "看事件和期限的时间线", en: "See the events and limits in time"), alias: "sjx", bar: true,
      run: { app in
        app.screens.removeLast()
        app.open(.timeline)
        return []
      }),
    LikeCasesScreen.opening,
  ]

  private static let moving = [
    move(["j", .down], zh: "下移", en: "Down", alias: "xy") { _ in 1 },
    move(["k", .up], zh: "上移", en: "Up", alias: "sy") { _ in -1 },
    move([.pageDown, .char(" "), .ctrl("d")], zh: "下一屏", en: "Page down", alias: "xyp") { $0.factsPage },
    move([.pageUp, .ctrl("b")], zh: "上一屏", en: "Page up", alias: "syp") { -$0.factsPage },
    move(["g", .home], zh: "开头", en: "Top", alias: "kt") { _ in -1_000_000 },
    move(["G", .end], zh: "末尾", en: "End", alias: "mw") { _ in 1_000_000 },
    Binding(
      [.left, "h"], Localized(zh: "收起", en: "Close"),
      help: Localized(zh: "收起所在的组或条目", en: "Close the group or the item the cursor is in"), alias: "sqi",
      run: { app in
        app.facts?.fold()
        return []
      }),
    Binding(
      ["z"], Localized(zh: "全部展收", en: "All"),
      help: Localized(zh: "全部收起；已全部收起时全部展开", en: "Close all groups; open all where none is open"),
      alias: "qbzs",
      run: { app in
        app.facts?.foldAll()
        return []
      }),
  ]

  private static let needsOpen: @Sendable (App) -> Localized? = {
    $0.submittedRefusal
  }

  private static let hasDocuments: @Sendable (App) -> Localized? = {
    $0.documents.isEmpty
      ? Localized(
        zh: "本案卷没有文书；在“卷内文书”组按 \($0.key("添加", on: .facts)) 添加",
        en: "The file has no documents; \($0.key("添加", on: .facts)) adds one in their group")
      : nil
  }

  private static func move(
    _ keys: [Key], zh: String, en: String, alias: String, by delta: @escaping @Sendable (App) -> Int
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en), help: Localized(zh: "在表单中移动", en: "Move in the form"), alias: alias,
      run: { app in
        let step = delta(app)
        app.facts?.move(step)
        return []
      })
  }

  private static func document(_ key: Key, zh: String, en: String, alias: String, by delta: Int) -> Binding {
    Binding(
      [key], Localized(zh: zh, en: en), help: Localized(zh: "在旁边显示相邻的文书", en: "Show the document beside it"),
      alias: alias, disabled: hasDocuments,
      run: { app in
        app.stepDocument(delta)
        return []
      })
  }
}

extension App {
  /// Begins with the facts of the first file, with a word on what was done before; asks for the file where it is not
  /// loaded.
  public mutating func openFactsOfFirst(saying text: Localized) -> [Effect] {
    withSelectedFile { app in
      app.beginReview()
      app.openFacts()
      app.say(text)
      app.prepare()
      return []
    }
  }

  mutating func openFacts() {
    guard let review else { return }
    if facts?.review != review.id { facts = FactsState(desk.entries[review.entry]) }
    open(.facts)
  }

  mutating func goOnReviewing() -> [Effect] {
    screens = [.desk, .review]
    criterionChanged()
    return []
  }

  var factsLine: FactSection.Line? { facts.flatMap { state in state.row.flatMap { state.line($0) } } }
  var factsItem: FactSection.Item? { facts.flatMap { state in state.row.flatMap { state.item($0) } } }
  var factsSection: FactSection? { facts.flatMap { state in state.row.flatMap { state.section($0) } } }

  /// The path of the row at the cursor.
  var factsPath: FactPath? { facts.flatMap { state in state.row.flatMap { state.path($0) } } }

  /// What the reviewer entered for the row at the cursor.
  var factsEntry: FactEntry? { factsPath.flatMap { facts?.entries[$0] } }

  /// Where the form and the document lie: side by side, or one above the other, the one in use the larger.
  func factsLayout(_ size: Size) -> (form: Rect, document: Rect) {
    var area = body(size)
    area.row += 1
    area.rows = max(0, area.rows - 1)
    let none = Rect(row: area.row, column: 0, rows: 0, columns: area.columns)
    guard !documents.isEmpty else { return (area, none) }
    if size.columns >= 120 {
      let form = max(56, size.columns * 45 / 100)
      return (
        Rect(row: area.row, column: 0, rows: area.rows, columns: form),
        Rect(row: area.row, column: form + 1, rows: area.rows, columns: size.columns - form - 1)
      )
    }
    let form = max(3, area.rows * (screen == .document ? 35 : 60) / 100)
    return (
      Rect(row: area.row, column: 0, rows: min(form, area.rows), columns: area.columns),
      Rect(row: area.row + form, column: 0, rows: area.rows - form, columns: area.columns)
    )
  }

  /// The rows of the form that show fields; the last ones tell where the field at the cursor stands.
  func factsRows(_ form: Rect) -> Int { max(0, form.rows - (form.rows >= 12 ? 3 : form.rows >= 6 ? 2 : 1)) }

  var factsPage: Int { max(1, factsRows(factsLayout(size).form) - 1) }

  mutating func layOutFacts() {
    guard let review else { return }
    if facts?.review != review.id { facts = FactsState(desk.entries[review.entry]) }
    guard let state = facts else { return }
    let rows = factsRows(factsLayout(size).form)
    facts?.first = scrolled(
      state.first, cursor: state.cursor, rows: rows, count: state.rows.count, margin: 2)
    layOutDocument()
  }
}
