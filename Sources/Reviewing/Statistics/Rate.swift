import Standards

/// A share of files of which each can be named.
public struct Rate: Sendable, Equatable {
  /// The files that meet it.
  public var met: [String]
  public var unmet: [String]
  /// The files that do not record it: counted on neither side.
  public var unknown: [String]

  public init(met: [String] = [], unmet: [String] = [], unknown: [String] = []) {
    self.met = met
    self.unmet = unmet
    self.unknown = unknown
  }

  public var ratio: Ratio { Ratio(met.count, of: met.count + unmet.count) }
}

/// A numerator and a denominator, kept apart so that both can be shown.
public struct Ratio: Sendable, Hashable {
  public var numerator: Int
  public var denominator: Int

  public init(_ numerator: Int, of denominator: Int) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// `98.5%`, to one decimal, half up; nil where there is nothing to divide by.
  public var percent: String? {
    guard denominator > 0 else { return nil }
    let tenths = (numerator * 2000 + denominator) / (2 * denominator)
    return tenths % 10 == 0 ? "\(tenths / 10)%" : "\(tenths / 10).\(tenths % 10)%"
  }
}

extension Points {
  /// The mean of a sum over a count to two decimals, half up; nil for none.
  static func mean(_ sum: Points, of count: Int) -> Points? {
    guard count > 0 else { return nil }
    var mean = Fraction(sum.thousandths)
    mean.denominator = count
    return Rounding(decimals: 2).round(mean)
  }
}
