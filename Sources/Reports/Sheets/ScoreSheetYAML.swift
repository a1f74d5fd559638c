import CaseFiles
import Reviewing
import Standards

extension ScoreSheetForm {
  /// The sheet as YAML, one line for each criterion and finding; the titles stand above as comments.
  public func yaml(_ card: Scorecard, in language: Language = .zh) -> String {
    var lines: [String] = []
    lines.append(
      YAMLText.comment(
        language == .zh
          ? "state 写 met、deducted、na 或 veto，未评写 unanswered；decision 写 adopted 或 rejected，未定写 open"
          : "state: met, deducted, na, veto or unanswered; decision: adopted, rejected or open"))
    lines.append("standard: \(YAMLText.scalar(standard.id))")
    lines.append("version: \(YAMLText.quoted(standard.version))")
    lines.append("case: \(YAMLText.scalar(caseFile))")
    lines.append("reviewer: \(YAMLText.scalar(reviewer))")
    lines.append("opinion: \(YAMLText.scalar(card.opinion))")
    if !card.opinion.isEmpty { lines.append("opinion_was: \(Fingerprint.of(card.opinion))") }
    lines.append("marks:")
    for section in standard.sections {
      lines.append("  " + YAMLText.comment("\(section.id) \(section.title[language])"))
      for criterion in section.criteria {
        lines.append("  " + YAMLText.comment(about(criterion, in: language)))
        for deduction in criterion.deductions {
          lines.append("  " + YAMLText.comment("    − \(deduction.label(in: language))"))
        }
        lines.append("  - " + line(criterion, card.mark(criterion.id)))
      }
    }
    lines.append(findings.isEmpty ? "findings: []" : "findings:")
    for item in findings {
      let decision = card.decision(item.key)
      lines.append("  " + YAMLText.comment(item.message[language]))
      var parts = [
        "check: \(YAMLText.scalar(item.check))", "finding: \(YAMLText.scalar(item.key))",
        "decision: \(decision.state.rawValue)", "reason: \(YAMLText.scalar(decision.reason))",
      ]
      if decision != FindingDecision() { parts.append("was: \(Fingerprint.of(decision))") }
      lines.append("  - {\(parts.joined(separator: ", "))}")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func about(_ criterion: Criterion, in language: Language) -> String {
    let points = criterion.points > .zero ? "（\(criterion.points)）" : ""
    return "\(criterion.id) \(criterion.title[language])\(points) § \(criterion.basis)"
  }

  private func line(_ criterion: Criterion, _ mark: Mark) -> String {
    var parts = ["criterion: \(YAMLText.scalar(criterion.id))", "state: \(mark.state.rawValue)"]
    let taken = mark.deductions.map { taken -> String in
      let deduction = criterion.deductions.first { $0.id == taken.id }
      var words = ["deduction: \(YAMLText.scalar(taken.id))"]
      if let points = taken.points {
        words.append("points: \(points)")
      } else if let deduction, !deduction.isRange {
        words.append("points: \(deduction.taken(times: taken.times))")
      }
      words.append("times: \(taken.times)")
      return words.joined(separator: ", ")
    }
    switch taken.count {
    case 0: break
    case 1: parts.append(taken[0])
    default: parts.append("deductions: [\(taken.map { "{\($0)}" }.joined(separator: ", "))]")
    }
    parts.append("reason: \(YAMLText.scalar(mark.reason))")
    let evidence = mark.evidence.map { citation -> String in
      var words = ["document: \(YAMLText.scalar(citation.document))"]
      if let page = citation.page { words.append("page: \(page)") }
      words.append("quote: \(YAMLText.scalar(citation.quote))")
      if citation.isAbsence { words.append("absent: true") }
      return "{\(words.joined(separator: ", "))}"
    }
    parts.append("evidence: [\(evidence.joined(separator: ", "))]")
    if mark != Mark() { parts.append("was: \(Fingerprint.of(mark))") }
    return "{\(parts.joined(separator: ", "))}"
  }
}

extension Deduction {
  var isRange: Bool {
    if case .range = amount { true } else { false }
  }
}
