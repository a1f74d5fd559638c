import CaseFiles
import Foundation
import Prechecks
import Reports
import ReviewStore
import Reviewing
import Standards

/// The submitted reviews a report speaks of, one for each case file, with their rules.
struct Reporting {
  var reviews: [ConcludedReview]
  /// The case files that were looked at and have no submitted review in the period.
  var withoutReview: [String]
  var refused: [LoadError]

  /// Loads the files at the paths, or those imported into the workspace where there are none.
  init(
    _ paths: [String], mapping: ColumnMapping, store: ReviewStore, library: RuleLibrary,
    period: ReportPeriod?, agency: String?
  ) throws {
    let submitted = try Self.submitted(in: store, period: period)
    let (all, refused) = try Self.files(paths, mapping: mapping, of: submitted.keys, in: store)
    self.refused = refused
    withoutReview = all.filter { submitted[$0.id] == nil }.map(\.id)
    var seen: Set<String> = []
    let reviewed = all.compactMap { file -> (filed: CaseFile, corrected: CaseFile, review: Review)? in
      guard let review = submitted[file.id] else { return nil }
      let corrected = review.corrected(file)
      guard agency == nil || corrected.agency?.name?.value == agency, seen.insert(file.id).inserted else {
        return nil
      }
      return (file, corrected, review)
    }
    let rules = library.checkRules(among: reviewed.map(\.corrected))
    var standards: [[String]: Standard] = [:]
    reviews = try reviewed.map { file, _, review in
      let key = [review.scorecard.standard, review.scorecard.standardVersion]
      let standard = try standards[key] ?? library.standard(for: review)
      standards[key] = standard
      return ConcludedReview(review, of: file, by: standard, under: rules)
    }
  }

  /// The review of each case file that counts, of those submitted in the period.
  private static func submitted(in store: ReviewStore, period: ReportPeriod?) throws -> [String: Review] {
    try failing { try store.reviews() }
      .filter { review in
        guard let period, review.stage == .submitted else { return true }
        return period.contains(localDay(of: try store.submission(of: review)))
      }
      .counted { try store.submission(of: $0) }
  }

  private static func files(
    _ paths: [String], mapping: ColumnMapping, of ids: some Sequence<String>, in store: ReviewStore
  ) throws -> (files: [CaseFile], refused: [LoadError]) {
    guard paths.isEmpty else {
      let loaded = CaseFile.load(paths, mapping: mapping)
      return (loaded.files, loaded.refused)
    }
    return try failing {
      let files = try ids.sorted().compactMap { name in
        try store.caseNumber(of: name).map { try store.caseFile($0) }
      }
      return (files, [])
    }
  }
}

extension RoundReport {
  /// The report on these reviews, with everything but what a person adds.
  init(
    _ kind: Kind, on reviews: [ConcludedReview], settings: Settings, store: ReviewStore, staff: [AgencyStaff],
    order: AgencyOrder, period: ReportPeriod?, date: Day
  ) throws {
    let statistics = Statistics(reviews, staff: staff, order: order)
    var titles: [String] = []
    for title in reviews.map(\.standard.title.zh) where !titles.contains(title) { titles.append(title) }
    self.init(kind: kind, issuer: settings.bureau, statistics: statistics, standards: titles, date: date)
    mode = settings.mode
    self.period = period?.title
    contact = settings.contact
    switch kind {
    case .round:
      round = settings.round
      examples = statistics.typicalCases(among: reviews)
    case .quarterly: addressee = settings.government
    case .selfReview:
      // An agency reports on itself to the bureau.
      issuer = statistics.agencies.count == 1 ? statistics.agencies.first?.name : nil
      addressee = settings.bureau
      contact = nil
    }
    issued = try Self.issued(on: reviews, in: store)
    let files = Set(reviews.map(\.review.id.caseFile))
    let entries = try failing { try store.rectifications() }.filter { files.contains($0.id.review.caseFile) }
    if !entries.isEmpty {
      rectifications = RectificationOverview(entries, on: date, policy: settings.escalation)
    }
  }

  private static func issued(on reviews: [ConcludedReview], in store: ReviewStore) throws -> [Issued] {
    let cancelled = Set(
      try failing { try store.numbers() }.filter { $0.state == .cancelled }.map(\.key))
    return Reports.Instrument.Kind.allCases.compactMap { kind in
      var found = Issued(title: kind.title.zh, numbers: [], files: [])
      for concluded in reviews {
        for one in concluded.review.issued where one.kind == kind.rawValue {
          guard !cancelled.contains(NumberKey(prefix: one.prefix, year: one.year, serial: one.serial)) else {
            continue
          }
          found.numbers.append(
            InstrumentNumber(prefix: one.prefix, year: one.year, serial: one.serial).description)
          if found.files.last != concluded.file.id { found.files.append(concluded.file.id) }
        }
      }
      return found.numbers.isEmpty ? nil : found
    }
  }
}
