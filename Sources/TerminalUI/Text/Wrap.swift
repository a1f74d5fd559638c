/// One line of a wrapped paragraph.
public struct WrappedLine: Equatable, Sendable {
  public var text: Substring
  /// The offsets, counted in Unicode scalars, of `text` in the paragraph. Blanks at a break belong to no line.
  public var range: Range<Int>
  /// The width of `text`.
  public var columns: Int
}

/// Wraps one paragraph into lines of at most so many columns, at least 2.
///
/// Closing punctuation never begins a line and opening punctuation never ends one; the glyph beside it moves
/// along. Latin words and numbers stay whole where they fit. When nothing on a line permits a break, it is cut
/// where it is full. An empty paragraph is one empty line.
public func wrap(_ paragraph: String, columns: Int) -> [WrappedLine] {
  var wrapper = Wrapper(text: paragraph, limit: max(2, columns))
  return wrapper.run()
}

private struct Wrapper {
  /// A glyph with the marks that follow it.
  struct Glyph {
    var index: String.Index
    var offset: Int
    var columns: Int
    var lineClass: LineClass
  }

  let text: String
  let limit: Int
  /// The glyphs since the last break. The rest of the paragraph is never held.
  var pending: [Glyph] = []
  var lines: [WrappedLine] = []
  /// Columns of `pending`, with and without the blanks at its end.
  var used = 0
  var usedWithoutBlanks = 0
  /// The last glyph of `pending` that may begin the next line.
  var breakAt: Int?

  init(text: String, limit: Int) {
    self.text = text
    self.limit = limit
  }

  mutating func run() -> [WrappedLine] {
    var reader = GlyphReader()
    var offset = 0
    var index = text.startIndex
    let scalars = text.unicodeScalars
    while index < scalars.endIndex {
      let scalar = scalars[index].value
      switch reader.step(scalar) {
      case .draw(let drawn, let columns):
        add(Glyph(index: index, offset: offset, columns: columns, lineClass: LineClass(drawn)))
      case .blank(let columns):
        add(Glyph(index: index, offset: offset, columns: columns, lineClass: .blank))
      case .mark, .skip: break
      }
      offset += 1
      index = scalars.index(after: index)
    }
    emit(upTo: pending.count, nextIndex: text.endIndex, nextOffset: offset, isLast: true)
    return lines
  }

  private mutating func add(_ glyph: Glyph) {
    if glyph.lineClass == .blank {
      pending.append(glyph)
      used += glyph.columns
      return
    }
    if mayBreakBefore(glyph.lineClass) { breakAt = pending.count }
    if used + glyph.columns > limit && !pending.isEmpty {
      return breakLine(before: glyph)
    }
    pending.append(glyph)
    used += glyph.columns
    usedWithoutBlanks = used
  }

  private func mayBreakBefore(_ following: LineClass) -> Bool {
    guard let last = pending.last else { return false }
    guard last.lineClass == .blank else { return last.lineClass.mayBreak(before: following) }
    if following == .closer || following == .latinCloser { return false }
    return pending.last { $0.lineClass != .blank }?.lineClass != .opener
  }

  private mutating func breakLine(before glyph: Glyph) {
    let cut = breakAt ?? pending.count
    let next = cut < pending.count ? pending[cut] : glyph
    emit(upTo: cut, nextIndex: next.index, nextOffset: next.offset, isLast: false)
    let moved = Array(pending[cut...])
    pending.removeAll(keepingCapacity: true)
    used = 0
    usedWithoutBlanks = 0
    breakAt = nil
    for glyph in moved { add(glyph) }
    add(glyph)
  }

  private mutating func emit(upTo count: Int, nextIndex: String.Index, nextOffset: Int, isLast: Bool) {
    let all = pending[..<count]
    // The blanks at a break are swallowed; those at the paragraph's end are kept, for they can be selected.
    let kept = isLast ? all : all[..<((all.lastIndex { $0.lineClass != .blank } ?? -1) + 1)]
    let end = kept.endIndex < count ? pending[kept.endIndex] : nil
    let first = pending.first
    let start =
      lines.isEmpty ? (text.startIndex, 0) : (first?.index ?? nextIndex, first?.offset ?? nextOffset)
    let stop = end.map { ($0.index, $0.offset) } ?? (nextIndex, nextOffset)
    lines.append(
      WrappedLine(
        text: text[start.0..<stop.0], range: start.1..<stop.1, columns: kept.reduce(0) { $0 + $1.columns }))
  }
}
