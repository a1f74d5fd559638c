/// A letter's words as its readers see them: one run of scalars without blanks, half-width, with the gaps
/// between them kept beside, and the way back to the words as they stand.
///
/// Letters write 当 事 人, ２０２４ 年 and （2024） for the same things; blanks and line ends still part entries.
struct LetterText {
  typealias Scalar = Unicode.Scalar

  /// What stands before a scalar.
  enum Gap: UInt8, Comparable {
    case none, blank, blanks, cell, line, page
    static func < (a: Gap, b: Gap) -> Bool { a.rawValue < b.rawValue }
  }

  /// The longest letter read, in characters: some two hundred pages.
  static let longest = 200_000

  /// The document's name, for sources.
  let document: String
  private(set) var scalars: [Scalar] = []
  private(set) var gaps: [Gap] = []
  private var raw: [Scalar] = []
  private var positions: [Int32] = []
  /// How many cells without words lie before a place.
  private(set) var emptyCells: [Int: Int] = [:]
  /// Where each page begins among the scalars.
  private var pageStarts: [Int] = []
  private var quoted: [Bool] = []

  /// Nil for a text too long to be a letter.
  init?(_ text: DocumentText, document: String) {
    self.document = document
    takesBareAmounts = false
    for page in text.pages {
      pageStarts.append(scalars.count)
      var gap = Gap.page
      for paragraph in page {
        guard raw.count + paragraph.text.utf8.count / 3 <= Self.longest else { return nil }
        if Self.isPageMark(paragraph.text) { continue }
        take(paragraph.text, after: gap)
        gap = .line
      }
    }
    quoted = Self.quotations(in: scalars)
  }

  /// - 1 - and 第 1 页 共 2 页, which may stand in the middle of an amount.
  private static func isPageMark(_ line: String) -> Bool {
    guard line.utf8.count <= 40 else { return false }
    let words = line.unicodeScalars.filter { !$0.properties.isWhitespace }
    guard let first = words.first, first == "第" || first == "-" || first == "—" || first == "–" else {
      return false
    }
    return words.contains(where: \.isDigit) && words.count > 2
      && words.allSatisfy { $0.isDigit || "第页共,，/-—–".unicodeScalars.contains($0) }
  }

  /// Whether it is a passage of an export, no letter.
  var isPassage: Bool { document.isEmpty }

  /// Whether 罚款5000 is a fine of 5000 yuan: those who fill tables leave 元 out, letters do not.
  let takesBareAmounts: Bool

  init(_ text: String, takesBareAmounts: Bool = false) {
    document = ""
    self.takesBareAmounts = takesBareAmounts
    pageStarts = [0]
    take(text, after: .page)
    quoted = Self.quotations(in: scalars)
  }

  /// An option of a form whose box is not ticked.
  private struct Unticked {
    /// What stood before its box.
    var gap: Gap
    var hasWords = false
  }

  /// Takes the words, but not the options of a form that are not ticked.
  private mutating func take(_ text: String, after first: Gap) {
    if !raw.isEmpty { raw.append("\n") }
    emptyCells[scalars.count] = nil
    var gap = first
    var unticked: Unticked?
    for scalar in text.unicodeScalars {
      defer { raw.append(scalar) }
      switch scalar.value {
      case 0x09:
        if gap >= .cell { emptyCells[scalars.count, default: 0] += 1 }
        gap = max(gap, .cell)
      // The lines of a table that is drawn with characters; one at a line's start is its border.
      case 0x7C, 0xFF5C, 0x2502, 0x2503:
        if gap == .cell { emptyCells[scalars.count, default: 0] += 1 }
        gap = max(gap, .cell)
      case 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029:
        emptyCells[scalars.count] = nil
        gap = max(gap, .line)
      case 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000:
        gap = max(gap, gap == .blank ? .blanks : .blank)
      // Tibetan, Mongolian, Uyghur and Yi repeat what the Chinese says.
      case 0x0F00...0x0FFF, 0x1800...0x18AF, 0x0600...0x06FF, 0x0750...0x077F, 0xFB50...0xFDFF,
        0xA000...0xA4CF:
        gap = max(gap, .blank)
      case 0x00...0x1F, 0x7F...0x9F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF: continue
      case 0x2611, 0x2612, 0x221A, 0x2713, 0x2714:
        gap = max(gap, unticked?.gap ?? .blank)
        unticked = nil
      case 0x25A1, 0x2610:
        // A box right behind a character stands for another that was lost: 张□.
        guard gap > .none || unticked != nil || scalars.last?.isHan != true else {
          fallthrough
        }
        unticked = Unticked(gap: max(gap, unticked?.gap ?? .none))
        gap = .none
      default:
        if let option = unticked {
          if gap < (option.hasWords ? .blanks : .cell) {
            unticked = Self.isSentenceEnd(scalar) ? nil : Unticked(gap: option.gap, hasWords: true)
            gap = unticked == nil ? option.gap : .none
            continue
          }
          gap = max(gap, option.gap)
          unticked = nil
        }
        scalars.append(TraditionalCharacters.simplified(Self.halfWidth(scalar)))
        gaps.append(gap)
        positions.append(Int32(raw.count))
        gap = .none
      }
    }
  }

  private static func halfWidth(_ scalar: Scalar) -> Scalar {
    switch scalar.value {
    case 0xFF01...0xFF5E: Scalar(scalar.value - 0xFEE0) ?? scalar
    case 0x2236, 0xFE55, 0xFE13: ":"
    case 0xFFE5: "¥"
    default: scalar
    }
  }

  private static let longestQuotation = 1_000

  /// Which scalars stand within “…”, ‘…’ or 《…》; a mark that is never closed quotes nothing.
  private static func quotations(in scalars: [Scalar]) -> [Bool] {
    var quoted = [Bool](repeating: false, count: scalars.count)
    var open: [(mark: Scalar, index: Int)] = []
    for (index, scalar) in scalars.enumerated() {
      let mark: Scalar
      switch scalar {
      case "“", "‘", "《":
        open.append((scalar, index))
        if open.count > 8 { open.removeFirst() }
        continue
      case "”": mark = "“"
      case "’": mark = "‘"
      case "》": mark = "《"
      default: continue
      }
      guard let start = open.lastIndex(where: { $0.mark == mark }) else { continue }
      let begin = open[start].index
      open.removeSubrange(start...)
      guard index - begin < longestQuotation else { continue }
      for place in begin...index { quoted[place] = true }
    }
    return quoted
  }

  func isQuoted(_ index: Int) -> Bool { quoted[index] }

  var count: Int { scalars.count }

  /// What parts a scalar from the one before; the end of the text is the end of a page.
  func gap(before index: Int) -> Gap { index < gaps.count ? gaps[index] : .page }

  func lineStart(_ index: Int) -> Int {
    var start = min(index, count)
    while start > 0, gap(before: start) < .line { start -= 1 }
    return start
  }

  /// The place's line up to it, at most so much of it: a whole text may be one line.
  func line(before index: Int, atMost limit: Int) -> Range<Int> {
    var start = min(index, count)
    while start > 0, index - start < limit, gap(before: start) < .line { start -= 1 }
    return start..<max(start, index)
  }

  func lineEnd(_ index: Int) -> Int {
    var end = min(index + 1, count)
    while end < count, gaps[end] < .line { end += 1 }
    return end
  }

  /// Whether a word stands at a place; its scalars may be spaced out, but not over two lines.
  func has(_ word: [Scalar], at start: Int) -> Bool {
    guard start >= 0, start + word.count <= count else { return false }
    for offset in word.indices {
      if scalars[start + offset] != word[offset] { return false }
      if offset > 0, gaps[start + offset] >= .cell { return false }
    }
    return true
  }

  func ends(with word: [Scalar], at end: Int) -> Bool { has(word, at: end - word.count) }

  func first(_ word: [Scalar], in range: Range<Int>) -> Int? {
    guard let head = word.first, range.count >= word.count else { return nil }
    var index = range.lowerBound
    while index <= range.upperBound - word.count {
      if scalars[index] == head, has(word, at: index) { return index }
      index += 1
    }
    return nil
  }

  func contains(_ words: WordList, in range: Range<Int>) -> Bool {
    range.contains { words.match(in: self, at: $0) != nil }
  }

  /// The words without blanks.
  func string(_ range: Range<Int>) -> String { String(scalars[range]) }

  /// A name as the letter writes it, half-width: traditional characters stay, and blanks between Latin words.
  func written(_ range: Range<Int>) -> String {
    var view = String.UnicodeScalarView()
    for index in range {
      if index > range.lowerBound, gap(before: index) > .none, scalars[index].isLatin,
        scalars[index - 1].isLatin
      {
        view.append(" ")
      }
      view.append(Self.halfWidth(raw[Int(positions[index])]))
    }
    return String(view)
  }

  /// The words as they stand.
  func original(_ range: Range<Int>) -> String {
    guard let last = range.last else { return "" }
    return String(raw[Int(positions[range.lowerBound])...Int(positions[last])])
  }

  /// The words behind a label at a line's or a cell's start: behind its colon, or in the cell beside it.
  func value(behind labels: WordList) -> Range<Int>? {
    for index in 0..<count where gap(before: index) >= .cell {
      guard let length = labels.match(in: self, at: index) else { continue }
      var start = index + length
      guard start < count else { return nil }
      if scalars[start] == ":" { start += 1 } else if gap(before: start) != .cell { continue }
      var end = start
      while end < count, end - start < 60, end == start || gap(before: end) < .blanks, scalars[end] != "。",
        scalars[end] != ";"
      { end += 1 }
      guard end > start, end - start < 60, start == index + length + 1 || gap(before: start) == .cell,
        gap(before: start) < .line
      else { continue }
      return start..<end
    }
    return nil
  }

  /// The place of a passage with the sentence around it, at most 120 characters.
  func source(_ range: Range<Int>) -> Source {
    var start = min(range.lowerBound, max(0, count - 1))
    while start > 0, gap(before: start) < .line, !Self.isSentenceEnd(scalars[start - 1]),
      range.upperBound - start < 80
    { start -= 1 }
    var end = range.upperBound
    while end < count, gap(before: end) < .line, !Self.isSentenceEnd(scalars[end - 1]), end - start < 120 {
      end += 1
    }
    return Source(file: document, page: page(of: range.lowerBound), quote: original(start..<end))
  }

  func fact<Value>(_ value: Value, _ range: Range<Int>) -> Fact<Value> {
    Fact(value, original: original(range), source: source(range))
  }

  private func page(of index: Int) -> Int {
    (pageStarts.lastIndex { $0 <= index } ?? 0) + 1
  }

  private static func isSentenceEnd(_ scalar: Scalar) -> Bool {
    scalar == "。" || scalar == "；" || scalar == ";"
  }
}

extension String {
  init(_ scalars: ArraySlice<Unicode.Scalar>) {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    self.init(view)
  }
}

extension Unicode.Scalar {
  var isHan: Bool {
    switch value {
    case 0x3400...0x4DBF, 0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3134F, 0x3005, 0x3007: true
    default: false
    }
  }

  var isDigit: Bool { (0x30...0x39).contains(value) }
  var isLatin: Bool { (0x41...0x5A).contains(value) || (0x61...0x7A).contains(value) }
}

/// Words looked for together, the longest first.
struct WordList: Sendable {
  private let byFirst: [Unicode.Scalar: [[Unicode.Scalar]]]
  /// Tells most scalars that begin none of the words without looking them up.
  private let filter: [Bool]

  init(_ words: String) {
    let list = words.split(separator: " ").map { Array($0.unicodeScalars) }
    byFirst = Dictionary(grouping: list) { $0[0] }.mapValues { $0.sorted { $0.count > $1.count } }
    var filter = [Bool](repeating: false, count: 1024)
    for word in list { filter[Int(word[0].value & 1023)] = true }
    self.filter = filter
  }

  /// The length of the longest of the words that stands at a place.
  func match(in text: LetterText, at index: Int) -> Int? {
    guard index >= 0, index < text.count else { return nil }
    let first = text.scalars[index]
    guard filter[Int(first.value & 1023)], let words = byFirst[first] else { return nil }
    return words.first { text.has($0, at: index) }?.count
  }

  /// The length of the longest of the words that ends at a place.
  func matchEnding(in text: LetterText, at end: Int, longest: Int = 12) -> Int? {
    var best: Int?
    for start in max(0, end - longest)..<max(0, end) where match(in: text, at: start) != nil {
      for word in byFirst[text.scalars[start]] ?? []
      where start + word.count == end && text.has(word, at: start) {
        best = max(best ?? 0, word.count)
      }
    }
    return best
  }

  /// Whether one of the words stands anywhere.
  func isNamed(in text: LetterText) -> Bool { text.contains(self, in: 0..<text.count) }
}
