/// Reads what stands in one cell of a table, as people and spreadsheets write it.
enum ExportCells {
  /// The words without what keeps a spreadsheet from taking them for a figure: '2024001, ="2024001".
  static func plain(_ words: String) -> String {
    switch words.utf8.first {
    case UInt8(ascii: "'") where words.utf8.count > 1: String(words.dropFirst())
    case UInt8(ascii: "=") where words.hasPrefix("=\"") && words.hasSuffix("\"") && words.count > 3:
      String(words.dropFirst(2).dropLast())
    default: words
    }
  }

  /// A document number, also one that lost its 号.
  static func number(_ words: String) -> DocumentNumber? {
    if let number = DocumentNumber(words) { return number }
    if words.last?.isNumber == true, let number = DocumentNumber(words + "号") { return number }
    // 〔2022〕21号 has no letters before its year.
    guard let first = words.first, "〔[【(（﹝".contains(first) else { return listNumber(words) }
    guard var number = DocumentNumber("无" + words) else { return nil }
    number.prefix = ""
    return number
  }

  /// 示林罚2024-1 and 示林罚字2024第1号, as lists that agencies keep by hand number: the whole is the prefix then.
  private static func listNumber(_ words: String) -> DocumentNumber? {
    guard (8...60).contains(words.utf8.count), words.unicodeScalars.first?.properties.isIdeographic == true,
      let digits = words.firstIndex(where: \.isASCII),
      words[..<digits].contains(where: { "罚处决".contains($0) })
    else { return nil }
    let parts = (words.hasSuffix("号") ? words[digits...].dropLast() : words[digits...]).split(
      omittingEmptySubsequences: false
    ) { "-第".contains($0) }
    guard parts.count == 2, parts.allSatisfy({ $0.allSatisfy(\.isNumber) }), let year = Int(parts[0]),
      (1990...2099).contains(year), (1...6).contains(parts[1].count)
    else { return nil }
    return DocumentNumber(prefix: words, year: 0, serial: 0)
  }

  /// The longest text that is read for what was imposed, in bytes; a cell is no letter.
  private static let longestText = 20_000

  /// What a text says was imposed.
  ///
  /// - Parameter isInYuan: Whether a figure without a unit is in yuan; in a table that counts in 万元 it may be either.
  static func penalties(_ words: String, isInYuan: Bool) -> [Penalty] {
    words.utf8.count <= longestText
      ? LetterReader.penalties(inDecision: words, takesBareAmounts: isInYuan) : []
  }

  /// A day, a day with its time, or the number a spreadsheet keeps of one.
  static func day(_ words: String) -> Day? {
    if let day = DayReader.read(words) { return day }
    if words.utf8.count == 5, let serial = Int(words), (20_000...80_000).contains(serial) {
      // Excel counts from 1899-12-30 once its 29 February 1900 is past.
      return Day(number: serial - 25_569)
    }
    // 24.6.3, as people write in lists.
    if (6...8).contains(words.utf8.count), let sign = words.dropFirst(2).first, "./-".contains(sign),
      let year = Int(words.prefix(2)), (15...39).contains(year)
    {
      return DayReader.read("20" + words)
    }
    guard let cut = words.firstIndex(where: { $0 == " " || $0 == "T" }) else { return nil }
    return words[cut...].dropFirst().allSatisfy({ $0.isNumber || ":.Z+".contains($0) })
      ? DayReader.read(String(words[..<cut])) : nil
  }

  /// 3月5日, 4.12 and 4/12 of a year that the table's title names.
  ///
  /// 4.1 is none: a spreadsheet keeps 4.10 as it, too.
  static func day(_ words: String, of year: Int) -> Day? {
    if words.hasSuffix("日"), words.contains("月"), words.first?.isNumber == true {
      return DayReader.read("\(year)年" + words)
    }
    let parts = words.split(omittingEmptySubsequences: false) { "./-".contains($0) }
    guard parts.count == 2, let month = Int(parts[0]), let day = Int(parts[1]),
      parts.allSatisfy({ (1...2).contains($0.utf8.count) }),
      !words.contains(".") || day > 3 || parts[1].count == 2
    else { return nil }
    return Day(year, month, day)
  }

  /// 示例市市场监督管理局 2021年10月8日: who decided, and when, in one cell.
  static func decision(_ words: String) -> (agency: String, day: Day)? {
    guard let start = words.firstIndex(where: { $0.isNumber }),
      let day = DayReader.read(String(words[start...]))
    else { return nil }
    let agency = words[..<start].filter { !$0.isWhitespace && !"，,；;、/".contains($0) }
    return agency.isEmpty ? nil : (agency, day)
  }
}
