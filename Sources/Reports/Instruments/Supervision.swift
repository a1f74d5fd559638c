import CaseFiles
import OfficeFiles

/// 行政执法监督通知书、建议书、意见书、决定书, and the reply to a filing for the record.
///
/// Which regulation they rest on and how long the agency has are the bureau's settings: the national regulation
/// (国务院令第825号, in force 2026-02-01) and those of the provinces differ in both.
extension InstrumentText {
  /// 监督通知书: asks the agency to look into what was found and to explain.
  mutating func writeSupervisionNotice() {
    paragraph("根据\(authority())，\(we)对\(you)办理的\(caseFile())开展行政执法监督，发现下列情形需要\(you)核查说明。现将有关事项通知如下：")
    writeProblems(under: "监督事项")
    heading("核查要求")
    paragraph("请\(you)对上述事项逐项核查，书面说明事实经过、处理依据和处理意见，并附有关证据材料的复制件。")
    paragraph("核查中发现确有违法或者不当的，应当主动纠正，并将纠正情况一并说明。")
    writeTerm("核查期限", "\(you)于", "前（含当日）完成核查并书面报送\(we)")
    heading("异议和联系方式")
    writeClosing()
  }

  /// 监督建议书: advises how to put right and to improve.
  mutating func writeSupervisionAdvice() {
    paragraph("根据\(authority())，\(we)对\(you)办理的\(caseFile())开展行政执法监督，发现下列问题。为促进依法行政，现提出如下建议：")
    writeProblems(under: "存在的问题和建议")
    heading("共性问题")
    paragraph("建议\(you)举一反三，排查同类案卷，完善制度和文书，加强对执法人员的培训。")
    writeTerm("办理和反馈期限", "请\(you)研究上述建议，于", "前（含当日）将采纳和办理情况书面反馈\(we)；不予采纳的，应当说明理由")
    heading("异议和联系方式")
    writeClosing()
  }

  /// 监督意见书: holds an act unlawful or improper and has the agency put it right itself.
  mutating func writeSupervisionOpinion() {
    paragraph("根据\(authority())，\(we)对\(you)办理的\(caseFile())开展行政执法监督，查明存在违法或者不当情形。现提出如下监督意见：")
    writeProblems(under: "查明的事实和监督意见")
    heading("自行纠正")
    paragraph("\(you)作出撤销、变更等影响当事人权益的处理前，应当告知当事人并听取其陈述、申辩；给当事人造成损失的，应当依法处理。")
    writeTerm("自行纠正期限", "请\(you)于", "前（含当日）自行纠正，并将纠正情况书面报送\(we)")
    heading("逾期不纠正的后果")
    paragraph("逾期未自行纠正的，\(we)将依法作出行政执法监督决定。")
    heading("异议和联系方式")
    writeClosing()
  }

  /// 监督决定书: decides where the agency has not put it right itself.
  mutating func writeSupervisionDecision() {
    let earlier = blanks.fill(instrument.earlier, Localized(zh: "监督意见书文号", en: "number of the opinion"))
    paragraph("\(we)就\(you)办理的\(caseFile())发出监督意见书（\(earlier)），\(you)逾期未自行纠正。根据\(authority())，现决定如下：")
    writeProblems(under: "查明的事实和决定")
    writeTerm("执行期限", "\(you)应当于", "前（含当日）执行本决定")
    let report = blanks.fill(
      instrument.reportDeadline?.day.chinese, Localized(zh: "执行情况报告期限", en: "last day to report"))
    paragraph("\(you)应当于\(report)前（含当日）将执行情况书面报告\(we)\(derivation(of: instrument.reportDeadline))。")
    heading("不执行的后果")
    paragraph("无正当理由不执行本决定的，\(we)将提请有权机关对负有责任的人员依法处理。")
    heading("异议和联系方式")
    writeClosing()
  }

  /// The answer to a major act filed for the record: agreement, or advice where something was found.
  mutating func writeFilingReply() {
    let decided = instrument.filing?.decided.map { "\($0.chinese)作出、" } ?? ""
    let filed = blanks.fill(
      instrument.filing?.filed?.chinese, Localized(zh: "报送备案日期", en: "day of filing for the record"))
    paragraph(
      "\(you)\(decided)于\(filed)报送备案的\(caseFile(suffix: "重大行政执法行为"))备案材料收悉。根据\(authority())，现将审查意见函复如下：")
    if let filing = instrument.filing, let late = filing.late {
      heading("报送期限")
      paragraph("备案材料应当于\(late.chinese)前（含当日）报送，\(you)实际于\(filed)报送，逾期\(filing.daysLate ?? 0)日。请今后按期报送。")
    }
    if instrument.problems.isEmpty {
      heading("审查意见")
      paragraph("经审查，未发现需要提出监督建议的问题，予以备案。")
    } else {
      writeProblems(under: "审查发现的问题和监督建议")
      writeTerm("整改和反馈期限", "请\(you)于", "前（含当日）完成整改，并将整改情况书面反馈\(we)")
    }
    heading("联系方式")
    writeContact()
  }

  /// 问题清单: the problems as one table, to go with another instrument.
  mutating func writeProblemList() {
    paragraph("\(occasion())，对\(you)办理的\(caseFile())进行了评查，发现问题\(instrument.problems.count)个，列明如下：")
    let rows = instrument.problems.enumerated().map { index, problem in
      let day = (problem.deadline ?? instrument.deadline?.day)?.chinese ?? "—"
      return [
        "\(index + 1)", problem.heading,
        ([problem.fact] + problem.evidence.map(\.words)).map(withoutFullStop).joined(separator: "；"),
        problem.rule.map { cited(rule: $0) } ?? "—", problem.measure ?? "—", day,
      ]
    }
    blocks.append(
      .table(
        .init(header: ["序号", "问题", "事实和出处", "依据", "整改要求", "期限"], rows: rows, widths: [2, 5, 10, 7, 6, 5])))
    writeContact()
  }

  // MARK: Sentences they share

  private mutating func authority() -> String {
    let basis = blanks.fill(instrument.basis, Localized(zh: "监督依据", en: "basis of supervision"))
    return basis.contains("《") || basis.contains("未填写") ? basis : titled(basis)
  }

  private mutating func writeProblems(under title: String) {
    heading(title)
    if instrument.problems.isEmpty {
      paragraph(blanks.fill(nil, Localized(zh: "监督事项", en: "problems")))
    }
    for (index, problem) in instrument.problems.enumerated() { write(problem, number: index + 1) }
  }

  private mutating func writeTerm(_ title: String, _ before: String, _ after: String) {
    heading(title)
    let day = blanks.fill(instrument.deadline?.day.chinese, Localized(zh: title, en: "deadline"))
    paragraph("\(before)\(day)\(after)\(derivation(of: instrument.deadline))。")
  }

  private func derivation(of deadline: Instrument.Deadline?) -> String {
    deadline?.derivation.map { "（期限计算：\(withoutFullStop($0))）" } ?? ""
  }

  /// What is to become of the act, with the reason; a decision must say it for every problem.
  mutating func remedy(of problem: Instrument.Problem, number: Int) -> String? {
    guard problem.remedy != nil || instrument.kind == .supervisionDecision else { return nil }
    func nth(_ zh: String, _ en: String) -> Localized {
      Localized(zh: "第\(number)个问题的\(zh)", en: "\(en) of problem \(number)")
    }
    guard let remedy = problem.remedy else { return "决定：\(blanks.fill(nil, nth("处理方式", "remedy")))。" }
    let ground = withoutFullStop(blanks.fill(problem.ground, nth("处理理由", "ground")))
    var basis = ""
    if let article = remedy.groundsArticle, instrument.basis?.contains(regulationWithGrounds) == true {
      basis = "，依照《\(regulationWithGrounds)》\(article)"
    }
    let order = remedy.order
    return switch instrument.kind {
    case .supervisionDecision: "决定：鉴于\(ground)\(basis)，对该行政执法行为\(order)。"
    case .supervisionOpinion: "监督意见：鉴于\(ground)\(basis)，由\(you)对该行政执法行为依法\(order)。"
    default: "处理建议：鉴于\(ground)\(basis)，建议对该行政执法行为\(order)。"
    }
  }
}
