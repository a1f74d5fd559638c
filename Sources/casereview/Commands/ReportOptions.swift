import ArgumentParser
import CaseFiles
import Foundation
import Reports
import Reviewing

/// What `export` takes for reports on many files.
struct ReportOptions: ParsableArguments {
  @Option(help: said("评查批次的名称（默认取自设置）", "The round's name; by default that of the settings.")) var round:
    String?
  @Option(help: said("季度，如 2024Q4", "The quarter, such as 2024Q4.")) var quarter: String?
  @Option(help: said("年度，如 2024", "The year, such as 2024.")) var year: String?
  @Option(help: said("只取这个机关的案卷", "Only the files of this agency.")) var agency: String?
  @Option(
    help: said(
      "机关的排列：\(AgencyOrder.allCases.map(\.rawValue).joined(separator: "、"))；不按罚没数额",
      "The order of agencies: \(AgencyOrder.allCases.map(\.rawValue).joined(separator: ", ")); never by fines."
    ))
  var sort = "name"
  @Option(
    help: said(
      "各机关人员、记录仪数的 CSV（默认工作区的 agencies.csv）",
      "A CSV of officers and recorders; by default agencies.csv of the workspace."))
  var agencies: String?
  @Option(help: said("工作要求，可重复", "What is asked of the agencies; can be repeated.")) var demand: [String] = []
  @Option(help: said("责任措施，可重复", "A measure against an agency; can be repeated.")) var liability: [String] =
    []

  func write(
    _ kind: RoundReport.Kind, on paths: [String], by issuing: Issuing, to output: String, format: String?,
    replacing: Bool, shared: SharedOptions
  ) throws -> Draft {
    let order: AgencyOrder
    do throws(OrderRefused) {
      order = try AgencyOrder(named: sort)
    } catch {
      throw CommandFailure(error.message)
    }
    let period = try period(for: kind)
    let measures = try measures
    let staff = try StaffTable.read(agencies, workspace: shared.workspacePath)
    let reporting = try Reporting(
      paths, mapping: try ColumnOptions.remembered(in: shared), store: issuing.store,
      library: try shared.ruleLibrary(), period: period, agency: agency)
    for error in reporting.refused { printError(error.message(in: shared.language)) }
    if !reporting.withoutReview.isEmpty {
      printError(
        Localized(
          zh: "未计入（没有已提交的评查）：\(reporting.withoutReview.joined(separator: "、"))",
          en: "Left out, no submitted review: \(reporting.withoutReview.joined(separator: ", "))")[
            shared.language])
    }
    guard !reporting.reviews.isEmpty else { throw nothingReviewed(paths, period) }
    try requireOneAgency(kind, reporting.reviews)
    return try issuing.write(kind, to: output, format: format, replacing: replacing) { number, day, stamp in
      var report = try RoundReport(
        kind, on: reporting.reviews, settings: issuing.settings, store: issuing.store, staff: staff,
        order: order,
        period: period, date: day)
      if let round { report.round = round }
      report.number = number
      report.demands = demand
      report.measures = measures
      report.copies = issuing.settings.copies + issuing.choices.copies
      report.properties = stamp.properties
      return report
    }
  }

  private func period(for kind: RoundReport.Kind) throws -> ReportPeriod? {
    if let quarter {
      guard let period = ReportPeriod(quarter: quarter) else {
        throw CommandFailure(
          zh: "--quarter “\(quarter)”不是季度；应写作 2024Q4",
          en: "--quarter “\(quarter)” is no quarter; write 2024Q4")
      }
      return period
    }
    if let year {
      guard let period = ReportPeriod(year: year) else {
        throw CommandFailure(
          zh: "--year “\(year)”不是年度；应写作 2024", en: "--year “\(year)” is no year; write 2024")
      }
      return period
    }
    let today = today()
    switch kind {
    case .round: return nil
    case .quarterly: return .quarter(today.year, today.quarter)
    case .selfReview: return .year(today.year)
    }
  }

  private var measures: [LiabilityMeasure] {
    get throws {
      try liability.map { text in
        guard let measure = LiabilityMeasure(text) else {
          let known = LiabilityMeasure.Kind.allCases
          let chinese = known.map(\.name.zh).joined(separator: "、")
          let english = known.map(\.rawValue).joined(separator: ", ")
          throw CommandFailure(
            zh: "“\(text)”没有写明机关、措施或理由；应写作 某局=约谈：理由，措施可写 \(chinese)",
            en:
              "“\(text)” lacks the agency, the measure or the reason; write AGENCY=summons:reason with one of \(english)"
          )
        }
        return measure
      }
    }
  }

  private func nothingReviewed(_ paths: [String], _ period: ReportPeriod?) -> CommandFailure {
    let time = period.map { Localized(zh: "\($0.title)内", en: " in \($0.title)") } ?? Localized("")
    return paths.isEmpty
      ? CommandFailure(
        zh: "工作区内没有\(time.zh)已提交评查的导入案卷；写明案卷文件夹，或先用 casereview import 导入",
        en:
          "no imported file has a submitted review\(time.en); name case files, or import them with casereview import"
      )
      : CommandFailure(
        zh: "所列案卷没有\(time.zh)已提交的评查；先提交评查，或核对 --quarter、--year、--agency",
        en:
          "none of these files has a submitted review\(time.en); submit one, or look at --quarter, --year, --agency"
      )
  }

  private func requireOneAgency(_ kind: RoundReport.Kind, _ reviews: [ConcludedReview]) throws {
    let names = Set(reviews.map { $0.file.agency?.name?.value ?? "" }).sorted()
    guard kind == .selfReview, names.count > 1 else { return }
    throw CommandFailure(
      zh: "自查报告由一个机关作出，所列案卷属于 \(names.joined(separator: "、"))；用 --agency 指明其中一个",
      en:
        "a self-review report is one agency's; these files belong to \(names.joined(separator: ", ")): name one with --agency"
    )
  }
}
