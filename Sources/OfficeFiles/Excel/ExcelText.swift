/// Text as it stands in the XML of a workbook, where a scalar that XML forbids is written `_x0007_`.
enum ExcelText {
  /// Escapes what XML forbids or would change, and words that look like an escape themselves.
  static func escaped(_ text: String) -> String {
    guard needsEscape(text) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = ""
    for (index, scalar) in scalars.enumerated() {
      let isForbidden =
        (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || scalar.value == 0xFFFE
        || scalar.value == 0xFFFF
      if isForbidden || (scalar == "_" && startsEscape(scalars, at: index)) {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        result += "_x" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "_"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The text an escaped one stands for.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(0x5F) else { return text }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    // A character outside the 16-bit range may come as a pair of escapes.
    var high: UInt32?
    var index = 0
    while index < scalars.count {
      guard scalars[index] == "_", startsEscape(scalars, at: index) else {
        if high != nil { result.append("\u{FFFD}") }
        high = nil
        result.append(scalars[index])
        index += 1
        continue
      }
      let digits = String(String.UnicodeScalarView(scalars[(index + 2)..<(index + 6)]))
      let unit = UInt32(digits, radix: 16) ?? 0xFFFD
      index += 7
      switch unit {
      case 0xD800..<0xDC00:
        if high != nil { result.append("\u{FFFD}") }
        high = unit
      case 0xDC00..<0xE000:
        let whole = high.flatMap { Unicode.Scalar(0x10000 + ($0 - 0xD800) << 10 + (unit - 0xDC00)) }
        result.append(whole ?? "\u{FFFD}")
        high = nil
      default:
        if high != nil { result.append("\u{FFFD}") }
        high = nil
        result.append(Unicode.Scalar(unit) ?? "\u{FFFD}")
      }
    }
    if high != nil { result.append("\u{FFFD}") }
    return String(result)
  }

  private static func needsEscape(_ text: String) -> Bool {
    text.utf8.contains { $0 == 0x5F || $0 == 0xEF || ($0 < 0x20 && $0 != 0x0A && $0 != 0x09) }
  }

  private static func startsEscape(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
    guard index + 6 < scalars.count, scalars[index + 1] == "x", scalars[index + 6] == "_" else {
      return false
    }
    return scalars[(index + 2)...(index + 5)].allSatisfy(\.properties.isASCIIHexDigit)
  }
}
