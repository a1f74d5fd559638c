/// An official document number such as 示市监罚〔2024〕31号; brackets of every kind are read alike.
public struct DocumentNumber: Sendable, Hashable, CustomStringConvertible {
  public var prefix: String
  public var year: Int
  public var serial: Int
  /// The last serial of a range such as 135-137号.
  public var lastSerial: Int?

  public init(prefix: String, year: Int, serial: Int, lastSerial: Int? = nil) {
    self.prefix = prefix
    self.year = year
    self.serial = serial
    self.lastSerial = lastSerial
  }

  public var description: String {
    "\(prefix)〔\(year)〕\(serial)\(lastSerial.map { "-\($0)" } ?? "")号"
  }
}
