/// Sentences a reviewer uses often: those of the settings, and those learned from the reasons written before.
public struct Phrases: Sendable {
  /// What a sentence is written for; one written for something else is not offered.
  public enum Use: Sendable, Equatable {
    case deduction, notApplicable, veto, rejection, opinion, reopening
  }

  /// A sentence as it was written before, and how often.
  public struct Learned: Sendable, Equatable {
    public var use: Use
    /// The criterion it was written for; empty where it speaks of none.
    public var criterion: String
    public var text: String
    public var count: Int

    public init(_ use: Use, criterion: String = "", text: String, count: Int) {
      self.use = use
      self.criterion = criterion
      self.text = text
      self.count = count
    }
  }

  var chosen: [String] = []
  private(set) var learned: [Learned] = []

  mutating func learn(_ new: [Learned]) {
    for phrase in new where !phrase.text.isEmpty { learn(phrase) }
  }

  mutating func learn(_ text: String, for subject: Draft.Subject) {
    guard text.count > 1 else { return }
    learn(Learned(subject.use, criterion: subject.criterion, text: text, count: 1))
  }

  private mutating func learn(_ phrase: Learned) {
    let known = learned.firstIndex {
      $0.text == phrase.text && $0.criterion == phrase.criterion && $0.use == phrase.use
    }
    if let known {
      learned[known].count += phrase.count
    } else if learned.count < 500 {
      learned.append(phrase)
    }
  }

  /// The sentences for a field, those used for the same criterion first, then by how often they were used.
  func ranked(for subject: Draft.Subject) -> [String] {
    var seen: Set<String> = []
    let ofItsKind = learned.filter { $0.use == subject.use }
    func byUse(_ phrases: [Learned]) -> [String] {
      phrases.enumerated().sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }
        .map(\.element.text)
    }
    let own = byUse(ofItsKind.filter { $0.criterion == subject.criterion })
    let others = byUse(ofItsKind.filter { $0.criterion != subject.criterion })
    return (own + chosen + others).filter { seen.insert($0).inserted }
  }
}

/// What is offered under a field as one types, and which of it is chosen.
struct Offers: Sendable {
  static let shown = 5
  private let all: [String]
  private(set) var texts: [String] = []
  private(set) var choice: Int?
  /// The character where the part begins that an offer takes the place of.
  private var start = 0

  init(_ all: [String]) { self.all = all }

  /// Names one of which takes the place of what stands between an index and the caret.
  init(_ names: [String], from start: Int) {
    all = names
    texts = Array(names.prefix(Self.shown))
    self.start = start
  }

  /// How many more there are than are shown.
  var hidden: Int { all.count - texts.count }

  /// Looks for sentences that fit what stands before the caret since the last comma or full stop.
  mutating func narrow(_ editor: LineEditor) {
    choice = nil
    let before = editor.characters[..<editor.caret]
    start = before.lastIndex { "，。；、,;\n".contains($0) }.map { $0 + 1 } ?? 0
    let part = String(before[start...])
    guard !part.isEmpty else {
      texts = start == 0 ? Array(all.prefix(Self.shown)) : []
      return
    }
    let query = part.lowercased()
    let scored = all.enumerated().compactMap { index, text -> (Int, Int, String)? in
      guard text != part, let score = fuzzyScore(query, in: text.lowercased()), score > 0 else { return nil }
      return (score, index, text)
    }
    texts = scored.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(Self.shown).map(\.2)
  }

  mutating func move(_ delta: Int) {
    guard !texts.isEmpty else { return }
    choice = choice.map { ($0 + delta + texts.count) % texts.count } ?? (delta > 0 ? 0 : texts.count - 1)
  }

  /// Puts the sentence chosen, or the first one, in its place; false when there is none.
  mutating func accept(into editor: inout LineEditor) -> Bool {
    let index = choice ?? 0
    guard texts.indices.contains(index) else { return false }
    editor.complete(from: start, with: texts[index])
    texts = []
    choice = nil
    return true
  }
}
