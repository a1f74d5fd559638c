/// Reads an amount of money as people write it.
public enum MoneyReader {
  /// `5000元`, `0.5万元`, `5,000`, `五千元`, `伍仟元整`, `人民币 120.50 元`, `￥5000.00`; a bare number is in yuan.
  /// Nil for anything else, for more than two decimals of a yuan, and for amounts beyond `largest`.
  public static func read(_ text: String) -> Money? {
    // Exports hold plain digits in their thousands: nothing to bring into shape.
    if (1...12).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) {
      return Int(text).map { Money(yuan: $0) }
    }
    var plain = Numerals.compact(text).filter { $0 != "," }
    for prefix in ["人民币", "￥", "¥", "RMB"] where plain.hasPrefix(prefix) {
      plain.removeFirst(prefix.count)
    }
    for suffix in ["整", "正"] where plain.hasSuffix(suffix) { plain.removeLast() }
    return (arabic(plain) ?? words(plain) ?? mixed(plain)).flatMap { $0 > largest ? nil : $0 }
  }

  /// More than anybody was ever fined, and small enough that the amounts of any text can be added up: 一万亿元.
  static let largest = Money(yuan: 1_000_000_000_000)

  private static func arabic(_ text: String) -> Money? {
    var number = text[...]
    if number.hasSuffix("元") || number.hasSuffix("圆") { number = number.dropLast() }
    var scale: Int64 = 100
    for (unit, factor) in [("亿", Int64(100_000_000)), ("万", 10_000), ("千", 1_000)]
    where number.hasSuffix(unit) {
      number = number.dropLast()
      scale *= factor
      break
    }
    let parts = number.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), !parts[0].isEmpty,
      parts.allSatisfy({ $0.utf8.count <= 12 && $0.utf8.allSatisfy { (48...57).contains($0) } }),
      let whole = Int64(parts[0])
    else { return nil }
    let (fen, overflow) = whole.multipliedReportingOverflow(by: scale)
    guard !overflow, fen < Int64.max / 2 else { return nil }
    guard parts.count == 2 else { return Money(fen: fen) }
    guard !parts[1].isEmpty, parts[1].count <= 8, let fraction = Int64(parts[1]) else { return nil }
    var divisor: Int64 = 1
    for _ in parts[1] { divisor *= 10 }
    let (product, tooLarge) = fraction.multipliedReportingOverflow(by: scale)
    guard !tooLarge, product % divisor == 0 else { return nil }
    return Money(fen: fen + product / divisor)
  }

  /// 3万5千元, 1万5000元: figures with units between them, each smaller than the one before.
  private static func mixed(_ text: String) -> Money? {
    guard text.hasSuffix("元") || text.hasSuffix("圆") else { return nil }
    let units: [Character: Int64] = ["亿": 100_000_000, "万": 10_000, "千": 1_000, "百": 100]
    var total: Int64 = 0
    var digits = ""
    var last = Int64.max
    for character in text.dropLast() {
      if let unit = units[character] {
        guard unit < last, digits.utf8.count <= 9, let value = Int64(digits) else { return nil }
        total += value * unit
        last = unit
        digits = ""
      } else if character.isASCII, character.isNumber {
        digits.append(character)
      } else {
        return nil
      }
    }
    guard last < Int64.max, digits.utf8.count <= 9 else { return nil }
    if !digits.isEmpty {
      guard let rest = Int64(digits), rest < last else { return nil }
      total += rest
    }
    guard total < Int64.max / 200 else { return nil }
    return Money(fen: total * 100)
  }

  /// 伍仟元整, 壹佰贰拾元伍角, 三十五万元.
  private static func words(_ text: String) -> Money? {
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "元" || $0 == "圆" })
    guard parts.count == 2, let yuan = Numerals.counted(parts[0]), yuan < Int.max / 200 else { return nil }
    var fen = 0
    var rest = parts[1]
    if let jiao = rest.firstIndex(of: "角") {
      guard let value = Numerals.counted(rest[..<jiao]), value < 10 else { return nil }
      fen += value * 10
      rest = rest[rest.index(after: jiao)...]
    }
    if rest.hasPrefix("零") { rest = rest.dropFirst() }
    if rest.hasSuffix("分") {
      guard let value = Numerals.counted(rest.dropLast()), value < 10 else { return nil }
      fen += value
      rest = ""
    }
    guard rest.isEmpty else { return nil }
    return Money(fen: Int64(yuan) * 100 + Int64(fen))
  }
}
