import CaseFiles
import Foundation
import Reports
import ReviewStore
import Reviewing
import Standards

/// Registers notices and records what is done about them; the commands and the screen do it here.
struct Rectifying {
  let store: ReviewStore
  let settings: Settings
  let calendar: WorkCalendar
  let actor: String

  // MARK: Starting

  /// A numbered notice that leaves the house starts a rectification; written again, it starts no second one.
  func start(_ instrument: Instrument, on review: ReviewID) throws {
    guard [.rectificationNotice, .supervisionOpinion].contains(instrument.kind),
      let number = instrument.number?.description, let issued = instrument.date
    else { return }
    let counted = days(for: instrument.kind).map { deadline($0, from: issued) }
    let notice = RectificationNotice(
      number: number, agency: instrument.addressee ?? "", title: instrument.caseFile.title ?? "",
      issued: issued, deadline: instrument.deadline?.day, derivation: counted?.derivation ?? Localized(""),
      problems: instrument.problems.map(\.line), round: settings.round ?? "")
    do {
      _ = try failing { try store.start(notice, on: review, by: actor, clock: now()) }
    } catch ReviewRefusal.rectification(.startedTwice) {
      return
    }
  }

  @discardableResult
  func start(_ notice: RectificationNotice, on review: ReviewID) throws -> RectificationEntry {
    let place = try taking(notice.number.isEmpty ? review.caseFile : notice.number) {
      try store.start(notice, on: review, by: actor, clock: now())
    }
    return try known(RectificationID(review: review, place: place))
  }

  private func days(for kind: Instrument.Kind) -> Int? {
    kind == .rectificationNotice ? settings.rectificationDays : settings.days[kind]
  }

  /// The last of so many calendar days, rolled over a day of rest, and how it was counted.
  func deadline(_ days: Int, from date: Day) -> (day: Day, derivation: Localized) {
    switch calendar.deadline(from: date, limit: Limit(days, .calendarDays, rollsOver: true)) {
    case .determined(let deadline): (deadline.last, deadline.derivation)
    case .undetermined(let year):
      (
        date + days,
        Localized(
          zh: "自\(date.chinese)起算（当日不计），\(days)日（自然日）；\(year)年工作日历尚未载入，届满日是否顺延未作推算。",
          en:
            "Counted from \(date), that day excluded, \(days) calendar days; the calendar of \(year) is not loaded, so rolling over was not looked at."
        )
      )
    }
  }

  // MARK: Recording

  /// Records one step and returns the rectification as it stands then.
  @discardableResult
  func record(
    _ step: RectificationStep, at id: RectificationID, seen: Int
  ) throws -> RectificationEntry {
    try taking(name(of: id)) {
      try store.append(
        [.rectified(place: id.place, seen: seen, step: step)], to: id.review, by: actor, reason: step.reason,
        clock: now())
    }
    return try known(id)
  }

  /// Says in a sentence why a step was not taken.
  @discardableResult
  private func taking<Value>(_ name: String, _ work: () throws -> Value) throws -> Value {
    do {
      return try failing(work)
    } catch ReviewRefusal.rectification(let refusal) {
      throw CommandFailure(
        zh: "\(name)：\(refusal.message.zh)", en: "\(name): \(refusal.message.en)")
    } catch is ReviewRefusal {
      throw CommandFailure(
        zh: "\(name)：在此期间被另一窗口改动，没有记下；请看过以后再办",
        en: "\(name): somebody changed it meanwhile, nothing is recorded; look at it and try again")
    }
  }

  private func known(_ id: RectificationID) throws -> RectificationEntry {
    guard let one = try entry(id) else {
      throw CommandFailure(zh: "没有这件整改", en: "there is no such rectification")
    }
    return one
  }

  private func name(of id: RectificationID) throws -> String {
    try entry(id)?.handle ?? id.review.caseFile
  }

  func entry(_ id: RectificationID) throws -> RectificationEntry? {
    let all = try failing { try store.review(id.review) }?.rectifications ?? []
    guard all.indices.contains(id.place - 1) else { return nil }
    return RectificationEntry(id: id, rectification: all[id.place - 1])
  }

  // MARK: Finding

  /// The one a person means: by its number, however the year is bracketed, by 案号#2, or by its case file.
  ///
  /// Where two reviewers have one of the same name, 案号#2（李某） tells them apart.
  func find(_ text: String) throws -> RectificationEntry {
    let all = try failing { try store.rectifications() }
    let named = all.filter { $0.handle.isSameNumber(as: text) || $0.listed.isSameNumber(as: text) }
    let found = named.isEmpty ? all.filter { $0.id.review.caseFile.isSameNumber(as: text) } : named
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      let known = found.map(\.listed).joined(separator: "；")
      throw CommandFailure(
        zh: "“\(text)”有 \(found.count) 件整改：\(known)；请照其中一件写明",
        en: "“\(text)” has \(found.count) rectifications: \(known); name one as it is listed here")
    }
    throw CommandFailure(
      zh: "没有“\(text)”的整改；casereview rectify list 列出全部",
      en: "there is no rectification “\(text)”; casereview rectify list shows them all")
  }

  // MARK: Evidence

  /// A file by its name and hash; `纸质：名称` for paper of which there is no file.
  static func evidence(_ text: String) throws -> RectificationEvidence {
    for mark in ["纸质：", "纸质:", "paper:", "paper："] where text.hasPrefix(mark) {
      return RectificationEvidence(
        name: String(text.dropFirst(mark.count)).trimmingCharacters(in: .whitespaces))
    }
    let path = (text as NSString).expandingTildeInPath
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(
        zh: "\(text)：没有这个文件；请检查路径，没有电子件的写作 纸质：名称",
        en: "\(text): no such file; check the path, or write paper:NAME where there is only paper")
    }
    let bytes = try givenFile(path)
    return RectificationEvidence(
      name: (path as NSString).lastPathComponent,
      sha256: try failing { try HashAlgorithm.sha256.digest(of: bytes) }, bytes: bytes.count)
  }

  // MARK: Look-back

  /// Draws among the accepted ones and records it on each that was drawn, all or none.
  func draw(
    seed: String, count: Int, among candidates: [RectificationEntry], on day: Day
  ) throws -> [RectificationEntry] {
    // In the order of the draw's own list, so that its places are those of the candidates.
    let candidates = candidates.sorted { $0.line.utf8.lexicographicallyPrecedes($1.line.utf8) }
    let draw = try Self.draw(seed: seed, count: count, among: candidates)
    var changes: [(review: ReviewID, actions: [ReviewAction])] = []
    var drawn: [RectificationEntry] = []
    for (rank, chosen) in draw.chosen.enumerated() {
      let entry = candidates[chosen.index]
      let ticket = LookBackTicket(
        day: day, seed: seed, key: chosen.key, rank: rank + 1, drawn: draw.chosen.count,
        candidates: draw.list.count, list: rank == 0 ? draw.list : nil)
      changes.append(
        (
          entry.id.review,
          [.rectified(place: entry.id.place, seen: entry.rectification.count, step: .drawn(ticket))]
        ))
      drawn.append(entry)
    }
    do {
      try failing { try store.append(changes, by: actor, reason: "回头看抽取 \(seed)", clock: now()) }
    } catch is ReviewRefusal {
      throw CommandFailure(
        zh: "抽取期间有整改被改动，没有记下；请重新抽取", en: "a rectification changed meanwhile; nothing is recorded, draw again")
    }
    return try drawn.compactMap { try entry($0.id) }
  }

  static func draw(
    seed: String, count: Int, among candidates: [RectificationEntry]
  ) throws -> LookBackDraw {
    try LookBackDraw(seed: seed, candidates: candidates.map(\.line), count: count) { text in
      try failing { try HashAlgorithm.sha256.digest(of: Array(text.utf8)) }
    }
  }
}

extension Instrument.Problem {
  /// The problem in one line.
  var line: String { fact.isEmpty || fact == heading ? heading : heading + "：" + fact }
}

extension RectificationEntry {
  /// Its handle with the reviewer, which no other has.
  fileprivate var listed: String { "\(handle)（\(id.review.reviewer)）" }
}

extension String {
  /// Whether both are one number: blanks and the kind of brackets make no difference, 示司整[2024]3号 is found too.
  func isSameNumber(as other: String) -> Bool { plainNumber == other.plainNumber }

  private var plainNumber: String {
    var text = ""
    for character in self where !character.isWhitespace {
      switch character {
      case "[", "［", "【", "(", "（", "{": text.append("〔")
      case "]", "］", "】", ")", "）", "}": text.append("〕")
      default: text.append(character)
      }
    }
    return text.hasSuffix("号") ? String(text.dropLast()) : text
  }
}
