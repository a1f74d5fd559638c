/// Reads a day as people write it.
public enum DayReader {
  /// `2024-09-09`, `2024/9/9`, `2024.9.9`, `20240909`, `2024年9月9日`, `二〇二四年九月九日`, full-width digits.
  /// Nil for anything else and for days that do not exist.
  public static func read(_ text: String) -> Day? {
    if let day = plainISO(text) { return day }
    let plain = Numerals.compact(text)
    let parts = plain.split(
      omittingEmptySubsequences: false, whereSeparator: { "-/.年月".contains($0) })
    if parts.count == 1, plain.count == 8, let number = Int(plain) {
      return Day(number / 10_000, number / 100 % 100, number % 100)
    }
    guard parts.count == 3 else { return nil }
    let last = parts[2].hasSuffix("日") || parts[2].hasSuffix("号") ? parts[2].dropLast() : parts[2]
    guard let year = Numerals.placed(parts[0].unicodeScalars), let month = Numerals.counted(parts[1]),
      let day = Numerals.counted(last)
    else { return nil }
    return Day(year, month, day)
  }

  /// `2024-09-09` in plain digits, as most exports write it; nil for any other form.
  private static func plainISO(_ text: String) -> Day? {
    var text = text
    return text.withUTF8 { bytes in
      guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D else { return nil }
      func number(_ range: Range<Int>) -> Int? {
        var value = 0
        for index in range {
          guard (48...57).contains(bytes[index]) else { return nil }
          value = value * 10 + Int(bytes[index]) - 48
        }
        return value
      }
      guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else { return nil }
      return Day(year, month, day)
    }
  }

  /// Whether the words say that there is no date: blank, `9999-99-99`, `无`, `/`.
  public static func isBlank(_ text: String) -> Bool {
    // Most begin with another digit, and need no second look.
    if let first = text.utf8.first, (0x30...0x38).contains(first) { return false }
    let plain = Numerals.compact(text)
    return plain.isEmpty || plain.hasPrefix("9999")
      || ["无", "/", "-", "—", "null", "~", "未记载"].contains(plain)
  }
}
