import CaseFiles
import Reviewing
import Standards

/// The result, what is left before it can be submitted, and the documents made from it.
enum ConclusionScreen {
  static let keys = KeyTable(
    title: Localized(zh: "结论", en: "Conclusion"),
    bindings: [
      Binding(
        [.enter, .right], Localized(zh: "去处理", en: "Go there"),
        help: Localized(
          zh: "到这一行所说的评查项目；这一行没有的，到下面第一个",
          en: "Go to the criterion of this line, or else the first below"), alias: "qcl", bar: true,
        run: { $0.followFromHere() }),
      Binding(
        ["S"], Localized(zh: "提交", en: "Submit"),
        help: Localized(zh: "提交评查结果，提交后不能再改分", en: "Submit the result; marks are then fixed"), alias: "tj",
        bar: true, disabled: submissionRefusal,
        run: { app in
          app.askSubmission()
          return []
        }),
      Binding(
        [">"], Localized(zh: "下一件", en: "Next file"),
        help: Localized(zh: "到列表中下一件未提交的案卷", en: "Open the next file of the list that is not submitted"),
        alias: "xyj", bar: true,
        run: { app in
          return app.openNextUnsubmitted()
        }),
      reopening,
      Binding(
        ["o"], Localized(zh: "总体意见", en: "Opinion"),
        help: Localized(zh: "写对全案的评查意见", en: "Write the opinion of the whole file"), alias: "ztyj", bar: true,
        disabled: isSubmitted,
        run: { app in
          app.askOpinion()
          return []
        }),
      Binding(
        [.ctrl("e")], Localized(zh: "长意见", en: "Long opinion"),
        help: Localized(zh: "用编辑器写较长的总体意见", en: "Write a long opinion in the editor"), alias: "cyj",
        disabled: isSubmitted, run: { $0.editOpinion() }),
      Binding(
        ["p"], Localized(zh: "预览意见书", en: "Preview opinion"),
        help: Localized(zh: "预览评查意见书", en: "See the review opinion as a document"), alias: "pcyjs", bar: true,
        run: { app in app.review.map { [.preview(.opinion, $0.id)] } ?? [] }),
      Binding(
        ["z"], Localized(zh: "预览整改通知", en: "Preview notice"),
        help: Localized(zh: "预览整改通知书", en: "See the rectification notice as a document"), alias: "zgtz",
        bar: true,
        run: { app in app.review.map { [.preview(.rectificationNotice, $0.id)] } ?? [] }),
      Binding(
        ["e"], Localized(zh: "导出", en: "Export"),
        help: Localized(
          zh: "导出意见书、整改通知书、评分表或问题清单",
          en: "Export the opinion, the notice, the score sheet or the list of problems"),
        alias: "dc", bar: true, disabled: notIssued,
        run: { app in
          app.pickExport()
          return []
        }),
    ] + ReadingKeys.moving)

  /// What was submitted is changed only after it was taken back with a reason.
  static let reopening = Binding(
    ["R"], Localized(zh: "撤回提交", en: "Reopen"),
    help: Localized(zh: "撤回提交以便修改，写明理由", en: "Take the submission back to change marks; give the reason"),
    alias: "chtj", bar: true, disabled: notSubmitted,
    run: { app in
      app.askReopening()
      return []
    })

  private static let isSubmitted: @Sendable (App) -> Localized? = {
    $0.submittedRefusal
  }

  private static let notSubmitted: @Sendable (App) -> Localized? = {
    $0.isOpen ? $0.words(of: .notSubmitted) : nil
  }

  /// Nothing is issued of a review that goes on; it is said before a path is asked for.
  fileprivate static let notIssued: @Sendable (App) -> Localized? = { app in
    guard app.isOpen else { return nil }
    let submit = app.key("提交", on: .conclusion)
    return Localized(
      zh: "评查尚未提交，不能出具文书；先在结论屏按 \(submit) 提交",
      en: "The review is not submitted; submit it first, with \(submit) on the conclusion")
  }

  private static let submissionRefusal: @Sendable (App) -> Localized? = { app in
    if let refusal = isSubmitted(app) { return refusal }
    let count = (app.reading.isStale ? app.blockers : app.reading.blockers).count
    return count == 0
      ? nil
      : Localized(
        zh: "还有 \(count) 处未完成，见“未完事项”；按 \(app.key("去处理", on: .conclusion)) 去处理",
        en: "\(count) things are left; \(app.key("去处理", on: .conclusion)) goes to the first")
  }
}

/// A document as it will be issued.
enum PreviewScreen {
  static let keys = KeyTable(
    title: Localized(zh: "预览", en: "Preview"),
    bindings: [
      Binding(
        ["e"], Localized(zh: "导出", en: "Export"),
        help: Localized(zh: "把这份文书导出到文件", en: "Export this document to a file"), alias: "dc", bar: true,
        disabled: ConclusionScreen.notIssued,
        run: { app in
          if let instrument = app.reading.instrument { app.askExport(instrument) }
          return []
        })
    ] + ReadingKeys.moving)
}

extension App {
  mutating func askSubmission() {
    guard let review else { return }
    let score = review.score
    confirm(
      Localized(
        zh: "得分 \(score.score)\(score.grade.zh.isEmpty ? "" : "，")\(score.grade.zh)。提交后不能再改分（可写明理由撤回）。确定提交？",
        en:
          "Score \(score.score)\(score.grade.en.isEmpty ? "" : ", ")\(score.grade.en). Marks are fixed once submitted (it can be taken back with a reason). Submit?"
      )
    ) { app in
      let effects = app.change([.submitted])
      if !effects.isEmpty {
        app.say(
          Localized(
            zh: "已提交；按 \(app.key("下一件", on: .conclusion)) 到下一件",
            en: "Submitted; \(app.key("下一件", on: .conclusion)) opens the next file"))
      }
      return effects
    }
  }

  mutating func askReopening() {
    ask(
      Prompt(
        Localized(zh: "撤回提交的理由", en: "Why the submission is taken back"), needsText: true, for: .reopening
      ) { app, text in
        let effects = app.change([.reopened], reason: text)
        if !effects.isEmpty {
          app.say(Localized(zh: "已撤回，可以修改；改完重新提交", en: "Taken back; change it, then submit it again"))
        }
        return effects
      })
  }

  mutating func askOpinion() {
    ask(
      Prompt(
        Localized(zh: "总体意见", en: "Opinion of the whole file"), text: card?.opinion ?? "", for: .opinion
      ) { app, text in
        let effects = app.setOpinion(text)
        app.sayEdited(effects, Localized(zh: "总体意见", en: "The opinion"))
        return effects
      })
  }

  mutating func editOpinion() -> [Effect] {
    editing = { app, text in
      let effects = app.setOpinion(text)
      app.sayEdited(effects, Localized(zh: "总体意见", en: "The opinion"))
      return effects
    }
    return [.edit(text: card?.opinion ?? "")]
  }

  private mutating func setOpinion(_ text: String) -> [Effect] {
    guard let old = card?.opinion, old != text else { return [] }
    return change([.opinion(before: old, after: text)])
  }

  mutating func pickExport() {
    let rows = Instrument.allCases.map {
      Picker.Row(text: $0.title[language], detail: ".\($0.ending)", words: [$0.rawValue])
    }
    overlay = .picker(
      Picker(Localized(zh: "导出什么", en: "Export what"), rows: rows) { app, index in
        app.askExport(Instrument.allCases[index])
        return []
      })
  }

  /// The path is offered; its ending decides the format.
  mutating func askExport(_ instrument: Instrument) {
    guard let review else { return }
    let name = fileName(desk.entries[review.entry].file.id) + "-" + instrument.title.zh
    ask(
      Prompt(
        Localized(
          zh: "导出\(instrument.title.zh)到（后缀定格式：docx、md…）",
          en: "Export \(instrument.title.en.lowercased()) to (the ending decides the format: docx, md …)"),
        text: "\(name).\(instrument.ending)", needsText: true, paths: .one
      ) { _, path in [.export(instrument, review.id, path: path)] })
  }

  /// A name without anything a path could be led astray by.
  private func fileName(_ text: String) -> String {
    var name = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(80) {
      let isPlain =
        scalar.properties.isAlphabetic || (48...57).contains(scalar.value)
        || "〔〕-_号".unicodeScalars.contains(scalar)
      name.append(isPlain ? scalar : "_")
    }
    return String(name)
  }

  func previewBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: min(80, columns))
    var rest = reading.preview[...]
    while let line = rest.first {
      let rows = Array(rest.prefix { $0.count > 1 })
      if let table = rows.isEmpty ? nil : tableLines(rows, columns: block.columns) {
        for row in table { for line in row { block.add(TextLine(line)) } }
        rest = rest.dropFirst(rows.count)
      } else {
        block.add(line.joined(separator: "　│　"))
        rest = rest.dropFirst()
      }
    }
    return block
  }

  func drawPreview(on surface: inout Surface) {
    let kind =
      isOpen
      ? Localized(zh: "预览 · 尚未提交", en: "Preview · draft") : PreviewScreen.keys.title
    drawTitle(reading.instrument?.title[language] ?? "", right: kind[language], on: &surface)
    drawReading(on: &surface)
  }

  func drawConclusion(on surface: inout Surface) {
    guard let review else { return }
    drawReviewTitle(review, on: &surface)
    drawReading(on: &surface)
  }
}
