import CaseFiles

/// How a number of amounts spreads, by figures that single extremes do not move.
///
/// Median and quartiles are observed amounts or the middle of two of them (the quartiles are Tukey's hinges:
/// the medians of the lower and the upper half, the median belonging to both halves of an odd number).
public struct Spread: Sendable, Equatable {
  public var count: Int
  public var least: ExactAmount
  public var lowerQuartile: ExactAmount
  public var median: ExactAmount
  public var upperQuartile: ExactAmount
  public var most: ExactAmount
  /// Median of the absolute deviations from the median (MAD), not scaled.
  public var deviation: ExactAmount

  /// The spread of amounts in 分 in ascending order, one of them left out; nil where nothing is left.
  init?(ascending amounts: [Int64], without left: Int? = nil) {
    let rest = Rest(amounts: amounts, left: left)
    guard rest.count > 0 else { return nil }
    count = rest.count
    least = ExactAmount(quarters: rest[0])
    most = ExactAmount(quarters: rest[rest.count - 1])
    let middle = Self.middle(of: 0..<rest.count) { rest[$0] }
    median = ExactAmount(quarters: middle)
    let half = (rest.count + 1) / 2
    lowerQuartile = ExactAmount(quarters: Self.middle(of: 0..<half) { rest[$0] })
    upperQuartile = ExactAmount(
      quarters: Self.middle(of: (rest.count - half)..<rest.count) { rest[$0] })
    // Deviations below the median ascend towards the left, those above towards the right.
    let split = rest.firstIndex(from: middle)
    let below = Run(count: split) { middle - rest[split - 1 - $0] }
    let above = Run(count: rest.count - split) { rest[split + $0] - middle }
    deviation = ExactAmount(
      quarters: Self.middle(of: 0..<rest.count) { Run.element($0, of: below, and: above) })
  }

  /// The middle of a run of values in order: the one in the middle, or half way between the two.
  private static func middle(of range: Range<Int>, _ value: (Int) -> Int128) -> Int128 {
    let low = value(range.lowerBound + (range.count - 1) / 2)
    let high = value(range.lowerBound + range.count / 2)
    return low + (high - low) / 2
  }
}

/// The amounts without one of them, in quarters of a 分.
private struct Rest {
  var amounts: [Int64]
  var left: Int?

  var count: Int { amounts.count - (left == nil ? 0 : 1) }

  subscript(index: Int) -> Int128 {
    let place = left.map { index < $0 ? index : index + 1 } ?? index
    return Int128(amounts[place]) * 4
  }

  /// The first place of an amount that is at least the value.
  func firstIndex(from value: Int128) -> Int {
    var low = 0
    var high = count
    while low < high {
      let middle = (low + high) / 2
      if self[middle] < value { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// Values in ascending order, computed when asked for.
private struct Run {
  var count: Int
  var value: (Int) -> Int128

  /// The element at a place of two runs merged, without merging them.
  static func element(_ place: Int, of a: Run, and b: Run) -> Int128 {
    var low = max(0, place + 1 - b.count)
    var high = min(place + 1, a.count)
    while low < high {
      let fromA = (low + high) / 2
      let fromB = place + 1 - fromA
      if fromB > 0, fromA < a.count, b.value(fromB - 1) > a.value(fromA) {
        low = fromA + 1
      } else {
        high = fromA
      }
    }
    let lastA = low > 0 ? a.value(low - 1) : nil
    let lastB = place + 1 - low > 0 ? b.value(place - low) : nil
    return max(lastA ?? lastB ?? 0, lastB ?? lastA ?? 0)
  }
}
