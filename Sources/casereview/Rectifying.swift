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
      let number = instrument.number?.description, let issued = instrument.date,
      try failing({ try store.review(review) })?.rectifications
        .contains(where: { $0.notice.number == number }) == false
    else { return }
    let counted = days(for: instrument.kind).map { deadline($0, from: issued) }
    try start(
      RectificationNotice(
        number: number, agency: instrument.addressee ?? "", title: instrument.caseFile.title ?? "",
        issued: issued, deadline: instrument.deadline?.day, derivation: counted?.derivation ?? Localized(""),
        problems: instrument.problems.map(\.line), round: settings.round ?? ""),
      on: review)
  }

  @discardableResult
  func start(_ notice: RectificationNotice, on review: ReviewID) throws -> RectificationEntry {
    let count = try failing { try store.review(review) }?.rectifications.count ?? 0
    return try record(.started(notice), at: RectificationID(review: review, place: count + 1), seen: 0)
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
    let name = try name(of: id, step)
    do {
      _ = try failing {
        try store.append(
          [.rectified(place: id.place, seen: seen, step: step)], to: id.review, by: actor,
          reason: step.reason,
          clock: now())
      }
    } catch ReviewRefusal.rectification(let refusal) {
      throw CommandFailure(
        zh: "\(name)：\(refusal.message.zh)", en: "\(name): \(refusal.message.en)")
    } catch is ReviewRefusal {
      throw CommandFailure(
        zh: "\(name)：在此期间被另一窗口改动，没有记下；请看过以后再办",
        en: "\(name): somebody changed it meanwhile, nothing is recorded; look at it and try again")
    }
    guard let one = try entry(id) else {
      throw CommandFailure(zh: "没有这件整改", en: "there is no such rectification")
    }
    return one
  }

  private func name(of id: RectificationID, _ step: RectificationStep) throws -> String {
    if case .started(let notice) = step { return notice.number.isEmpty ? id.review.caseFile : notice.number }
    let number = try entry(id)?.rectification.notice.number ?? ""
    return number.isEmpty ? id.review.caseFile : number
  }

  func entry(_ id: RectificationID) throws -> RectificationEntry? {
    let all = try failing { try store.review(id.review) }?.rectifications ?? []
    guard all.indices.contains(id.place - 1) else { return nil }
    return RectificationEntry(id: id, rectification: all[id.place - 1])
  }

  // MARK: Finding

  /// The one a person means: by its number, however the year is bracketed, or by its case file.
  func find(_ text: String) throws -> RectificationEntry {
    let wanted = text.plainNumber
    let all = try failing { try store.rectifications() }
    let numbered = all.filter {
      !$0.rectification.notice.number.isEmpty && $0.rectification.notice.number.plainNumber == wanted
    }
    let found = numbered.isEmpty ? all.filter { $0.id.review.caseFile.plainNumber == wanted } : numbered
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      let known = found.map { $0.line + "（\($0.id.review.reviewer)）" }.joined(separator: "；")
      throw CommandFailure(
        zh: "“\(text)”有 \(found.count) 件整改：\(known)；请写明文号",
        en: "“\(text)” has \(found.count) rectifications: \(known); name one by its number")
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
    let draw = try Self.draw(seed: seed, count: count, among: candidates)
    let byLine = Dictionary(candidates.map { ($0.line, $0) }) { first, _ in first }
    var changes: [(review: ReviewID, actions: [ReviewAction])] = []
    var drawn: [RectificationEntry] = []
    for (rank, chosen) in draw.chosen.enumerated() {
      guard let entry = byLine[draw.list[chosen.index]] else { continue }
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

extension String {
  /// A document number without blanks and in one kind of brackets, so that 示司整[2024]3号 is found too.
  fileprivate var plainNumber: String {
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
