import Standards

/// `numerator ÷ denominator` thousandths of a point, so that only the last step rounds.
struct Fraction {
  var numerator: Int
  var denominator: Int

  init(_ thousandths: Int) {
    numerator = thousandths
    denominator = 1
  }

  /// `full × earned ÷ participating`; full where nothing takes part.
  init(_ full: Int, _ earned: Points, of participating: Points) {
    let isEmpty = participating == .zero
    numerator = isEmpty ? full : full * earned.thousandths
    denominator = isEmpty ? 1 : participating.thousandths
  }

  static func + (fraction: Fraction, thousandths: Int) -> Fraction {
    var sum = fraction
    sum.numerator += thousandths * fraction.denominator
    return sum
  }
}

extension Rounding {
  /// Rounds; a negative number becomes zero.
  func round(_ fraction: Fraction) -> Points {
    guard fraction.numerator > 0 else { return .zero }
    var step = 1
    for _ in decimals..<3 { step *= 10 }
    let unit = fraction.denominator * step
    let (whole, rest) = fraction.numerator.quotientAndRemainder(dividingBy: unit)
    let isUp =
      switch mode {
      case .down: false
      case .halfUp: 2 * rest >= unit
      case .halfEven: 2 * rest > unit || 2 * rest == unit && whole % 2 == 1
      }
    return Points(thousandths: (whole + (isUp ? 1 : 0)) * step)
  }
}
