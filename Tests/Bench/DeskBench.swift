import Foundation

/// A desk of a hundred thousand imported files beside programs that show as many lines.
///
/// VisiData is looked for on the path and in `VISIDATA`, for it often lives in an environment of its own.
enum DeskBench {
  static let count = 100_000
  /// Those that are measured in a large window too.
  private static let measuredWide = ["casereview", "plainlist", "tig log"]

  static func run(_ products: Products) throws {
    let subjects = try subjects(products)
    for (rows, columns) in [(24, 80), (60, 200)] {
      show("\n\(count) files, \(columns)×\(rows)")
      show(Table.heading)
      var measured: [String: Measurement] = [:]
      for (name, subject) in subjects where rows == 24 || Self.measuredWide.contains(name) {
        guard let subject else {
          show(Table.line([name, "not installed"]))
          continue
        }
        let measurement = try subject.measure(rows: rows, columns: columns, times: rows == 24 ? 240 : 120)
        show(Table.row(name, measurement))
        measured[name] = measurement
      }
      for name in ["plainlist", "tig log", "lnav", "visidata"] {
        if let ours = measured["casereview"], let peer = measured[name] {
          show(Table.ratios(of: ours, to: peer, named: "÷ " + name))
        }
      }
    }
  }

  /// Down past the end of the screen and up again, so that the list scrolls as well.
  private static let keys = Array(repeating: "j", count: 60) + Array(repeating: "k", count: 60)

  private static func subjects(_ products: Products) throws -> [(String, Subject?)] {
    let table = try products.write(exportedTable(count), to: "desk.csv")
    let lines = try products.write(listedLines(count), to: "desk.txt")
    let workspace = products.environment("desk")
    try Command.run(products.casereview, ["import", table, "--format", "json"], workspace)
    var ours = Subject(
      name: "casereview", program: products.casereview, arguments: [], environment: workspace,
      expected: "案卷 \(count)")
    ours.filters = ["市场监管", "计量", "罚款>9万", "未提交 疑点>1", "机关:第七", "当事人99"]
    let plain = Subject(name: "plainlist", program: products.plainList, arguments: [lines], expected: "j/k")
    let all: [(String, Subject?)] = [
      ("casereview", ours), ("plainlist", plain),
      (
        "tig log",
        // Half as many commits: what tig is for.
        try TigLog(products, commits: count / 2, named: "commits")?.subject(named: "tig log")
      ),
      ("lnav", lnav(lines, products)),
      ("visidata", visidata(table, products)),
    ]
    return all.map { name, subject in
      guard var subject, FileManager.default.isExecutableFile(atPath: subject.program) else {
        return (name, nil)
      }
      subject.keys = keys
      subject.starts = ["casereview", "plainlist"].contains(name) ? 5 : 2
      return (name, subject)
    }
  }

  private static func lnav(_ lines: String, _ products: Products) -> Subject? {
    guard let lnav = Subject.installed("lnav") else { return nil }
    return Subject(
      name: "lnav", program: lnav, arguments: [lines], environment: ["HOME": products.folder.path],
      expected: "示环罚", before: "g")
  }

  private static func visidata(_ table: String, _ products: Products) -> Subject? {
    let named = ProcessInfo.processInfo.environment["VISIDATA"]
    guard let program = named ?? Subject.installed("vd") ?? Subject.installed("visidata") else { return nil }
    return Subject(
      name: "visidata", program: program, arguments: [table], environment: ["HOME": products.folder.path],
      expected: "示环罚")
  }

  private static let kinds = ["市场监督管理局", "生态环境局", "城市管理局", "交通运输局", "卫生健康局", "文化旅游局"]
  private static let acts = ["经营超过保质期的食品", "超标排放水污染物", "未按规定安装计量器具", "擅自占用城市道路", "无证从事网约车经营", "未签订旅游合同"]

  /// The cases of a table as an agency exports it, the same at each run.
  private static func cases<Line>(_ count: Int, _ line: (Int, [Int]) -> Line) -> [Line] {
    var state: UInt64 = 20_240_916
    func next() -> Int {
      state ^= state << 13
      state ^= state >> 7
      state ^= state << 17
      return Int(state >> 33)
    }
    return (1...count).map { number in line(number, (0..<6).map { _ in next() }) }
  }

  private static func agency(_ number: Int) -> String {
    "第\(["一", "二", "三", "四", "五", "六", "七", "八"][number % 8])区" + kinds[number / 8 % kinds.count]
  }

  private static func exportedTable(_ count: Int) -> String {
    let head = "案号,处罚机关,案由,当事人,立案日期,处罚决定日期,送达日期,公示日期,罚款金额,重大执法决定"
    let lines = cases(count) { number, random in
      let month = 1 + random[2] % 6
      let cells = [
        "示环罚〔2024〕\(number)号", agency(random[0]), acts[random[1] % acts.count], "示例当事人\(number)",
        "2024-0\(month)-1\(random[3] % 9)", "2024-0\(month + 3)-2\(random[3] % 8)",
        "2024-0\(month + 3)-2\(random[4] % 9)",
        "2024-10-0\(1 + random[4] % 9)", "\(1000 + random[5] % 100_000)", random[3] % 5 == 0 ? "是" : "否",
      ]
      return cells.joined(separator: ",")
    }
    return ([head] + lines).joined(separator: "\r\n") + "\r\n"
  }

  private static func listedLines(_ count: Int) -> String {
    cases(count) { number, random in
      "示环罚〔2024〕\(number)号  \(acts[random[1] % acts.count])  \(agency(random[0]))  示例当事人\(number)  \(random[5] % 100_000)"
    }.joined(separator: "\n")
  }
}
