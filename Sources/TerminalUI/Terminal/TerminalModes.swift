import CNcurses

/// The escape sequences of our own beside what ncurses sends.
@MainActor
enum TerminalModes {
  /// Bracketed paste: the terminal marks what is pasted.
  static let on = "\u{1B}[?2004h"
  static let off = "\u{1B}[?2004l"

  /// What gives the terminal back after a crash: attributes, cursor, keypad, screen, mouse and paste.
  static var reset: String {
    let mouse = "\u{1B}[?1006l\u{1B}[?1002l\u{1B}[?1000l"
    return mouse + off + ["sgr0", "cnorm", "rmkx", "rmcup"].compactMap(capability).joined()
  }

  /// A capability's string without its padding (`$<5>`).
  private static func capability(_ name: String) -> String? {
    let string = tigetstr(name)
    guard string.isCapability, let string else { return nil }
    var text = ""
    var rest = Substring(String(cString: string))
    while let character = rest.popFirst() {
      if character == "$", rest.first == "<", let end = rest.firstIndex(of: ">") {
        rest = rest[rest.index(after: end)...]
      } else {
        text.append(character)
      }
    }
    return text
  }
}

extension Optional where Wrapped == UnsafeMutablePointer<CChar> {
  /// Whether `tigetstr` found the capability; it answers nil or -1 where there is none.
  var isCapability: Bool { self.map { Int(bitPattern: $0) != -1 } ?? false }
}

/// Text as base64, for the clipboard sequence.
func base64(_ text: String) -> String {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let bytes = Array(text.utf8)
  var result: [UInt8] = []
  for start in stride(from: 0, to: bytes.count, by: 3) {
    let group = bytes[start..<min(start + 3, bytes.count)]
    let value = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
    for index in 0..<4 {
      result.append(index <= group.count ? alphabet[value >> (18 - 6 * index) & 63] : 0x3D)
    }
  }
  return String(decoding: result, as: UTF8.self)
}
