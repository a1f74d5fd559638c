import CaseFiles
import OfficeFiles
import Reviewing

/// Writes a report section by section.
struct RoundText {
  let report: RoundReport
  var blanks = Blanks()
  var blocks: [OfficialDocument.Block] = []

  var statistics: Statistics { report.statistics }
  var we: String { report.kind == .selfReview && report.issuer == nil ? "本单位" : ownName(report.issuer) }
  var count: Int { statistics.files.count }

  init(_ report: RoundReport) {
    self.report = report
  }

  mutating func write() {
    paragraph(opening)
    writeScope()
    writeResults()
    if report.kind != .selfReview { writeAgencies() }
    writeIndicators()
    writeProblems()
    if report.kind == .round { writeExamples() }
    if report.kind == .selfReview { writeCorrections() } else { writeIssued() }
    writeRectifications()
    writeDemands()
    if report.kind == .round { writeMeasures() }
    if let contact = report.contact { paragraph("联系人：\(contact.name)；联系电话：\(contact.phone)。") }
  }

  mutating func heading(_ text: String, level: Int = 1) { blocks.append(.heading(level: level, text)) }

  mutating func paragraph(_ text: String) { blocks.append(.paragraph(text)) }

  mutating func table(_ header: [String], _ rows: [[String]], widths: [Int]) {
    blocks.append(.table(.init(header: header, rows: rows, widths: widths)))
  }

  mutating func chart(_ title: String, _ bars: [Chart.Bar], full: Double? = nil) {
    guard !bars.isEmpty else { return }
    blocks.append(.chart(Chart(title: title, bars: bars, full: full)))
  }

  /// 40%, or a dash where there is nothing to divide by.
  func share(_ part: Int, of whole: Int) -> String { Ratio(part, of: whole).percent ?? "—" }

  private var opening: String {
    let mode = report.mode.map { "采取\($0)方式，" } ?? ""
    let standards = report.standards.map { titled($0) }.joined(separator: "、")
    let by = standards.isEmpty ? "" : "依照\(standards)，"
    switch report.kind {
    case .round:
      let round = report.round.map { "根据\($0)工作安排，" } ?? ""
      return "\(round)\(we)\(mode)\(by)对\(agencyCount)办理的\(count)卷行政执法案卷进行了评查。现将有关情况通报如下："
    case .quarterly:
      return "\(report.period ?? "本季度")，\(we)\(mode)\(by)对\(agencyCount)办理的\(count)卷行政执法案卷进行了评查。现将有关情况报告如下："
    case .selfReview: return "\(report.period ?? "本年度")，\(we)\(by)对办理的\(count)卷行政执法案卷进行了自查。现将有关情况报告如下："
    }
  }

  private var agencyCount: String { "\(statistics.agencies.filter { !$0.name.isEmpty }.count)个行政执法机关" }

  private mutating func writeScope() {
    heading(report.kind == .selfReview ? "自查范围" : "评查范围")
    let kinds = statistics.kinds.map { "\(report.kindName($0.kind))\($0.files.count)卷" }
    let reviewers = Set(statistics.files.map(\.reviewer)).count
    paragraph("共评查\(count)卷：\(kinds.joined(separator: "，"))。参加评查的人员\(reviewers)人。")
    if count == 0 { paragraph(blanks.fill(nil, Localized(zh: "已提交评查的案卷", en: "submitted reviews"))) }
    if statistics.isSmall {
      paragraph("本次评查案卷不足\(Statistics.smallSample)卷，样本较小，文中比例只反映所评案卷，不宜据以推断其他案卷。")
    }
  }

  private mutating func writeResults() {
    heading(report.kind == .selfReview ? "自查结果" : "评查结果")
    if let average = statistics.average { paragraph("平均得分\(average)分。") }
    let grades = statistics.grades.map {
      (report.gradeName($0.name), $0.files.count, share($0.files.count, of: count))
    }
    table(["等次", "卷数", "占比"], grades.map { [$0.0, "\($0.1)", $0.2] }, widths: [2, 1, 1])
    chart(
      "各等次案卷数", grades.map { .init(label: $0.0, value: Double($0.1), text: "\($0.1)卷（\($0.2)）") },
      full: Double(max(count, 1)))
    let vetoed = statistics.vetoed.count
    paragraph(vetoed == 0 ? "未发现一票否决情形。" : "存在一票否决情形的\(vetoed)卷，占\(share(vetoed, of: count))。")
  }

  private mutating func writeAgencies() {
    heading("各机关情况")
    paragraph("下表不作排名，罚没数额、数量不列入统计（菏定政办字〔2023〕6号 第4项）。")
    let names = statistics.grades.map { report.gradeName($0.name) }
    let rows = statistics.agencies.map { agency in
      [
        report.agencyName(agency.name) + (agency.isSmall ? "＊" : ""), "\(agency.files.count)",
        "\(agency.average)",
      ]
        + agency.grades.map { "\($0.files.count)" }
        + ["\(agency.vetoed.count)", "\(agency.problems)", perFile(agency)]
    }
    table(
      ["机关", "卷数", "平均得分"] + names + ["否决", "问题数", "卷均"], rows,
      widths: [7, 2, 3] + names.map { _ in 2 } + [2, 2, 2])
    if statistics.agencies.contains(where: \.isSmall) {
      paragraph("标＊的机关评查案卷不足\(Statistics.smallAgency)卷，数值仅供参考。")
    }
    chart(
      "各机关平均得分",
      statistics.agencies.map {
        .init(
          label: report.agencyName($0.name), value: Double($0.average.thousandths) / 1000,
          text: "\($0.average)分（\($0.files.count)卷）")
      }, full: 100)
  }

  /// To one decimal, half up.
  private func perFile(_ agency: Statistics.Agency) -> String {
    let tenths = (agency.problems * 20 + agency.files.count) / (2 * max(agency.files.count, 1))
    return "\(tenths / 10).\(tenths % 10)"
  }
}
