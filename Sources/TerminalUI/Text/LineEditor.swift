/// A line of text being edited, and the caret in it. Pure value; positions count graphemes.
public struct LineEditor: Equatable, Sendable {
  public private(set) var characters: [Character]
  /// The caret stands before the character of this index; 0 to `characters.count`.
  public private(set) var caret: Int
  /// What was cut last; a field that opens takes over what was cut in the one before.
  var killed = ""
  private var past: [State] = []

  private struct State: Equatable, Sendable {
    var characters: [Character]
    var caret: Int
  }

  /// Whether the line breaks of a text that is there already are kept, as one character each.
  private var keepsBreaks = false

  public init(_ text: String = "") { self.init(text, keepingBreaks: false) }

  init(_ text: String, keepingBreaks: Bool) {
    keepsBreaks = keepingBreaks
    characters = Array(Self.oneLine(text, keepingBreaks: keepingBreaks))
    caret = characters.count
  }

  public var text: String { String(characters) }
  public var isEmpty: Bool { characters.isEmpty }

  /// Inserts text before the caret. Line breaks and tabs become blanks, other control characters are left out.
  public mutating func insert(_ text: String) { replace(caret..<caret, with: Self.oneLine(text)) }

  /// Puts another text in place of the whole line.
  mutating func set(_ text: String) {
    replace(0..<characters.count, with: Self.oneLine(text, keepingBreaks: keepsBreaks))
  }

  /// Puts a text in place of the characters from an index up to the caret.
  mutating func complete(from start: Int, with text: String) {
    replace(min(start, caret)..<caret, with: Self.oneLine(text, keepingBreaks: keepsBreaks))
  }

  public mutating func backspace() {
    guard caret > 0 else { return }
    replace((caret - 1)..<caret, with: "")
  }

  public mutating func delete() {
    guard caret < characters.count else { return }
    replace(caret..<(caret + 1), with: "")
  }

  public mutating func left() { caret = max(0, caret - 1) }
  public mutating func right() { caret = min(characters.count, caret + 1) }
  public mutating func home() { caret = 0 }
  public mutating func end() { caret = characters.count }
  public mutating func wordLeft() { caret = wordStart() }
  public mutating func wordRight() { caret = wordEnd() }

  public mutating func killToEnd() { kill(caret..<characters.count) }
  public mutating func killToStart() { kill(0..<caret) }
  public mutating func killWord() { kill(wordStart()..<caret) }
  public mutating func killNextWord() { kill(caret..<wordEnd()) }
  public mutating func yank() {
    replace(caret..<caret, with: Self.oneLine(killed, keepingBreaks: keepsBreaks))
  }

  /// Takes the last change back.
  public mutating func undo() {
    guard let last = past.popLast() else { return }
    characters = last.characters
    caret = last.caret
  }

  /// Does what a key means in a field; false when it means nothing there.
  public mutating func handle(_ key: Key) -> Bool {
    switch key {
    case .char(let character): insert(String(character))
    case .backspace, .ctrl("h"): backspace()
    case .delete, .ctrl("d"): delete()
    case .left, .ctrl("b"): left()
    case .right, .ctrl("f"): right()
    case .home, .ctrl("a"): home()
    case .end, .ctrl("e"): end()
    case .wordLeft, .alt("b"): wordLeft()
    case .wordRight, .alt("f"): wordRight()
    case .ctrl("k"): killToEnd()
    case .ctrl("u"): killToStart()
    case .ctrl("w"), .alt("\u{7F}"): killWord()
    case .alt("d"): killNextWord()
    case .ctrl("y"): yank()
    case .ctrl("_"): undo()
    case .alt("\r"): if keepsBreaks { replace(caret..<caret, with: "\n") }
    default: return false
    }
    return true
  }

  private mutating func kill(_ range: Range<Int>) {
    guard !range.isEmpty else { return }
    killed = String(characters[range])
    replace(range, with: "")
  }

  /// Replaces a range and leaves the caret behind what was put in.
  private mutating func replace(_ range: Range<Int>, with text: String) {
    if range.isEmpty && text.isEmpty { return }
    if past.count == 200 { past.removeFirst(100) }
    past.append(State(characters: characters, caret: caret))
    let inserted = Array(text)
    let neighbours =
      characters[max(0, range.lowerBound - 1)..<range.lowerBound]
      + characters[range.upperBound..<min(characters.count, range.upperBound + 1)]
    if (inserted + neighbours).allSatisfy(Self.standsAlone) {
      characters.replaceSubrange(range, with: inserted)
      caret = range.lowerBound + inserted.count
    } else {
      // Marks, joiners and flags combine with what stands beside them, so the line is split anew.
      let head = String(characters[..<range.lowerBound]) + text
      characters = Array(head + String(characters[range.upperBound...]))
      caret = min(characters.count, head.count)
    }
  }

  /// Whether a character never combines with another: ASCII, Chinese punctuation and Han.
  private static func standsAlone(_ character: Character) -> Bool {
    let scalars = character.unicodeScalars
    guard let first = scalars.first?.value, scalars.dropFirst().isEmpty else { return false }
    return first < 0x7F || (0x3000...0x3029).contains(first) || (0x4E00...0x9FFF).contains(first)
  }

  private func wordStart() -> Int {
    var at = caret
    while at > 0 && characters[at - 1].isWhitespace { at -= 1 }
    guard at > 0 else { return 0 }
    let kind = WordKind(characters[at - 1])
    while at > 0 && WordKind(characters[at - 1]) == kind { at -= 1 }
    return at
  }

  private func wordEnd() -> Int {
    var at = caret
    while at < characters.count && characters[at].isWhitespace { at += 1 }
    guard at < characters.count else { return at }
    let kind = WordKind(characters[at])
    while at < characters.count && WordKind(characters[at]) == kind { at += 1 }
    return at
  }

  private static func oneLine(_ text: String, keepingBreaks: Bool = false) -> String {
    var kept = String.UnicodeScalarView()
    var previous: UInt32 = 0
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == 0x0D: break
      case 0x0A, 0x0D, 0x2028, 0x2029: kept.append(keepingBreaks ? "\n" : " ")
      case 0x09: kept.append(" ")
      case 0..<0x20, 0x7F..<0xA0: break
      default: kept.append(scalar)
      }
      previous = scalar.value
    }
    return String(kept)
  }
}

/// Characters of one kind form a word.
private enum WordKind {
  case blank, letters, han, other

  init(_ character: Character) {
    guard !character.isWhitespace, let scalar = character.unicodeScalars.first?.value else {
      self = .blank
      return
    }
    switch LineClass(scalar) {
    case .blank: self = .blank
    case .word: self = .letters
    case .free: self = .han
    case .closer, .latinCloser, .opener, .dash: self = .other
    }
  }
}
