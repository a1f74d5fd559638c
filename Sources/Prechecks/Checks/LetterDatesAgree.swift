import CaseFiles

/// The date a letter carries at its end is the one the manifest gives.
///
/// The date written on the decision is the one that counts for every limit, so a difference is shown here and
/// not settled silently.
struct LetterDatesAgree: Check {
  var id: String { "D01-dates-agree" }
  var title: Localized { Localized(zh: "文书日期一致", en: "Dates of letters agree") }
  var basis: String { "行政处罚法 第五十九条第一款第六项" }
  var explanation: Localized {
    Localized(
      zh: "处罚决定书、事先告知书、听证告知书、听证通知书、责令改正通知书、催告书等落款日期，是否与案卷记载的事件日期、文书日期一致。"
        + "决定书没有可读取的落款日期的列为待定；其他文书读不到落款日期的不比较。",
      en:
        "Whether the date at the end of the decision, the notices, the order to correct and the demand equals the day of "
        + "the event and of the document in the manifest. Without a readable date on the decision the check stays open."
    )
  }

  private static let kinds: [EventKind] = [
    .decision, .grant, .refusal, .priorNotice, .hearingOffer, .hearingNotice, .orderToCorrect, .demand,
    .seizure,
  ]

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard !file.documents.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有卷内文书", en: "there are no documents"))
      }
      guard let decision = file.decisionDocument, decision.endDate != nil else {
        throw NotRecorded(zh: "决定书正文的落款日期", en: "the date at the end of the decision")
      }
      _ = try file.decisionMoment
      var tally = Tally()
      var seen: Set<String> = []
      for event in Self.kinds.flatMap({ file.events($0) }) {
        let named = event.document.flatMap { file.document($0.value) }
        guard let letter = named ?? (event.kind == .decision ? decision : nil), letter.name.isLetter else {
          continue
        }
        guard seen.insert(letter.name).inserted, let end = letter.endDate else { continue }
        if event.day == nil { tally.missing += NotRecorded.day(of: event.kind).missing }
        for recorded in [event.day, letter.day].compactMap({ $0 }) where recorded.value != end.day {
          tally.add(differs(letter, end, recorded))
          break
        }
      }
      return tally.outcome
    }
  }
}

extension String {
  fileprivate var isLetter: Bool { hasSuffix("书") && !contains("送达") }
}

extension LetterDatesAgree {
  private func differs(_ letter: CaseDocument, _ end: (day: Day, passage: Passage), _ recorded: Fact<Day>)
    -> Finding
  {
    Finding(
      subject: letter.name,
      message: Localized(
        zh: "《\(letter.name)》落款日期为\(end.day.chinese)，案卷记载为\(recorded.value.chinese)",
        en: "《\(letter.name)》 is dated \(end.day) at its end, the manifest says \(recorded.value)"),
      derivation: Localized(
        zh:
          "\(end.passage.source.place.zh)：“\(end.passage.text)”；\(recorded.source.place.zh)：“\(recorded.original)”。以文书载明的日期为准，请核对。",
        en:
          "\(end.passage.source.place.en): “\(end.passage.text)”; \(recorded.source.place.en): “\(recorded.original)”. "
          + "The date written on the letter counts; verify."),
      evidence: [end.passage.source, recorded.cited])
  }
}
