import CaseFiles
import OfficeFiles
import Reviewing

extension RoundText {
  mutating func writeIndicators() {
    heading("制度落实指标")
    let rows = statistics.indicators.filter { $0.agency == nil }.map(row)
    table(["指标", "分子/分母", "比例", "未记载", "要求", "结论"], rows, widths: [9, 4, 3, 3, 5, 3])
    paragraph("案卷没有记载的不计入分母。执法记录仪和法制审核人员按各机关填报的人数、台数计算，没有填报的不计。")
    let agencies = statistics.agencies.map(\.name).filter { !$0.isEmpty }
    guard report.kind != .selfReview, agencies.count > 1 else { return }
    let kinds = Indicator.Kind.allCases
    let parts = agencies.map { agency in
      [agency]
        + kinds.map { kind in
          let found = statistics.indicators.first { $0.kind == kind && $0.agency == agency }
          return found?.ratio.map { "\($0.numerator)/\($0.denominator)" } ?? "—"
        }
    }
    paragraph("各机关分子、分母如下，“—”为没有记载或者没有应当统计的案卷：")
    table(["机关"] + kinds.map(\.shortTitle), parts, widths: [6] + kinds.map { _ in 3 })
  }

  private func row(_ indicator: Indicator) -> [String] {
    let target = indicator.kind.target.zh
    let unknown: String
    switch indicator.value {
    case .files(let rate): unknown = "\(rate.unknown.count)"
    case .numbers: unknown = "—"
    }
    let verdict = indicator.isMet.map { $0 ? "达到" : "未达到" } ?? (target.isEmpty ? "—" : "待定")
    let ratio = indicator.ratio
    return [
      "\(indicator.kind.title.zh)（\(indicator.kind.clause)）",
      ratio.map { "\($0.numerator)/\($0.denominator)" } ?? "—", ratio?.percent ?? "—", unknown,
      target.isEmpty ? "—" : target, verdict,
    ]
  }

  mutating func writeProblems() {
    heading(report.kind == .selfReview ? "发现的问题" : "主要问题")
    let total = statistics.natures.reduce(0) { $0 + $1.problems }
    guard total > 0 else {
      paragraph("所评案卷未发现需要指出的问题。")
      return
    }
    let natures = statistics.natures.map {
      ($0.nature.title.zh, $0.problems, share($0.problems, of: total), $0.files.count)
    }
    paragraph("共发现问题\(total)个，按立卷、实体、程序归类（按评查项目的内容归类）：")
    table(
      ["类别", "问题数", "占比", "涉及卷数"], natures.map { [$0.0, "\($0.1)", $0.2, "\($0.3)"] },
      widths: [2, 1, 1, 1])
    chart(
      "立卷、实体、程序问题数",
      natures.map { .init(label: $0.0, value: Double($0.1), text: "\($0.1)个（\($0.2)）") }, full: Double(total))
    let top = statistics.problems.prefix(Self.topProblems)
    paragraph("出现较多的问题（前\(top.count)项）：")
    let rows = top.enumerated().map { index, problem in
      [
        "\(index + 1)", problem.title.zh + (problem.isVeto ? "（一票否决）" : ""), problem.nature.title.zh,
        "\(problem.files.count)", share(problem.files.count, of: count), "\(problem.lost)",
      ]
    }
    table(["序号", "评查项目", "类别", "卷数", "占比", "失分"], rows, widths: [2, 12, 3, 2, 3, 2])
    chart(
      "出现较多的问题",
      top.map { .init(label: $0.title.zh, value: Double($0.files.count), text: "\($0.files.count)卷") })
  }

  private static var topProblems: Int { 10 }

  mutating func writeExamples() {
    heading("典型案例")
    paragraph("以下案例已隐去当事人、执法人员的姓名、名称和号码。")
    for (title, isGood) in [("规范案例", true), ("问题案例", false)] {
      heading(title, level: 2)
      let cases = report.examples.filter { $0.isGood == isGood }
      if cases.isEmpty { paragraph("无。") }
      for example in cases {
        heading(withoutFullStop(example.heading), level: 3)
        paragraph(example.text)
      }
    }
  }

  mutating func writeIssued() {
    heading("监督文书")
    guard !report.issued.isEmpty else {
      paragraph("截至成文之日，未就所评案卷发出监督文书。")
      return
    }
    paragraph("就所评案卷发出下列文书：")
    table(
      ["文书", "份数", "文号"],
      report.issued.map { [$0.title, "\($0.numbers.count)", $0.numbers.joined(separator: "、")] },
      widths: [4, 2, 10])
  }

  /// 自查: what the agency is to correct itself, and how (南沙区实施意见 第16项).
  mutating func writeCorrections() {
    heading("纠正情况")
    paragraph("已作出的决定确有错误或者确需纠正的，在告知当事人并听取陈述、申辩后，依法撤销、补正、变更或者确认违法。")
    let faulty = statistics.files.filter { !$0.vetoes.isEmpty }
    guard !faulty.isEmpty else {
      paragraph("自查未发现存在一票否决情形的案卷。")
      return
    }
    paragraph("存在一票否决情形、需要研究纠正方式的案卷如下：")
    let titles = Dictionary(statistics.problems.map { ($0.criterion, $0.title.zh) }) { first, _ in first }
    table(
      ["案卷", "情形"],
      faulty.map { [$0.id, $0.vetoes.compactMap { titles[$0.criterion] }.joined(separator: "；")] },
      widths: [2, 5])
  }

  mutating func writeDemands() {
    heading(report.kind == .round ? "工作要求" : "下一步工作")
    let items = report.demands.isEmpty ? demandsByProblems : report.demands
    for item in items { paragraph(withoutFullStop(item) + "。") }
  }

  /// What the most frequent problems call for, by the standards' own remedies.
  private var demandsByProblems: [String] {
    statistics.problems.prefix(3).map { problem in
      let remedy = problem.remedy?.zh ?? "逐卷核查原因，能够补正的予以补正，并提出防止再次发生的措施"
      return "针对“\(problem.title.zh)”没有达到要求的问题（\(problem.files.count)卷）：\(withoutFullStop(remedy))"
    } + [
      report.kind == .selfReview
        ? "举一反三，对同类案卷开展排查，按期完成整改并建立台账" : "有关机关应当按整改通知书的要求按期整改，对同类案卷开展排查，发现同类问题一并纠正"
    ]
  }

  mutating func writeMeasures() {
    heading("责任措施")
    guard !report.measures.isEmpty else {
      paragraph("本次评查未提出责任追究措施。")
      return
    }
    for measure in report.measures {
      let name = measure.kind.name.zh
      let verb = name.hasPrefix("建议") ? "" : "予以"
      paragraph(
        "对\(measure.agency)\(verb)\(name)（\(measure.kind.clause)）：\(withoutFullStop(measure.reason))。")
    }
  }
}

extension Indicator.Kind {
  /// For the head of a narrow column.
  fileprivate var shortTitle: String {
    switch self {
    case .published: "公示"
    case .publishedInTime: "按期公示"
    case .legallyReviewed: "法制审核"
    case .recorded: "全过程记录"
    case .recorders: "记录仪"
    case .legalReviewers: "审核人员"
    }
  }
}
