/// An exact number of points in thousandths.
public struct Points: Sendable, Hashable, Comparable, AdditiveArithmetic, CustomStringConvertible {
  public var thousandths: Int

  public init(thousandths: Int) {
    self.thousandths = thousandths
  }

  public init(_ whole: Int) {
    self.init(thousandths: whole * 1000)
  }

  /// Reads `2`, `0.5`, `12.125`; nil for anything else or for more than three decimals.
  public init?(_ text: some StringProtocol) {
    let negative = text.hasPrefix("-")
    let parts = (negative ? text.dropFirst() : text[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty, parts[0].count <= 9,
      parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } })
    else { return nil }
    var fraction = 0
    if parts.count == 2 {
      guard (1...3).contains(parts[1].count) else { return nil }
      fraction = Int(parts[1] + String(repeating: "0", count: 3 - parts[1].count)) ?? 0
    }
    let value = (Int(parts[0]) ?? 0) * 1000 + fraction
    self.init(thousandths: negative ? -value : value)
  }

  public static let zero = Points(thousandths: 0)
  public static func < (a: Points, b: Points) -> Bool { a.thousandths < b.thousandths }
  public static func + (a: Points, b: Points) -> Points {
    Points(thousandths: a.thousandths + b.thousandths)
  }
  public static func - (a: Points, b: Points) -> Points {
    Points(thousandths: a.thousandths - b.thousandths)
  }
  public static func * (a: Points, times: Int) -> Points {
    Points(thousandths: a.thousandths * times)
  }

  /// Without trailing zeros: `2`, `0.5`, `91.25`.
  public var description: String {
    let sign = thousandths < 0 ? "-" : ""
    let whole = thousandths.magnitude / 1000
    guard !thousandths.isMultiple(of: 1000) else { return sign + String(whole) }
    var digits = String(thousandths.magnitude % 1000 + 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(sign)\(whole).\(digits)"
  }
}

extension Points: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let text = try container.decode(String.self)
    guard let points = Points(text) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "“\(text)” is no number of points")
    }
    self = points
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
