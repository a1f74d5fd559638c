import CaseFiles
import Reviewing
import Standards

/// The result explained so that a reader can add it up with a pencil.
extension App {
  func conclusionBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns)
    guard let review else { return block }
    let entry = desk.entries[review.entry]
    let score = review.score
    addResult(score, entry, to: &block)
    addBlockers(to: &block)
    addLosses(score, entry, to: &block)
    addPanel(score, entry, to: &block)
    addGains(entry, to: &block)
    block.blank()
    block.add(Localized(zh: "总体意见", en: "Opinion")[language], .heading)
    let opinion = entry.review.scorecard.opinion
    block.add(
      !opinion.isEmpty
        ? opinion
        : isOpen
          ? Localized(
            zh: "（未写；按 \(key("总体意见", on: .conclusion)) 填写）",
            en: "(none; \(key("总体意见", on: .conclusion)) writes one)")[language]
          : Localized(zh: "（未写）", en: "(none)")[language],
      opinion.isEmpty ? .dim : .normal, indent: 2, target: .opinion)
    for issued in entry.review.issued {
      block.add(
        Localized(zh: "已发文：", en: "Issued: ")[language]
          + "\(issued.prefix)〔\(issued.year)〕\(issued.serial)号", .good)
    }
    return block
  }

  private func addResult(_ score: Score, _ entry: CaseEntry, to block: inout TextBlock) {
    block.add(
      Localized(
        zh: "结果  \(score.score) 分  \(score.grade.zh)", en: "Result  \(score.score)  \(score.grade.en)")[
          language],
      .heading)
    for line in explanation(score, entry.standard) { block.add(line[language], indent: 2) }
    let grades = entry.standard.grades.map { "\($0.name[language]) ≥\($0.threshold)" }
    if !grades.isEmpty {
      block.add(
        Localized(zh: "等次：", en: "Grades: ")[language]
          + grades.joined(separator: language == .zh ? "，" : ", "),
        .dim, indent: 2)
    }
    for id in score.vetoes {
      let title = entry.standard.criterion(id)?.title[language] ?? ""
      block.add(
        "\(id) \(title)", .bad,
        lead: signs.sign(.veto) + " " + Localized(zh: "一票否决", en: "Veto")[language] + " ", leadRole: .bad,
        indent: 2,
        target: .criterion(id))
      block.add(entry.review.scorecard.mark(id).reason, indent: 4)
    }
  }

  private func explanation(_ score: Score, _ standard: Standard) -> [Localized] {
    var lines: [Localized] = []
    let decimals = standard.rounding.decimals
    let rounding = Localized(
      zh: "（四舍五入到小数 \(decimals) 位）", en: " (rounded half up to \(decimals) decimals)")
    let inRatio = standard.bonusRule == .inRatio && standard.formula != .fullMinusDeductions
    let isAdded = score.bonus > .zero && !inRatio
    let bonusZh = isAdded ? " ＋ 加分 \(score.bonus)" : ""
    let bonusEn = isAdded ? " + bonus \(score.bonus)" : ""
    let earned = score.bonus > .zero && inRatio ? "(\(score.earned) + \(score.bonus))" : "\(score.earned)"
    switch standard.formula {
    case .fullMinusDeductions:
      lines.append(
        Localized(
          zh: "满分 \(standard.full) − 失分 \(score.lost)\(bonusZh) ＝ \(score.ungated)\(rounding.zh)",
          en: "\(standard.full) − lost \(score.lost)\(bonusEn) = \(score.ungated)\(rounding.en)"))
    case .earnedRatio:
      lines.append(
        Localized(
          zh:
            "得分 \(earned) ÷ 参评分值 \(score.participating) × \(standard.full)\(bonusZh) ＝ \(score.ungated)\(rounding.zh)",
          en:
            "earned \(earned) ÷ participating \(score.participating) × \(standard.full)\(bonusEn) = \(score.ungated)\(rounding.en)"
        ))
    case .basePlusRatio(let base, let scale, _):
      lines.append(
        Localized(
          zh:
            "\(base) ＋ \(scale) × 得分 \(earned) ÷ 参评分值 \(score.participating) − 扣分 \(score.deducted)\(bonusZh) ＝ \(score.ungated)\(rounding.zh)",
          en:
            "\(base) + \(scale) × earned \(earned) ÷ participating \(score.participating) − deducted \(score.deducted)\(bonusEn) = \(score.ungated)\(rounding.en)"
        ))
    }
    if !score.vetoes.isEmpty {
      let effect =
        switch standard.vetoEffect {
        case .scoreZero: Localized(zh: "有一票否决，总分计 0", en: "a veto is established: the total is 0")
        case .lowestGrade: Localized(zh: "有一票否决，等次为最低等", en: "a veto is established: the lowest grade")
        case .fixed(let most):
          Localized(zh: "有一票否决，总分至多 \(most)", en: "a veto is established: the total is at most \(most)")
        }
      let hasGrade = !standard.grades.isEmpty
      lines.append(
        Localized(
          zh: "\(effect.zh)；不计否决为 \(score.ungated) 分" + (hasGrade ? "、\(score.ungatedGrade.zh)" : ""),
          en: "\(effect.en); without it \(score.ungated)" + (hasGrade ? ", \(score.ungatedGrade.en)" : "")))
    }
    if !score.isComplete {
      lines.append(
        Localized(
          zh: "未答 \(score.unanswered.count) 项暂按满分计",
          en: "\(score.unanswered.count) unanswered criteria count as full for now"))
    }
    return lines
  }

  private func addBlockers(to block: inout TextBlock) {
    block.blank()
    guard isOpen else {
      block.add(Localized(zh: "已提交", en: "Submitted")[language], .good)
      return
    }
    let blockers = reading.blockers
    if blockers.isEmpty {
      block.add(
        Localized(
          zh: "未完事项：无，可按 \(key("提交", on: .conclusion)) 提交",
          en: "What is left: nothing; \(key("提交", on: .conclusion)) submits")[language], .good)
      return
    }
    block.add(
      Localized(zh: "未完事项 \(blockers.count)", en: "What is left: \(blockers.count)")[language], .heading)
    for blocker in blockers {
      block.add(
        blocker.text[language], lead: "! ", leadRole: .warning, indent: 2, target: .finding(blocker.item))
    }
  }

  private func addLosses(_ score: Score, _ entry: CaseEntry, to block: inout TextBlock) {
    block.blank()
    block.add(Localized(zh: "失分明细", en: "Points lost")[language], .heading)
    let lost = score.lines.filter { $0.state == .deducted }
    for line in lost {
      guard let criterion = entry.standard.criterion(line.criterion) else { continue }
      let mark = entry.review.scorecard.mark(line.criterion)
      block.add(
        "\(criterion.id) \(criterion.title[language])", .normal,
        right: "−\(line.of - line.earned)/\(line.of)",
        .warning, target: .criterion(criterion.id))
      for taken in mark.deductions {
        let deduction = criterion.deductions.first { $0.id == taken.id }
        let times = taken.times > 1 ? " ×\(taken.times)" : ""
        block.add(
          "\(deduction?.title[language] ?? taken.id)\(times) −\(criterion.points(taken: taken))", .dim,
          indent: 4)
      }
      if !mark.reason.isEmpty {
        block.add(mark.reason, lead: Localized(zh: "理由", en: "Reason")[language] + " ", indent: 4)
      }
      for citation in mark.evidence {
        block.add(citationText(citation), .quote, indent: 4)
      }
    }
    if lost.isEmpty { block.add(Localized(zh: "没有失分", en: "None")[language], .dim, indent: 2) }
    let left = score.lines.filter { $0.state == .na }
    if !left.isEmpty {
      block.add(
        Localized(zh: "不涉及 \(left.count) 项：", en: "\(left.count) not applicable: ")[language]
          + left.map(\.criterion).joined(separator: language == .zh ? "、" : ", "), .dim)
    }
  }
}
