import CaseFiles

/// What the letters say is what the file records: number, code, penalties, day of service.
///
/// Dates of letters, the party's name and the signing body have checks of their own.
struct LettersAgree: Check {
  var id: String { "D02-letters-agree" }
  var title: Localized { Localized(zh: "文书与案卷记载一致", en: "Letters and entries agree") }
  var basis: String { "行政处罚法 第五十九条" }
  var explanation: Localized {
    Localized(
      zh: "处罚决定书正文读出的文号、当事人统一社会信用代码、处罚种类和金额，以及送达回证读出的决定书送达时间，是否与案卷记载一致。"
        + "正文读不准的不比较；没有可读取的决定书的列为待定。",
      en:
        "Whether the number, the party's code and the penalties read from the decision, and the day of service "
        + "read from the proof of service, equal the file's entries. What does not read with certainty is not compared; "
        + "without a readable decision the check stays open.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard !file.documents.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有卷内文书", en: "there are no documents"))
      }
      let letters = file.letters
      guard let letter = file.decisionLetter(among: letters) else {
        throw NotRecorded(zh: "可读取的决定书正文", en: "a decision whose text can be read")
      }
      var tally = Tally()
      compare(letter.facts, letter.document.name, file, &tally)
      for proof in letters where proof.document.kind == .serviceProof { compareService(proof, file, &tally) }
      return tally.outcome
    }
  }

  private func compare(_ facts: LetterFacts, _ name: String, _ file: CaseFile, _ tally: inout Tally) {
    if let read = facts.number, let recorded = file.number, !read.value.isSame(as: recorded.value) {
      tally.add(differs(Localized(zh: "文号", en: "number"), name, read, recorded))
    }
    if facts.parties.count == 1, let read = facts.parties.first?.creditCode,
      let recorded = file.party?.creditCode, read.value != recorded.value.plain.uppercased()
    {
      tally.add(differs(Localized(zh: "统一社会信用代码", en: "credit code"), name, read, recorded))
    }
    comparePenalties(facts.penalties, name, file, &tally)
  }

  /// Fines and confiscated gains by their amounts; other kinds by their being there.
  private func comparePenalties(
    _ read: [Penalty], _ name: String, _ file: CaseFile, _ tally: inout Tally
  ) {
    guard !read.isEmpty, !file.penalties.isEmpty, isComparable(read) else { return }
    for penalty in read where !file.penalties.contains(where: { matches(penalty, $0) }) {
      guard let recorded = file.penalties.first(where: { $0.kind.value == penalty.kind.value }) else {
        tally.add(onlyInLetter(penalty, name))
        continue
      }
      guard let amount = penalty.amount, let other = recorded.amount else { continue }
      tally.add(
        differs(
          Localized(zh: penalty.kind.value.rawValue, en: "amount of \(penalty.kind.value.rawValue)"), name,
          amount, other))
    }
  }

  /// Several fines may stand as their sum in the entries: then single amounts say nothing.
  private func isComparable(_ read: [Penalty]) -> Bool {
    read.filter { $0.kind.value == .fine }.count <= 1
  }

  private func matches(_ a: Penalty, _ b: Penalty) -> Bool {
    guard a.kind.value == b.kind.value else { return false }
    guard let left = a.amount, let right = b.amount else { return true }
    return left.value == right.value
  }

  private func compareService(_ proof: CaseFile.Letter, _ file: CaseFile, _ tally: inout Tally) {
    guard let read = proof.facts.served,
      let delivers = proof.facts.delivers.flatMap({ DocumentKind(name: $0.value) }), delivers.isDecision
    else { return }
    let service = file.events(.service).first { $0.document.map { $0.value == proof.document.name } ?? true }
    guard let recorded = service?.day else {
      tally.missing.append(Localized(zh: "决定书送达的日期", en: "the day on which the decision was served"))
      return
    }
    guard recorded.value != read.value else { return }
    tally.add(differs(Localized(zh: "送达时间", en: "day of service"), proof.document.name, read, recorded))
  }
}

extension LettersAgree {
  private func differs<Value: CustomStringConvertible>(
    _ what: Localized, _ letter: String, _ read: Fact<Value>, _ recorded: Fact<Value>
  ) -> Finding {
    Finding(
      subject: "\(letter) \(what.zh)",
      message: Localized(
        zh: "《\(letter)》的\(what.zh)为“\(read.value)”，案卷记载为“\(recorded.value)”",
        en: "《\(letter)》 gives the \(what.en) as “\(read.value)”, the file as “\(recorded.value)”"),
      derivation: Localized(
        zh:
          "\(read.source.place.zh)：“\(read.source.quote ?? read.original)”；\(recorded.source.place.zh)：“\(recorded.original)”。请核对以哪个为准。",
        en:
          "\(read.source.place.en): “\(read.source.quote ?? read.original)”; \(recorded.source.place.en): "
          + "“\(recorded.original)”. Verify which is right."),
      evidence: [read.source, recorded.cited])
  }

  private func onlyInLetter(_ penalty: Penalty, _ letter: String) -> Finding {
    let kind = penalty.kind.value.rawValue
    return Finding(
      subject: "\(letter) \(kind)",
      message: Localized(
        zh: "《\(letter)》有“\(kind)”，案卷记载的处罚中没有",
        en: "《\(letter)》 imposes \(kind), which the file's penalties do not have"),
      derivation: Localized(
        zh: "\(penalty.kind.source.place.zh)：“\(penalty.kind.source.quote ?? kind)”。",
        en: "\(penalty.kind.source.place.en): “\(penalty.kind.source.quote ?? kind)”."),
      evidence: [penalty.kind.source])
  }
}
