/// A document number: code of the body, year, and number without leading zeros.
public struct InstrumentNumber: Hashable, Sendable, CustomStringConvertible {
  public var prefix: String
  public var year: Int
  public var serial: Int

  public init(prefix: String, year: Int, serial: Int) {
    self.prefix = prefix
    self.year = year
    self.serial = serial
  }

  /// 示司评〔2024〕12号.
  public var description: String { "\(prefix)〔\(year)〕\(serial)号" }
}
