import CaseFiles
import Foundation
import OfficeFiles
import Reports
import ReviewStore
import Reviewing
import Standards

/// Draws up the bureau's instruments on a concluded review, numbers them and writes them to files.
struct Issuing {
  let settings: Settings
  let store: ReviewStore
  let calendar: WorkCalendar
  let actor: String
  /// What the person at the keyboard adds: remedies, the earlier opinion's number.
  var choices = InstrumentChoices()

  /// The instrument as it would stand, without taking a number.
  func preview(_ kind: Reports.Instrument.Kind, of concluded: ConcludedReview) throws -> Draft {
    try instrument(kind, of: concluded, issued: issued(kind, of: concluded.review)).draft()
  }

  /// Writes the instrument to a file; its number is taken once and kept when it is written again.
  ///
  /// Refuses to replace a file unless told to, and to issue anything before the review is submitted. A `.docx`
  /// given as `template` is filled instead of the built-in document.
  func write(
    _ kind: Reports.Instrument.Kind, of concluded: ConcludedReview, to path: String, format name: String?,
    template: String? = nil, replacing: Bool
  ) throws -> Draft {
    let press = try self.press(
      name ?? URL(fileURLWithPath: path).pathExtension, template: template, path: path)
    try requireSubmitted(concluded.review)
    if kind == .rectificationNotice {
      try requireProblems(concluded)
      try requireNotWithdrawn(concluded.review)
      try requireAsRegistered(concluded)
    }
    // A wrong placeholder or a missing font shows before a number is taken.
    _ = try press(preview(kind, of: concluded))
    let written = try casereview.write(to: path, replacing: replacing) {
      try instrument(
        kind, of: concluded,
        issued: take(kind, for: concluded.review, hasProblems: !concluded.problems.isEmpty))
    } as: {
      try fileWithDigest($0.draft(), press)
    }
    try Rectifying(store: store, settings: settings, calendar: calendar, actor: actor)
      .start(written, on: concluded.review.id)
    return written.draft()
  }

  /// Writes the score sheet of a review, which takes no number.
  func writeScoreSheet(
    of concluded: ConcludedReview, signers: [ScoreSheetPaper.Signer], to path: String, format name: String?,
    replacing: Bool
  ) throws -> Draft {
    let press = try self.press(name ?? URL(fileURLWithPath: path).pathExtension, template: nil, path: path)
    try requireSubmitted(concluded.review)
    let head = try failing { try store.head() }
    let draft = ScoreSheetPaper(
      concluded, issuer: settings.bureau, round: settings.round, others: signers, date: today(),
      properties: JournalStamp(head: head.hash, events: head.count).properties
    ).draft()
    try casereview.write(try fileWithDigest(draft, press), to: path, replacing: replacing)
    return draft
  }

  /// Writes a report on many files; its number is taken from the series of its kind.
  ///
  /// `report` makes the report at a number, a day and the stamp of the journal.
  func write(
    _ kind: RoundReport.Kind, to path: String, format name: String?, replacing: Bool,
    _ report: (InstrumentNumber?, Day, JournalStamp) throws -> RoundReport
  ) throws -> Draft {
    let press = try self.press(name ?? URL(fileURLWithPath: path).pathExtension, template: nil, path: path)
    func stamp() throws -> JournalStamp {
      let head = try failing { try store.head() }
      return JournalStamp(head: head.hash, events: head.count)
    }
    let day = today()
    let first = try report(nil, day, stamp())
    _ = try press(first.draft())
    let written = try casereview.write(to: path, replacing: replacing) {
      try report(takeNumber(for: first, on: day), day, stamp())
    } as: {
      try fileWithDigest($0.draft(), press)
    }
    return written.draft()
  }

  /// The number a report of this name has already, else the next of its series; nil where there is no series.
  private func takeNumber(for report: RoundReport, on day: Day) throws -> InstrumentNumber? {
    guard let prefix = settings.reportPrefixes[report.kind] else { return nil }
    let key = try failing {
      try store.issue(
        kind: report.kind.rawValue, title: report.name, prefix: prefix, year: day.year,
        reserved: choices.reserved, by: actor, clock: now())
    }
    return InstrumentNumber(key)
  }

  private func requireSubmitted(_ review: Review) throws {
    guard review.stage == .submitted else { throw notSubmitted }
  }

  private var notSubmitted: CommandFailure {
    CommandFailure(
      zh: "评查尚未提交，不能出具文书；先在结论页提交", en: "the review is not submitted; submit it before issuing documents")
  }

  private func requireProblems(_ concluded: ConcludedReview) throws {
    guard concluded.problems.isEmpty else { return }
    throw CommandFailure(
      zh: "本案卷没有扣分、否决的问题，不出具整改通知书", en: "nothing was found on this file; there is no notice to issue")
  }

  /// What a registered notice asks for is followed up under its number: with other problems it is another notice.
  private func requireAsRegistered(_ concluded: ConcludedReview) throws {
    guard let number = try issued(.rectificationNotice, of: concluded.review)?.number?.description,
      let registered = concluded.review.rectifications.first(where: { $0.notice.number == number })?.notice,
      registered.problems != concluded.problems.map(\.line)
    else { return }
    throw CommandFailure(
      zh: "\(number)的通知登记了 \(registered.problems.count) 个问题，与现在的评查不同，不能用原文号再出；"
        + "要改发的，先在整改中撤销它，再用 casereview numbers cancel \(number) --reason 理由 作废文号",
      en:
        "the notice \(number) is registered with \(registered.problems.count.counting("problem")), other ones than the review "
        + "has now; to send another, withdraw it first and cancel its number with casereview numbers cancel "
        + "\(number) --reason WHY")
  }

  /// A notice that was withdrawn does not go out again under its number.
  private func requireNotWithdrawn(_ review: Review) throws {
    guard let number = try issued(.rectificationNotice, of: review)?.number?.description,
      review.rectifications.contains(where: { $0.notice.number == number && $0.state == .withdrawn })
    else { return }
    throw CommandFailure(
      zh: "\(number)的通知已撤销，不能再用这个文号；先用 casereview numbers cancel \(number) --reason 理由 作废它，再出具的通知取新的文号",
      en:
        "the notice \(number) was withdrawn and its number is not used again; cancel it with casereview numbers "
        + "cancel \(number) --reason WHY, and the next notice takes a new one")
  }

  /// How a draft becomes a file: by the bureau's template, or in one of the formats.
  private func press(_ name: String, template: String?, path: String) throws -> (Draft) throws -> [UInt8] {
    if let template {
      guard name == "docx" else {
        throw CommandFailure(
          zh: "模板只能写成 docx；把输出文件名改为 .docx", en: "a template is written as docx; name the file .docx")
      }
      let filled = try office { () throws(OfficeError) in try WordTemplate(path: template) }
      return { draft in
        try office { () throws(OfficeError) in
          try filled.filled(with: draft.values, properties: draft.document.properties, file: path)
        }
      }
    }
    guard let format = reportFormat(named: name, fontFolder: settings.fontFolder) else {
      let known = allFormats.map(\.name).joined(separator: "、")
      throw CommandFailure(zh: "不支持“\(name)”格式；可用 \(known)", en: "no format “\(name)”; there are \(known)")
    }
    return { draft in try office { () throws(OfficeError) in try format.bytes(of: draft, file: path) } }
  }

  // MARK: Numbers

  /// What an agency receives once on a file, however many reviewed it.
  private static let onesAFile: Set<Reports.Instrument.Kind> = [.reviewOpinion, .rectificationNotice]

  /// A number taken and the day it was taken on.
  private struct Taken {
    var number: InstrumentNumber?
    var day: Day

    init(number: InstrumentNumber?, day: Day) {
      self.number = number
      self.day = day
    }

    init(_ issued: IssuedNumber) {
      self.init(number: InstrumentNumber(issued.key), day: localDay(of: issued.clock))
    }
  }

  private func issued(_ kind: Reports.Instrument.Kind, of review: Review) throws -> Taken? {
    try failing { try store.issued(kind: kind.rawValue, on: review.id) }.map(Taken.init)
  }

  /// The series of an instrument; a reply that brings advice is one of advice (赣市府建办字〔2023〕2号 第17项).
  private func prefix(of kind: Reports.Instrument.Kind, hasProblems: Bool) -> String? {
    settings.prefixes[kind == .filingReply && hasProblems ? .supervisionAdvice : kind]
      ?? settings.prefixes[kind]
  }

  /// The number the instrument has already, else the next of its series; none where it has no series.
  private func take(
    _ kind: Reports.Instrument.Kind, for review: Review, hasProblems: Bool
  ) throws -> Taken {
    let day = today()
    guard let prefix = prefix(of: kind, hasProblems: hasProblems) else {
      return try issued(kind, of: review) ?? Taken(number: nil, day: day)
    }
    do {
      return try failing {
        Taken(
          try store.issue(
            kind: kind.rawValue, prefix: prefix, year: day.year, to: review.id, reserved: choices.reserved,
            isOneAFile: Self.onesAFile.contains(kind), by: actor, clock: now()))
      }
    } catch ReviewRefusal.notSubmitted {
      // Somebody took the submission back meanwhile.
      throw notSubmitted
    }
  }

  private func instrument(
    _ kind: Reports.Instrument.Kind, of concluded: ConcludedReview, issued: Taken?
  ) throws -> Reports.Instrument {
    let file = concluded.file
    let date = issued?.day ?? today()
    let head = try failing { try store.head() }
    var made = Reports.Instrument(
      kind: kind, number: issued?.number, issuer: settings.bureau, addressee: file.agency?.name?.value,
      caseFile: Reports.Instrument.ReviewedCase(
        number: file.number?.value.description, title: file.title?.value ?? file.act?.value,
        party: file.party?.name?.value),
      review: .init(
        round: settings.round, mode: settings.mode, standard: concluded.standard.title.zh,
        reviewers: [concluded.review.id.reviewer]),
      result: concluded.result,
      opinion: concluded.review.scorecard.opinion.isEmpty ? nil : concluded.review.scorecard.opinion,
      problems: try choices.applied(to: concluded.problems),
      deadline: days(for: kind).map { deadline($0, from: date) },
      objectionDays: settings.objectionDays, contact: settings.contact, date: date,
      copies: settings.copies + choices.copies,
      properties: JournalStamp(head: head.hash, events: head.count).properties)
    made.basis = settings.basis
    made.earlier =
      try choices.earlier ?? self.issued(.supervisionOpinion, of: concluded.review)?.number?.description
    made.reportDeadline = settings.reportDays.map { deadline($0, from: date) }
    if kind == .filingReply {
      let decided = file.decision?.day?.value
      made.filing = Reports.Instrument.Filing(
        decided: decided, filed: file.event(.recordFiling)?.day?.value,
        limit: settings.filingDays.flatMap { days in decided.map { deadline(days, from: $0).day } })
    }
    return made
  }

  private func days(for kind: Reports.Instrument.Kind) -> Int? {
    switch kind {
    case .reviewOpinion, .rectificationNotice, .problemList: settings.rectificationDays
    default: settings.days[kind]
    }
  }

  private func deadline(_ days: Int, from date: Day) -> Reports.Instrument.Deadline {
    let limit = Limit(days, .calendarDays, rollsOver: true)
    switch calendar.deadline(from: date, limit: limit) {
    case .determined(let deadline):
      return Reports.Instrument.Deadline(day: deadline.last, derivation: deadline.derivation.zh)
    case .undetermined(let year):
      return Reports.Instrument.Deadline(
        day: date + days, derivation: "\(year)年工作日历尚未载入，届满日是否顺延未作推算。")
    }
  }
}

extension InstrumentNumber {
  init(_ key: NumberKey) { self.init(prefix: key.prefix, year: key.year, serial: key.serial) }
}

/// The file of a draft with the digest that `verify` reckons again.
func fileWithDigest(_ draft: Draft, _ press: (Draft) throws -> [UInt8]) throws -> [UInt8] {
  try JournalStamp.fileWithDigest(
    draft, digest: { bytes in try failing { try HashAlgorithm.sha256.digest(of: bytes) } }, press: press)
}

/// Turns an office file's error into the sentence that ends a command.
private func office<Value>(_ work: () throws(OfficeError) -> Value) throws -> Value {
  do throws(OfficeError) {
    return try work()
  } catch {
    throw CommandFailure(zh: error.chinese, en: error.english)
  }
}

/// The day of a moment given in milliseconds since 1970, by this machine's time zone.
func localDay(of clock: Int64) -> Day {
  let date = Date(timeIntervalSince1970: Double(clock) / 1000)
  let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: date)
  return Day(parts.year ?? 1970, parts.month ?? 1, parts.day ?? 1) ?? Day(number: 0)
}
