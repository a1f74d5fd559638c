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
    guard concluded.review.stage == .submitted else {
      throw CommandFailure(
        zh: "评查尚未提交，不能出具文书；先在结论页提交", en: "the review is not submitted; submit it before issuing documents")
    }
    guard replacing || !FileManager.default.fileExists(atPath: path) else {
      throw CommandFailure(zh: "\(path) 已存在；换一个文件名", en: "\(path) is there already; choose another name")
    }
    // A wrong placeholder or a missing font shows before a number is taken.
    _ = try press(preview(kind, of: concluded))
    let number = try issued(kind, of: concluded.review) ?? take(kind, for: concluded.review)
    let instrument = try instrument(kind, of: concluded, issued: number)
    let draft = instrument.draft()
    let bytes = try press(draft)
    do {
      try Data(bytes).write(to: URL(fileURLWithPath: path), options: .atomic)
    } catch {
      throw CommandFailure(
        zh: "无法写入 \(path)；检查文件夹是否存在、是否可写",
        en: "\(path) cannot be written; see that its folder exists and is writable")
    }
    try Rectifying(store: store, settings: settings, calendar: calendar, actor: actor)
      .start(instrument, on: concluded.review.id)
    return draft
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

  /// A number taken and the day it was taken on.
  private struct Taken {
    var number: InstrumentNumber?
    var day: Day
  }

  private func issued(_ kind: Reports.Instrument.Kind, of review: Review) throws -> Taken? {
    for event in try failing({ try store.history(of: review.id) }).reversed() {
      if case .issued(kind.rawValue, let prefix, let year, let serial) = event.action {
        return Taken(
          number: InstrumentNumber(prefix: prefix, year: year, serial: serial), day: localDay(of: event.clock)
        )
      }
    }
    return nil
  }

  private func take(_ kind: Reports.Instrument.Kind, for review: Review) throws -> Taken {
    let day = today()
    guard let prefix = settings.prefixes[kind] else {
      return Taken(number: nil, day: day)
    }
    let serial = try failing {
      try store.issue(
        kind: kind.rawValue, prefix: prefix, year: day.year, to: review.id, by: actor, clock: now())
    }
    return Taken(number: InstrumentNumber(prefix: prefix, year: day.year, serial: serial), day: day)
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
      properties: ["casereview-journal-head": head.hash, "casereview-journal-events": "\(head.count)"])
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
