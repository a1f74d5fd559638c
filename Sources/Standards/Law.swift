import CaseFiles

/// The unit a limit is counted in.
public enum LimitUnit: String, Sendable, Hashable, Codable, CaseIterable {
  case workingDays = "working"
  case calendarDays = "calendar"
  case months = "month"
  case years = "year"
  case hours = "hour"
}

/// A length of time the law sets.
public struct Limit: Sendable, Hashable {
  public var amount: Int
  public var unit: LimitUnit
  /// Whether a last day that falls on a rest day moves to the next working day (民法典 第二百零三条).
  public var rollsOver: Bool

  public init(_ amount: Int, _ unit: LimitUnit, rollsOver: Bool) {
    self.amount = amount
    self.unit = unit
    self.rollsOver = rollsOver
  }
}

/// A share in hundredths of a percent.
public struct Rate: Sendable, Hashable, CustomStringConvertible {
  /// 300 for 3 %.
  public var basisPoints: Int

  public init(basisPoints: Int) { self.basisPoints = basisPoints }

  /// Reads `3%` and `0.05%`; nil for anything else.
  public init?(_ text: String) {
    guard text.hasSuffix("%"), let points = Points(text.dropLast()), points.thousandths >= 0,
      points.thousandths % 10 == 0
    else { return nil }
    self.init(basisPoints: points.thousandths / 10)
  }

  /// The share of an amount, rounded down to a 分; nil where it is too large to hold.
  public func of(_ amount: Money) -> Money? {
    let (product, overflow) = amount.fen.multipliedReportingOverflow(by: Int64(basisPoints))
    return overflow ? nil : Money(fen: product / 10_000)
  }

  /// `3%`.
  public var description: String { "\(Points(thousandths: basisPoints * 10))%" }
}

/// How sure a value of the law is.
public enum Certainty: String, Sendable, Hashable, Codable {
  /// Read in the law's text.
  case law
  /// Read in a government paper.
  case paper
  /// A setting of the bureau, with the default shipped.
  case setting
}

/// A value with the time in which it is in force and its source.
public struct Dated<Value: Sendable>: Sendable {
  public var from: Day
  /// The last day in force; nil while it is.
  public var to: Day?
  public var value: Value
  /// What the copies share: every limit that is counted takes one.
  private let entry: DatedEntry

  /// `行政处罚法 第六十条`.
  public var basis: String { entry.basis }
  public var certainty: Certainty { entry.certainty }
  /// The field (领域) it is confined to; nil for all.
  public var field: String? { entry.field }
  /// When somebody last held the entry against the text.
  public var checkedOn: Day { entry.checkedOn }
  public var note: Localized? { entry.note }

  public init(
    from: Day, to: Day? = nil, value: Value, basis: String, certainty: Certainty,
    field: String? = nil, checkedOn: Day, note: Localized? = nil
  ) {
    self.from = from
    self.to = to
    self.value = value
    entry = DatedEntry(
      basis: basis, certainty: certainty, field: field, checkedOn: checkedOn, note: note)
  }

  public func isInForce(on day: Day) -> Bool {
    from <= day && (to.map { day <= $0 } ?? true)
  }
}

/// What stands beside a value of the law, whatever the value is.
private final class DatedEntry: Sendable {
  let basis: String
  let certainty: Certainty
  let field: String?
  let checkedOn: Day
  let note: Localized?

  init(basis: String, certainty: Certainty, field: String?, checkedOn: Day, note: Localized?) {
    self.basis = basis
    self.certainty = certainty
    self.field = field
    self.checkedOn = checkedOn
    self.note = note
  }
}

/// One rule of the law with all its values over time.
public struct LawEntry<Value: Sendable>: Sendable {
  /// `T02-decision-limit`.
  public var id: String
  public var title: Localized
  public var values: [Dated<Value>]

  public init(id: String, title: Localized, values: [Dated<Value>]) {
    self.id = id
    self.title = title
    self.values = values
  }
}

/// What the law says, as dated data.
public struct Law: Sendable {
  public var limits: [String: LawEntry<Limit>]
  /// Amounts of money in the law, such as the ceiling of the summary procedure.
  public var amounts: [String: LawEntry<Money>]
  /// Rates in the law, such as the surcharge a day.
  public var rates: [String: LawEntry<Rate>]
  /// Numbers of people in the law, such as the officers who must act together.
  public var counts: [String: LawEntry<Int>]

  public init(
    limits: [String: LawEntry<Limit>], amounts: [String: LawEntry<Money>],
    rates: [String: LawEntry<Rate>] = [:], counts: [String: LawEntry<Int>] = [:]
  ) {
    self.limits = limits
    self.amounts = amounts
    self.rates = rates
    self.counts = counts
  }

  /// The limit in force on the day of the act; one for the field goes before one for all.
  public func limit(_ id: String, on day: Day, field: String? = nil) -> Dated<Limit>? {
    limits[id]?.value(on: day, field: field)
  }

  public func amount(_ id: String, on day: Day, field: String? = nil) -> Dated<Money>? {
    amounts[id]?.value(on: day, field: field)
  }

  public func rate(_ id: String, on day: Day, field: String? = nil) -> Dated<Rate>? {
    rates[id]?.value(on: day, field: field)
  }

  public func count(_ id: String, on day: Day, field: String? = nil) -> Dated<Int>? {
    counts[id]?.value(on: day, field: field)
  }
}

extension LawEntry {
  public func value(on day: Day, field: String?) -> Dated<Value>? {
    var general: Int?
    for place in values.indices where values[place].isInForce(on: day) {
      guard let own = values[place].field else {
        general = general ?? place
        continue
      }
      if own == field { return values[place] }
    }
    return general.map { values[$0] }
  }
}
