import CaseFiles

/// A table as it is scraped from agencies' pages: shifted cells, ranges of numbers, several amounts in a cell.
///
/// The same number always gives the same rows.
struct ScrapedTable {
  static let heading = [
    "序号", "当事人名称", "行政处罚决定书文号", "主要违法违规行为", "行政处罚内容", "罚款金额", "处罚决定日期", "作出决定机关",
  ]

  var rows: [[String]] = []
  /// How many rows must be refused, and how many are taken with a doubt.
  var refused = 0
  var doubtful = 0

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
        "罚款\(amount)元", "\(amount)", "2024-\(random(9) + 1)-\(random(28) + 1)", "示例监管分局",
      ]
      switch random(40) {
      case 0:
        row[2] = "示金罚决字〔2024〕\(index)-\(index + 2)号"
      case 1:
        row[5] = "40万元;5万元"
        doubtful += 1
      case 2:
        row[6] = "2024年2月30日"
        doubtful += 1
      case 3:
        // Everything from the number on one column to the left.
        row = Array(row[..<2] + row[3...] + [""])
        refused += 1
      case 4:
        // A comma that was not quoted.
        row.insert("等人", at: 2)
        refused += 1
      case 5:
        row = ["\(index)", "", "", "", "小计", "", "", ""]
        refused += 1
      case 6:
        row[5] = "三十五万元"
      case 7:
        row[2] = ""
      default: break
      }
      rows.append(row)
    }
  }

  var csv: String {
    ([Self.heading] + rows).map { row in
      row.map { $0.contains(",") ? "\"\($0)\"" : $0 }.joined(separator: ",")
    }.joined(separator: "\r\n") + "\r\n"
  }
}
