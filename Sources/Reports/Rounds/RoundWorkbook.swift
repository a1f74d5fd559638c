import CaseFiles
import OfficeFiles
import Reviewing

/// The figures as a workbook whose formulas count the rows of its first sheet anew.
extension RoundReport {
  func workbook(title: String) -> Workbook {
    Workbook(
      sheets: [fileSheet, gradeSheet, agencySheet, indicatorSheet, problemSheet, sourceSheet],
      title: title.filter { $0 != "\n" }, author: issuer ?? "", properties: properties)
  }

  private static let head = CellStyle().with {
    $0.isBold = true
    $0.hasBorder = true
    $0.horizontal = .center
    $0.fill = 0xE8EEF5
    $0.isWrapped = true
  }
  private static let body = CellStyle().with {
    $0.hasBorder = true
    $0.isWrapped = true
  }
  private static let percent = body.with { $0.numberFormat = "0.0%" }

  private var last: Int { max(statistics.files.count, 1) + 1 }

  /// A column of the first sheet, such as `案卷!$B$2:$B$31`.
  private func column(_ letter: String) -> String { "案卷!$\(letter)$2:$\(letter)$\(last)" }

  private func sheet(_ name: String, _ header: [String], _ widths: [Double], _ rows: [[Cell]]) -> Sheet {
    Sheet(
      name: name, columns: widths.map { .init(width: $0) },
      rows: [.init(header.map { Cell($0, Self.head) })] + rows.map { .init($0) }, frozenRows: 1,
      page: SheetPage(
        isLandscape: true, repeatedRows: 0...0,
        area: CellRange(
          CellReference(row: 0, column: 0), CellReference(row: max(rows.count, 1), column: header.count - 1)))
    )
  }

  private func text(_ words: String) -> Cell { Cell(printable(words), Self.body) }
  private func number(_ value: Int) -> Cell { Cell(.number(Double(value)), Self.body) }
  private func formula(_ formula: String, _ value: Double, _ style: CellStyle = body) -> Cell {
    Cell(.formula(formula, value), style)
  }
  private func share(_ part: Int, _ whole: Int) -> Double { whole == 0 ? 0 : Double(part) / Double(whole) }

  private var fileSheet: Sheet {
    sheet(
      "案卷", ["案号", "机关", "类型", "标准", "评查人", "得分", "等次", "一票否决", "问题数"],
      [28, 26, 18, 22, 10, 8, 8, 9, 8],
      statistics.files.map { file in
        [
          text(file.id), text(agencyName(file.agency ?? "")), text(kindName(file.kind)), text(file.standard),
          text(file.reviewer), Cell(.number(Double(file.score.thousandths) / 1000), Self.body),
          text(gradeName(file.grade)), number(file.vetoes.count), number(file.faults.count),
        ]
      })
  }

  private var gradeSheet: Sheet {
    let count = statistics.files.count
    return sheet(
      "等次", ["等次", "卷数", "占比"], [14, 8, 10],
      statistics.grades.enumerated().map { index, grade in
        let row = index + 2
        return [
          text(gradeName(grade.name)),
          formula("=SUMPRODUCT((\(column("G"))=A\(row))*1)", Double(grade.files.count)),
          formula(
            "=IF(COUNTA(\(column("A")))=0,0,B\(row)/COUNTA(\(column("A"))))", share(grade.files.count, count),
            Self.percent),
        ]
      })
  }

  private var agencySheet: Sheet {
    let names = statistics.grades.map { gradeName($0.name) }
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".map(String.init)
    return sheet(
      "机关", ["机关", "卷数", "平均得分"] + names + ["一票否决", "问题数", "卷均问题"],
      [26, 8, 10] + names.map { _ in 10 } + [9, 8, 10],
      statistics.agencies.enumerated().map { index, agency in
        let row = index + 2
        let mine = "(\(column("B"))=$A\(row))"
        let files = agency.files.count
        let average = Double(agency.average.thousandths) / 1000
        var cells = [
          text(agencyName(agency.name)), formula("=SUMPRODUCT(\(mine)*1)", Double(files)),
          formula("=IF(B\(row)=0,0,ROUND(SUMPRODUCT(\(mine)*\(column("F")))/B\(row),2))", average),
        ]
        for (place, grade) in agency.grades.enumerated() {
          let head = place + 3 < letters.count ? "\(letters[place + 3])$1" : "\"\(names[place])\""
          cells.append(
            formula("=SUMPRODUCT(\(mine)*(\(column("G"))=\(head)))", Double(grade.files.count)))
        }
        cells.append(formula("=SUMPRODUCT(\(mine)*(\(column("H"))>0))", Double(agency.vetoed.count)))
        cells.append(formula("=SUMPRODUCT(\(mine)*\(column("I")))", Double(agency.problems)))
        let problems = letters[min(agency.grades.count + 4, 25)]
        cells.append(
          formula(
            "=IF(B\(row)=0,0,ROUND(\(problems)\(row)/B\(row),1))",
            (share(agency.problems, files) * 10).rounded() / 10))
        return cells
      })
  }

  private var indicatorSheet: Sheet {
    sheet(
      "指标", ["指标", "机关", "分子", "分母", "比例", "未记载", "要求", "依据"], [28, 26, 8, 8, 10, 8, 16, 30],
      statistics.indicators.enumerated().map { index, indicator in
        let row = index + 2
        let ratio = indicator.ratio
        let unknown: Cell
        switch indicator.value {
        case .files(let rate): unknown = number(rate.unknown.count)
        case .numbers: unknown = text("")
        }
        return [
          text(indicator.kind.title.zh), text(indicator.agency ?? "全部"),
          ratio.map { number($0.numerator) } ?? text(""), ratio.map { number($0.denominator) } ?? text(""),
          ratio.map {
            formula("=IF(D\(row)=0,0,C\(row)/D\(row))", share($0.numerator, $0.denominator), Self.percent)
          }
            ?? text(""),
          unknown, text(indicator.kind.target.zh), text(indicator.kind.clause),
        ]
      })
  }

  private var problemSheet: Sheet {
    let count = statistics.files.count
    return sheet(
      "问题", ["标准", "项目", "评查项目", "类别", "一票否决", "卷数", "占比", "次数", "失分", "依据"],
      [22, 8, 44, 8, 9, 8, 10, 8, 8, 36],
      statistics.problems.enumerated().map { index, problem in
        [
          text(problem.criterion.standard), text(problem.criterion.criterion), text(problem.title.zh),
          text(problem.nature.title.zh), text(problem.isVeto ? "是" : ""), number(problem.files.count),
          formula(
            "=IF(COUNTA(\(column("A")))=0,0,F\(index + 2)/COUNTA(\(column("A"))))",
            share(problem.files.count, count),
            Self.percent),
          number(problem.occurrences), Cell(.number(Double(problem.lost.thousandths) / 1000), Self.body),
          text(problem.basis),
        ]
      })
  }

  private var sourceSheet: Sheet {
    sheet(
      "数据来源", ["编号", "数据", "数值", "分子", "分母", "案卷"], [30, 40, 12, 8, 8, 80],
      figures.map { figure in
        [
          text(figure.id), text(figure.title), text(figure.value),
          figure.ratio.map { number($0.numerator) } ?? text(""),
          figure.ratio.map { number($0.denominator) } ?? text(""),
          text(figure.files.joined(separator: "、").limited),
        ]
      })
  }
}

extension String {
  /// As much as a cell holds; the rest is in the other formats.
  fileprivate var limited: String {
    guard utf16.count > 32_000 else { return self }
    var kept = ""
    var units = 0
    for character in self {
      units += character.utf16.count
      guard units <= 32_000 else { break }
      kept.append(character)
    }
    return kept + "……"
  }
}
