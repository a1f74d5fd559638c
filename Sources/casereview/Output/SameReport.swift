import CaseFiles
import Prechecks

/// What `same` says, as one value for all its renderings.
struct SameReport: Encodable {
  struct Case: Encodable {
    var number, source, agency, title: String
    var outcome: CheckReport.Outcome
  }

  var schema = "casereview.same/1"
  var check, title, basis: String
  var subject: String?
  /// How many files stand in each state.
  var counts: [String: Int]
  /// What asks for attention first.
  var cases: [Case]
  var refused: [CheckReport.Refused]

  init(_ same: SameCheck, subject: String?, loaded: LoadedCaseFiles, language: Language) {
    check = same.check
    title = same.title[language]
    basis = same.basis
    self.subject = subject
    counts = Dictionary(uniqueKeysWithValues: SameCheck.states.map { ($0, same.rows($0).count) })
    cases = SameCheck.states.flatMap { same.rows($0) }.map { row in
      let file = loaded.files[row.file]
      return Case(
        number: file.number?.value.description ?? "", source: file.location,
        agency: file.agency?.name?.value ?? "", title: file.title?.value ?? file.act?.value ?? "",
        outcome: CheckReport.Outcome(row.result, standard: nil, language: language))
    }
    refused = loaded.refused.map { CheckReport.Refused($0, folder: nil, language: language) }
  }

  var rows: [[String]] {
    [["number", "source", "agency", "check", "state", "message", "derivation"]]
      + cases.flatMap { item in
        let head = [item.number, item.source, item.agency, check, item.outcome.state]
        return item.outcome.findings.isEmpty
          ? [head + [item.words, ""]] : item.outcome.findings.map { head + [$0.message, $0.derivation] }
      }
  }

  func printText(in language: Language) {
    printLine("\(check)  \(title)\(subject.map { "  [\($0)]" } ?? "")  § \(basis)")
    let names = [
      "found": Localized(zh: "疑点", en: "found"), "undetermined": Localized(zh: "待核", en: "undetermined"),
      "failed": Localized(zh: "未能运行", en: "failed"), "passed": Localized(zh: "通过", en: "passed"),
      "not-applicable": Localized(zh: "不涉及", en: "not applicable"),
    ]
    for state in SameCheck.states where counts[state] ?? 0 > 0 {
      printLine()
      printLine("\(names[state]?[language] ?? state)  \(counts[state] ?? 0)")
      for item in cases where item.outcome.state == state {
        printLine(
          "  \([item.number, item.agency, item.title].filter { !$0.isEmpty }.joined(separator: "  "))  \(item.source)"
        )
        if !item.words.isEmpty { printLine("      \(item.words)") }
      }
    }
    printLine()
    printLine(
      Localized(
        zh:
          "共 \(cases.count) 卷，其中疑点 \(counts["found"] ?? 0) 卷，待核 \(counts["undetermined"] ?? 0) 卷，未载入 \(refused.count) 项。",
        en:
          "\(cases.count) case files: \(counts["found"] ?? 0) with findings, \(counts["undetermined"] ?? 0) undetermined, \(refused.count) refused."
      )[language])
    for item in refused { printLine("! \(item.source)：\(item.reason)") }
  }
}

extension SameReport.Case {
  var words: String {
    switch outcome.state {
    case "found": outcome.findings.map(\.message).joined(separator: "；")
    case "undetermined": outcome.missing.joined(separator: "；")
    default: outcome.why ?? ""
    }
  }
}
