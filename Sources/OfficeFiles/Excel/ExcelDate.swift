/// A day, and the seconds since its midnight, as a spreadsheet counts them.
public struct ExcelDate: Hashable, Sendable {
  public var year: Int
  public var month: Int
  public var day: Int
  /// 0 to 86,399.
  public var second: Int

  /// From the number in the cell; nil outside the years 1900 to 9999 and for the day 1900-02-29, which
  /// spreadsheets count although there was none.
  public init?(serial: Double, from1904: Bool = false) {
    guard serial.isFinite, serial >= 0, serial < 2_958_466 else { return nil }
    var whole = Int(serial.rounded(.down))
    var second = Int(((serial - Double(whole)) * 86_400).rounded())
    if second == 86_400 {
      second = 0
      whole += 1
    }
    if from1904 {
      whole += 1_462
    } else if whole < 60 {
      whole += 1
    } else if whole == 60 {
      return nil
    }
    guard whole >= 2 else { return nil }
    (year, month, day) = Self.civil(whole - 25_569)
    self.second = second
    guard year <= 9_999 else { return nil }
  }

  /// The number a spreadsheet counts a day from 1900-03-01 on as.
  static func serial(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468 + 25_569
  }

  /// Year, month and day of the days since 1970-01-01.
  private static func civil(_ days: Int) -> (Int, Int, Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
  }
}
