import CaseFiles

/// Each step has its written record, and the steps that must be recorded in sound and picture have that.
struct FullRecording: Check {
  var id: String { "F02-recording-matrix" }
  var title: Localized { Localized(zh: "执法全过程记录", en: "Record of the whole process") }
  var basis: String { "国办发〔2018〕118号 三；行政处罚法 第四十七条；菏定政办字〔2023〕6号 第三项" }
  var explanation: Localized {
    Localized(
      zh: "逐步骤列出文字记录和音像记录：检查、询问、抽样、登记保存、查封扣押、冻结、复查、听证、送达等每个步骤是否有文书，查封扣押是否有音像记录。"
        + "案卷登记了音像记录而查封扣押没有的作提示；没有登记任何音像记录、同日其他步骤的音像可能包含查封扣押、事件没有写明文书的，列为待定。",
      en:
        "A matrix of steps and kinds of record: whether each act, hearing and service has a document, and each seizure a recording in "
        + "sound and picture. A seizure without one in a file that lists recordings is a finding; no recordings listed at all, a "
        + "recording of another step of that day, or an event without its document, stays open.")
  }

  /// The steps that must be recorded in sound and picture throughout. The paper of 2018 names seizures and forced
  /// demolition; a bureau's own catalogue may name more.
  private static let mustBeFilmed: Set<EventKind> = [.seizure]

  /// The steps of which a record is looked for.
  private static let steps: [EventKind] =
    EventKind.records + [.orderToCorrect, .priorNotice, .hearing, .service]

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let taken = Self.steps.filter { file.hasEvent($0) }
    guard taken.contains(where: { EventKind.records.contains($0) || $0 == .hearing }) else {
      if !file.tellsOfProcedure {
        return file.kind == nil || file.kind?.value == .licence
          ? .notApplicable(why: noSteps)
          : .undetermined(missing: [Localized(zh: "执法步骤的记录", en: "the record of any step")])
      }
      return .notApplicable(why: noSteps)
    }
    let rows = taken.map { Row($0, file) }
    var tally = Tally()
    for row in rows {
      if row.written < row.events.count { tally.missing.append(writtenMissing(row)) }
      guard Self.mustBeFilmed.contains(row.kind), row.filmed == 0 else { continue }
      if file.recordings.isEmpty || mayBeFilmed(row, rows) {
        tally.missing.append(
          Localized(zh: "\(row.kind.rawValue)的音像记录", en: "the recording of the \(row.kind.words.en)"))
      } else {
        tally.add(notFilmed(row, rows, file))
      }
    }
    return tally.outcome
  }

  /// Whether the recording of another step may show this one: that step was taken on the same day, or one of the
  /// days is not recorded.
  private func mayBeFilmed(_ row: Row, _ rows: [Row]) -> Bool {
    let others = rows.filter { $0.filmed > 0 && EventKind.records.contains($0.kind) }.flatMap(\.events)
    return row.events.contains { event in
      others.contains { other in event.day == nil || other.day == nil || other.day?.value == event.day?.value
      }
    }
  }

  /// One step with what records it.
  private struct Row {
    var kind: EventKind
    var events: [Event]
    /// How many of the events name a document.
    var written: Int
    /// How many recordings are of this step.
    var filmed: Int

    init(_ kind: EventKind, _ file: CaseFile) {
      self.kind = kind
      events = file.events(kind)
      written = events.count { $0.document != nil }
      filmed = file.recordings.count { recording in
        let stage = recording.stage.value.plain
        return kind.stageWords.contains { stage.contains($0) }
      }
    }

    var words: Localized {
      Localized(
        zh: "\(kind.rawValue)\(events.count)次（文字\(written)、音像\(filmed)）",
        en: "\(kind.words.en) × \(events.count) (written \(written), recorded \(filmed))")
    }
  }
}

extension EventKind {
  /// The words by which a recording names a step.
  fileprivate var stageWords: [String] {
    switch self {
    case .seizure: ["查封", "扣押", "强制", "全程", "全过程"]
    default: [rawValue, "全程", "全过程"]
    }
  }
}

extension FullRecording {
  private var noSteps: Localized {
    Localized(zh: "没有现场执法、取证或者听证的步骤", en: "no step on the spot, of gathering evidence or of a hearing")
  }

  private func writtenMissing(_ row: Row) -> Localized {
    Localized(
      zh: "\(row.kind.rawValue)的文字记录（\(row.events.count)次中有\(row.events.count - row.written)次没有写明文书）",
      en:
        "the written record of \(row.events.count - row.written) of \(row.events.count) × \(row.kind.words.en)"
    )
  }

  private func notFilmed(_ row: Row, _ rows: [Row], _ file: CaseFile) -> Finding {
    let matrix = rows.map(\.words).listed
    let evidence = row.events.flatMap(\.evidence) + file.recordings.map(\.stage.cited)
    return Finding(
      subject: "\(row.kind.rawValue) 音像",
      message: Localized(
        zh: "\(row.kind.rawValue)没有音像记录，案卷登记的音像记录都是其他步骤的",
        en: "no recording of the \(row.kind.words.en); the recordings the file lists are of other steps"),
      derivation: Localized(
        zh: "国办发〔2018〕118号要求对查封扣押等直接涉及重大财产权益的活动全程音像记录。各步骤记录：\(matrix.zh)。",
        en:
          "国办发〔2018〕118号 asks for a recording throughout of seizures and the like. Steps and records: \(matrix.en)."
      ),
      evidence: evidence)
  }
}
