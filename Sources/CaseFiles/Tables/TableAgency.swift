/// The body that a table of cases is said to be of, outside of its columns.
enum TableAgency {
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
  static func named(in words: String) -> String? {
    let parts = words.split(whereSeparator: { $0.isWhitespace || $0 == "　" }).map(String.init)
    for (index, part) in parts.enumerated() {
      guard let sign = part.firstIndex(where: { "：:".contains($0) }), isReporter(part[..<sign]) else {
        continue
      }
      // 填报单位： 示例市税务局 has a blank between.
      let name = String(part[sign...].dropFirst().prefix { !"（(".contains($0) })
      let whole = name.isEmpty && index + 1 < parts.count ? parts[index + 1] : name
      let body = withoutLegalOffice(whole)
      if ColumnEvidence.isBody(body) { return body }
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

  private static let places = Set("省市县区旗州盟镇乡")

  /// The body a table's file is named after: 示例县烟草专卖局2025年案件台账.csv.
  static func named(inFile path: String) -> String? {
    let file = path.prefix { $0 != "!" }.split(separator: "/").last ?? ""
    // 消防大队案件目录 does not say whose, and the bureau of justice keeps lists of others' cases.
    return named(in: String(file.prefix(upTo: file.lastIndex(of: ".") ?? file.endIndex))).flatMap { body in
      body.contains(where: places.contains) && !body.hasSuffix("司法局") ? body : nil
    }
  }
}
