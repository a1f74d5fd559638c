import CaseFiles
import Prechecks
import Reviewing
import Standards

/// What a reviewer does with findings.
extension App {
  /// The finding selected, with its check.
  var selectedFinding: (place: ReviewItem.FindingPlace, result: CheckResult, finding: Finding)? {
    guard let review, let item = review.item, !item.findings.isEmpty else { return nil }
    let place = item.findings[min(max(0, review.finding), item.findings.count - 1)]
    let result = desk.entries[review.entry].results[place.result]
    return (place, result, result.outcome.findings[place.finding])
  }

  /// Adopting takes the finding's words as the reason and its evidence as citations; pressed again it reopens.
  mutating func adopt() -> [Effect] {
    guard let (place, _, finding) = selectedFinding, let card else { return [] }
    let old = card.decision(place.key)
    if old.state == .adopted {
      return change([.decided(finding: place.key, before: old, after: FindingDecision())])
    }
    let decided = ReviewAction.decided(
      finding: place.key, before: old, after: FindingDecision(state: .adopted))
    // The manifest is not part of the file: only documents are cited.
    let cited = finding.evidence.filter { !CaseFile.manifestNames.contains($0.file) }.map(citation)
    let isMet = mark.state == .met || mark.state == .na
    let effects = remark([decided]) { mark in
      guard !isMet else { return }
      if mark.reason.isEmpty { mark.reason = finding.message.zh }
      mark.evidence += cited.filter { !mark.evidence.contains($0) }
    }
    if let criterion, isMet || mark.state == .unanswered {
      sayAdopted(criterion, cites: !mark.evidence.isEmpty)
    }
    selectOpenFinding()
    return effects
  }

  /// What is to be done next: without a document to cite the points are not complete.
  private mutating func sayAdopted(_ criterion: Criterion, cites: Bool) {
    let deduct = key("扣分")
    if criterion.kind == .veto {
      say(Localized(zh: "已采纳；按 \(key("否决")) 认定否决", en: "Adopted; \(key("否决")) establishes the veto"))
    } else if cites {
      say(Localized(zh: "已采纳并引用出处；按 \(deduct) 扣分", en: "Adopted and cited; \(deduct) takes points"))
    } else {
      let (documents, absence) = (key("文书"), key("引用缺失", on: .document))
      say(
        Localized(
          zh: "已采纳；按 \(deduct) 扣分，再按 \(documents) 到文书里引用出处，没有的按 \(absence) 引用缺失",
          en:
            "Adopted; \(deduct) takes points, then \(documents) opens the documents to cite one, or \(absence) there what is missing"
        ))
    }
  }

  mutating func askRejection() {
    guard let (place, _, _) = selectedFinding, let card else { return }
    let old = card.decision(place.key)
    let prompt = Prompt(
      Localized(zh: "不采纳的理由", en: "Why it is not adopted"), text: old.state == .rejected ? old.reason : "",
      needsText: true, for: .rejection(finding: place.key)
    ) { app, text in
      guard let now = app.card?.decision(place.key) else { return [] }
      let effects = app.change([
        .decided(finding: place.key, before: now, after: FindingDecision(state: .rejected, reason: text))
      ])
      app.selectOpenFinding()
      return effects
    }
    ask(prompt)
  }

  /// Selects the first finding of the item that is not decided.
  mutating func selectOpenFinding() {
    guard let review, let item = review.item, let card else { return }
    if let open = item.findings.firstIndex(where: { card.decision($0.key).state == .open }) {
      self.review?.finding = open
      self.review?.evidence = 0
    }
  }

  mutating func moveFinding(_ delta: Int) {
    guard let review, let item = review.item, !item.findings.isEmpty else {
      self.review?.scroll += delta
      return
    }
    self.review?.finding = min(max(0, review.finding + delta), item.findings.count - 1)
    self.review?.evidence = 0
  }

  /// Shows the next piece of evidence of the selected finding in the documents.
  mutating func showEvidence() {
    guard let (_, _, finding) = selectedFinding, let review, !finding.evidence.isEmpty else { return }
    let index = review.evidence % finding.evidence.count
    let source = finding.evidence[index]
    self.review?.evidence = index + 1
    let place = "\(index + 1)/\(finding.evidence.count)"
    guard let position = documentIndex(source.file) else {
      let at = source.file + (source.line.map { ":\($0)" } ?? "")
      say(
        Localized(
          zh: "依据 \(place)：\(at) \(source.column ?? "") \(source.quote ?? "")",
          en: "Evidence \(place): \(at) \(source.column ?? "") \(source.quote ?? "")"))
      return
    }
    show(document: position, page: source.page, quote: source.quote)
    say(Localized(zh: "依据 \(place)：\(source.file)", en: "Evidence \(place): \(source.file)"))
  }

  func citation(_ source: Source) -> Citation {
    let name = review.flatMap { state in
      documentIndex(source.file).map { desk.entries[state.entry].file.documents[$0].name }
    }
    return Citation(
      document: name ?? source.file, page: source.page, quote: source.quote ?? source.column ?? "")
  }

  /// The document a source names by its file or its name.
  func documentIndex(_ name: String) -> Int? {
    guard let review else { return nil }
    let documents = desk.entries[review.entry].file.documents
    return documents.firstIndex { $0.file?.value == name } ?? documents.firstIndex { $0.name == name }
  }
}
