import CaseFiles
import OfficeFiles
import Reviewing
import Standards

extension ScoreSheetForm {
  /// The sheet as an Excel workbook, whose formulas recompute the score while it is filled in.
  public func workbook(_ card: Scorecard, in language: Language = .zh) -> Workbook {
    // The sheet is the reviewer's own: what a panel decided stands in the result, not here.
    var own = card
    own.panel = [:]
    var builder = ScoreTable(form: self, card: own, language: language)
    builder.build()
    var sheets = [builder.sheet]
    sheets.append(findingSheet(card, in: language))
    sheets.append(guideSheet(in: language))
    return Workbook(sheets: sheets, title: SheetWords.title[language])
  }

  private func findingSheet(_ card: Scorecard, in language: Language) -> Sheet {
    let widths: [Double] = [24, 50, 50, 12, 40]
    let head = SheetWords.findingColumns.map { Cell($0[language], SheetStyles.head) } + [Cell()]
    var rows = [Sheet.Row(head, height: 22)]
    for item in findings {
      let decision = card.decision(item.key)
      let words = [item.key, item.message[language], item.derivation[language], "", decision.reason]
      let lines = zip(words, widths).map { SheetStyles.lines($0, width: $1) }.max() ?? 1
      rows.append(
        .init(
          [
            Cell(words[0], SheetStyles.text), Cell(words[1], SheetStyles.text),
            Cell(words[2], SheetStyles.text),
            Cell(decision.state.word[language], SheetStyles.choice), Cell(words[4], SheetStyles.input),
            Cell(Fingerprint.of(decision)),
          ], height: SheetStyles.height(lines: lines)))
    }
    if findings.isEmpty {
      rows.append(.init([Cell(Localized(zh: "预检未发现疑点", en: "The precheck found nothing")[language])]))
    }
    var sheet = Sheet(
      name: SheetWords.findings[language],
      columns: widths.map { .init(width: $0) } + [.init(width: 4, isHidden: true)], rows: rows,
      frozenRows: 1, page: SheetPage(isLandscape: true, repeatedRows: 0...0), isProtected: true)
    sheet.page.area = CellRange(rows: 0...max(1, rows.count - 1), columns: 0...4)
    if !findings.isEmpty {
      let words = [FindingDecision.State.adopted, .rejected].map { $0.word[language] }
      sheet.validations = [
        Validation(
          CellRange(rows: 1...findings.count, columns: 3...3), .list(words),
          message: Localized(
            zh: "请选“\(words[0])”或“\(words[1])”，未定则留空",
            en: "Choose “\(words[0])” or “\(words[1])”, or leave it blank")[language])
      ]
    }
    return sheet
  }

  private func guideSheet(in language: Language) -> Sheet {
    let lines: [Localized] = [
      Localized(
        zh: "一、只在浅黄色格内填写。表格未设密码，可在“审阅”中撤销保护以调整行高。",
        en:
          "1. Write only in the pale yellow cells. There is no password: lift the protection to change heights."
      ),
      Localized(
        zh: "二、“结论”从下拉列表中选。选“扣分”的，在对应的扣分情形后填“次数”；标明分数区间的，填“选定扣分”。",
        en:
          "2. Choose the result from the list. For a deduction fill in the times, or the points chosen in a range."
      ),
      Localized(
        zh: "三、“证据”一格可写多条，一条一行（Alt+Enter 换行），写作：文书｜页码｜引文。查无此件的，写作：文书｜｜所查内容｜查无。",
        en:
          "3. Evidence takes one line each: document|page|quote; for an absence: document||what was sought|absent."
      ),
      Localized(
        zh: "四、“疑点”表中的每一条选“采纳”或“不采纳”，并写理由。",
        en: "4. Adopt or reject each finding on its sheet, with the reason."),
      Localized(
        zh: "五、得分、等次随填随算；计算方法：\(method.zh)。",
        en: "5. Score and grade are recomputed as you fill in: \(method.en)."),
      Localized(
        zh: "六、填好后导入：casereview score 案卷 --sheet 本文件 --as 评查人。不相符之处会逐格列出，改好后再导入即可。",
        en:
          "6. Read it back with: casereview score CASE --sheet THIS-FILE --as REVIEWER. What does not fit is listed."
      ),
    ]
    return Sheet(
      name: SheetWords.guide[language], columns: [.init(width: 110)],
      rows: lines.map { line in
        let style = SheetStyles.plain
        return .init([Cell(line[language], style)], height: SheetStyles.height(lines: 2) + 4)
      })
  }

  /// How the score is computed, in words.
  var method: Localized {
    let inRatio = standard.bonusRule == .inRatio && standard.formula != .fullMinusDeductions
    let earned =
      inRatio
      ? Localized(zh: "（得分合计 ＋ 加分）", en: "(earned + bonus)") : Localized(zh: "得分合计", en: "earned")
    let bonus = inRatio ? Localized("") : Localized(zh: " ＋ 加分", en: " + bonus")
    let sum: Localized =
      switch standard.formula {
      case .fullMinusDeductions:
        Localized(
          zh: "\(standard.full) −（参评分值 − 得分合计）\(bonus.zh)",
          en: "\(standard.full) − (participating − earned)\(bonus.en)")
      case .earnedRatio:
        Localized(
          zh: "\(standard.full) × \(earned.zh) ÷ 参评分值\(bonus.zh)",
          en: "\(standard.full) × \(earned.en) ÷ participating\(bonus.en)")
      case .basePlusRatio(let base, let scale, _):
        Localized(
          zh: "\(base) ＋ \(scale) × \(earned.zh) ÷ 参评分值\(bonus.zh) − 另扣分",
          en: "\(base) + \(scale) × \(earned.en) ÷ participating\(bonus.en) − deducted")
      }
    let digits = standard.rounding.decimals
    let rounding: Localized =
      switch standard.rounding.mode {
      case .halfUp: Localized(zh: "四舍五入，保留 \(digits) 位小数", en: "rounded half up to \(digits) decimals")
      case .halfEven:
        Localized(zh: "四舍六入五成双，保留 \(digits) 位小数", en: "rounded half to even to \(digits) decimals")
      case .down: Localized(zh: "只舍不入，保留 \(digits) 位小数", en: "cut off after \(digits) decimals")
      }
    return Localized(
      zh: "\(sum.zh)，\(rounding.zh)；一票否决成立的，\(veto.zh)", en: "\(sum.en), \(rounding.en); a veto \(veto.en)")
  }

  private var veto: Localized {
    switch standard.vetoEffect {
    case .scoreZero: Localized(zh: "总分记 0", en: "makes the score 0")
    case .fixed(let most): Localized(zh: "总分不超过 \(most)", en: "holds the score at \(most) or less")
    case .lowestGrade:
      Localized(
        zh: "等次为\(standard.grades.last?.name.zh ?? "最低")",
        en: "makes the grade \(standard.grades.last?.name.en ?? "the lowest")")
    }
  }
}
