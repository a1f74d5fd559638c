import CaseFiles
import Reviewing

/// Reading the documents of a file and citing them.
enum DocumentScreen {
  static let keys = KeyTable(
    title: Localized(zh: "文书", en: "Documents"),
    bindings: [
      move(["j", .down], zh: "下移", en: "Down", alias: "xy") { _ in 1 },
      move(["k", .up], zh: "上移", en: "Up", alias: "sy") { _ in -1 },
      move([.pageDown, .char(" "), .ctrl("d")], zh: "下一屏", en: "Page down", alias: "xyp") {
        max(1, $0.documentRect($0.size).rows - 2)
      },
      move([.pageUp, .ctrl("b")], zh: "上一屏", en: "Page up", alias: "syp") {
        -max(1, $0.documentRect($0.size).rows - 2)
      },
      move(["g", .home], zh: "开头", en: "Top", alias: "kt") { -($0.document?.layout?.lines.count ?? 0) },
      move(["G", .end], zh: "末尾", en: "End", alias: "mw") { $0.document?.layout?.lines.count ?? 0 },
      Binding(
        ["c"], Localized(zh: "引用", en: "Cite"),
        help: Localized(
          zh: "把所选各行（未选时为本行所在句）引用到当前评查项目", en: "Cite the lines selected, or this sentence, in the criterion"),
        alias: "yy", bar: true, disabled: needsCriterion,
        run: { app in
          let hasWords = app.document.map {
            app.documents.indices.contains($0.index) && app.documents[$0.index].text != nil
          }
          guard hasWords == false else { return app.citeSelection() }
          app.citePaper()
          return []
        }),
      Binding(
        [.enter], Localized(zh: "用并返回", en: "Use, back"),
        help: Localized(
          zh: "引用所选并回到评查；从事实表来的，填入当前项并回到表",
          en: "Cite the selection and go back; from the facts, fill it in and go back"),
        alias: "yybfh",
        disabled: { $0.screens.contains(.facts) ? $0.fillingRefusal : needsCriterion($0) },
        run: { app in
          let effects = app.screens.contains(.facts) ? app.fillFact() : app.citeSelection()
          if !effects.isEmpty { _ = app.back() }
          return effects
        }),
      Binding(
        ["f"], Localized(zh: "填入", en: "Fill in"),
        help: Localized(
          zh: "把所选的日期、金额、文号或文字填入事实表的当前项，连同页和原文",
          en:
            "Fill the field of the facts from the date, amount, number or words selected, with page and quote"
        ),
        alias: "tr", bar: true, disabled: { $0.fillingRefusal }, run: { $0.fillFact() }),
      Binding(
        ["v"], Localized(zh: "选择", en: "Select"),
        help: Localized(zh: "从本行开始按行选择；Esc 取消", en: "Begin to select by lines; Esc gives up"), alias: "xz",
        bar: true,
        run: { app in
          app.document?.toggleSelection()
          if app.document?.anchor != nil {
            let (cite, copy) = (app.key("引用", on: .document), app.key("复制", on: .document))
            app.say(
              Localized(
                zh: "从这一行选起：移到末行，\(cite) 引用，\(copy) 复制，Esc 取消",
                en: "Selecting from this line: move to the last, \(cite) cites, \(copy) copies, Esc gives up")
            )
          }
          return []
        }),
      Binding(
        ["C"], Localized(zh: "引用缺失", en: "Absence"),
        help: Localized(
          zh: "记明查遍卷内文书未见某材料，并引用到当前项目",
          en: "Cite that something was looked for in all documents and is not there"),
        alias: "yyqs", bar: true, disabled: needsCriterion,
        run: { app in
          app.askAbsence()
          return []
        }),
      Binding(
        ["/"], Localized(zh: "查找", en: "Search"),
        help: Localized(zh: "在全部文书中查找，标出各处", en: "Search all documents and mark every hit"), alias: "cz",
        bar: true,
        run: { app in
          app.ask(
            Prompt(Localized(zh: "在全部文书中查找", en: "Search all documents")) {
              app, text in
              app.search(text)
              return []
            })
          return []
        }),
      Binding(
        ["n", "N"], Localized(zh: "下一处", en: "Next hit"),
        help: Localized(
          zh: "n 到下一处，N 到上一处，可跨文书", en: "n goes to the next hit, N to the previous, over documents"),
        alias: "xyc",
        disabled: {
          $0.document?.hits.isEmpty != false ? Localized(zh: "先按 / 查找", en: "Search with / first") : nil
        },
        run: { app in
          app.nextHit(app.lastKey == "N" ? -1 : 1)
          return []
        }),
      document(["]", .right], zh: "下一份", en: "Next", alias: "xyf", by: 1, bar: true),
      document(["[", .left], zh: "上一份", en: "Previous", alias: "syf", by: -1),
      Binding(
        ["l"], Localized(zh: "目录", en: "List"),
        help: Localized(zh: "从卷内文书目录中选一份", en: "Choose from the list of documents"), alias: "ml", bar: true,
        run: { app in
          app.pickDocument()
          return []
        }),
      Binding(
        ["p"], Localized(zh: "到页", en: "Page"), help: Localized(zh: "到指定页", en: "Go to a page"), alias: "dy",
        run: { app in
          app.askPage()
          return []
        }),
      Binding(
        ["e"], Localized(zh: "下一出处", en: "Evidence"),
        help: Localized(zh: "显示所选疑点的下一处依据", en: "Show the next evidence of the finding"), alias: "xycc",
        disabled: {
          $0.selectedFinding == nil ? Localized(zh: "当前项目没有疑点", en: "The criterion has no finding") : nil
        },
        run: { app in
          app.showEvidence()
          return []
        }),
      Binding(
        ["i"], Localized(zh: "引用清单", en: "Citations"),
        help: Localized(
          zh: "列出本案全部引用和疑点出处，选一处跳转", en: "List all citations and evidence of the review, to go to one"),
        alias: "yyqd",
        run: { app in
          app.pickCitation()
          return []
        }),
      Binding(
        ["="], Localized(zh: "对照", en: "Compare"),
        help: Localized(
          zh: "与另一份文书并排对照（窄屏上下排）；Tab 换边，再按一次结束",
          en:
            "Show another document beside this one (below it in a narrow window); Tab changes sides, again ends it"
        ),
        alias: "dz", bar: true,
        disabled: {
          $0.documents.count < 2 ? Localized(zh: "卷内只有一份文书", en: "There is only one document") : nil
        },
        run: { app in
          app.toggleComparison()
          return []
        }),
      Binding(
        ["w", "W"], Localized(zh: "不一致处", en: "Differs"),
        help: Localized(
          zh: "到下一处（W 上一处）各文书写法不一的事实：当事人、案由、案号、立案日期、罚款等，行首标 !",
          en:
            "Go to the next fact (W the previous) that documents state in different ways, marked with ! at the edge"
        ),
        alias: "byzc",
        disabled: {
          $0.differences?.places.isEmpty != false
            ? Localized(
              zh: "各文书所载的当事人、案由、罚款等没有不一致", en: "The documents agree on party, act, fines and the like") : nil
        },
        run: { app in
          app.nextDifference(app.lastKey == "W" ? -1 : 1)
          return []
        }),
      Binding(
        ["y"], Localized(zh: "复制", en: "Copy"),
        help: Localized(zh: "把所选文字放到剪贴板", en: "Put the words selected on the clipboard"), alias: "fz",
        run: { app in
          guard let passage = app.selectedPassage(between: "\n") else { return [] }
          app.document?.anchor = nil
          app.say(
            Localized(
              zh: "已送到剪贴板；粘贴不出来的，是终端不接受：按住 Shift 拖动鼠标选取",
              en:
                "Sent to the clipboard; where it cannot be pasted the terminal refuses it: drag with Shift held"
            ))
          return [.copy(passage.quote)]
        }),
      Binding(
        ["O"], Localized(zh: "打开原件", en: "Open"),
        help: Localized(zh: "用系统程序打开这份文书的原文件", en: "Open the document's file with the system's program"),
        alias: "dkyj",
        disabled: {
          $0.currentFile == nil ? Localized(zh: "这份文书没有电子文件", en: "The document has no file") : nil
        },
        run: { app in
          guard let file = app.currentFile, let id = app.review?.id else { return [] }
          return [.openExternally(id, path: file)]
        }),
      Binding(
        ["R"], Localized(zh: "识别文字", en: "Recognise"),
        help: Localized(
          zh: "用本机的识别程序识别这份图片或扫描件，标明可信度；只供阅读，引用时写明所见",
          en:
            "Make out this picture or scan with an installed tesseract, with its confidence; for reading only, citing asks what you see"
        ),
        alias: "sbwz", disabled: { $0.recognitionRefusal }, run: { $0.recognise() }),
      Binding(
        [.tab], Localized(zh: "换窗格", en: "Pane"),
        help: Localized(
          zh: "回到评查或事实表；对照时换到另一份", en: "Go back to the review or the facts; change sides while comparing"),
        alias: "hcg",
        run: { app in
          guard app.beside != nil else { return app.back() }
          app.swapDocuments()
          return []
        }),
      Binding(
        [.escape], Localized(zh: "取消选择", en: "Unselect"),
        help: Localized(zh: "取消选择；没有选择时返回", en: "Give up the selection, or go back"), alias: "qxxz",
        run: { app in
          guard app.document?.anchor != nil else { return app.back() }
          app.document?.anchor = nil
          return []
        }),
    ])

  private static let needsCriterion: @Sendable (App) -> Localized? = { app in
    app.criterion == nil || !app.screens.contains(.review)
      ? Localized(zh: "从评查中打开文书才能引用", en: "Open the documents from the review to cite them")
      : app.submittedRefusal
  }

  private static func move(
    _ keys: [Key], zh: String, en: String, alias: String, by delta: @escaping @Sendable (App) -> Int
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en), help: Localized(zh: "在文书中移动", en: "Move in the document"),
      alias: alias,
      run: { app in
        let step = delta(app)
        app.document?.move(step)
        return []
      })
  }

  private static func document(
    _ keys: [Key], zh: String, en: String, alias: String, by delta: Int, bar: Bool = false
  ) -> Binding {
    Binding(
      keys, Localized(zh: zh, en: en),
      help: Localized(zh: "到相邻的文书", en: "Go to the document beside"), alias: alias, bar: bar,
      run: { app in
        app.stepDocument(delta)
        return []
      })
  }
}

extension App {
  /// The path of the document's file inside the case file's folder.
  var currentFile: String? {
    guard let state = document, documents.indices.contains(state.index) else { return nil }
    return documents[state.index].file?.value
  }
}
