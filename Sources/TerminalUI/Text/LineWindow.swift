/// The part of an edited line that fits a field.
public struct LineWindow: Equatable, Sendable {
  public var text: String
  /// The caret's column, counted from the field's left edge; always within the field.
  public var caretColumn: Int
  /// Whether text is hidden before and behind the window.
  public var hidesStart: Bool
  public var hidesEnd: Bool
}

extension LineEditor {
  /// The window of so many columns, at least 2, in which the caret is visible.
  ///
  /// It moves by half its width, so that most keys leave it where it is. It depends on nothing but the text,
  /// the caret and the width. A line break is shown as the sign given.
  public func window(columns: Int, lineBreak: Character = "↵") -> LineWindow {
    let columns = max(2, columns)
    let caretColumn = characters[..<caret].reduce(0) { $0 + Self.width($1) }
    // The cell under the caret is part of the window: it may be a wide glyph.
    let under = caret < characters.count ? max(1, Self.width(characters[caret])) : 1
    let stride = max(1, columns / 2)
    let excess = caretColumn + under - columns
    let wanted = excess > 0 ? (excess + stride - 1) / stride * stride : 0
    var first = 0
    var firstColumn = 0
    while first < caret && firstColumn < wanted {
      firstColumn += Self.width(characters[first])
      first += 1
    }
    var last = first
    var used = 0
    while last < characters.count && used + Self.width(characters[last]) <= columns {
      used += Self.width(characters[last])
      last += 1
    }
    return LineWindow(
      text: String(characters[first..<last].map { $0 == "\n" ? lineBreak : $0 }),
      caretColumn: caretColumn - firstColumn, hidesStart: first > 0,
      hidesEnd: last < characters.count)
  }

  private static func width(_ character: Character) -> Int {
    if character == "\n" { return 1 }
    if let value = character.asciiValue { return value >= 0x20 && value < 0x7F ? 1 : 0 }
    return displayWidth(String(character))
  }
}
