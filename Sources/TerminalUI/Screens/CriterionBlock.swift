import CaseFiles
import Prechecks
import Reviewing
import Standards

/// The criterion at hand, laid out: deductions and findings first, for they are what is decided on.
extension App {
  func criterionBlock(columns: Int) -> TextBlock {
    var block = TextBlock(columns: columns - 2)
    guard let review, let item = review.item else { return block }
    let entry = desk.entries[review.entry]
    if let criterion = item.criterion {
      let line = review.score.lines[item.lines.lowerBound]
      addHead(criterion, line, to: &block)
      addDeductions(criterion, to: &block)
    } else {
      block.add(
        Localized(zh: "其他疑点：没有评查项目与之对应", en: "Other findings: no criterion claims them")[language], .heading)
    }
    addFindings(item, entry, to: &block)
    if let criterion = item.criterion {
      addMark(to: &block)
      addOtherResults(item, entry, to: &block)
      addGuidance(criterion, to: &block)
    }
    return block
  }

  private func addHead(_ criterion: Criterion, _ line: Score.Line, to block: inout TextBlock) {
    let right: String
    switch criterion.kind {
    case .veto: right = Localized(zh: "否决项", en: "veto")[language]
    case .record where criterion.isDocument: right = Localized(zh: "文书", en: "document")[language]
    case .record: right = Localized(zh: "只记录", en: "record only")[language]
    case .bonus: right = "+\(criterion.points)"
    case .scored where line.state == .na: right = Localized(zh: "不计分", en: "not counted")[language]
    case .scored: right = "\(line.earned)/\(line.of)"
    }
    let state = signs.sign(line.state) + " " + line.state.title(for: criterion.kind)[language]
    block.add(
      "\(criterion.id) \(criterion.title[language])", .heading, right: "\(state)  \(right)",
      Signs.role(line.state))
  }

  private func addDeductions(_ criterion: Criterion, to block: inout TextBlock) {
    let mark = mark
    for (index, deduction) in criterion.deductions.enumerated() {
      let taken = mark.deductions.first { $0.id == deduction.id }
      let amount = deduction.words[language]
      let times = taken.map { $0.times > 1 ? "×\($0.times)" : "" } ?? ""
      let key = index < 9 ? "\(index + 1)" : " "
      let sign = taken == nil ? " " : signs.sign(Mark.State.deducted)
      let lost = taken.map {
        "  \(Localized(zh: "已扣", en: "taken")[language]) \(criterion.points(taken: $0))\(times)"
      }
      block.add(
        "\(deduction.title[language])\(bracketed(amount))\(lost ?? "")", taken == nil ? .normal : .warning,
        lead: "\(sign)\(key) ", leadRole: taken == nil ? .accent : .warning)
    }
  }

  private func addFindings(_ item: ReviewItem, _ entry: CaseEntry, to block: inout TextBlock) {
    for (index, place) in item.findings.enumerated() {
      let result = entry.results[place.result]
      let finding = result.outcome.findings[place.finding]
      let decision = entry.review.scorecard.decision(place.key)
      let target = Target.finding(index)
      let state: Localized
      switch decision.state {
      case .open: state = Localized(zh: "疑点 ", en: "Finding ")
      case .adopted: state = Localized(zh: "已采纳 ", en: "Adopted ")
      case .rejected: state = Localized(zh: "不采纳 ", en: "Rejected ")
      }
      let role: Role = decision.state == .open ? .warning : decision.state == .adopted ? .good : .dim
      block.add(
        finding.message[language], decision.state == .rejected ? .dim : .normal,
        lead: signs.sign(decision.state) + " " + state[language], leadRole: role, target: target)
      if !decision.reason.isEmpty {
        block.add(
          decision.reason, lead: Localized(zh: "因", en: "because")[language] + " ", indent: 2, target: target)
      }
      guard decision.state != .rejected else { continue }
      block.add(
        finding.derivation[language], .dim, lead: Localized(zh: "推算", en: "Why")[language] + " ", indent: 2,
        target: target)
      for source in finding.evidence {
        block.add(
          placeText(placeName(source), source.page, source.line, source.quote ?? ""), .quote,
          lead: Localized(zh: "出处", en: "See")[language] + " ", indent: 2, target: target)
      }
      block.add(
        result.basis, .dim, lead: Localized(zh: "法据", en: "Law")[language] + " ", indent: 2, target: target)
    }
  }

  private func addMark(to block: inout TextBlock) {
    let mark = mark
    if !mark.reason.isEmpty {
      block.add(mark.reason, lead: Localized(zh: "理由", en: "Reason")[language] + " ", leadRole: .heading)
    }
    for citation in mark.evidence {
      block.add(
        citationText(citation), .cited, lead: Localized(zh: "引用", en: "Cited")[language] + " ",
        leadRole: .heading)
    }
  }

  /// What the machine looked at without finding anything: saves the reviewer the same reading.
  private func addOtherResults(_ item: ReviewItem, _ entry: CaseEntry, to block: inout TextBlock) {
    for index in item.otherResults {
      let result = entry.results[index]
      switch result.outcome {
      case .passed:
        block.add(
          result.title[language], .good,
          lead: signs.sign(.met) + " " + Localized(zh: "机检通过", en: "Checked")[language] + " ", leadRole: .good
        )
      case .undetermined(let missing):
        let text = missing.map { $0[language] }.joined(separator: language == .zh ? "；" : "; ")
        block.add(
          "\(result.title[language])\(colon)\(text)",
          lead: "? " + Localized(zh: "机检不能判断", en: "Undetermined")[language] + " ", leadRole: .warning)
      case .notApplicable(let why):
        block.add(
          "\(result.title[language])\(colon)\(why[language])", .dim,
          lead: signs.sign(.na) + " " + Localized(zh: "机检不适用", en: "Does not apply")[language] + " ")
      case .failed(let error):
        block.add(
          "\(result.title[language])\(colon)\(error)", .dim,
          lead: signs.sign(.veto) + " " + Localized(zh: "机检出错", en: "Check failed")[language] + " ",
          leadRole: .bad)
      case .found: break
      }
    }
  }

  private func addGuidance(_ criterion: Criterion, to block: inout TextBlock) {
    let parts: [(Localized, String)] = [
      (Localized(zh: "看", en: "Look at"), criterion.look[language]),
      (Localized(zh: "依据", en: "Basis"), criterion.basis),
      (Localized(zh: "常见错误", en: "Common errors"), criterion.commonErrors?[language] ?? ""),
      (Localized(zh: "例外", en: "Exceptions"), criterion.exceptions?[language] ?? ""),
      (Localized(zh: "不涉及", en: "N/A when"), criterion.notApplicable?[language] ?? ""),
    ]
    for (label, text) in parts where !text.isEmpty {
      block.add(text, .dim, lead: label[language] + " ", leadRole: .accent)
    }
  }

  /// `立案审批表 第1页 “…”`.
  /// The file a source lies in; what a reviewer entered stands in none.
  func placeName(_ source: Source) -> String {
    source.isEntered && CaseFile.manifestNames.contains(source.file)
      ? Localized(zh: "评查人录入", en: "entered by the reviewer")[language] : source.file
  }

  func placeText(_ document: String, _ page: Int?, _ line: Int?, _ quote: String) -> String {
    var text = document
    if let page { text += Localized(zh: " 第\(page)页", en: " p. \(page)")[language] }
    if let line { text += Localized(zh: " 第\(line)行", en: " line \(line)")[language] }
    return quote.isEmpty ? text : text + " “\(quote)”"
  }

  func citationText(_ citation: Citation) -> String {
    guard citation.isAbsence else { return placeText(citation.document, citation.page, nil, citation.quote) }
    return Localized(
      zh: "\(citation.document) 未见：\(citation.quote)",
      en: "\(citation.document), not found: \(citation.quote)")[
        language]
  }
}

extension Deduction {
  /// What it takes, in a few words.
  var words: Localized {
    switch amount {
    case .once(let points): Localized("−\(points)")
    case .perOccurrence(let step, let cap):
      Localized(zh: "每处 −\(step)，至多 −\(cap)", en: "−\(step) each, at most −\(cap)")
    case .range(let least, let most): Localized("−\(least)…\(most)")
    }
  }
}
