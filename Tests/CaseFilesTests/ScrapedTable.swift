import CaseFiles

/// A table as it is scraped from agencies' pages: a title above the heading, shifted cells, ranges of numbers, several
/// amounts in a cell, dates in five spellings, blank rows, subtotals and the heading again in between.
///
/// The same number always gives the same rows.
struct ScrapedTable {
  static let heading = [
    "序号", "当事人名称", "行政处罚决定书文号", "主要违法违规行为", "行政处罚内容", "罚款金额", "处罚决定日期", "作出决定机关",
  ]
  /// What stands above the heading.
  static let title = [["示例监管局行政处罚信息公开表", "", "", "", "", "", "", ""], [String](repeating: "", count: 8)]

  var rows: [[String]] = []
  /// The rows that must be refused, and those that are taken with a doubt, by their place from 0.
  private(set) var refused: [Int] = []
  private(set) var doubtful: [Int] = []
  private(set) var blank = 0

  init(count: Int) {
    var state: UInt64 = 88_172_645_463_325_252
    func random(_ bound: Int) -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state % UInt64(bound))
    }
    for index in 1...count {
      let amount = (random(80) + 1) * 5000
      var row = [
        "\(index)", ["示例银行股份有限公司第\(index)支行", "张某\(index)", "示例保险第\(index)公司"][random(3)],
        "示金罚决字〔2024〕\(index)号", ["贷款管理不到位", "未按规定披露", "虚列费用，套取资金"][random(3)],
        "罚款\(amount)元", "\(amount)", Self.day(random(9) + 1, random(28) + 1, spelling: index % 5), "示例监管分局",
      ]
      switch random(40) {
      case 0:
        row[2] = "示金罚决字〔2024〕\(index)-\(index + 2)号"
      case 1:
        row[5] = "40万元;5万元"
        doubtful.append(rows.count)
      case 2:
        row[6] = "2024年2月30日"
        doubtful.append(rows.count)
      case 3:
        // Everything from the number on one column to the left.
        row = Array(row[..<2] + row[3...] + [""])
        refused.append(rows.count)
      case 4:
        // A comma that was not quoted.
        row.insert("等人", at: 2)
        refused.append(rows.count)
      case 5:
        row = ["\(index)", "", "", "", "小计", "", "", ""]
        refused.append(rows.count)
      case 6:
        row[4] = "罚款35万元"
        row[5] = "三十五万元"
      case 7:
        row[2] = ""
      case 8:
        row = [String](repeating: "", count: 8)
        blank += 1
      case 9:
        row = Self.heading
        refused.append(rows.count)
      default: break
      }
      rows.append(row)
    }
  }

  private static func day(_ month: Int, _ day: Int, spelling: Int) -> String {
    let months = ["一", "二", "三", "四", "五", "六", "七", "八", "九"]
    let tens = ["", "十", "二十"]
    switch spelling {
    case 0: return "2024-\(month)-\(day)"
    case 1: return "2024/\(month)/\(day)"
    case 2: return "2024年\(month)月\(day)日"
    case 3: return "２０２４年\(month)月\(day)日"
    default:
      let unit = day % 10 == 0 ? "" : months[day % 10 - 1]
      return "二〇二四年\(months[month - 1])月\(tens[day / 10])\(unit)日"
    }
  }

  var csv: String {
    (Self.title + [Self.heading] + rows).map { row in
      row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }.joined(separator: "\r\n") + "\r\n"
  }
}
