/// What columns are read as because their cells bear out what their headings are near to.
extension ExportHeading {
  /// So many columns are looked at for what they may be; no table of cases has more.
  private static let mostGuessed = 200
  /// The longest heading that is looked at, in bytes.
  private static let longestHeading = 150

  /// How many fields more its headings are near to.
  var near: Int {
    let short = columns.prefix(Self.mostGuessed).filter {
      $0.field == nil && $0.heading.utf8.count <= Self.longestHeading
    }
    return Set(short.compactMap { ColumnMapping.nearField(for: $0.heading) })
      .subtracting(columns.compactMap(\.field)).count
  }

  var hasAgency: Bool { columns.contains { $0.field == .agency || $0.field == .decidedBy } }

  /// Bare amounts are in 万元 where the table says so above, but for columns that name their own unit.
  mutating func countInTenThousands() {
    for index in columns.indices {
      let isAmount = [.fine, .confiscated].contains(columns[index].field)
      if isAmount, !columns[index].heading.contains("元") { columns[index].isInTenThousands = true }
    }
  }

  /// Takes the title's year where a column has days without one.
  private mutating func takeYear(_ given: Int, for rows: [[String]]) {
    let days = columns.indices.filter { if case .day = columns[$0].field { true } else { false } }
    let lacksYear = rows.contains { row in
      days.contains { index in
        index < row.count && ExportCells.day(row[index]) == nil
          && ExportCells.day(row[index], of: given) != nil
      }
    }
    if lacksYear { year = given }
  }

  /// Reads the columns whose heading is near to a field's as that field, where their cells are such as it has.
  ///
  /// - Parameters:
  ///   - rows: The first rows below the heading.
  ///   - body: The body the lines above the heading name; whoever handled the case within it is not asked then.
  ///   - year: The one year the lines above the heading speak of.
  mutating func confirm(by rows: [[String]], _ mapping: ColumnMapping, below body: Above?, in year: Int?) {
    // Where body and day share a cell, some cells may have the day alone.
    defer { agency = columns.contains { $0.field == .agency } ? nil : body }
    func cells(_ column: Int) -> [String] {
      rows.compactMap { column < $0.count && !$0[column].isEmpty ? $0[column] : nil }
    }
    for index in columns.indices.prefix(Self.mostGuessed) where columns[index].field == nil {
      let heading = columns[index].heading
      let near = [ColumnMapping.proposal(for: heading), ColumnMapping.generalField(for: heading)]
      let fields = (mapping.isChosen(heading) ? [mapping.choice(heading)] : near).compactMap(\.self)
      guard let field = fields.first(where: { ColumnEvidence.confirms($0, cells(index), year: year) }) else {
        continue
      }
      let other = columns.firstIndex { $0.field == field }
      switch (field, other) {
      case (.fine, nil) where ExportField.compared(heading) == "金额" && statesPenalties: break
      case (.agency, nil) where body != nil && HeadingHints.isOfHandler(heading): break
      case (_, nil): columns[index].field = field
      case (.party, let other?):
        // 个人姓名 beside 单位名称: of each row one is filled.
        let both = rows.contains { row in
          [index, other].allSatisfy { $0 < row.count && !DayReader.isBlank(row[$0]) }
        }
        // 被处罚对象（单位） and 被处罚对象（个人）: of some rows both.
        let headings = [heading, columns[other].heading]
        let arePunished =
          headings.allSatisfy(HeadingHints.isOfPunished) && headings.contains { $0.contains("单位") }
          && headings.contains { $0.contains("个人") }
        // 经营者 beside 字号名称: who is meant where there is no shop's name.
        let isOperator = heading == "经营者" && columns[other].heading.contains("字号")
        if !both || arePunished || isOperator { columns[index].field = field }
      case (.fine, let other?):
        if HeadingHints.isOfPerson(heading), !HeadingHints.isOfPerson(columns[other].heading) {
          columns[index].field = field
        }
      case (.number, let other?):
        // 案号 may be that of the file, beside the one of the decision.
        let isChosen = mapping.isChosen(columns[other].heading)
        if !isChosen, HeadingHints.isOfFile(columns[other].heading), !HeadingHints.isOfFile(heading) {
          columns[other].field = nil
          columns[index].field = field
        }
      default: break
      }
    }
    findBodies(cells, mapping, below: body)
    findNumbers(cells, mapping)
    findPenaltyWords(cells, mapping)
    findParties(rows, cells, mapping)
    findDay(cells, mapping, in: year)
    if let year { takeYear(year, for: rows) }
  }

  /// 单位名称 and 报备单位 with nothing but authorities below them name who decided, not who was punished.
  private mutating func findBodies(_ cells: (Int) -> [String], _ mapping: ColumnMapping, below body: Above?) {
    guard !hasAgency else { return }
    let found = columns.indices.prefix(Self.mostGuessed).filter { index in
      let heading = columns[index].heading
      return [nil, .party].contains(columns[index].field) && !mapping.isChosen(heading)
        && !(body != nil && HeadingHints.isOfHandler(heading)) && !HeadingHints.isOfOtherBody(heading)
        && ColumnEvidence.areAuthorities(cells(index))
    }
    if found.count == 1 { columns[found[0]].field = .agency }
  }

  /// 案卷名称（文号） and 行政处罚决定书 with nothing but numbers of decisions below them.
  private mutating func findNumbers(_ cells: (Int) -> [String], _ mapping: ColumnMapping) {
    guard !columns.contains(where: { $0.field == .number }) else { return }
    let found = columns.indices.prefix(Self.mostGuessed).filter { index in
      [nil, .title].contains(columns[index].field) && !mapping.isChosen(columns[index].heading)
        && ColumnEvidence.areDecisionNumbers(cells(index))
    }
    if found.count == 1 { columns[found[0]].field = .number }
  }

  /// 处罚 over days, or 日期 right beside the number where no other column has days.
  private mutating func findDay(_ cells: (Int) -> [String], _ mapping: ColumnMapping, in year: Int?) {
    let days = columns.indices.prefix(Self.mostGuessed).filter { index in
      ColumnEvidence.confirms(.day(.decision), cells(index), year: year)
    }
    // 处罚 over days.
    if let index = days.first(where: { columns[$0].field == .penaltyWords }),
      !columns.contains(where: { $0.field == .day(.decision) }), !mapping.isChosen(columns[index].heading)
    {
      columns[index].field = .day(.decision)
      return
    }
    guard days.count == 1, let index = days.first, columns[index].field == nil,
      ["日期", "时间"].contains(columns[index].heading), !mapping.isChosen(columns[index].heading),
      let number = columns.firstIndex(where: { $0.field == .number }), abs(number - index) == 1
    else { return }
    columns[index].field = .day(.decision)
  }

  /// Where no column is for the party, the titles of the cases may begin with it: 甲有限公司未经批准占用土地案.
  ///
  /// A column whose words the titles begin with says it better.
  private mutating func findParties(_ rows: [[String]], _ cells: (Int) -> [String], _ mapping: ColumnMapping)
  {
    guard !columns.contains(where: { $0.field == .party }) else { return }
    let titles = columns.indices.filter { [.title, .act].contains(columns[$0].field) }
    for column in columns.indices.prefix(Self.mostGuessed)
    where columns[column].field == nil && !mapping.isChosen(columns[column].heading) {
      let begun = rows.count { row in
        column < row.count && row[column].count > 1
          && titles.contains { $0 < row.count && row[$0].hasPrefix(row[column]) }
      }
      if begun > 0, begun * 2 > cells(column).count {
        columns[column].field = .party
        return
      }
    }
    titleWithParty = titles.first { TitleParty.isNamed(inMostOf: cells($0)) }
  }

  /// Whether a column says what was imposed or taken away, so that 金额 may be any amount.
  private var statesPenalties: Bool {
    columns.contains { [.penaltyWords, .penaltyKinds, .confiscated].contains($0.field) }
  }

  /// Where no column is for what was imposed, it may stand in a text of the whole decision.
  private mutating func findPenaltyWords(_ cells: (Int) -> [String], _ mapping: ColumnMapping) {
    let isThere = columns.contains { [.fine, .penaltyWords].contains($0.field) }
    guard !isThere,
      let index = columns.indices.prefix(Self.mostGuessed).first(where: { index in
        columns[index].field == nil && !mapping.isChosen(columns[index].heading)
          && ColumnEvidence.tellsFines(cells(index))
      })
    else { return }
    columns[index].field = .penaltyWords
  }
}
