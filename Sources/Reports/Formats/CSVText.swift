import OfficeFiles

/// Rows as the text of a CSV file (RFC 4180), each ended by CR LF.
///
/// Cells are looked at by Unicode scalars, for to a reader of the file a comma with an accent on it still parts cells.
/// Control characters are replaced, a return becomes a line feed. A cell that a spreadsheet would calculate, or that
/// begins with `'` before such a sign, gets one `'` in front: taking one `'` off again gives the words.
public enum CSVText {
  public enum Reader: Sendable {
    /// A person with a spreadsheet: every cell is words in quotation marks.
    case spreadsheet
    /// A program: quotation marks only where they are needed, and numbers with a sign stay numbers.
    case program
  }

  public static func of(_ rows: [[String]], for reader: Reader) -> String {
    rows.map { row in row.map { cell($0, for: reader) }.joined(separator: ",") + "\r\n" }.joined()
  }

  private static func cell(_ words: String, for reader: Reader) -> String {
    let isNumber = reader == .program && isSignedNumber(words)
    let text = calculates(words) && !isNumber ? "'" + printable(words) : printable(words)
    guard reader == .spreadsheet || text.unicodeScalars.contains(where: { parting.contains($0) }) else {
      return text
    }
    var scalars = String.UnicodeScalarView("\"".unicodeScalars)
    for scalar in text.unicodeScalars {
      if scalar == "\"" { scalars.append(scalar) }
      scalars.append(scalar)
    }
    scalars.append("\"")
    return String(scalars)
  }

  /// Whether Excel or WPS would read a cell as a formula: by its first sign, full width ones too.
  private static func calculates(_ cell: String) -> Bool {
    cell.unicodeScalars.drop { blanks.contains($0) }.first.map { signs.contains($0) } == true
  }

  private static func isSignedNumber(_ cell: String) -> Bool {
    guard let sign = cell.unicodeScalars.first, sign == "+" || sign == "-", cell.unicodeScalars.count > 1
    else {
      return false
    }
    return cell.unicodeScalars.dropFirst().allSatisfy { ("0"..."9").contains($0) || $0 == "." }
  }

  private static let parting: Set<Unicode.Scalar> = [",", "\"", "\n", "\r"]
  private static let blanks: Set<Unicode.Scalar> = ["'", " ", "\n", "\u{3000}"]
  private static let signs: Set<Unicode.Scalar> = [
    "=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠", "−", "|", "%",
  ]
}
