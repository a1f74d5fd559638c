/// How well a query matches a text when its characters appear in order; nil when they do not.
///
/// Both are in lower case. A letter also stands for a Han character whose pinyin begins with it. Matches that
/// stand together, those at the text's start, and those of the whole text score higher.
func fuzzyScore(_ query: String, in text: String) -> Int? {
  fuzzyScore(Array(query.unicodeScalars), in: Array(text.unicodeScalars))
}

/// The same for a text that is searched again and again.
func fuzzyScore(_ wanted: [Unicode.Scalar], in scalars: [Unicode.Scalar]) -> Int? {
  guard let first = wanted.first else { return 0 }
  guard wanted.count <= scalars.count else { return nil }
  var best: Int?
  for start in 0...(scalars.count - wanted.count) where matches(first, scalars[start]) {
    guard let score = fuzzyScore(wanted, in: scalars, from: start) else { break }
    best = max(best ?? score, score)
  }
  return best
}

private func fuzzyScore(_ wanted: [Unicode.Scalar], in text: [Unicode.Scalar], from start: Int) -> Int? {
  var score = 0
  var run = 0
  var next = 0
  for position in start..<text.count where next < wanted.count {
    if matches(wanted[next], text[position]) {
      run += 1
      score += 4 * run + (position == 0 ? 8 : 0)
      next += 1
    } else {
      run = 0
      score -= 1
    }
  }
  // The text itself comes before those that begin with it.
  let isWhole = start == 0 && wanted.count == text.count
  return next == wanted.count ? score - start + (isWhole ? 4 : 0) : nil
}

private func matches(_ wanted: Unicode.Scalar, _ found: Unicode.Scalar) -> Bool {
  wanted == found || Pinyin.initial(of: found, is: wanted)
}
