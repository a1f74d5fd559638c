/// Reads the numerals of Chinese letters: 三十五, 二〇二四, 伍仟元整, full-width digits.
public enum Numerals {
  /// Full-width ASCII and the ideographic space brought to plain ASCII; everything else untouched.
  public static func halfWidth(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(halfWidth(scalar)) }
    return String(result)
  }

  /// The same without any white space.
  public static func compact(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars where !scalar.isBlank { result.append(halfWidth(scalar)) }
    return String(result)
  }

  /// The same, scalar by scalar.
  static func compactScalars(_ text: String) -> [Unicode.Scalar] {
    var result: [Unicode.Scalar] = []
    result.reserveCapacity(text.utf8.count)
    for scalar in text.unicodeScalars where !scalar.isBlank { result.append(halfWidth(scalar)) }
    return result
  }

  private static func halfWidth(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x3000: " "
    default: scalar
    }
  }

  private static let digits: [Character: Int] = [
    "〇": 0, "零": 0, "○": 0, "Ｏ": 0, "O": 0, "o": 0, "◯": 0, "Ο": 0, "О": 0, "一": 1, "壹": 1, "二": 2, "贰": 2,
    "貳": 2, "两": 2, "三": 3, "叁": 3,
    "四": 4, "肆": 4, "五": 5, "伍": 5, "六": 6, "陆": 6, "七": 7, "柒": 7, "八": 8, "捌": 8, "九": 9, "玖": 9,
  ]

  private static let units: [Character: Int] = [
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000,
  ]

  /// One digit as letters write it: 4, 四, 〇 and the circles and letters typed for it.
  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "0"..."9": Int(scalar.value - 0x30)
    case "〇", "零", "○", "O", "o", "◯", "Ο", "О": 0
    case "一": 1
    case "二": 2
    case "三": 3
    case "四": 4
    case "五": 5
    case "六": 6
    case "七": 7
    case "八": 8
    case "九": 9
    default: nil
    }
  }

  /// One digit in any script; 兆 and 京 are whole numbers to Unicode too, and no digits.
  private static func digit(_ character: Character) -> Int? {
    (digits[character] ?? character.wholeNumberValue).flatMap { $0 < 10 ? $0 : nil }
  }

  /// Whether a scalar can stand in a counted number such as 第二十五条.
  static func isNumeral(_ scalar: Unicode.Scalar) -> Bool {
    digit(scalar) != nil || scalar == "十" || scalar == "百" || scalar == "千" || scalar == "两"
  }

  /// A number written place by place: 二〇二四 is 2024, 2024 is 2024.
  static func placed(_ scalars: some Collection<Unicode.Scalar>) -> Int? {
    guard !scalars.isEmpty, scalars.count <= 9 else { return nil }
    var value = 0
    for scalar in scalars {
      if ("0"..."9").contains(scalar) {
        value = value * 10 + Int(scalar.value - 0x30)
        continue
      }
      guard let digit = digit(Character(scalar)) else { return nil }
      value = value * 10 + digit
    }
    return value
  }

  /// A number with its units: 三十五, 一千二百, 伍万肆仟; Arabic digits are read too.
  public static func counted(_ text: some StringProtocol) -> Int? {
    if let plain = Int(text) { return plain >= 0 ? plain : nil }
    guard !text.isEmpty, text.count <= 24 else { return nil }
    var total = 0
    var section = 0
    var digit: Int?
    for character in text {
      if let value = digits[character] {
        guard digit == nil || digit == 0 else { return nil }
        digit = value
      } else if let unit = units[character] {
        section += (digit ?? 1) * unit
        digit = nil
      } else if character == "万" || character == "萬" || character == "亿" {
        let scale = character == "亿" ? 100_000_000 : 10_000
        let (scaled, overflow) = (total + section + (digit ?? 0)).multipliedReportingOverflow(by: scale)
        guard !overflow, scaled < 1 << 60 else { return nil }
        total = scaled
        section = 0
        digit = nil
      } else {
        return nil
      }
    }
    return total + section + (digit ?? 0)
  }
}
