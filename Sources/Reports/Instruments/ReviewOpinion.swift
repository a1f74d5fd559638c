import CaseFiles
import OfficeFiles

extension InstrumentText {
  /// 评查意见书: result, problems, opinion, what follows.
  mutating func writeReviewOpinion() {
    paragraph("\(occasion())，对\(you)办理的\(caseFile())进行了评查。现提出如下评查意见：")
    writeResult()
    heading("发现的问题")
    if instrument.problems.isEmpty { paragraph("本次评查未发现需要指出的问题。") }
    for (index, problem) in instrument.problems.enumerated() { write(problem, number: index + 1) }
    heading("评查意见")
    let opinion = blanks.fill(instrument.opinion, Localized(zh: "评查意见", en: "opinion"))
    for line in opinion.split(whereSeparator: \.isNewline) { paragraph(withFullStop(String(line))) }
    heading("有关事项")
    if !instrument.problems.isEmpty { paragraph(whatFollows) }
    writeClosing()
  }

  private var whatFollows: String {
    guard let deadline = instrument.deadline else {
      return "需要整改的事项、要求和期限，以\(we)发出的整改通知书为准。"
    }
    let derivation = deadline.derivation.map { "（期限计算：\(withoutFullStop($0))）" } ?? ""
    return "请\(you)对照上述问题逐项整改，于\(deadline.day.chinese)前（含当日）将整改情况书面报送\(we)\(derivation)。"
  }

  private mutating func writeResult() {
    heading("评查结果")
    let result = instrument.result
    let score = blanks.fill(result?.score, Localized(zh: "得分", en: "score"))
    let grade = blanks.fill(result?.grade, Localized(zh: "等次", en: "grade"))
    paragraph("经评查，该案卷得分为\(score)分，评定等次为\(grade)。")
    if let result, !result.vetoes.isEmpty {
      let before = result.ungated.map { "；适用一票否决前的得分为\($0)分" } ?? ""
      paragraph("该案卷存在一票否决情形：\(result.vetoes.map(withoutFullStop).joined(separator: "；"))\(before)。")
    }
    let reviewers = instrument.review.reviewers.joined(separator: "、")
    paragraph("评查人员：\(blanks.fill(reviewers, Localized(zh: "评查人员", en: "reviewers")))。")
    if let sections = result?.sections, !sections.isEmpty {
      blocks.append(
        .table(
          .init(
            header: ["评查项目", "应得分", "实得分", "扣分理由"],
            rows: sections.map { [$0.title, $0.full, $0.earned, $0.reason] }, widths: [8, 3, 3, 12])))
    }
  }
}
