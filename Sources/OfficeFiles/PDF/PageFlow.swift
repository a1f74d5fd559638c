/// Cuts the pieces into pages.
enum PageFlow {
  /// A piece with its distance from the upper edge of the text area, in points.
  struct Placed {
    var piece: Piece
    var y: Double
  }

  static func pages(of pieces: [Piece]) -> [[Placed]] {
    var pages: [[Placed]] = [[]]
    var y = 0.0
    var index = 0
    while index < pieces.count {
      var end = index
      while pieces[end].keepsWithNext, end + 1 < pieces.count { end += 1 }
      let group = pieces[index...end]
      if group[index].opensPage, !(pages.last ?? []).isEmpty { open(for: group[index], &pages, &y) }
      var bottom = y
      for piece in group { bottom = top(of: piece, after: bottom) + piece.height }
      let fits = bottom <= PDFLayout.height + tolerance
      if !fits, y > 0 { open(for: group[index], &pages, &y) }
      for piece in group {
        // Only a group longer than a page is broken up.
        if top(of: piece, after: y) + piece.height > PDFLayout.height + tolerance, y > 0, piece.height > 0 {
          open(for: piece, &pages, &y)
        }
        let place = top(of: piece, after: y)
        pages[pages.count - 1].append(Placed(piece: piece, y: place))
        y = place + piece.height
      }
      index = end + 1
    }
    return pages
  }

  /// Millionths of a point add up.
  private static let tolerance = 0.01

  private static func top(of piece: Piece, after y: Double) -> Double {
    if piece.isAtFoot { return max(y, PDFLayout.height - piece.height) }
    guard piece.isOnGrid else { return y }
    let line = (y - tolerance) / PDFLayout.linePitch
    return max(0, line.rounded(.up) * PDFLayout.linePitch)
  }

  private static func open(for piece: Piece, _ pages: inout [[Placed]], _ y: inout Double) {
    pages.append([])
    y = 0
    guard let head = piece.head else { return }
    pages[pages.count - 1].append(
      Placed(piece: Piece(height: piece.headHeight, marks: head, isOnGrid: false), y: 0))
    y = piece.headHeight
  }
}
