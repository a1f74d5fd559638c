/// A calendar day without a clock or a time zone, counted from 1970-01-01 in the Gregorian calendar.
public struct Day: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  public let number: Int

  public init(number: Int) {
    self.number = number
  }

  /// Nil unless the three numbers name a day that exists, in the years 1900 to 2999.
  public init?(_ year: Int, _ month: Int, _ day: Int) {
    guard (1900...2999).contains(year), (1...12).contains(month),
      (1...Day.length(ofMonth: month, year: year)).contains(day)
    else { return nil }
    // Days from civil: the year begins in March, so that the leap day is the last.
    let y = month <= 2 ? year - 1 : year
    let era = y / 400
    let yearOfEra = y - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  public var components: (year: Int, month: Int, day: Int) {
    let z = number + 719_468
    let era = (z >= 0 ? z : z - 146_096) / 146_097
    let dayOfEra = z - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
  }

  public var year: Int { components.year }

  /// 1 for Monday to 7 for Sunday.
  public var weekday: Int {
    let shifted = (number + 3) % 7
    return (shifted < 0 ? shifted + 7 : shifted) + 1
  }

  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  public static func < (a: Day, b: Day) -> Bool { a.number < b.number }
  public static func + (day: Day, days: Int) -> Day { Day(number: day.number + days) }
  public static func - (day: Day, days: Int) -> Day { Day(number: day.number - days) }
  public static func - (a: Day, b: Day) -> Int { a.number - b.number }

  /// The day with the same number so many months later, or that month's last day (民法典 第二百零二条).
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let index = year * 12 + month - 1 + months
    let newYear = index / 12
    let newMonth = index % 12 + 1
    return Day(newYear, newMonth, min(day, Day.length(ofMonth: newMonth, year: newYear))) ?? self
  }

  /// `2024-09-09`.
  public var description: String {
    let (year, month, day) = components
    guard (1000...9999).contains(year) else {
      return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
    }
    // Ten digits and signs stand in the text itself: no memory is asked for.
    return String(unsafeUninitializedCapacity: 10) { text in
      func put(_ number: Int, at place: Int) {
        text[place] = UInt8(0x30 + number / 10)
        text[place + 1] = UInt8(0x30 + number % 10)
      }
      put(year / 100, at: 0)
      put(year % 100, at: 2)
      text[4] = 0x2D
      put(month, at: 5)
      text[7] = 0x2D
      put(day, at: 8)
      return 10
    }
  }

  /// `2024年9月9日`, as letters write it.
  public var chinese: String {
    let (year, month, day) = components
    return "\(year)年\(month)月\(day)日"
  }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let day = Day(iso: text) else {
      throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is not a day")
    }
    self = day
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }

  /// Reads `2024-09-09` and nothing else; `DayReader` reads what people write.
  public init?(iso text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, parts[1].count == 2, parts[2].count == 2,
      let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2])
    else { return nil }
    self.init(year, month, day)
  }
}
