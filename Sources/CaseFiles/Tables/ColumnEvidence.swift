/// Tells whether what stands in a column is what a field would have there.
///
/// A heading near to a field's is read as it only where its cells agree: either alone misleads.
enum ColumnEvidence {
  /// - Parameters:
  ///   - cells: The filled cells of the column among the first rows.
  ///   - year: The year of days without one.
  static func confirms(_ field: ExportField, _ cells: some Collection<String>, year: Int? = nil) -> Bool {
    let filled = cells.filter { !DayReader.isBlank($0) }
    let fitting = filled.count { words in
      if case .day = field, let year, ExportCells.day(words, of: year) != nil { return true }
      return fits(field, words)
    }
    return fitting > 0 && fitting * 5 >= filled.count * 4
  }

  private static func fits(_ field: ExportField, _ words: String) -> Bool {
    switch field {
    case .number: ExportCells.number(words) != nil
    case .day: ExportCells.day(words) != nil
    case .fine, .confiscated, .statutoryMinimum, .statutoryMaximum:
      MoneyReader.read(words) != nil || words.contains("罚款")
    case .agency: isBody(words)
    case .decidedBy: ExportCells.decision(words) != nil
    case .party: isName(words) && !authorityEnds.contains(where: words.hasSuffix)
    case .partyCode: (15...20).contains(words.utf8.count) && words.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    case .penaltyKinds, .penaltyWords: penaltyWords.contains(where: words.contains)
    case .isMajor, .isEnterprise, .isFirstOffence, .suspectsCrime: ["是", "否"].contains(words)
    case .act, .title: isName(words)
    default: false
    }
  }

  /// Whether all are names of authorities.
  static func areAuthorities(_ cells: [String]) -> Bool {
    !cells.isEmpty
      && cells.allSatisfy { cell in isBody(cell) && authorityEnds.contains(where: cell.hasSuffix) }
  }

  /// Whether most are numbers of decisions, and not of cases, notices or orders.
  static func areDecisionNumbers(_ cells: [String]) -> Bool {
    confirms(.number, cells) && cells.count(where: LetterReader.isOfDecision) * 2 > cells.count
  }

  private static let penaltyWords = ["罚", "警告", "没收", "吊销", "拘留", "暂扣", "批评", "责令"]

  /// Whether of the texts in a column most that speak of a decided fine let its amount be read.
  static func tellsFines(_ cells: [String]) -> Bool {
    let decisions = cells.filter { $0.contains("决定") && $0.contains("罚款") }
    let read = decisions.count { text in
      ExportCells.penalties(text, isInYuan: true).contains { $0.kind.value == .fine && $0.amount != nil }
    }
    return read * 2 > decisions.count
  }

  /// Words and no figure, date or number.
  private static func isName(_ words: String) -> Bool {
    words.count > 1 && words.unicodeScalars.contains(where: \.properties.isIdeographic)
      && ExportCells.number(words) == nil && ExportCells.day(words) == nil && MoneyReader.read(words) == nil
  }

  /// What no party's name ends with; 服务部, 加油站 and 村委会 are parties.
  private static let authorityEnds = ["局", "厅", "政府", "支队", "大队", "总队", "海关", "办事处"]

  /// Whether it is the name of a body, as a letter would have it on a line of its own.
  static func isBody(_ words: String) -> Bool {
    let text = LetterText(words)
    return text.bodyLine(0)?.count == text.count
  }
}
