import Foundation

/// The samples in a folder of their own, beside a list of as many lines as a bureau's year has files.
enum SampleBench {
  static func run(_ products: Products, samples: String) throws {
    let subjects = try subjects(products, samples: samples)
    for (rows, columns) in [(24, 80), (60, 200)] {
      show("\n\(columns)×\(rows)")
      show(Table.heading)
      var measured: [String: Measurement] = [:]
      for subject in subjects {
        let measurement = try subject.measure(rows: rows, columns: columns)
        show(Table.row(subject.name, measurement))
        measured[subject.name] = measurement
      }
      if let ours = measured["casereview"], let plain = measured["plainlist"] {
        show(Table.ratios(of: ours, to: plain))
      }
    }
  }

  private static func subjects(_ products: Products, samples: String) throws -> [Subject] {
    let text = (1...300).map { "示环罚〔2024〕\($0)号  示例化工厂超标排放水污染物案  示例区生态环境局  第\($0)页" }
    let rows = try products.write(text.joined(separator: "\n"), to: "rows.txt")
    let here = FileManager.default
    var subjects: [Subject] = []
    if here.isExecutableFile(atPath: products.casereview) {
      subjects.append(
        Subject(
          name: "casereview", program: products.casereview, arguments: [samples],
          environment: products.environment("samples"), expected: "帮助"))
    }
    if here.isExecutableFile(atPath: products.plainList) {
      subjects.append(
        Subject(name: "plainlist", program: products.plainList, arguments: [rows], expected: "j/k"))
    }
    if let less = Subject.installed("less") {
      subjects.append(Subject(name: "less", program: less, arguments: [rows], expected: "rows.txt"))
    }
    if Subject.installed("tig") != nil {
      subjects.append(
        Subject(
          name: "tig", program: "/bin/sh", arguments: ["-c", "exec tig < \(rows)"], expected: "[pager]"))
    }
    return subjects
  }
}
