import CaseFiles
import Standards

extension Standard {
  /// The score line by line, so that a reader re-adds it with a pencil: what each criterion lost, what was
  /// left out, what each section came to, the formula with its numbers, the gates after it.
  public func derivation(of score: Score, card: Scorecard) -> [Localized] {
    var lines: [Localized] = []
    var covered: Set<String> = []
    let scored = Dictionary(score.lines.map { ($0.criterion, $0) }) { first, _ in first }
    for line in score.lines {
      guard let criterion = criterion(line.criterion) else { continue }
      if score.overruled.contains(line.criterion) { lines.append(panelLine(criterion, card, scored)) }
      if covered.contains(line.criterion) { continue }
      let mark = card.countedMark(line.criterion)
      if score.waived.contains(line.criterion) { lines.append(waivedLine(criterion)) }
      if criterion.isDocument, line.state == .na || line.state == .deducted {
        lines.append(documentLine(criterion, line.state, scored))
        covered.formUnion(criterion.carries)
        continue
      }
      switch line.state {
      case .deducted where line.earned < line.of: lines.append(deductionLine(line, criterion, mark))
      case .veto where criterion.kind == .veto:
        lines.append(
          Localized(
            zh: "\(criterion.id) \(criterion.title.zh)：一票否决成立（\(mark.reason)）",
            en: "\(criterion.id) \(criterion.title.en): veto established (\(mark.reason))"))
      case .na where criterion.kind == .scored && criterion.points > .zero:
        lines.append(
          Localized(
            zh: "\(criterion.id) \(criterion.title.zh)：不评，\(criterion.points) 分不计入",
            en: "\(criterion.id) \(criterion.title.en): not applicable, \(criterion.points) points left out"))
      default: break
      }
    }
    lines += sectionLines(scored)
    lines.append(formulaLine(score))
    if !score.vetoes.isEmpty { lines.append(vetoLine(score)) }
    lines.append(resultLine(score))
    return lines
  }

  private func panelLine(_ criterion: Criterion, _ card: Scorecard, _ lines: [String: Score.Line])
    -> Localized
  {
    var without = card
    without.panel[criterion.id] = nil
    let before = score(without).lines.first { $0.criterion == criterion.id }
    let decision = card.panel[criterion.id]
    let change = (before?.earned ?? .zero, lines[criterion.id]?.earned ?? .zero)
    let members = decision?.members ?? []
    return Localized(
      zh:
        "\(criterion.id) \(criterion.title.zh)：合议改定，原得 \(change.0) 分，改为 \(change.1) 分（\(decision?.reason ?? "")；\(members.joined(separator: "、"))）",
      en:
        "\(criterion.id) \(criterion.title.en): decided by the panel, \(change.1) instead of \(change.0) (\(decision?.reason ?? ""); \(members.joined(separator: ", ")))"
    )
  }

  private func waivedLine(_ criterion: Criterion) -> Localized {
    let link = links.first { $0.members.contains(criterion.id) }
    let others = (link?.members ?? []).filter { $0 != criterion.id }
    return Localized(
      zh: "\(criterion.id) \(criterion.title.zh)：与 \(others.joined(separator: "、")) 同一事项不重复扣分",
      en:
        "\(criterion.id) \(criterion.title.en): the same fault as \(others.joined(separator: ", ")), not deducted twice"
    )
  }

  private func documentLine(_ criterion: Criterion, _ state: Mark.State, _ lines: [String: Score.Line])
    -> Localized
  {
    guard state == .na else {
      let lost = criterion.carries.reduce(Points.zero) { $0 + (lines[$1].map { $0.of - $0.earned } ?? .zero) }
      return Localized(
        zh: "\(criterion.id) \(criterion.title.zh)：卷内缺少，−\(lost)，得 0",
        en: "\(criterion.id) \(criterion.title.en): missing from the file, −\(lost), earned 0")
    }
    let left = criterion.carries.compactMap { self.criterion($0) }.filter { $0.kind == .scored }
      .reduce(Points.zero) { $0 + $1.points }
    return Localized(
      zh: "\(criterion.id) \(criterion.title.zh)：不需要，\(left) 分不计入",
      en: "\(criterion.id) \(criterion.title.en): not needed, \(left) points left out")
  }

  private func deductionLine(_ line: Score.Line, _ criterion: Criterion, _ mark: Mark) -> Localized {
    let parts = mark.deductions.compactMap { taken -> (zh: String, en: String)? in
      guard let deduction = criterion.deductions.first(where: { $0.id == taken.id }) else { return nil }
      let times = taken.times > 1 ? "×\(taken.times)" : ""
      let points = criterion.points(taken: taken)
      return ("\(deduction.title.zh)\(times) −\(points)", "\(deduction.title.en)\(times) −\(points)")
    }
    // Taken by a deduction of another criterion.
    let zh = parts.isEmpty ? "随同其他项目扣 \(line.of)" : parts.map(\.zh).joined(separator: "；")
    let en = parts.isEmpty ? "−\(line.of) with another criterion" : parts.map(\.en).joined(separator: "; ")
    return Localized(
      zh: "\(criterion.id) \(criterion.title.zh)：\(zh)；得 \(line.earned)/\(line.of)",
      en: "\(criterion.id) \(criterion.title.en): \(en); earned \(line.earned) of \(line.of)")
  }

  /// One line for each section that carries points: their sums are the numbers of the formula.
  private func sectionLines(_ lines: [String: Score.Line]) -> [Localized] {
    let deducted: [String] = if case .basePlusRatio(_, _, let ids) = formula { ids } else { [] }
    return sections.compactMap { section in
      let scored = section.criteria.filter { $0.kind == .scored }.compactMap { lines[$0.id] }
      let of = scored.reduce(Points.zero) { $0 + $1.of }
      guard of > .zero else { return nil }
      let lost = min(section.points ?? of, scored.reduce(Points.zero) { $0 + ($1.of - $1.earned) })
      if deducted.contains(section.id) {
        return Localized(
          zh: "“\(section.title.zh)”共扣 \(lost)", en: "“\(section.title.en)” loses \(lost)")
      }
      return Localized(
        zh: "“\(section.title.zh)”得 \(of - lost)/\(of)",
        en: "“\(section.title.en)” earns \(of - lost) of \(of)")
    }
  }

  private func formulaLine(_ score: Score) -> Localized {
    let mode = rounding.mode.title
    let zhMode = "（保留 \(rounding.decimals) 位小数，\(mode.zh)）"
    let enMode = " (\(mode.en) to \(rounding.decimals) decimals)"
    let inRatio = bonusRule == .inRatio && formula != .fullMinusDeductions && score.bonus > .zero
    let earned = inRatio ? "(\(score.earned) + \(score.bonus))" : "\(score.earned)"
    let zhEarned = inRatio ? "（得分 \(score.earned) + 加分 \(score.bonus)）" : "得分 \(score.earned)"
    let zhBonus = inRatio || score.bonus == .zero ? "" : " + 加分 \(score.bonus)"
    let enBonus = inRatio || score.bonus == .zero ? "" : " + bonus \(score.bonus)"
    switch formula {
    case .fullMinusDeductions:
      return Localized(
        zh: "\(full) − \(score.lost)\(zhBonus) = \(score.ungated)",
        en: "\(full) − \(score.lost)\(enBonus) = \(score.ungated)")
    case .earnedRatio:
      return Localized(
        zh: "\(full) × \(zhEarned) ÷ 参评 \(score.participating)\(zhBonus) = \(score.ungated)\(zhMode)",
        en:
          "\(full) × earned \(earned) ÷ participating \(score.participating)\(enBonus) = \(score.ungated)\(enMode)"
      )
    case .basePlusRatio(let base, let scale, _):
      return Localized(
        zh:
          "\(base) + \(scale) × \(zhEarned) ÷ 参评 \(score.participating) − \(score.deducted)\(zhBonus) = \(score.ungated)\(zhMode)",
        en:
          "\(base) + \(scale) × earned \(earned) ÷ participating \(score.participating) − \(score.deducted)\(enBonus) = \(score.ungated)\(enMode)"
      )
    }
  }

  private func vetoLine(_ score: Score) -> Localized {
    let effect =
      switch vetoEffect {
      case .scoreZero: Localized(zh: "总分记 0", en: "the score is 0")
      case .lowestGrade: Localized(zh: "等次为\(score.grade.zh)", en: "the grade is \(score.grade.en)")
      case .fixed(let most): Localized(zh: "总分至多 \(most)", en: "the score is at most \(most)")
      }
    let before =
      score.ungatedGrade == Localized("")
      ? ("", "") : ("（\(score.ungatedGrade.zh)）", " (\(score.ungatedGrade.en))")
    return Localized(
      zh: "一票否决 \(score.vetoes.joined(separator: "、"))：\(effect.zh)，否决前 \(score.ungated) 分\(before.0)",
      en: "Veto \(score.vetoes.joined(separator: ", ")): \(effect.en), before it \(score.ungated)\(before.1)")
  }

  private func resultLine(_ score: Score) -> Localized {
    let open = score.unanswered.count
    let grade =
      grades.isEmpty
      ? Localized(zh: "本标准不设等次", en: "the standard sets no grades")
      : Localized(zh: "等次 \(score.grade.zh)", en: "grade \(score.grade.en)")
    return Localized(
      zh: "得分 \(score.score)，\(grade.zh)" + (open > 0 ? "（还有 \(open) 项未评，暂按满分计）" : ""),
      en: "Score \(score.score), \(grade.en)"
        + (open > 0 ? " (\(open) criteria unanswered, counted in full)" : ""))
  }
}

extension Rounding.Mode {
  fileprivate var title: Localized {
    switch self {
    case .halfUp: Localized(zh: "四舍五入", en: "rounded half up")
    case .halfEven: Localized(zh: "四舍六入五成双", en: "rounded half to even")
    case .down: Localized(zh: "只舍不入", en: "rounded down")
    }
  }
}
