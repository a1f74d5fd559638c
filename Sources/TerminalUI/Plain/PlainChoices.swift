import CaseFiles
import Reviewing
import Standards

/// What can be chosen on a screen, the most likely first.
extension PlainSession {
  func own(_ app: App) -> [Choice] {
    switch app.screen {
    case .desk: files(app)
    case .review: marks(app)
    case .document: pages(app)
    case .rectification: rectifications(app) + ofTheBar(app)
    case .round: figures(app) + ofTheBar(app)
    case .facts: facts(app)
    case .timeline: ofTheBar(app, except: ["看出处", "放大", "缩小"]) + sources(app)
    default: ofTheBar(app)
    }
  }

  private func ofTheBar(_ app: App, except left: Set<String> = []) -> [Choice] {
    let bindings = app.keys.table(of: app.screen).bindings.filter {
      $0.isInBar && !left.contains($0.title.zh)
    }
    return usable(bindings, app).map(choice(app))
  }

  /// The fields of the group at hand, each filled in by its number, and the other groups.
  private func facts(_ app: App) -> [Choice] {
    guard let facts = app.facts else { return [] }
    let name = facts.row.flatMap { facts.section($0)?.name }
    let fields = facts.rows.enumerated().filter { _, row in
      if case .section = row { return false }
      return facts.section(row)?.name == name
    }
    let filled = fields.map { position, row in
      Choice(text: app.words(of: row, in: facts)) { _, app in
        app.facts?.select(position)
        return app.editFact()
      }
    }
    // What the bar has for it takes the row of a cursor nobody sees.
    return (app.isOpen ? filled : []) + [anotherGroup(facts, app)]
      + ofTheBar(app, except: ["录入", "下一空项", "文书"])
  }

  private func anotherGroup(_ facts: FactsState, _ app: App) -> Choice {
    let title = Localized(zh: "到另一组", en: "To another group")
    return Choice(text: title[app.language]) { _, app in
      let rows = facts.sections.map { section in
        Picker.Row(
          text: section.title[app.language],
          detail: section.isRecorded ? "" : Localized(zh: "未记载", en: "not recorded")[app.language], words: [])
      }
      app.overlay = .picker(
        Picker(title, rows: rows) { app, index in
          app.facts?.go(toGroup: facts.sections[index].name)
          return []
        })
      return []
    }
  }

  /// The document behind a day or a limit.
  private func sources(_ app: App) -> [Choice] {
    guard let timeline = app.timeline, !timeline.rows.isEmpty else { return [] }
    let title = Localized(zh: "看一行的出处", en: "The source of a line")
    return [
      Choice(text: title[app.language]) { session, app in
        let rows = timeline.rows.map { row in
          var block = TextBlock(columns: 200)
          app.add(row, to: &block)
          return Picker.Row(text: block.lines.first.map(session.text) ?? "", detail: "", words: [])
        }
        app.overlay = .picker(
          Picker(title, rows: rows) { app, index in
            app.timeline?.select(index)
            app.openTimelineSource(timeline.rows[index].evidence)
            return []
          })
        return []
      }
    ]
  }

  /// The other commands that can be used here.
  func others(_ app: App) -> [Choice] {
    // Moving a cursor means nothing in lines.
    let here = app.keys.table(of: app.screen).bindings.filter { !$0.movesCursor }
    let everywhere = app.keys.everywhere.bindings.filter { Self.everywhere.contains($0.title.zh) }
    return usable(here + everywhere, app).map(choice(app))
  }

  private static let everywhere: Set<String> = ["撤销", "重做", "切换语言"]

  private func usable(_ bindings: [Binding], _ app: App) -> [Binding] {
    bindings.filter { $0.disabled(app) == nil }
  }

  private func choice(_ app: App) -> (Binding) -> Choice {
    { binding in
      Choice(text: binding.title[app.language] + app.colon + binding.help[app.language]) { session, app in
        session.told = nil
        return app.run(binding)
      }
    }
  }

  /// A command of this screen or of all, by its Chinese title, where it can be used now.
  private func command(_ title: String, _ app: App) -> [Choice] {
    let all = app.keys.table(of: app.screen).bindings + app.keys.everywhere.bindings
    return usable(all.filter { $0.title.zh == title }, app).map { binding in
      Choice(text: binding.title[app.language]) { _, app in app.run(binding) }
    }
  }

  private func files(_ app: App) -> [Choice] {
    let shown = app.table.shown
    let from = place < shown.count ? place : 0
    var choices = shown[from..<min(shown.count, from + Self.filesAtOnce)].enumerated().map { offset, index in
      let item = app.table[index]
      let row = item.row
      let state =
        item.openFindings > 0
        ? Localized(zh: "，疑点 \(item.openFindings)", en: ", \(item.openFindings.counting("finding"))")[
          app.language] : ""
      let done = item.progress == .submitted ? Localized(zh: "，已提交", en: ", submitted")[app.language] : ""
      return Choice(text: "\(row.shownNumber) \(row.title)，\(row.agency)\(state)\(done)") { session, app in
        app.table.cursor = from + offset
        session.document = 0
        return app.withSelectedFile { $0.openReview() }
      }
    }
    if from + Self.filesAtOnce < shown.count {
      let left = shown.count - from - Self.filesAtOnce
      choices.append(
        Choice(text: Localized(zh: "后面的案卷（还有 \(left) 卷）", en: "More files (\(left))")[app.language]) {
          session, _ in
          session.place = from + Self.filesAtOnce
          return []
        })
    }
    return choices + command("筛选", app)
  }

  /// The rectifications listed, each in a sentence; choosing one tells its details.
  private func rectifications(_ app: App) -> [Choice] {
    let list = app.rectify
    let from = place < list.shown.count ? place : 0
    let to = min(list.shown.count, from + Self.filesAtOnce)
    var choices = list.shown[from..<to].enumerated().map { offset, index in
      Choice(text: RectificationColumns.sentence(list.entries[index], list, app.language)) { _, app in
        app.rectify.cursor = from + offset
        return app.openRectification()
      }
    }
    if to < list.shown.count {
      let left = list.shown.count - to
      choices.append(
        Choice(text: Localized(zh: "后面的整改（还有 \(left) 件）", en: "More of them (\(left))")[app.language]) {
          session, _ in
          session.place = to
          return []
        })
    }
    return choices
  }

  /// The files behind a figure: the lines that lead to files, to choose one of.
  private func figures(_ app: App) -> [Choice] {
    let lines = (app.reading.block?.lines ?? []).filter { $0.target != nil }
    guard !lines.isEmpty else { return [] }
    let title = Localized(zh: "看一个数字所指的案卷", en: "The files behind a figure")
    return [
      Choice(text: title[app.language]) { session, app in
        let rows = lines.map { Picker.Row(text: trimmed(session.text($0)), detail: "", words: []) }
        app.overlay = .picker(
          Picker(title, rows: rows) { app, index in
            if case .files(let found) = lines[index].target { app.list(found) }
            return []
          })
        return []
      }
    ]
  }

  private func marks(_ app: App) -> [Choice] {
    guard let item = app.review?.item else { return [] }
    var choices = command("合格并下一项", app)
    let open = app.openFindings(of: item)
    if open > 0 { choices = command("采纳", app) + command("不采纳", app) + choices }
    if app.isOpen, let criterion = item.criterion {
      for (index, deduction) in criterion.deductions.enumerated() {
        choices.append(
          Choice(
            text: Localized(zh: "扣分：", en: "Deduct: ")[app.language] + deduction.title[app.language]
              + app.bracketed(deduction.words[app.language])
          ) { _, app in app.deduct(index + 1) })
      }
    }
    for title in ["减一处", "不涉及", "否决", "理由"] { choices += command(title, app) }
    if item.criterion != nil {
      choices.append(
        Choice(text: Localized(zh: "下一项", en: "Next")[app.language]) { _, app in
          app.moveReview(1)
          return []
        })
    }
    for title in ["下一未答", "下一疑点", "文书", "结论"] { choices += command(title, app) }
    return choices
  }

  private func pages(_ app: App) -> [Choice] {
    let documents = app.documents
    guard documents.indices.contains(document) else { return [] }
    let pages = app.shownText(document)?.pages ?? []
    var choices: [Choice] = []
    func add(_ zh: String, _ en: String, _ run: @escaping @Sendable (inout PlainSession, inout App) -> Void) {
      choices.append(
        Choice(text: Localized(zh: zh, en: en)[app.language]) { session, app in
          run(&session, &app)
          return []
        })
    }
    if place + 1 < pages.count { add("下一页", "Next page") { session, _ in session.place += 1 } }
    if place > 0 { add("上一页", "Previous page") { session, _ in session.place -= 1 } }
    if document + 1 < documents.count {
      add("下一份文书", "Next document") { session, app in app.openDocument(session.document + 1) }
    }
    choices += command("目录", app) + command("识别文字", app)
    if app.criterion != nil && app.isOpen && documents[document].text != nil && pages.indices.contains(place)
    {
      let page = pages[place].map(\.text)
      let number = place + 1
      let name = documents[document].name
      add("引用一段", "Cite a paragraph") { _, app in
        app.askParagraph(of: page, page: number, document: name)
      }
    }
    return choices + (app.criterion != nil && app.isOpen ? command("引用缺失", app) : [])
  }
}

extension App {
  /// Asks which paragraph of a page is cited in the criterion at hand.
  fileprivate mutating func askParagraph(of page: [String], page number: Int, document: String) {
    ask(
      Prompt(Localized(zh: "引用第几段（¶ 后的编号）", en: "Which paragraph (the number after ¶)"), needsText: true) {
        app, text in
        guard let index = Int(text), index > 0, index <= page.count else {
          app.message = Message(
            Localized(
              zh: "没有第 \(text) 段；本页有 1–\(page.count) 段", en: "No paragraph \(text); there are 1–\(page.count)"
            ),
            isBad: true)
          return []
        }
        let quote = trimmed(page[index - 1].split(separator: "\t").joined(separator: " "))
        return app.cite(Citation(document: document, page: number, quote: quote))
      })
  }
}
