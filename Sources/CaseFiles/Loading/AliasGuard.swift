/// Keeps YAML whose aliases multiply from being read: thirty lines of them can stand for a million.
public enum AliasGuard {
  /// How often a text may point to its anchors; what people write does so hardly ever.
  static let most = 32

  /// The line of the alias that is one too many; nil where all is well.
  static func excess(in text: String) -> Int? {
    var line = 1
    var hasAnchor = false
    var aliases = 0
    var before: UInt8 = 0x0A
    for byte in text.utf8 {
      // An anchor or alias begins a word: `a*b` and `1380000****` are none.
      let beginsWord = before <= 0x20 || before == 0x5B || before == 0x7B || before == 0x2C
      if byte == 0x26, beginsWord { hasAnchor = true }
      if byte == 0x2A, beginsWord { aliases += 1 }
      if aliases > most, hasAnchor { return line }
      if byte == 0x0A { line += 1 }
      before = byte
    }
    return nil
  }

  /// Refuses a text with more aliases than people write, at the line of the first that is too many.
  public static func check(_ text: String, file: String) throws(LoadError) {
    guard let line = excess(in: text) else { return }
    throw LoadError(
      source: Source(file: file, line: line),
      problem: Localized(zh: "用了 \(most) 个以上的别名（*）", en: "uses more than \(most) aliases (*)"),
      remedy: Localized(zh: "把别名所指的内容直接写出", en: "write out what they stand for"))
  }
}
