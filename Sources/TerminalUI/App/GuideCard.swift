import CaseFiles

/// One page with which somebody who never saw the program reviews a file: made from the key tables, so that it
/// cannot go stale.
public struct GuideCard: Sendable {
  public var title: String
  /// What to type to begin.
  public var start: String
  /// What to do, one after the other.
  public var steps: [String]
  /// What holds at any time.
  public var always: String
  /// The keys of the screens: the screen's name, and each key with its command.
  public var tables: [(title: String, keys: [(key: String, command: String)])]

  public init(language: Language, keys: KeyMap = .standard) {
    func key(_ screen: Screen?, _ command: String) -> String {
      let table = screen.map { keys.table(of: $0) } ?? keys.everywhere
      return table.bindings.first { $0.title.zh == command }?.barLabel ?? ""
    }
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    title = say("五分钟评完一卷", "Review a file in five minutes")
    start = say(
      "打开：casereview 案卷文件夹；先练习：casereview SampleCases。读屏软件：casereview --plain 案卷文件夹。",
      "Open: casereview FOLDER; to practise: casereview SampleCases; with a screen reader: casereview --plain FOLDER."
    )
    let review = { (command: String) in key(.review, command) }
    steps = [
      say(
        "选案卷：↑↓ 选择，\(key(.desk, "评查")) 打开，\(key(.desk, "筛选")) 筛选。“疑点”一栏的 1! 表示程序发现 1 处疑点。",
        "Choose: ↑↓ select, \(key(.desk, "评查")) opens, \(key(.desk, "筛选")) filters. 1! means that the program found one thing."
      ),
      say(
        "逐项评：没有问题按 \(review("合格并下一项"))，记为合格并到下一项；一节其余各项都看过无误，按 \(review("本节其余合格"))。",
        "Go through: \(review("合格并下一项")) marks a criterion met and goes on; \(review("本节其余合格")) marks the rest of a section."
      ),
      say(
        "看疑点：\(review("下一疑点")) 跳到下一条，读“推算”和“出处”；\(review("采纳")) 采纳，\(review("不采纳")) 不采纳并写理由。",
        "Findings: \(review("下一疑点")) goes to the next; read “Why” and “See”; \(review("采纳")) adopts, \(review("不采纳")) rejects with a reason."
      ),
      say(
        "扣分：\(review("扣分")) 选扣分情形，\(review("理由")) 写理由；不涉及按 \(review("不涉及"))，一票否决按 \(review("否决"))。",
        "Points: \(review("扣分")) takes a deduction, \(review("理由")) writes the reason; \(review("不涉及")) not applicable, \(review("否决")) veto."
      ),
      say(
        "查文书：\(review("文书")) 打开，选中一行按 \(key(.document, "引用")) 引用；卷内没有的按 \(key(.document, "引用缺失")) 引用缺失。",
        "Documents: \(review("文书")) opens them, \(key(.document, "引用")) cites the line, \(key(.document, "引用缺失")) cites an absence."
      ),
      say(
        "结论：\(review("结论")) 看得分和未完事项，\(key(.conclusion, "总体意见")) 写总体意见，\(key(.conclusion, "提交")) 提交，\(key(.conclusion, "导出")) 导出文书。",
        "Conclusion: \(review("结论")) shows the score and what is left, \(key(.conclusion, "总体意见")) writes the opinion, \(key(.conclusion, "提交")) submits, \(key(.conclusion, "导出")) exports."
      ),
    ]
    always = say(
      "任何时候：\(key(nil, "撤销")) 撤销，\(key(nil, "帮助")) 看按键，\(key(nil, "命令")) 按名称或拼音首字母找命令，\(key(nil, "返回")) 返回。每一步当时就已存盘。",
      "Any time: \(key(nil, "撤销")) undoes, \(key(nil, "帮助")) lists keys, \(key(nil, "命令")) finds a command by name, \(key(nil, "返回")) goes back. Every step is saved at once."
    )
    tables = [Screen.desk, .review, .document, .conclusion].map { screen in
      let table = keys.table(of: screen)
      let isMoving = { (binding: Binding) in
        binding.keys.contains { [.up, .down, .pageUp, .pageDown, .home, .end].contains($0) }
      }
      let shown = table.bindings.filter { !isMoving($0) }
      return (table.title[language], shown.prefix(18).map { ($0.keyLabel, $0.title[language]) })
    }
  }
}
