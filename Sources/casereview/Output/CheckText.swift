import CaseFiles

extension CheckReport {
  /// The report for a reader at a terminal.
  func printText(in language: Language) {
    for item in cases { item.printText(in: language) }
    for item in refused {
      let place = item.source + (item.line.map { ":\($0)" } ?? "")
      printLine("! \(place)\(language == .zh ? "：" : ": ")\(item.reason)")
    }
    let found = cases.reduce(0) { $0 + $1.findingCount }
    let open = cases.reduce(0) { $0 + $1.count("undetermined") }
    printLine(
      Localized(
        zh: "共 \(cases.count) 卷，疑点 \(found) 处，待核 \(open) 项，未载入 \(refused.count) 项。",
        en:
          "Case files: \(cases.count), findings: \(found), undetermined: \(open), refused: \(refused.count).")[
          language])
  }

  /// A row for each finding, and one for each outcome without any.
  var rows: [[String]] {
    var rows = [["number", "source", "check", "state", "message", "derivation", "document", "page", "quote"]]
    for item in cases {
      for outcome in item.outcomes {
        let head = [item.number, item.source, outcome.check, outcome.state]
        if outcome.findings.isEmpty {
          rows.append(
            head + [
              (outcome.missing + [outcome.why].compactMap(\.self)).joined(separator: "；"), "", "", "", "",
            ])
        }
        for finding in outcome.findings {
          let first = finding.evidence.first
          rows.append(
            head + [
              finding.message, finding.derivation, first?.document ?? "", first?.page.map(String.init) ?? "",
              first?.quote ?? "",
            ])
        }
      }
    }
    return rows
  }
}

extension CheckReport.Case {
  var findingCount: Int { outcomes.reduce(0) { $0 + $1.findings.count } }

  func count(_ state: String) -> Int { outcomes.filter { $0.state == state }.count }

  fileprivate func printText(in language: Language) {
    printLine([number, title, agency].filter { !$0.isEmpty }.joined(separator: "  "))
    printLine("  \(source)")
    for outcome in outcomes {
      for finding in outcome.findings {
        printLine("  ✗ \(outcome.check) \(finding.message)")
        if !finding.derivation.isEmpty { printLine("      \(finding.derivation)") }
        for place in finding.evidence { printLine("      ▸ \(place.text(in: language))") }
        if !outcome.basis.isEmpty { printLine("      § \(outcome.basis)") }
      }
    }
    for outcome in outcomes where outcome.state == "undetermined" || outcome.state == "failed" {
      let words = outcome.missing.isEmpty ? [outcome.why ?? ""] : outcome.missing
      let colon = language == .zh ? "：" : ": "
      let semicolon = language == .zh ? "；" : "; "
      printLine("  ? \(outcome.check) \(outcome.title)\(colon)\(words.joined(separator: semicolon))")
    }
    printLine(
      Localized(
        zh:
          "  通过 \(count("passed")) · 疑点 \(findingCount) · 待核 \(count("undetermined")) · 不涉及 \(count("not-applicable"))",
        en:
          "  passed \(count("passed")) · findings \(findingCount) · undetermined \(count("undetermined")) · not applicable \(count("not-applicable"))"
      )[language])
    printLine()
  }
}

extension CheckReport.Evidence {
  func text(in language: Language) -> String {
    var words = document
    if let page { words += language == .zh ? " 第\(page)页" : " p. \(page)" }
    if let line { words += language == .zh ? " 第\(line)行" : " line \(line)" }
    if let quote { words += " “\(quote)”" }
    return words
  }
}
