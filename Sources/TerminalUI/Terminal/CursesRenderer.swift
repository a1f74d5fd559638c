import CNcurses

/// Copies surfaces to the terminal. Which bytes that takes is left to ncurses.
///
/// Only rows that differ from the last frame are handed over, always whole rows: ncurses 6.4 does not repair
/// the other half of a wide glyph that is overwritten by half.
@MainActor
struct CursesRenderer {
  private var shown: Surface?
  private var row: [cchar_t] = []
  private var caretIsShown: Bool?
  private var hyperlinks: Hyperlinks?
  private let write: (String) -> Void
  /// For each role its attributes, the colour pair among them, and the colour pair.
  private let styles: [(attributes: attr_t, pair: Int32)]

  /// - Parameter write: Sends bytes beside what ncurses sends; nil where the terminal knows no links.
  init(theme: Theme, links write: ((String) -> Void)? = nil) {
    self.write = write ?? { _ in }
    let hasColors = has_colors() && start_color() == OK
    let theme = hasColors ? theme : .mono
    hyperlinks = write == nil ? nil : Hyperlinks(theme: theme)
    let keepsBackground = hasColors && use_default_colors() == OK
    styles = Role.allCases.map { role in
      let look = theme.look(of: role)
      var attributes: Int = 0
      if look.attributes.contains(.bold) { attributes |= CN_BOLD }
      if look.attributes.contains(.dim) { attributes |= CN_DIM }
      if look.attributes.contains(.reverse) { attributes |= CN_REVERSE }
      if look.attributes.contains(.underline) { attributes |= CN_UNDERLINE }
      guard theme != .mono, look.foreground != .unchanged || look.background != .unchanged else {
        return (attr_t(attributes), 0)
      }
      let pair = Int16(role.rawValue) + 1
      let foreground = keepsBackground || look.foreground != .unchanged ? look.foreground : .white
      let background = keepsBackground || look.background != .unchanged ? look.background : .black
      guard init_pair(pair, foreground.rawValue, background.rawValue) == OK else {
        return (attr_t(attributes), 0)
      }
      return (attr_t(attributes) | attr_t(bitPattern: COLOR_PAIR(Int32(pair))), Int32(pair))
    }
  }

  /// Forgets what is on the terminal, so that the next frame is sent whole.
  mutating func forget() {
    shown = nil
    caretIsShown = nil
    clearok(cn_stdscr(), true)
  }

  mutating func render(_ surface: Surface) {
    guard let window = cn_stdscr() else { return }
    let columns = surface.size.columns
    let comparable = shown?.size == surface.size
    var drawn: Set<Int> = []
    for row in 0..<surface.size.rows {
      let range = (row * columns)..<((row + 1) * columns)
      if comparable, let shown, shown.cells[range] == surface.cells[range] { continue }
      draw(surface.cells[range], row: row, window: window)
      drawn.insert(row)
    }
    shown = surface
    // The terminal's cursor is the caret: input methods and screen readers look for it.
    let caret = surface.caret.flatMap { $0.row < surface.size.rows && $0.column < columns ? $0 : nil }
    if caretIsShown != (caret != nil) {
      curs_set(caret == nil ? 0 : 1)
      caretIsShown = caret != nil
    }
    wmove(window, Int32(caret?.row ?? max(0, surface.size.rows - 1)), Int32(caret?.column ?? 0))
    wrefresh(window)
    if let sequences = hyperlinks?.sequences(for: surface, drawn: drawn), !sequences.isEmpty {
      write(sequences)
    }
  }

  private mutating func draw(_ cells: ArraySlice<Cell>, row number: Int, window: UnsafeMutablePointer<WINDOW>)
  {
    row.removeAll(keepingCapacity: true)
    for cell in cells where cell.width > 0 {
      let style = styles[Int(cell.role.rawValue)]
      var character = cchar_t()
      character.attr = style.attributes
      character.ext_color = style.pair
      character.chars.0 = wchar_t(cell.scalar)
      character.chars.1 = wchar_t(cell.mark)
      row.append(character)
    }
    mvwadd_wchnstr(window, Int32(number), 0, row, Int32(row.count))
  }
}
