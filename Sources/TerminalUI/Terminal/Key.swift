/// A key of the keyboard.
public enum Key: Hashable, Sendable {
  /// A key that types something; a space is `.char(" ")`.
  case char(Character)
  case ctrl(Character)
  /// Alt, or Esc and a key right after it. Outside a field it is Esc and then the key.
  case alt(Character)
  case enter, escape, tab, backTab, backspace, delete, insert
  case up, down, left, right, home, end, pageUp, pageDown
  /// Ctrl with an arrow: one word back, one word on.
  case wordLeft, wordRight
  /// F1 to F12.
  case f(Int)

  private static let named: [(Key, String)] = [
    (.enter, "Enter"), (.escape, "Esc"), (.tab, "Tab"), (.backTab, "S-Tab"), (.backspace, "Backspace"),
    (.delete, "Del"), (.insert, "Ins"), (.up, "↑"), (.down, "↓"), (.left, "←"), (.right, "→"),
    (.wordLeft, "^←"),
    (.wordRight, "^→"), (.home, "Home"), (.end, "End"), (.pageUp, "PgUp"), (.pageDown, "PgDn"),
    (.char(" "), "Space"),
  ]

  /// How the key is written in the bar of keys and in the help.
  public var label: String {
    switch self {
    case .ctrl(let character): "^" + character.uppercased()
    case .alt(let character): "M-" + String(character)
    case .f(let number): "F\(number)"
    case .char(let character) where character != " ": String(character)
    default: Self.named.first { $0.0 == self }?.1 ?? ""
    }
  }

  /// Reads keys as tests and scripts write them: `jj<enter>2s<c-p><f1><space>`; `<lt>` is `<`.
  ///
  /// Nil when a name between `<` and `>` is unknown.
  public static func sequence(_ text: String) -> [Key]? {
    var keys: [Key] = []
    var rest = Substring(text)
    while let first = rest.popFirst() {
      guard first == "<" else {
        keys.append(.char(first))
        continue
      }
      guard let close = rest.firstIndex(of: ">"), let key = named(String(rest[..<close])) else { return nil }
      keys.append(key)
      rest = rest[rest.index(after: close)...]
    }
    return keys
  }

  private static func named(_ name: String) -> Key? {
    let name = name.lowercased()
    switch name {
    case "lt": return .char("<")
    case "up": return .up
    case "down": return .down
    case "left": return .left
    case "right": return .right
    case "c-left": return .wordLeft
    case "c-right": return .wordRight
    default: break
    }
    if let key = named.first(where: { $0.1.lowercased() == name })?.0 { return key }
    if name.count == 3, name.hasPrefix("c-"), let last = name.last { return .ctrl(last) }
    if name.first == "f", let number = Int(name.dropFirst()), (1...12).contains(number) { return .f(number) }
    return nil
  }
}

extension Key {
  /// Reads a key as people write it in settings: `A`, `^E`, `Ctrl-E`, `F8`, `Enter`, `空格`; nil for anything else.
  public init?(written text: String) {
    if let character = text.first, text.count == 1, character != " " {
      self = .char(character)
      return
    }
    let word = text.lowercased()
    let chinese = ["空格": Key.char(" "), "回车": .enter, "退格": .backspace, "删除": .delete]
    if let key = chinese[word] {
      self = key
      return
    }
    for prefix in ["^", "ctrl-", "ctrl+", "c-"] where word.hasPrefix(prefix) && word.count == prefix.count + 1
    {
      guard let last = word.last, last.isASCII, last.isLetter else { return nil }
      self = .ctrl(last)
      return
    }
    guard !word.hasPrefix("c-"), let key = Key.named(word) else { return nil }
    self = key
  }
}

extension Key: ExpressibleByExtendedGraphemeClusterLiteral {
  public init(extendedGraphemeClusterLiteral value: Character) { self = .char(value) }
}
