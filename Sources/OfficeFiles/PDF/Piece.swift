/// Something that keeps together on a page: a line, a row of a table, the foot. Measures are points.
struct Piece {
  var height: Double
  var marks: [Mark] = []
  /// Whether the next piece must stand on the same page.
  var keepsWithNext = false
  /// Whether it begins on one of the 22 lines, leaving room above where something else ended between two.
  var isOnGrid = true
  /// Whether it begins a page.
  var opensPage = false
  /// Whether it stands at the foot of the text area.
  var isAtFoot = false
  /// The table's head, which is set again where this row opens a page.
  var head: [Mark]?
  var headHeight = 0.0

  /// Something drawn, measured from the piece's upper left corner.
  enum Mark {
    /// `stretched` is the width a line that continues is spread to.
    case line(SetLine, x: Double, baseline: Double, stretched: Double?, ink: Ink = .black)
    case rule(x: Double, y: Double, width: Double, height: Double, ink: Ink = .black)
  }

  enum Ink {
    case black, red
    /// The bars of a chart.
    case bar
  }

  var lines: [SetLine] {
    (marks + (head ?? [])).compactMap { if case .line(let line, _, _, _, _) = $0 { line } else { nil } }
  }
}

/// The measures of GB/T 9704-2012 in points.
enum PDFLayout {
  static let pageWidth = points(mm: 210)
  static let pageHeight = points(mm: 297)
  static let top = points(mm: 37)
  static let left = points(mm: 28)
  static let width = points(mm: 156)
  static let height = points(mm: 225)
  static let linePitch = height / Double(OfficialLayout.linesPerPage)
  /// 3号 is 16 pt; 28 characters fill the line.
  static let bodySize = 16.0
  static let fullWidth = width / Double(OfficialLayout.charactersPerLine)
  /// How far the characters reach above the baseline, in parts of their size.
  static let ascent = 0.88

  static func points(mm: Double) -> Double { mm * 72 / 25.4 }

  /// Where the baseline of characters stands that are in the middle of a line.
  static func baseline(size: Double, in height: Double) -> Double { (height - size) / 2 + ascent * size }
}
