/// The colour behind the text: the terminal is asked for it (OSC 11) and answers among the keys, when it likes.
enum BackgroundColour {
  static let question = "\u{1B}]11;?\u{1B}\\"
  static let answerBegins = "11;"

  /// Whether a terminal of this kind takes the question; the consoles of Linux and real terminals might print it.
  static func isAnswered(by terminal: String) -> Bool {
    ["xterm", "rxvt", "tmux", "screen", "konsole", "gnome", "vte", "foot", "alacritty", "st-"]
      .contains { terminal.hasPrefix($0) }
  }

  /// Reads `11;rgb:ffff/ffff/ffff`, the answer without its frame: whether the colour is a light one; nil for others.
  static func isLight(inAnswer text: String) -> Bool? {
    let parts = text.split(separator: ":")
    guard parts.count == 2, parts[0] == "11;rgb" || parts[0] == "11;rgba" else { return nil }
    let colours = parts[1].split(separator: "/").prefix(3).map { part in
      Int(part, radix: 16).map { Double($0) / Double((1 << (4 * min(part.count, 4))) - 1) }
    }
    guard colours.count == 3, let red = colours[0], let green = colours[1], let blue = colours[2] else {
      return nil
    }
    return 0.299 * red + 0.587 * green + 0.114 * blue > 0.5
  }
}
