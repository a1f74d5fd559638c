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
    confirms(.number, cells)
      && cells.count { words in
        words.contains { "罚处决".contains($0) } && !words.contains { "立告改移".contains($0) }
      } * 2 > cells.count
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
  private static func isBody(_ words: String) -> Bool {
    let text = LetterText(words)
    return text.bodyLine(0)?.count == text.count
  }

  /// What ends the words by which a line names who sends the table: 填报单位, 执收单位（公章）, 移交单位.
  private static let reporterEnds = ["单位", "单位名称", "机关", "部门", "机构"]
  /// Whoever gets the table, or has the form made.
  private static let others = [
    "接收", "收文", "主送", "抄送", "批准", "制定", "监制", "审核", "主管", "备案", "审查", "评查", "汇总", "监督", "指导", "承办", "协办",
  ]

  /// 示例县公安局 of 示例县公安局法制大队: its legal office sends the table and decides nothing.
  private static func withoutLegalOffice(_ body: String) -> String {
    guard let office = body.range(of: "局法制") else { return body }
    return String(body[..<office.lowerBound]) + "局"
  }

  private static func isReporter(_ label: Substring) -> Bool {
    let words = label.prefix { !"（(".contains($0) }
    return words.count <= 8 && reporterEnds.contains(where: words.hasSuffix)
      && !others.contains(where: words.contains)
  }

  /// The body that a title or a line above a heading names: 示例市生态环境局2024年行政处罚公示, 填报单位：示例市税务局.
  static func body(above words: String) -> String? {
    let parts = words.split(whereSeparator: { $0.isWhitespace || $0 == "　" }).map(String.init)
    for (index, part) in parts.enumerated() {
      guard let sign = part.firstIndex(where: { "：:".contains($0) }), isReporter(part[..<sign]) else {
        continue
      }
      // 填报单位： 示例市税务局 has a blank between.
      let name = String(part[sign...].dropFirst().prefix { !"（(".contains($0) })
      let whole = name.isEmpty && index + 1 < parts.count ? parts[index + 1] : name
      let body = withoutLegalOffice(whole)
      if isBody(body) { return body }
    }
    let title = parts.joined().drop { $0.isNumber || "年月季度〇零一二三四五六七八九十至-".contains($0) }
    guard !title.contains(where: { "：:。，；".contains($0) }) else { return nil }
    let text = LetterText(String(title))
    let names = (0...min(text.count, 45)).compactMap { text.bodyName(endingAt: $0) }
      .filter { $0.lowerBound == 0 }.map(text.written)
    // 示例街道办事处综合行政执法队: the body before its team.
    guard let body = names.last(where: { !$0.hasSuffix("执法队") && !$0.hasSuffix("中队") }) else { return nil }
    // 示例县司法局2024年案卷评查抽取清单 names who reviews.
    let isReview = ["评查", "抽取", "抽查", "备案", "下发", "模板"].contains(where: title.contains)
    return isReview && body.hasSuffix("司法局") ? nil : body
  }
}
