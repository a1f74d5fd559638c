import CaseFiles
import Prechecks
import Reviewing
import Standards

extension ConcludedReview {
  /// One problem for each criterion that lost points or whose veto is established, vetoes first.
  public var problems: [Instrument.Problem] {
    let card = review.scorecard
    let marked = standard.criteria.filter { [.deducted, .veto].contains(card.countedMark($0.id).state) }
    let vetoes = marked.filter { card.countedMark($0.id).state == .veto }
    return (vetoes + marked.filter { card.countedMark($0.id).state == .deducted }).map {
      problem($0, card.countedMark($0.id))
    }
  }

  /// What the score came to, section by section.
  public var result: Instrument.Outcome {
    let card = review.scorecard
    let score = standard.score(card)
    let lines = Dictionary(score.lines.map { ($0.criterion, $0) }) { first, _ in first }
    let sections = standard.sections.compactMap { section -> Instrument.Outcome.Section? in
      let scored = section.criteria.filter { $0.kind == .scored }
      guard !scored.isEmpty else { return nil }
      let of = scored.reduce(Points.zero) { $0 + (lines[$1.id]?.of ?? .zero) }
      let earned = scored.reduce(Points.zero) { $0 + (lines[$1.id]?.earned ?? .zero) }
      let reasons = scored.filter { card.countedMark($0.id).state == .deducted }.map { criterion in
        let line = lines[criterion.id]
        return "\(heading(of: criterion))（−\((line?.of ?? .zero) - (line?.earned ?? .zero))）"
      }
      return .init(
        title: section.title.zh, full: "\(of)", earned: "\(earned)",
        reason: of == .zero ? "不评" : reasons.joined(separator: "；"))
    }
    return Instrument.Outcome(
      score: "\(score.score)", grade: score.grade.zh,
      vetoes: score.vetoes.map { standard.criterion($0)?.title.zh ?? $0 },
      ungated: score.vetoes.isEmpty ? nil : "\(score.ungated)", sections: sections)
  }

  private func problem(_ criterion: Criterion, _ mark: Mark) -> Instrument.Problem {
    let adopted = adoptedFindings(for: criterion)
    let isPanels = review.scorecard.panel[criterion.id] != nil
    // What the panel said among themselves is in the result and the score sheet; the agency is told the fact.
    let own = review.scorecard.mark(criterion.id)
    let reason = isPanels && own.state == mark.state && !own.reason.isEmpty ? own.reason : mark.reason
    var facts = [reason].filter { !$0.isEmpty }
    facts += adopted.map(\.message.zh).filter { message in !facts.contains { $0.contains(message) } }
    if facts.isEmpty { facts = deductions(of: criterion, mark) }
    var evidence = mark.evidence.filter { !$0.isManifest }.map {
      Instrument.Evidence(
        document: $0.document, page: $0.page, quote: $0.quote.isEmpty ? nil : $0.quote,
        isAbsence: $0.isAbsence)
    }
    for place in adopted.flatMap(\.evidence) where !place.isManifest {
      let found = Instrument.Evidence(document: title(of: place.file), page: place.page, quote: place.quote)
      if !evidence.contains(where: { $0.document == found.document && $0.page == found.page }) {
        evidence.append(found)
      }
    }
    return Instrument.Problem(
      heading: heading(of: criterion) + (isPanels ? "（合议改定）" : ""), fact: facts.joined(separator: "；"),
      evidence: evidence,
      rule: criterion.basis,
      measure: criterion.remedy?.zh ?? Self.generalMeasure)
  }

  /// What was asked for and, as the criterion's title says only that, in what it fell short.
  private func heading(of criterion: Criterion) -> String {
    let short = deductions(of: criterion, review.scorecard.countedMark(criterion.id))
    return criterion.title.zh + (short.isEmpty ? "" : "——" + short.joined(separator: "；"))
  }

  private func deductions(of criterion: Criterion, _ mark: Mark) -> [String] {
    mark.deductions.compactMap { taken in
      criterion.deductions.first { $0.id == taken.id }.map {
        $0.title.zh + (taken.times > 1 ? "（\(taken.times)处）" : "")
      }
    }
  }

  /// The document's title as the catalogue has it, for a file or a title.
  private func title(of name: String) -> String {
    file.documents.first { $0.file?.value == name }?.name ?? name
  }

  private func adoptedFindings(for criterion: Criterion) -> [Finding] {
    results.filter { criterion.checks.contains($0.check) }.flatMap { result in
      result.outcome.findings.filter {
        review.scorecard.decision(result.key(of: $0)).state == .adopted
      }
    }
  }

  private static let generalMeasure = "对照上述规定核查本案及同类案卷，能够补正的予以补正；不能补正的，说明原因并提出防止再次发生的措施。"
}

// A line of the manifest is what the reviewers see, and no document of the agency's file.

extension Source {
  fileprivate var isManifest: Bool { CaseFile.manifestNames.contains(file) }
}

extension Citation {
  fileprivate var isManifest: Bool { CaseFile.manifestNames.contains(document) }
}
