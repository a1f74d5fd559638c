import CaseFiles
import OfficeFiles
import Standards

extension Standard {
  /// The standard as a workbook for editing; `init(workbook:)` reads it back.
  public func workbook(in language: Language = .zh) -> Workbook {
    let file = YAMLFile(path: id)
    guard let root = file.root(of: yaml()) else { return Workbook(sheets: [Sheet(name: "Sheet")]) }
    let tables = StandardTables(language: language)
    let sections = root.maps("sections")
    let criteria = sections.flatMap { section in
      section.maps("criteria").map { (parent: section.optionalText("id") ?? "", map: $0) }
    }
    let deductions = criteria.flatMap { criterion in
      criterion.map.maps("deductions").map { (parent: criterion.map.optionalText("id") ?? "", map: $0) }
    }
    func plain(_ key: String) -> [(parent: String, map: YAMLMap)] {
      root.word(key) == "none" ? [] : root.maps(key).map { ("", $0) }
    }
    return Workbook(
      sheets: [
        tables.guide(), tables.head(root),
        tables.sheet(StandardColumns.sections, sections.map { ("", $0) }),
        tables.sheet(StandardColumns.criteria, criteria),
        tables.sheet(StandardColumns.deductions, deductions),
        tables.sheet(StandardColumns.grades, plain("grades")),
        tables.sheet(StandardColumns.attachedGrades, plain("attached_grades")),
        tables.sheet(StandardColumns.links, plain("links")),
        tables.sheet(StandardColumns.settings, plain("settings")),
      ], title: title[language])
  }
}

/// Lays a standard's YAML out in tables.
private struct StandardTables {
  let language: Language

  private func words(_ map: YAMLMap, _ column: StandardColumns.Column) -> (zh: String, en: String) {
    let parts = column.key.split(separator: ".").map(String.init)
    guard let key = parts.last, let map = parts.count > 1 ? map.map(parts[0]) : map, map.has(key) else {
      return ("", "")
    }
    switch column.content {
    case .text, .number: return (map.optionalText(key) ?? "", "")
    case .list: return (map.texts(key).map(\.text).joined(separator: "、"), "")
    case .words:
      guard let text = map.localized(key) else { return ("", "") }
      return (text.zh, text.en == text.zh ? "" : text.en)
    }
  }

  private func cell(_ text: String, _ column: StandardColumns.Column) -> Cell {
    if column.content == .number, let points = Points(text) {
      return Cell(.number(points.double), SheetStyles.inputNumber)
    }
    return Cell(text, SheetStyles.input)
  }

  func head(_ root: YAMLMap) -> Sheet {
    let titles = [
      Localized(zh: "项目", en: "Item"), Localized("key"), Localized(zh: "内容", en: "Value"),
      Localized(zh: "内容（英文，可空）", en: "Value in English, optional"),
    ]
    var rows = [Sheet.Row(titles.map { Cell($0[language], SheetStyles.head) }, height: 20)]
    var validations: [Validation] = []
    for column in StandardColumns.head {
      let row = rows.count
      let text = words(root, column)
      rows.append(
        .init([
          Cell(column.title[language], SheetStyles.label), Cell(column.key, SheetStyles.unused),
          cell(text.zh, column),
          column.content == .words ? Cell(text.en, SheetStyles.input) : Cell(.empty, SheetStyles.unused),
        ]))
      if !column.choices.isEmpty {
        validations.append(Validation(CellRange(rows: row...row, columns: 2...2), .list(column.choices)))
      }
    }
    return Sheet(
      name: StandardColumns.headSheet[language],
      columns: [18, 18, 60, 50].map { .init(width: $0) }, rows: rows, validations: validations,
      frozenRows: 1, page: SheetPage(isLandscape: true))
  }

  func sheet(_ table: StandardColumns.Table, _ maps: [(parent: String, map: YAMLMap)]) -> Sheet {
    var titles: [Cell] = []
    var keys: [Cell] = []
    var columns: [Sheet.Column] = []
    var validations: [Validation] = []
    let lastRow = maps.count + 200
    for column in table.all {
      let index = titles.count
      titles.append(Cell(column.title[language], SheetStyles.head))
      keys.append(Cell(column.key, SheetStyles.unused))
      columns.append(.init(width: column.width))
      if !column.choices.isEmpty {
        validations.append(
          Validation(CellRange(rows: 2...lastRow, columns: index...index), .list(column.choices)))
      }
      if column.content == .words {
        let english = Localized(zh: "\(column.title.zh)（英文）", en: "\(column.title.en) (English)")
        titles.append(Cell(english[language], SheetStyles.head))
        keys.append(Cell(column.key + ".en", SheetStyles.unused))
        columns.append(.init(width: column.width))
      }
    }
    var rows = [Sheet.Row(titles, height: 28), Sheet.Row(keys)]
    for (parent, map) in maps {
      var cells: [Cell] = table.parent == nil ? [] : [Cell(parent, SheetStyles.input)]
      for column in table.columns {
        let text = words(map, column)
        cells.append(cell(text.zh, column))
        if column.content == .words { cells.append(Cell(text.en, SheetStyles.input)) }
      }
      let lines = zip(cells, columns).map { cell, column -> Int in
        if case .text(let text) = cell.value { SheetStyles.lines(text, width: column.width) } else { 1 }
      }
      rows.append(.init(cells, height: SheetStyles.height(lines: lines.max() ?? 1)))
    }
    return Sheet(
      name: table.sheet[language], columns: columns, rows: rows, validations: validations, frozenRows: 2,
      frozenColumns: table.parent == nil ? 1 : 2,
      page: SheetPage(isLandscape: true, repeatedRows: 0...1))
  }

  func guide() -> Sheet {
    let lines: [Localized] = [
      Localized(
        zh: "一、先改“标准”表：编号只用字母、数字、“-”“_”“.”；已发布的标准要改动时，必须换一个新版本号，旧版本不变。",
        en:
          "1. Begin with the sheet “Standard”. A published version never changes: give a changed one a new version."
      ),
      Localized(
        zh: "二、“部分”“评查项”“扣分情形”三张表逐行填写：评查项写明所属部分，扣分情形写明所属评查项；行的先后就是表的先后。",
        en:
          "2. A criterion names its section, a deduction its criterion; their order is the order of the rows."
      ),
      Localized(
        zh: "三、类别：scored 扣分项，earned 给分项，veto 一票否决，bonus 加分，record 只记录。否决项和只记录的项不填分值。",
        en:
          "3. Kinds: scored loses points, earned is given points, veto, bonus, record. Vetoes and records have none."
      ),
      Localized(
        zh: "四、扣分只填一种：“一次扣”；或“每处扣”并“最多扣”；或“扣分区间”，写作 0.5..2。每个扣分项至少一种扣分情形。",
        en: "4. Of a deduction fill in one: once; each with its cap; or a range such as 0.5..2."),
      Localized(
        zh:
          "五、公式：full-minus-deductions 满分减扣分；section-sums 分部计分、各部不低于 0；earned-ratio 按参评分值折算；base-plus-ratio 基础分加折算分。",
        en: "5. Formulas: full less deductions; sums of sections; ratio of what takes part; base plus ratio."),
      Localized(
        zh: "六、等次从高到低填写，最后一档起点为 0。一格内写多个编号时用“、”隔开。英文栏可以空着。第二行的小字是程序认列用的，不要改动。",
        en:
          "6. Grades go from best to lowest, which begins at 0. Part several ids by commas. Keep the second row."
      ),
      Localized(
        zh: "七、填好后导入：casereview standards import 本文件。有不对的地方会逐格指出；全部改好才会写入。",
        en:
          "7. Then: casereview standards import THIS-FILE. Mistakes are named by cell; nothing is written before all fit."
      ),
    ]
    return Sheet(
      name: StandardColumns.guideSheet[language], columns: [.init(width: 110)],
      rows: lines.map { .init([Cell($0[language], SheetStyles.plain)], height: 34) })
  }
}
