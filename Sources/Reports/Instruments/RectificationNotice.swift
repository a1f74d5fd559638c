import CaseFiles
import OfficeFiles

extension InstrumentText {
  /// 整改通知书: problems with what to do, the deadline, the duty to report.
  mutating func writeRectificationNotice() {
    paragraph("\(occasion())，对\(you)办理的\(caseFile())进行了评查，发现存在需要整改的问题。现将有关事项通知如下：")
    heading("存在的问题和整改要求")
    if instrument.problems.isEmpty {
      paragraph(blanks.fill(nil, Localized(zh: "需要整改的问题", en: "problems to be put right")))
    }
    for (index, problem) in instrument.problems.enumerated() { write(problem, number: index + 1) }
    heading("整改期限")
    writeDeadline()
    heading("整改报告")
    paragraph(
      "请\(you)在整改期限届满前将整改情况书面报送\(we)。报告应当逐项写明整改措施、完成时间和责任人员，并附证明材料；不能按期完成的，应当说明原因。"
    )
    paragraph("请\(you)举一反三，对同类案卷开展自查，发现同类问题一并纠正。\(we)将适时组织回头看，核查整改情况。")
    paragraph("逾期不整改或者整改不到位的，\(we)将依照行政执法监督的有关规定处理。")
    heading("异议和联系方式")
    writeClosing()
  }

  private mutating func writeDeadline() {
    let day = blanks.fill(instrument.deadline?.day.chinese, Localized(zh: "整改期限", en: "deadline"))
    let hasOwn = instrument.problems.contains {
      $0.deadline != nil && $0.deadline != instrument.deadline?.day
    }
    let exception = hasOwn ? "；前列问题另行载明完成期限的，从其期限" : ""
    paragraph("请\(you)于\(day)前（含当日）完成整改\(exception)。")
    if let derivation = instrument.deadline?.derivation {
      paragraph("期限计算：\(withoutFullStop(derivation))。")
    }
  }
}
