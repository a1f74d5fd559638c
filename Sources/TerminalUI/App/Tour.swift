import CaseFiles

/// The first run: five things to do, one after the other, while everything else works as always.
struct Tour: Sendable {
  struct Step: Sendable {
    /// With the keys as the reviewer has them.
    var text: @Sendable (App) -> Localized
    /// Whether the reviewer has done it.
    var isDone: @Sendable (App) -> Bool
  }

  var step = 0

  static let steps = [
    Step(
      text: {
        Localized(
          zh: "用 ↑↓ 选一卷“疑点”一栏有 1! 的案卷（程序发现一处疑点），按 \($0.key("评查", on: .desk)) 打开；开错了按 Esc 返回。",
          en:
            "Choose a file with 1! under Finds (the program found something) with ↑↓, and open it with \($0.key("评查", on: .desk)); Esc goes back from another."
        )
      },
      isDone: { app in
        app.screen != .desk && (app.review?.openFindings ?? 0 > 0 || app.table.openFindings == 0)
      }),
    Step(
      text: {
        Localized(
          zh:
            "没有问题的项目按 \($0.key("合格并下一项"))：记为合格并到下一项。按 \($0.key("下一疑点")) 跳到下一条疑点。",
          en:
            "\($0.key("合格并下一项")) marks a criterion met and goes on. \($0.key("下一疑点")) goes to the next finding."
        )
      },
      isDone: { app in app.review?.item?.findings.isEmpty == false || app.review?.openFindings == 0 }),
    Step(
      text: { app in
        let (adopt, reject, deduct) = (app.key("采纳"), app.key("不采纳"), app.key("扣分"))
        return Localized(
          zh:
            "看“推算”和“出处”，按 \(adopt) 采纳或按 \(reject) 不采纳；采纳后按 \(deduct) 扣分。按错了按 \(app.key("撤销")) 撤销。",
          en:
            "Read “Why” and “See”; \(adopt) adopts, \(reject) rejects; then \(deduct) takes points. \(app.key("撤销")) takes a mistake back."
        )
      },
      isDone: { app in app.card?.findings.isEmpty == false || app.review?.openFindings == 0 }),
    Step(
      text: {
        Localized(
          zh: "按 \($0.key("文书")) 看文书；选中一行按 \($0.key("引用", on: .document))，引用到当前项目；Esc 返回。",
          en:
            "\($0.key("文书")) opens the documents; \($0.key("引用", on: .document)) cites the line selected in the criterion; Esc goes back."
        )
      },
      isDone: { $0.screen == .document }),
    Step(
      text: { app in
        let (conclusion, submit) = (app.key("结论"), app.key("提交", on: .conclusion))
        return Localized(
          zh:
            "按 \(conclusion) 看结论：还差什么、得分怎样算出；全部答完按 \(submit) 提交。随时按 \(app.key("帮助")) 看按键，按 \(app.key("命令")) 找命令。",
          en:
            "\(conclusion) shows the conclusion: what is left, how the score comes about; \(submit) submits. \(app.key("帮助")) lists keys, \(app.key("命令")) finds commands."
        )
      }, isDone: { $0.screen == .conclusion }),
  ]
}

extension App {
  /// Begins by itself on the sample files; on a bureau's own it is only named.
  mutating func offerTour() {
    guard (0..<min(table.count, 100)).contains(where: { table[$0].row.source.contains("SampleCases") }) else {
      if message == nil {
        say(
          Localized(
            zh: "第一次使用？按 \(label("导览")) 看五步导览，按 ? 看按键",
            en: "New here? \(label("导览")) is a tour in five steps, ? lists the keys"))
      }
      return
    }
    tour = Tour()
  }

  /// Begins the tour, or leaves it.
  mutating func toggleTour() -> [Effect] {
    guard tour == nil else {
      tour = nil
      say(Localized(zh: "已退出导览；按 \(label("导览")) 可再看", en: "The tour is left; \(label("导览")) begins it again"))
      return [.tourSeen]
    }
    _ = go(to: .desk)
    tour = Tour()
    return []
  }

  /// Goes on as soon as a step is done; several may be done at once.
  mutating func advanceTour() -> [Effect] {
    guard var now = tour, overlay == nil else { return [] }
    let before = now.step
    while Tour.steps.indices.contains(now.step), Tour.steps[now.step].isDone(self) { now.step += 1 }
    guard now.step != before else { return [] }
    guard Tour.steps.indices.contains(now.step) else {
      tour = nil
      say(Localized(zh: "导览结束，可以开始评查了；按 ? 看本屏按键", en: "That was the tour; ? lists the keys of a screen"))
      return [.tourSeen]
    }
    tour = now
    return []
  }

  /// The keys of a command that holds everywhere, as the reviewer has them.
  func label(_ command: String) -> String {
    keys.everywhere.bindings.first { $0.title.zh == command }?.barLabel ?? ""
  }

  /// How many rows above the bar of keys the tour takes.
  func tourRows(_ size: Size) -> Int {
    tourText(size).map { min($0.lines.count + 2, max(0, size.rows - 3)) } ?? 0
  }

  private func tourText(_ size: Size) -> TextBlock? {
    guard let tour, Tour.steps.indices.contains(tour.step) else { return nil }
    var block = TextBlock(columns: min(size.columns, 78) - 4)
    block.add(Tour.steps[tour.step].text(self)[language])
    return block
  }

  func drawTour(on surface: inout Surface) {
    guard let tour, let block = tourText(surface.size) else { return }
    let size = surface.size
    let columns = min(size.columns, 78)
    let rows = tourRows(size)
    let row = size.rows - 2 - rows
    surface.box(
      row: row, column: 0, width: columns, rows: rows,
      title: Localized(
        zh: "导览 \(tour.step + 1)/\(Tour.steps.count) · \(label("导览")) 跳过",
        en: "Tour \(tour.step + 1)/\(Tour.steps.count) · \(label("导览")) skips it")[language], role: .accent)
    surface.draw(block.lines, in: Rect(row: row + 1, column: 2, rows: rows - 2, columns: columns - 4))
  }
}
