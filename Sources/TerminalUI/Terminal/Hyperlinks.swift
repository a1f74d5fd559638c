import Glibc

/// Files one can open from the screen: the escape sequence OSC 8, sent after a frame for cells it already shows.
///
/// The cells keep their glyphs and looks, so that what ncurses believes of the screen stays true.
@MainActor
struct Hyperlinks {
  private var shown: [Surface.Link] = []
  private let theme: Theme
  private let host: String

  init(theme: Theme) {
    self.theme = theme
    var name = [CChar](repeating: 0, count: 256)
    gethostname(&name, 255)
    host = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  /// Whether the terminal is known to take the sequence: one of those that say who they are, here and not far away.
  ///
  /// Over SSH the file is not where the terminal is, and inside tmux or screen it is they who answer.
  nonisolated static func areSupported(_ variable: (String) -> String?) -> Bool {
    guard variable("SSH_CONNECTION") == nil, variable("TMUX") == nil, variable("STY") == nil else {
      return false
    }
    if let version = variable("VTE_VERSION").flatMap({ Int($0) }) { return version >= 5000 }
    if let name = variable("TERM_PROGRAM") {
      return ["iTerm.app", "WezTerm", "vscode", "ghostty"].contains(name)
    }
    if variable("KONSOLE_VERSION") != nil || variable("WT_SESSION") != nil { return true }
    return ["xterm-kitty", "foot", "foot-extra", "alacritty"].contains(variable("TERM") ?? "")
  }

  /// What makes the links of a frame true: those that are new or stand on rows that were drawn, and those that ended.
  mutating func sequences(for surface: Surface, drawn rows: Set<Int>) -> String {
    let wanted = surface.links.filter { link in
      link.row >= 0 && link.row < surface.size.rows && link.column >= 0 && link.width > 0
        && link.column + link.width <= surface.size.columns
    }
    var text = ""
    for link in shown where !wanted.contains(link) && !rows.contains(link.row) && link.row < surface.size.rows
    {
      text += cells(of: link, in: surface, uri: "")
    }
    for link in wanted where rows.contains(link.row) || !shown.contains(link) {
      text += cells(of: link, in: surface, uri: uri(link.path))
    }
    shown = wanted
    return text.isEmpty ? "" : "\u{1B}7" + text + "\u{1B}8"
  }

  private func cells(of link: Surface.Link, in surface: Surface, uri: String) -> String {
    var text = "\u{1B}[\(link.row + 1);\(link.column + 1)H\u{1B}]8;;\(uri)\u{1B}\\"
    var role: Role?
    for column in link.column..<min(surface.size.columns, link.column + link.width) {
      let cell = surface[link.row, column]
      guard cell.width > 0, let scalar = Unicode.Scalar(cell.scalar) else { continue }
      if cell.role != role { text += theme.look(of: cell.role).sequence }
      role = cell.role
      text.unicodeScalars.append(scalar)
      if cell.mark != 0, let mark = Unicode.Scalar(cell.mark) { text.unicodeScalars.append(mark) }
    }
    return text + "\u{1B}]8;;\u{1B}\\"
  }

  /// `file://host/path` with everything but plain ASCII escaped, so that no name can end the sequence.
  private func uri(_ path: String) -> String {
    var full = path
    if !path.hasPrefix("/"), let folder = getcwd(nil, 0) {
      full = String(cString: folder) + "/" + path
      free(folder)
    }
    let hex = Array("0123456789ABCDEF".utf8)
    var escaped: [UInt8] = []
    for byte in full.utf8 {
      let isPlain =
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || [0x2F, 0x2D, 0x2E, 0x5F].contains(byte)
      escaped += isPlain ? [byte] : [0x25, hex[Int(byte >> 4)], hex[Int(byte & 15)]]
    }
    return "file://\(host)" + String(decoding: escaped, as: UTF8.self)
  }
}

extension Look {
  /// The look as a terminal with eight colours is told it.
  var sequence: String {
    var codes = ["0"]
    if attributes.contains(.bold) { codes.append("1") }
    if attributes.contains(.dim) { codes.append("2") }
    if attributes.contains(.underline) { codes.append("4") }
    if attributes.contains(.reverse) { codes.append("7") }
    if foreground != .unchanged { codes.append("\(30 + foreground.rawValue)") }
    if background != .unchanged { codes.append("\(40 + background.rawValue)") }
    return "\u{1B}[" + codes.joined(separator: ";") + "m"
  }
}
