import TestSupport

/// Counting by hand on the second table of working days; days are counted from 2022-01-01, which is 0.
///
/// Nothing here is the program's own arithmetic: what the generator plants must not rest on what it tests.
enum Pencil {
  static func isWorked(_ day: Int) -> Bool { WorkedDays.days[day] }

  /// The last of so many working days after a day.
  static func working(_ count: Int, after day: Int) -> Int {
    var (day, left) = (day, count)
    while left > 0 {
      day += 1
      if isWorked(day) { left -= 1 }
    }
    return day
  }

  /// The day from which so many working days lead to a working day.
  static func working(_ count: Int, before day: Int) -> Int {
    var (day, left) = (day, count)
    while left > 0 {
      if isWorked(day) { left -= 1 }
      day -= 1
    }
    return day
  }

  /// The last of so many calendar days after a day, less a span that does not count.
  static func calendar(_ count: Int, after day: Int, less span: ClosedRange<Int>? = nil) -> Int {
    var (day, left) = (day, count)
    while left > 0 {
      day += 1
      if span?.contains(day) != true { left -= 1 }
    }
    return day
  }

  /// The day itself, or the next working day after a rest day.
  static func rolled(_ day: Int) -> Int {
    var day = day
    while !isWorked(day) { day += 1 }
    return day
  }

  /// `2024-09-09`, walking through the months.
  static func iso(_ day: Int) -> String { written(day) { "\($0)-\(two($1))-\(two($2))" } }

  /// `2024年9月9日`.
  static func chinese(_ day: Int) -> String { written(day) { "\($0)年\($1)月\($2)日" } }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static func written(_ day: Int, _ text: (Int, Int, Int) -> String) -> String {
    let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    var (rest, year, month) = (day, 2022, 0)
    while true {
      let length = lengths[month] + (month == 1 && year % 4 == 0 ? 1 : 0)
      if rest < length { return text(year, month + 1, rest + 1) }
      rest -= length
      month += 1
      if month == 12 { (year, month) = (year + 1, 0) }
    }
  }
}

/// A generator with a seed, so that every run makes the same files.
struct Dice: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }

  mutating func roll(_ range: ClosedRange<Int>) -> Int { Int.random(in: range, using: &self) }

  /// One of the two ends in half of the throws, where limits are missed or kept by a day; anything between otherwise.
  mutating func edge(_ range: ClosedRange<Int>) -> Int {
    [range.lowerBound, range.upperBound, roll(range), roll(range)][roll(0...3)]
  }
}
