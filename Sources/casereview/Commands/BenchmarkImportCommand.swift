import ArgumentParser
import CaseFiles
import Foundation
import Standards

extension StandardsCommand {
  struct BenchmarkGroup: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "benchmark", abstract: said("裁量基准", "Discretion benchmarks."),
      subcommands: [ImportBenchmarks.self])
  }

  struct ImportBenchmarks: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "import",
      abstract: said(
        "从 CSV 或 XLSX 表格导入裁量基准；不带 -o 只作预览",
        "Take benchmarks over from CSV or XLSX; without -o only a preview."))

    @Argument(help: said("表格文件", "The table's file.")) var file: String
    @Option(name: .shortAndLong, help: said("写入的 YAML 文件", "The YAML file to write.")) var output: String?
    @Option(help: said("基准编号的前缀", "What the benchmarks' ids begin with.")) var id: String?
    @Option(help: said("制定机关", "The body that made them.")) var maker: String?
    @Option(help: said("制定机关层级，如 市级", "The maker's level, such as 市级.")) var level: String?
    @Option(help: said("依据，表格没有依据一列时使用", "The basis, where the table has no column for it.")) var basis:
      String?
    @Option(help: said("生效日期，如 2024-01-01", "In force from, such as 2024-01-01.")) var from: String?
    @Option(help: said("工作表名称，默认第一张", "The sheet's name; the first by default.")) var sheet: String?
    @Option(
      name: .customLong("map"), parsing: .upToNextOption,
      help: said("改正列的含义，如 act=违法情节 amount=处罚额度", "Set what columns hold, such as act=违法情节 amount=处罚额度."))
    var mapping: [String] = []
    @Option(help: said("输出格式：text 或 json", "Output format: text or json.")) var format: OutputFormat = .text
    @Flag(help: said("覆盖已有文件", "Replace an existing file.")) var force = false
    @OptionGroup var shared: SharedOptions

    func run() throws {
      try running(in: shared.language) {
        let table = try Table(path: file, sheet: sheet)
        let columns = try mapped(table.headings)
        guard columns.missing.isEmpty else {
          let names = columns.missing.map { "\($0.rawValue)（\($0.words[shared.language])）" }
          throw CommandFailure(
            zh:
              "\(file)：看不出哪一列是 \(names.joined(separator: "、"))；用 --map \(columns.missing[0].rawValue)=列名 指明，"
              + "表头有 \(table.headings.joined(separator: "、"))",
            en: "\(file): no column for \(names.joined(separator: ", ")); name it with "
              + "--map \(columns.missing[0].rawValue)=HEADING, the headings are \(table.headings.joined(separator: ", "))"
          )
        }
        let day = try shared.day(from, option: "--from")
        if output != nil, maker == nil || day == nil {
          throw CommandFailure(
            zh: "写入文件须用 --maker 指明制定机关、用 --from 指明生效日期",
            en: "to write a file, name the maker with --maker and the first day in force with --from")
        }
        let stem = URL(fileURLWithPath: file).deletingPathExtension().lastPathComponent
        let result = BenchmarkImport(
          table.rows, headings: table.headings, columns: columns,
          heading: .init(
            id: id ?? stem, maker: maker ?? "？", makerLevel: level, basis: basis ?? stem,
            from: day ?? today()), file: file)
        if let output { try write(Array(result.benchmarks.yaml.utf8), to: output, replacing: force) }
        let report = ImportReport(
          result, table: table, columns: columns, output: output, language: shared.language)
        if format == .json { try printJSON(report) } else { report.printText(in: shared.language) }
      }
    }

    private func mapped(_ headings: [String]) throws -> BenchmarkColumns {
      var columns = BenchmarkColumns(proposedFor: headings)
      for entry in mapping {
        let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
        guard parts.count == 2, let column = BenchmarkColumn(rawValue: parts[0]) else {
          let known = BenchmarkColumn.allCases.map(\.rawValue).joined(separator: " ")
          throw CommandFailure(
            zh: "--map “\(entry)”应写作 含义=列名；含义有 \(known)",
            en: "write --map “\(entry)” as MEANING=HEADING; known are \(known)")
        }
        guard let index = headings.firstIndex(of: parts[1]) else {
          throw CommandFailure(
            zh: "没有列“\(parts[1])”；表头有 \(headings.joined(separator: "、"))",
            en: "there is no column “\(parts[1])”; the headings are \(headings.joined(separator: ", "))")
        }
        for (other, place) in columns.places where place == index { columns.places[other] = nil }
        columns.places[column] = index
      }
      return columns
    }
  }
}

/// What an import of benchmarks came to.
private struct ImportReport: Encodable {
  struct Column: Encodable {
    var meaning, heading: String
  }

  var schema = "casereview.benchmark-import/1"
  var columns: [Column]
  var rows: Int
  var taken: Int
  var benchmarks: [String: Int]
  var output: String?
  var refused: [CheckReport.Refused]

  init(
    _ result: BenchmarkImport, table: Table, columns: BenchmarkColumns, output: String?, language: Language
  ) {
    self.columns = BenchmarkColumn.allCases.compactMap { column in
      columns.places[column].map { Column(meaning: column.rawValue, heading: table.headings[$0]) }
    }
    rows = result.rowCount
    taken = result.takenRows
    benchmarks = Dictionary(grouping: result.benchmarks, by: \.shape.rawValue).mapValues(\.count)
    self.output = output
    refused = result.refused.map { CheckReport.Refused($0, folder: nil, language: language) }
  }

  func printText(in language: Language) {
    for column in columns { printLine("  \(column.meaning) = \(column.heading)") }
    for item in refused {
      let place = item.source + (item.line.map { ":\($0)" } ?? "") + (item.column.map { "[\($0)]" } ?? "")
      printLine("! \(place)：\(item.reason)")
    }
    let shapes = benchmarks.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: "，")
    printLine(
      Localized(
        zh:
          "读入 \(rows) 行，采用 \(taken) 行，未采用 \(refused.count) 行；基准 \(benchmarks.values.reduce(0, +)) 个（\(shapes)）。",
        en:
          "\(rows) rows read, \(taken) taken, \(refused.count) refused; \(benchmarks.values.reduce(0, +)) benchmarks (\(shapes))."
      )[language])
    if let output { printLine(Localized(zh: "已写入 \(output)", en: "Wrote \(output)")[language]) }
  }
}
