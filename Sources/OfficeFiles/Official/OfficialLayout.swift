/// The measures of GB/T 9704-2012 in twips (twentieths of a point), as Word counts.
enum OfficialLayout {
  static let pageWidth = 11_906
  static let pageHeight = 16_838
  /// 天头 37 mm, 订口 28 mm; the text is 156 mm × 225 mm.
  static let top = twips(mm: 37)
  static let bottom = twips(mm: 35)
  static let left = twips(mm: 28)
  static let right = twips(mm: 26)
  static let textWidth = pageWidth - left - right
  /// The foot's lower edge: its dash stands 7 mm under the text.
  static let footer = twips(mm: 24.5)

  /// 225 mm in 22 lines.
  static let linePitch = 579
  /// 16 pt characters are set 0.25 pt closer, so that 28 fill 156 mm.
  static let characterSpacing = -5
  static let fullWidth = 16 * 20 + characterSpacing
  static let halfWidth = 8 * 20 + characterSpacing
  static let charactersPerLine = 28
  static let linesPerPage = 22

  static func twips(mm: Double) -> Int { Int((mm * 1440 / 25.4).rounded()) }

  /// How wide a line of body text is set.
  static func width(_ text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? halfWidth : fullWidth) }
  }

  /// The issuer's character size in half points: as large as fits on one line, at most 44 pt.
  static func issuerSize(_ issuer: String) -> Int {
    let columns = issuer.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? 1 : 2) }
    let fitting = textWidth * 2 / max(columns, 1) / 10
    return min(max(fitting * 24 / 25, 36), 88)
  }

  private static let titleCharacter = 22 * 20

  static func titleWidth(_ title: String) -> Int {
    title.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2000 ? titleCharacter / 2 : titleCharacter) }
  }

  /// How far to move the title in from both sides, so that its lines come out about equally long.
  static func titleInset(_ title: String) -> Int {
    let lines = title.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 1 else { return 0 }
    let character = titleCharacter
    let width = titleWidth(title)
    let needed = (width + textWidth - 1) / textWidth
    guard needed > 1 else { return 0 }
    let line = (width / needed / character + 1) * character
    return max(0, (textWidth - line) / 2 - character / 4)
  }

  /// Right indents of signatory and date: the date ends four characters in, the signatory is centred over it.
  static func signatureIndents(signatory: String, date: String) -> (signatory: Int, date: Int) {
    let dateIndent = 4 * fullWidth
    let shift = (width(date) - width(signatory)) / 2
    // A long name would run into the margin: then both move left.
    let missing = max(0, -(dateIndent + shift))
    return (dateIndent + shift + missing, dateIndent + missing)
  }
}

extension OfficialDocument {
  /// Whether a line of the title is short enough to stay one.
  public static func fitsTitleLine(_ line: String) -> Bool {
    OfficialLayout.titleWidth(line) <= OfficialLayout.textWidth
  }
}
