import CaseFiles
import Standards

extension Standard {
  /// The score line by line, so that a reader re-adds it with a pencil.
  public func derivation(of score: Score, card: Scorecard) -> [Localized] {
    var lines: [Localized] = []
    for line in score.lines {
      guard let criterion = criterion(line.criterion) else { continue }
      switch line.state {
      case .deducted where line.earned < line.of:
        lines.append(deductionLine(line, criterion, card.mark(line.criterion)))
      case .veto:
        lines.append(
          Localized(
            zh: "\(criterion.id) \(criterion.title.zh)：一票否决成立（\(card.mark(line.criterion).reason)）",
            en:
              "\(criterion.id) \(criterion.title.en): veto established (\(card.mark(line.criterion).reason))")
        )
      case .na:
        lines.append(
          Localized(
            zh: "\(criterion.id) \(criterion.title.zh)：不评，\(criterion.points) 分不计入",
            en: "\(criterion.id) \(criterion.title.en): not applicable, \(criterion.points) points left out"))
      default: break
      }
    }
    lines.append(formulaLine(score))
    if score.bonus > .zero { lines.append(Localized(zh: "加分 \(score.bonus)", en: "Bonus \(score.bonus)")) }
    if !score.vetoes.isEmpty {
      lines.append(
        Localized(
          zh:
            "一票否决 \(score.vetoes.joined(separator: "、"))：\(vetoEffect == .scoreZero ? "总分记 0" : "等次为\(score.grade.zh)")，否决前 \(score.ungated) 分（\(score.ungatedGrade.zh)）",
          en:
            "Veto \(score.vetoes.joined(separator: ", ")): \(vetoEffect == .scoreZero ? "the score is 0" : "the grade is \(score.grade.en)"), before it \(score.ungated) (\(score.ungatedGrade.en))"
        ))
    }
    let open = score.unanswered.count
    lines.append(
      Localized(
        zh: "得分 \(score.score)，等次 \(score.grade.zh)" + (open > 0 ? "（还有 \(open) 项未评，暂按满分计）" : ""),
        en: "Score \(score.score), grade \(score.grade.en)"
          + (open > 0 ? " (\(open) criteria unanswered, counted in full)" : "")))
    return lines
  }

  private func deductionLine(_ line: Score.Line, _ criterion: Criterion, _ mark: Mark) -> Localized {
    let parts = mark.deductions.compactMap { taken -> (zh: String, en: String)? in
      guard let deduction = criterion.deductions.first(where: { $0.id == taken.id }) else { return nil }
      let times = taken.times > 1 ? "×\(taken.times)" : ""
      let points = criterion.points(taken: taken)
      return ("\(deduction.title.zh)\(times) −\(points)", "\(deduction.title.en)\(times) −\(points)")
    }
    return Localized(
      zh:
        "\(criterion.id) \(criterion.title.zh)：\(parts.map(\.zh).joined(separator: "；"))；得 \(line.earned)/\(line.of)",
      en:
        "\(criterion.id) \(criterion.title.en): \(parts.map(\.en).joined(separator: "; ")); earned \(line.earned) of \(line.of)"
    )
  }

  private func formulaLine(_ score: Score) -> Localized {
    let digits = rounding.decimals
    switch formula {
    case .fullMinusDeductions:
      return Localized(
        zh: "100 − \(score.lost) = \(score.ungated)", en: "100 − \(score.lost) = \(score.ungated)")
    case .earnedRatio:
      return Localized(
        zh: "100 × 得分 \(score.earned) ÷ 参评 \(score.participating) = \(score.ungated)（保留 \(digits) 位小数，四舍五入）",
        en:
          "100 × earned \(score.earned) ÷ participating \(score.participating) = \(score.ungated) (rounded half up to \(digits) decimals)"
      )
    case .basePlusRatio(let base, let scale, _):
      return Localized(
        zh:
          "\(base) + \(scale) × 得分 \(score.earned) ÷ 参评 \(score.participating) − \(score.deducted) = \(score.ungated)（保留 \(digits) 位小数，四舍五入）",
        en:
          "\(base) + \(scale) × earned \(score.earned) ÷ participating \(score.participating) − \(score.deducted) = \(score.ungated) (rounded half up to \(digits) decimals)"
      )
    }
  }
}
