/// An official document number such as 示市监罚〔2024〕31号; brackets of every kind are read alike.
///
/// Police, customs and tobacco agencies also number by figures alone, such as 510104202400021 and 350901-1900412873:
/// they are the prefix then, and year and serial are 0.
public struct DocumentNumber: Sendable, Hashable, CustomStringConvertible {
  public var prefix: String
  public var year: Int
  /// Letters before the serial, as in 〔2024〕L08号 and 〔2024〕HB-150号; empty where there are none.
  public var mark: String
  public var serial: Int
  /// The last serial of a range such as 135-137号.
  public var lastSerial: Int?
  /// 1 of 12-1号: one of several letters that share a serial.
  public var part: Int?
  /// （非） of 061（非）号: words in brackets behind the serial; empty where there are none.
  public var ending = ""
  /// How many figures the serial was written with where zeros stand before it: 4 of 0087; else 0.
  ///
  /// It only says how the number is written: 0087 and 87 are one number.
  public var width = 0

  public init(
    prefix: String, year: Int, mark: String = "", serial: Int, lastSerial: Int? = nil, part: Int? = nil
  ) {
    self.prefix = prefix
    self.year = year
    self.mark = mark
    self.serial = serial
    self.lastSerial = lastSerial
    self.part = part
  }

  /// Whether both are one number; 〔2021〕66号 has no prefix, or its letter's title as one.
  public func isSame(as other: DocumentNumber) -> Bool {
    if self == other { return true }
    func bare(_ number: DocumentNumber) -> DocumentNumber {
      var bare = number
      if bare.prefix.hasSuffix("决定书") { bare.prefix = "" }
      return bare
    }
    return bare(self) == bare(other)
  }

  public static func == (a: DocumentNumber, b: DocumentNumber) -> Bool {
    a.serial == b.serial && a.year == b.year && a.part == b.part && a.lastSerial == b.lastSerial
      && a.mark == b.mark && a.ending == b.ending && a.prefix == b.prefix
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(prefix)
    hasher.combine(year)
    hasher.combine(mark)
    hasher.combine(serial)
  }

  /// The number as every writing of it is said alike: without zeros before its serial.
  public var canonical: String {
    var plain = self
    plain.width = 0
    return plain.description
  }

  /// The number with the zeros it was written with.
  public var description: String {
    if year == 0 { return prefix }
    // With room from the start: tables hold hundreds of thousands of them.
    var text = ""
    text.reserveCapacity(prefix.utf8.count + mark.utf8.count + 40)
    text += prefix
    text += "〔"
    text += String(year)
    text += "〕"
    text += mark
    text += padded(serial)
    if let second = lastSerial.map(padded) ?? part.map(String.init) {
      text += "-"
      text += second
    }
    text += ending
    text += "号"
    return text
  }

  private func padded(_ serial: Int) -> String {
    let figures = String(serial)
    return figures.utf8.count < width
      ? String(repeating: "0", count: width - figures.utf8.count) + figures : figures
  }

  /// 135-137 is a range, 12-1 the first part of 12; nil for 137-135, which is neither.
  init?(prefix: String, year: Int, mark: String, serial: Int, second: Int) {
    if second >= serial {
      self.init(prefix: prefix, year: year, mark: mark, serial: serial, lastSerial: second)
    } else if second < 10 {
      self.init(prefix: prefix, year: year, mark: mark, serial: serial, part: second)
    } else {
      return nil
    }
  }
}
