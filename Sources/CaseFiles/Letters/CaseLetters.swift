extension CaseFile {
  /// A letter of the file with what it says.
  public struct Letter: Sendable {
    public var document: CaseDocument
    public var facts: LetterFacts
  }

  /// The letters of the file that can be read, with their facts, read anew at each call.
  public var letters: [Letter] {
    documents.compactMap { document in
      guard document.kind?.isLetter == true, let text = document.text else { return nil }
      return Letter(
        document: document, facts: LetterReader.read(text, document: document.name, kind: document.kind))
    }
  }

  /// The letter that decides: the one the manifest's event names, else the only one of its kind.
  public func decisionLetter(among letters: [Letter]) -> Letter? {
    let decisions = letters.filter { $0.document.kind?.isDecision == true }
    if let named = decision?.document?.value,
      let letter = decisions.first(where: { $0.document.name == named })
    {
      return letter
    }
    return decisions.count == 1 ? decisions.first : nil
  }

  /// Takes the facts of a file without a manifest from its letters, each with the letter as its source.
  ///
  /// Where there is a manifest, what it leaves out stays not recorded: a fact taken from a letter would agree with
  /// that letter in every check, and hide that nobody entered it.
  mutating func takeFactsFromLetters() {
    let letters = letters
    if let letter = decisionLetter(among: letters) { take(letter) }
    for letter in letters { takeStep(letter) }
  }

  private mutating func take(_ letter: Letter) {
    let facts = letter.facts
    number = number ?? facts.number
    if agency?.name == nil, let name = facts.agency {
      agency = agency ?? Agency()
      agency?.name = name
    }
    takeParty(facts.parties, letter.document)
    if kind == nil, let decided = letter.document.kind {
      kind = Fact(
        Self.kind(decided), original: letter.document.name, source: Source(file: letter.document.name))
    }
    if act == nil { act = facts.act }
    if penalties.isEmpty { penalties = facts.penalties }
    if decision == nil, let day = facts.day { add(.decision, day, letter.document) }
  }

  private mutating func takeParty(_ parties: [LetterParty], _ document: CaseDocument) {
    guard party?.name == nil, let first = parties.first else { return }
    guard parties.count == 1 else {
      let names = parties.map(\.name.value).joined(separator: "、")
      problems.append(
        LoadError(
          source: Source(file: document.file?.value ?? document.name),
          problem: Localized(
            zh: "《\(document.name)》有 \(parties.count) 个当事人：\(names.shown)，未自动采用",
            en: "《\(document.name)》 names \(parties.count) parties: \(names.shown); none was taken"),
          remedy: Localized(zh: "在 case.yaml 写明当事人", en: "name the party in case.yaml")))
      return
    }
    party = party ?? Party()
    party?.name = first.name
    if party?.creditCode == nil { party?.creditCode = first.creditCode }
  }

  private static func kind(_ document: DocumentKind) -> CaseKind {
    switch document {
    case .summaryDecision: .summaryPenalty
    case .noPenaltyDecision: .noPenalty
    default: .ordinaryPenalty
    }
  }

  /// The steps that other letters record, where there is no manifest at all.
  private mutating func takeStep(_ letter: Letter) {
    let facts = letter.facts
    switch letter.document.kind {
    case .priorNotice: addNotice(.priorNotice, facts, letter.document)
    case .hearingOffer: addNotice(.hearingOffer, facts, letter.document)
    case .orderToCorrect: addNotice(.orderToCorrect, facts, letter.document)
    case .demand: addNotice(.demand, facts, letter.document)
    case .serviceProof:
      guard let served = facts.served else { return }
      // One proof may serve for several letters: 行政处罚事先告知书、行政处罚听证告知书.
      let what = Set(
        (facts.delivers?.value ?? "").split(whereSeparator: { "、,，和".contains($0) }).compactMap {
          DocumentKind(name: String($0))
        })
      let steps: [DocumentKind: EventKind] = [
        .priorNotice: .priorNotice, .hearingOffer: .hearingOffer, .orderToCorrect: .orderToCorrect,
        .demand: .demand,
      ]
      if what.contains(where: \.isDecision) { add(.service, served, letter.document) }
      for step in what.compactMap({ steps[$0] }) {
        if let index = events.firstIndex(where: { $0.kind == step }) { events[index].served = served }
      }
      if act == nil { act = facts.act }
    default: break
    }
  }

  private mutating func addNotice(_ kind: EventKind, _ facts: LetterFacts, _ document: CaseDocument) {
    guard let day = facts.day else { return }
    add(kind, day, document)
    let fines = facts.penalties.filter { $0.kind.value == .fine }
    if kind == .priorNotice, fines.count == 1 { events[events.count - 1].proposedFine = fines[0].amount }
  }

  private mutating func add(_ kind: EventKind, _ day: Fact<Day>, _ document: CaseDocument) {
    var event = Event(kind: kind, source: day.source)
    event.day = day
    event.document = Fact(document.name, original: document.name, source: day.source)
    event.page = day.source.page.map { Fact($0, original: "\($0)", source: day.source) }
    events.append(event)
  }
}
