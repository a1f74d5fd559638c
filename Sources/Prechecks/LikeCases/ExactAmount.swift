import CaseFiles

/// An amount in quarters of a 分: medians of medians stay exact.
public struct ExactAmount: Sendable, Hashable, Comparable, CustomStringConvertible {
  public let quarters: Int128

  public init(quarters: Int128) { self.quarters = quarters }

  public init(_ money: Money) { quarters = Int128(money.fen) * 4 }

  public static func < (a: ExactAmount, b: ExactAmount) -> Bool { a.quarters < b.quarters }

  /// `5000元`, `2500.5元`, `0.0025元`.
  public var description: String {
    let sign = quarters < 0 ? "-" : ""
    let whole = quarters.magnitude / 400
    var digits = String(quarters.magnitude % 400 * 25 + 10_000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return digits.isEmpty ? "\(sign)\(whole)元" : "\(sign)\(whole).\(digits)元"
  }
}
