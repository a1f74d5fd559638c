/// Reads the facts of one letter.
public enum LetterReader {
  /// The facts of a document's text; `kind` tells a notice from a decision and both from a proof of service.
  public static func read(_ text: DocumentText, document: String, kind: DocumentKind?) -> LetterFacts {
    guard let letter = LetterText(text, document: document) else { return LetterFacts() }
    return read(letter, kind: kind)
  }

  /// The number, agency, parties and date of a document that is a letter of no kind that decides a penalty; nil where
  /// it has no title of a letter.
  public static func headFacts(_ text: DocumentText, document: String) -> LetterFacts? {
    guard let letter = LetterText(text, document: document),
      (0..<min(400, letter.count)).contains(where: {
        letter.gap(before: $0) >= .line && isHeadLine($0, letter)
      })
    else { return nil }
    let all = read(letter, kind: nil)
    var facts = LetterFacts()
    facts.number = all.number
    facts.agency = all.agency
    facts.parties = all.parties
    facts.day = all.day
    return facts
  }

  /// The penalties of a passage that is a decision and nothing else, as exports have it in 处罚内容.
  ///
  /// - Parameter takesBareAmounts: Whether 罚款5000 is one of 5000 yuan.
  public static func penalties(inDecision text: String, takesBareAmounts: Bool = false) -> [Penalty] {
    let letter = LetterText(text, takesBareAmounts: takesBareAmounts)
    guard letter.count <= LetterText.longest else { return [] }
    // Without a word that leads to it, a decision is read as a whole.
    let anchored = letter.penalties(intended: false, followsRule: false)
    guard !anchored.isEmpty else { return letter.penalties(in: 0..<letter.count) }
    // An export may put the letter's words behind its own: where they differ, nobody can tell which is meant.
    let before = letter.penaltiesBeforeAnchor()
    return before.isEmpty || LetterText.alike(before, anchored) ? anchored : []
  }

  static func read(_ letter: LetterText, kind: DocumentKind?) -> LetterFacts {
    var facts = LetterFacts()
    let isAnnouncement = kind == .serviceProof && announcing.isNamed(in: letter) && !proof.isNamed(in: letter)
    let days = letter.days(in: 0..<letter.count)
    let rows = letter.decisionRows(bodies: bodyLabels, days: dayLabels, acts: actLabels)
    guard rows?.isOne != false else { return facts }
    let number = ownNumber(letter, kind, rows: rows) ?? (isAnnouncement ? onlyNumber(letter) : nil)
    facts.number = number.map { letter.fact($0.value, $0.range) }
    let closing = letter.closing(days)
    let signing = closing?.body ?? letter.bodyBeforeOpenDate()
    facts.agency = decidingBody(letter, signing: signing, rows: rows, days).map {
      letter.fact(letter.written($0), $0)
    }
    facts.day = ownDay(letter, signed: closing?.day, rows: rows, days, kind).map {
      letter.fact($0.value, $0.range)
    }
    facts.parties = parties(letter, number, rows)
    // Among the headings of a table the cell beside one is the next heading.
    let act = rows.map(\.act) ?? letter.value(behind: actLabels)
    facts.act = act.map { letter.fact(letter.written($0), $0) }
    if kind == .serviceProof {
      facts.served = servedDay(letter, days).map { letter.fact($0.value, $0.range) }
      facts.delivers = letter.value(behind: deliveryLabels).map { letter.fact(letter.written($0), $0) }
      if isAnnouncement { facts.penalties = letter.penalties(intended: false) }
    } else {
      let isNotice = kind == .priorNotice || kind == .hearingOffer
      if !tells(kind) {
        if !isNotice { facts.penalties = rows?.penalties.flatMap { letter.penalties(in: $0) } ?? [] }
        if facts.penalties.isEmpty { facts.penalties = letter.penalties(intended: isNotice) }
        if facts.penalties.isEmpty, !isNotice { facts.penalties = letter.labelledFine }
      }
      facts.reviewPeriod = letter.reviewPeriod
      facts.suitPeriod = letter.suitPeriod
      facts.tierWords = letter.tierWords
      facts.listItems = letter.listItems
    }
    facts.articles = letter.articles()
    return facts
  }

  private static let actLabels = WordList("案由 违法行为类型 案件名称及案由")
  static let deliveryLabels = WordList("送达文书名称 送达文书 送达的文书 文书名称 送达文件名称 送达文书名称及文号 送达文书名称、文号")

  /// Letters that tell of a penalty imposed before.
  private static func tells(_ kind: DocumentKind?) -> Bool {
    switch kind {
    case .demand, .courtApplication, .coerciveExecution, .deferralApproval: true
    default: kind.map(isRecord) == true
    }
  }

  private static let announcing = WordList("公告送达 送达公告 公告")
  private static let proof = WordList("回证 回执")

  private static func parties(
    _ letter: LetterText, _ number: LetterText.NumberFound?, _ rows: LetterText.TableRows?
  ) -> [LetterParty] {
    let found = letter.parties(after: number, rows: rows)
    return found.enumerated().map { index, name in
      var result = LetterParty(name: letter.fact(letter.written(name), name))
      let next =
        index + 1 < found.count ? found[index + 1].lowerBound : min(letter.count, name.upperBound + 300)
      if let code = letter.creditCode(in: name.upperBound..<max(next, name.upperBound)) {
        result.creditCode = letter.fact(letter.string(code).uppercased(), code)
      }
      return result
    }
  }
}
