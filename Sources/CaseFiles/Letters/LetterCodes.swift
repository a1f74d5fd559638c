extension LetterText {
  private static let codeLabel = Array("社会信用代码".unicodeScalars)

  /// The code of 18 places behind its label, the first within a range.
  func creditCode(in range: Range<Int>) -> Range<Int>? {
    var index = range.lowerBound
    while let label = first(Self.codeLabel, in: index..<max(index, range.upperBound)) {
      var start = label + Self.codeLabel.count
      while start < count, start - label < 26, !scalars[start].isDigit, !scalars[start].isLatin { start += 1 }
      var end = start
      while end < count, end - start < 19, scalars[end].isDigit || scalars[end].isLatin,
        end == start || gap(before: end) < .cell
      { end += 1 }
      if end - start == 18 { return start..<end }
      index = label + Self.codeLabel.count
    }
    return nil
  }
}
