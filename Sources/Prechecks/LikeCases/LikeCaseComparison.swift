import CaseFiles
import Standards

/// One fine among the others of its act and tier.
public struct LikeCaseComparison: Sendable {
  public var this: LikeCase
  /// Of the other cases; nil where there are none.
  public var spread: Spread?
  /// How many of the others are lower, and how many the same.
  public var below: Int
  public var equal: Int
  public var settings: LikeCaseSettings
  /// All cases of the group in ascending order, this one at `own` where it is loaded.
  var others: [LikeCase]
  var own: Int?

  public enum Verdict: Sendable, Equatable {
    case tooFew
    case inside
    case above
    case below
  }

  public var count: Int { spread?.count ?? 0 }

  /// Outside only where both measures say so: the scaled median deviation and the quartile fences.
  public var verdict: Verdict {
    guard let spread, spread.count >= settings.fewest else { return .tooFew }
    let amount = ExactAmount(this.fine).quarters
    let distance = amount - spread.median.quarters
    // 1.4826 makes the median deviation comparable to a standard deviation.
    let ordinary = Int128(settings.deviations.basisPoints) * 14_826 * spread.deviation.quarters
    guard distance.magnitude * 100_000_000 > ordinary.magnitude else { return .inside }
    let reach =
      Int128(settings.fences.basisPoints) * (spread.upperQuartile.quarters - spread.lowerQuartile.quarters)
    if (amount - spread.upperQuartile.quarters) * 10_000 > reach { return .above }
    if (spread.lowerQuartile.quarters - amount) * 10_000 > reach { return .below }
    return .inside
  }

  /// The share of the others below this one, half of the equal ones counted, in tenths of a percent; nil without
  /// others.
  public var quantile: Int? { count == 0 ? nil : (below * 2 + equal) * 500 / count }

  /// The distance from the median in hundredths of scaled median deviations, rounded down; nil where more
  /// than half of the others are equal, so that there is no scale.
  public var distance: Int? {
    guard let spread, spread.deviation.quarters > 0 else { return nil }
    let apart = (ExactAmount(this.fine).quarters - spread.median.quarters).magnitude
    return Int(clamping: apart * 1_000_000 / (14_826 * spread.deviation.quarters.magnitude))
  }

  /// Another case with what differs from it.
  public struct Neighbour: Sendable {
    public var likeCase: LikeCase
    public var differences: [Localized]
  }

  /// The cases most alike: the fewest differences first, then the nearest value of goods, the nearest fine, the number.
  public func nearest(_ most: Int = 3) -> [Neighbour] {
    let ranked = others.indices.filter { $0 != own }.map { index in
      (other: others[index], differences: this.differences(from: others[index]))
    }
    func gap(_ a: Money?, _ b: Money?) -> UInt64 {
      guard let a, let b else { return .max }
      return (a.fen - b.fen).magnitude
    }
    let sorted = ranked.sorted { a, b in
      let (x, y) = (a.other, b.other)
      return (
        a.differences.count, gap(this.goodsValue, x.goodsValue), gap(this.fine, x.fine), x.number, x.location
      )
        < (
          b.differences.count, gap(this.goodsValue, y.goodsValue), gap(this.fine, y.fine), y.number,
          y.location
        )
    }
    return sorted.prefix(most).map { Neighbour(likeCase: $0.other, differences: $0.differences) }
  }

  /// A stretch of amounts with how many cases lie in it: both ends included.
  public struct Bar: Sendable, Equatable {
    public var from: Money
    public var through: Money
    public var count: Int
    public var holdsThis: Bool
  }

  /// The others and this case in at most so many stretches of equal width, 1, 2 or 5 times a power of ten.
  public func histogram(bars most: Int = 10) -> [Bar] {
    let fines = others.indices.filter { $0 != own }.map { others[$0].fine.fen }
    let all = fines + [this.fine.fen]
    guard let low = all.min(), let high = all.max(), most > 0 else { return [] }
    let width = Self.width(from: low, to: high, most: most)
    // The last amount of a stretch, as finely as the fines are written.
    let step: Int64 = all.allSatisfy { $0 % 100 == 0 } ? 100 : 1
    let first = low / width
    var bars = (first...(high / width)).map { index in
      Bar(
        from: Money(fen: index * width), through: Money(fen: (index + 1) * width - step), count: 0,
        holdsThis: false)
    }
    for fine in fines { bars[Int(fine / width - first)].count += 1 }
    bars[Int(this.fine.fen / width - first)].holdsThis = true
    return bars
  }

  /// The smallest round width with which the amounts take no more than so many stretches; a yuan at least.
  private static func width(from low: Int64, to high: Int64, most: Int) -> Int64 {
    var unit: Int64 = 100
    while true {
      for factor in [Int64(1), 2, 5] where high / (unit * factor) - low / (unit * factor) < Int64(most) {
        return unit * factor
      }
      guard unit < Int64.max / 100 else { return max(1, high) }
      unit *= 10
    }
  }
}
