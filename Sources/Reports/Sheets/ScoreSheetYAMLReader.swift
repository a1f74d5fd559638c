import CaseFiles
import Reviewing
import Standards

extension ScoreSheetForm {
  /// Reads a filled YAML sheet; `file` is its name in the problems. Takes all of it or nothing.
  public func read(yaml: String, file: String) throws(ScoreSheetRefused) -> FilledScoreSheet {
    let source = YAMLFile(path: file)
    guard let root = source.root(of: yaml) else { throw ScoreSheetRefused(problems: source.problems) }
    var reader = ScoreSheetYAMLReader(collector: MarkCollector(self), file: source)
    reader.read(root)
    let problems = (source.problems + reader.collector.problems).sorted {
      ($0.source.line ?? 0) < ($1.source.line ?? 0)
    }
    guard problems.isEmpty else { throw ScoreSheetRefused(problems: problems) }
    return FilledScoreSheet(
      scorecard: reader.collector.card, reviewer: root.optionalText("reviewer") ?? "", written: reader.written
    )
  }
}

private struct ScoreSheetYAMLReader {
  var collector: MarkCollector
  let file: YAMLFile
  var written = FilledScoreSheet.Fingerprints()

  mutating func read(_ root: YAMLMap) {
    root.allow([
      "standard", "version", "case", "reviewer", "opinion", "opinion_was", "marks", "findings",
    ])
    let top = Source(file: file.path, line: root.line)
    let form = collector.form
    collector.expect(SheetWords.standard, value(root, "standard"), is: form.standard.id, else: top)
    if root.has("version") {
      collector.expect(SheetWords.version, value(root, "version"), is: form.standard.version, else: top)
    }
    collector.expect(SheetWords.caseFile, value(root, "case"), is: form.caseFile, else: top)
    collector.setOpinion(root.optionalText("opinion") ?? "")
    written.opinion = root.optionalText("opinion_was") ?? ""
    for entry in root.maps("marks") { take(mark: entry) }
    for entry in root.maps("findings") { take(finding: entry) }
  }

  private mutating func take(mark map: YAMLMap) {
    map.allow([
      "criterion", "state", "deduction", "points", "times", "deductions", "reason", "evidence", "was",
    ])
    guard let id = map.text("criterion").map({ WrittenMark.Value(text: $0, place: place(map, "criterion")) })
    else { return }
    let evidence = map.maps("evidence").compactMap(citation)
    let several = map.maps("deductions")
    for one in several { one.allow(["deduction", "points", "times"]) }
    let own = ["deduction", "points", "times"].contains { map.optionalText($0) != nil } ? [map] : []
    let deductions = (own + several).map { one in
      WrittenMark.Deduction(
        id: value(one, "deduction"), points: valueOrEmpty(one, "points"), times: valueOrEmpty(one, "times"))
    }
    if let was = map.optionalText("was") { written.marks[id.text] = was }
    collector.take(
      WrittenMark(
        criterion: id, state: valueOrEmpty(map, "state"), deductions: deductions,
        reason: map.optionalText("reason") ?? "", evidence: evidence))
  }

  private func citation(_ map: YAMLMap) -> Citation? {
    map.allow(["document", "page", "quote", "absent"])
    let page = map.optional("page", form: "3") { Int($0) }
    let isAbsence = map.optional("absent", form: "true | false") { ["true": true, "false": false][$0] }
    return Citation(
      document: map.optionalText("document") ?? "", page: page, quote: map.optionalText("quote") ?? "",
      isAbsence: isAbsence ?? false)
  }

  private mutating func take(finding map: YAMLMap) {
    map.allow(["check", "finding", "decision", "reason", "was"])
    let decision = valueOrEmpty(map, "decision")
    guard var key = value(map, "finding") ?? value(map, "check") else {
      map.missing("check")
      return
    }
    if !map.has("finding") {
      // A check that found one thing needs no more than its own name.
      let own = collector.form.findings.filter { $0.check == key.text }
      if own.count == 1 {
        key.text = own[0].key
      } else if own.count > 1 {
        collector.report(
          key.place,
          Localized(
            zh: "检查“\(key.text)”有 \(own.count) 个疑点",
            en: "the check “\(key.text)” has \(own.count.counting("finding"))"),
          Localized(
            zh: "请写明 finding: \(own.map(\.key).joined(separator: " | "))",
            en: "add finding: \(own.map(\.key).joined(separator: " | "))"))
        return
      }
    }
    if let was = map.optionalText("was") { written.findings[key.text] = was }
    collector.take(finding: key, decision: decision, reason: map.optionalText("reason") ?? "")
  }

  private func place(_ map: YAMLMap, _ key: String) -> Source {
    Source(file: file.path, line: map.line(of: key))
  }

  private func value(_ map: YAMLMap, _ key: String) -> WrittenMark.Value? {
    map.optionalText(key).map { WrittenMark.Value(text: $0, place: place(map, key)) }
  }

  private func valueOrEmpty(_ map: YAMLMap, _ key: String) -> WrittenMark.Value {
    value(map, key) ?? WrittenMark.Value(text: "", place: place(map, key))
  }
}
