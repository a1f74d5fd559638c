import CaseFiles

/// The places of a text in a paragraph, in scalars; letters of either case are alike.
func occurrences(of needle: [UInt32], in text: String) -> [Range<Int>] {
  let scalars = text.unicodeScalars.map { folded($0.value) }
  guard let first = needle.first, scalars.count >= needle.count else { return [] }
  var found: [Range<Int>] = []
  var start = 0
  while start <= scalars.count - needle.count {
    if scalars[start] == first && scalars[start..<(start + needle.count)].elementsEqual(needle) {
      found.append(start..<(start + needle.count))
      start += needle.count
    } else {
      start += 1
    }
  }
  return found
}

/// The place of a quotation in a paragraph, whatever the blanks; a long one is found by its beginning too.
func place(of quote: String, in text: String) -> Range<Int>? {
  let wanted = quote.unicodeScalars.filter { !$0.properties.isWhitespace }.map { folded($0.value) }
  var kept: [UInt32] = []
  var offsets: [Int] = []
  for (offset, scalar) in text.unicodeScalars.enumerated() where !scalar.properties.isWhitespace {
    kept.append(folded(scalar.value))
    offsets.append(offset)
  }
  for length in [wanted.count, 12] where length > 0 && length <= wanted.count && length <= kept.count {
    let needle = wanted[..<length]
    for start in 0...(kept.count - length) where kept[start..<(start + length)].elementsEqual(needle) {
      return offsets[start]..<(offsets[start + length - 1] + 1)
    }
  }
  return nil
}

/// A quotation as it may stand in a letter: a day is written in several ways.
func spellings(of quote: String) -> [String] {
  guard let day = Day(iso: quote) else { return [quote] }
  let (year, month, number) = day.components
  let padded = { (part: Int) in part < 10 ? "0\(part)" : "\(part)" }
  return [
    day.chinese, quote, "\(year)年\(padded(month))月\(padded(number))日", "\(year).\(month).\(number)",
    "\(year)/\(month)/\(number)",
  ]
}

func folded(_ scalar: UInt32) -> UInt32 { (65...90).contains(scalar) ? scalar + 32 : scalar }

/// The whole sentences a part of a paragraph lies in.
func sentences(around range: Range<Int>, in text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  guard !scalars.isEmpty else { return "" }
  let isEnd: (Unicode.Scalar) -> Bool = { "。！？；".unicodeScalars.contains($0) }
  var start = min(max(0, range.lowerBound), scalars.count - 1)
  while start > 0 && !isEnd(scalars[start - 1]) { start -= 1 }
  var end = min(max(start + 1, range.upperBound), scalars.count)
  while end < scalars.count && !isEnd(scalars[end - 1]) { end += 1 }
  var view = String.UnicodeScalarView()
  view.append(contentsOf: scalars[start..<end])
  return trimmed(String(view))
}

extension App {
  /// Looks for a text in all documents of the file and goes to the first hit from the cursor on.
  mutating func search(_ query: String) {
    guard let review, var state = document else { return }
    state.query = query
    state.hits = []
    state.hit = nil
    let needle = query.unicodeScalars.map { folded($0.value) }
    if !needle.isEmpty {
      for (index, document) in desk.entries[review.entry].file.documents.enumerated() {
        for (paragraph, item) in (document.text?.paragraphs ?? []).enumerated() {
          for range in occurrences(of: needle, in: item.paragraph.text) {
            state.hits.append(.init(document: index, paragraph: paragraph, range: range))
          }
        }
      }
    }
    document = state
    guard !query.isEmpty else { return }
    if state.hits.isEmpty {
      message = Message(Localized(zh: "各文书中都没有“\(query)”", en: "“\(query)” is in no document"), isBad: true)
      return
    }
    let paragraph = state.layout.flatMap {
      $0.lines.indices.contains(state.cursor) ? $0.lines[state.cursor] : nil
    }
    let here = (state.index, max(0, paragraph?.paragraph ?? 0))
    goToHit(state.hits.firstIndex { ($0.document, $0.paragraph) >= here } ?? 0)
  }

  mutating func nextHit(_ step: Int) {
    guard let state = document, !state.hits.isEmpty else { return }
    let count = state.hits.count
    goToHit(((state.hit ?? (step > 0 ? -1 : 0)) + step + count) % count)
  }

  private mutating func goToHit(_ position: Int) {
    guard let hit = document?.hits[position] else { return }
    if document?.index != hit.document { switchDocument(to: hit.document) }
    document?.hit = position
    document?.anchor = nil
    layOutDocument()
    document?.go(to: hit)
    say(
      Localized(
        zh: "第 \(position + 1) 处，共 \(document?.hits.count ?? 0) 处",
        en: "\(position + 1) of \(document?.hits.count ?? 0)"))
  }
}
