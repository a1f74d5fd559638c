/// The running numbers of an official document's headings: 一、（一）1.（1）.
public struct HeadingNumbers: Hashable, Sendable {
  private var counts = [0, 0, 0, 0]

  public init() {}

  /// The number of the next heading of a level from 1 to 4; the levels below begin again.
  public mutating func next(level: Int) -> String {
    let index = min(max(level, 1), 4) - 1
    counts[index] += 1
    for lower in counts.indices where lower > index { counts[lower] = 0 }
    let count = counts[index]
    switch index {
    case 0: return chineseNumber(count) + "、"
    case 1: return "（\(chineseNumber(count))）"
    case 2: return "\(count)."
    default: return "（\(count)）"
    }
  }
}

/// 一 to 九十九 in Chinese, digits beyond.
public func chineseNumber(_ number: Int) -> String {
  guard (1...99).contains(number) else { return "\(number)" }
  let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
  let tens = number / 10
  return (tens > 1 ? digits[tens] : "") + (tens > 0 ? "十" : "") + digits[number % 10]
}
