import CTerminal

/// How many columns a text takes on the screen.
public func displayWidth(_ text: some StringProtocol) -> Int {
  var reader = GlyphReader()
  var columns = 0
  for scalar in text.unicodeScalars {
    switch reader.step(scalar.value) {
    case .draw(_, let width), .blank(let width): columns += width
    case .mark, .skip: break
    }
  }
  return columns
}

/// How wide the terminal draws characters such as “ … ─ ★, which Unicode leaves open: 1 or 2 columns.
///
/// The whole process shares it, because ncurses asks for widths too. Set it before the first frame.
public enum AmbiguousWidth {
  public static var columns: Int { Int(cterm_ambiguous_width()) }

  public static func use(columns: Int) { cterm_set_ambiguous_width(columns == 2 ? 2 : 1) }
}

/// Shortens a text to at most so many columns; a text that was cut ends in `…`.
public func fit(_ text: some StringProtocol, columns limit: Int) -> String {
  fitted(text, columns: limit).text
}

/// Fits a text to exactly so many columns, with blanks behind it or, when `trailing`, before it.
public func padded(_ text: some StringProtocol, columns: Int, trailing: Bool = false) -> String {
  let fitted = fitted(text, columns: columns)
  let blanks = blanks(columns - fitted.columns)
  return trailing ? blanks + fitted.text : fitted.text + blanks
}

/// So many blanks; none for a number below one.
func blanks(_ count: Int) -> String {
  String(unsafeUninitializedCapacity: max(0, count)) { bytes in
    bytes.initialize(repeating: UInt8(ascii: " "))
    return max(0, count)
  }
}

private func fitted(_ text: some StringProtocol, columns limit: Int) -> (text: String, columns: Int) {
  var reader = GlyphReader()
  var used = 0
  let ellipsis = displayWidth("…")
  let room = limit - ellipsis
  var cut = (index: text.unicodeScalars.startIndex, columns: 0)
  var index = cut.index
  let scalars = text.unicodeScalars
  while index < scalars.endIndex {
    switch reader.step(scalars[index].value) {
    case .draw(_, let width), .blank(let width):
      if used <= room { cut = (index, used) }
      used += width
      guard used > limit else { break }
      return room < 0 ? ("", 0) : (String(text[..<cut.index]) + "…", cut.columns + ellipsis)
    case .mark, .skip: break
    }
    index = scalars.index(after: index)
  }
  return (String(text), used)
}
