/// What stands above, below and between the cases of a table without being one.
extension PlainRow {
  private static let sums = ["合计", "总计", "小计", "共计", "本页小计", "本页合计"]
  private static let notes = [
    "注：", "注:", "注1", "备注：", "备注:", "说明：", "说明:", "填表说明", "填表人", "填报人", "制表人", "制表：", "填表：", "审核人", "统计人",
    "经办人：", "单位负责人", "负责人：", "联系电话", "填报日期", "填表日期", "制表日期",
  ]
  private static let beginnings = Set((sums + notes).compactMap(\.unicodeScalars.first))

  /// Whether it is a sum, a note, an example or where somebody signs.
  var isAside: Bool {
    if cells.contains(where: { $0.utf8.starts(with: "示例：".utf8) }) { return true }
    // Beside a cell that is merged over the rows above, too.
    if cells.contains(where: { $0.utf8.count == 6 && Self.sums.contains($0) }) { return true }
    guard let first = cells.first(where: { !$0.isEmpty }), let sign = first.unicodeScalars.first else {
      return false
    }
    // 一季度小计, and 本季度无行政处罚案件 in a row of its own.
    if let last = first.unicodeScalars.last, last == "计" || last == "件" {
      if first.count <= 10, Self.sums.contains(where: first.hasSuffix) { return true }
      if first.contains("无"), first.hasSuffix("案件"), cells.count(where: { !$0.isEmpty }) == 1 { return true }
    }
    guard Self.beginnings.contains(sign) || sign.properties.isWhitespace else { return false }
    let words = first.filter { !$0.isWhitespace }
    // 合计食品店 is somebody's name.
    let isSum = Self.sums.contains { sum in
      words.hasPrefix(sum)
        && words.dropFirst(sum.count).first?.unicodeScalars.first?.properties.isIdeographic != true
    }
    return isSum || Self.notes.contains(where: words.hasPrefix)
  }

  /// The body of the rows below: 一、示例县交通运输局 in a row of its own.
  var groupBody: String? {
    guard let words = cells.first(where: { !$0.isEmpty }), cells.count(where: { !$0.isEmpty }) == 1 else {
      return nil
    }
    return TableAgency.named(in: String(words.drop { "一二三四五六七八九十0123456789（）()、.． ".contains($0) }))
  }

  /// Whether it says 单位：万元, as a line above a heading does.
  var saysTenThousands: Bool {
    cells.contains { cell in
      let words = cell.filter { !$0.isWhitespace && $0 != "：" && $0 != ":" }
      return ["单位万元", "金额万元", "（万元）", "(万元)"].contains(where: words.contains)
    }
  }

  private static let writing = ["填报", "制表", "填表", "报送", "统计时间", "日期"]

  /// The years a title speaks of: 2024年5月办结案件; not the one in which it was written.
  var years: [Int] {
    let titles = cells.filter { !Self.writing.contains(where: $0.contains) }
    return titles.flatMap { $0.split(separator: "年", omittingEmptySubsequences: false).dropLast() }
      .compactMap { words in
        let figures = words.suffix(4)
        return figures.count == 4 && figures.allSatisfy(\.isASCII) ? Int(figures) : nil
      }
      .filter { (1990...2099).contains($0) }
  }

  /// Whether a cell stands for the one above it.
  static func isDitto(_ cell: String) -> Bool {
    cell.utf8.count <= 6 && (cell == "同上" || cell == "〃" || cell == "″")
  }
}
