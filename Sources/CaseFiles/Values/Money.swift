/// An exact amount of money in 分 (hundredths of a yuan).
public struct Money: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
  public let fen: Int64

  public init(fen: Int64) {
    self.fen = fen
  }

  public init(yuan: Int) {
    self.init(fen: Int64(yuan) * 100)
  }

  public static func < (a: Money, b: Money) -> Bool { a.fen < b.fen }

  /// `5000元`, `120.50元`.
  public var description: String {
    let sign = fen < 0 ? "-" : ""
    let whole = fen.magnitude / 100
    let cents = fen.magnitude % 100
    if cents == 0 { return "\(sign)\(whole)元" }
    return "\(sign)\(whole).\(cents < 10 ? "0" : "")\(cents)元"
  }
}
