/// Sets a chart as one piece: the title in the middle, then a row for each bar.
enum ChartDrawing {
  private static let title = TextStyle(use: .heading, size: 12)
  private static let text = TextStyle(use: .body, size: 11)
  private static let pitch = 20.0
  private static let barHeight = 11.0

  static func piece(_ chart: Chart, _ typesetter: Typesetter, width: Double = PDFLayout.width) -> Piece {
    var piece = Piece(height: 0, isOnGrid: false)
    func write(_ line: SetLine, x: Double, in height: Double, _ style: TextStyle) {
      let baseline = piece.height + PDFLayout.baseline(size: style.size, in: height)
      piece.marks.append(.line(line, x: x, baseline: baseline, stretched: nil))
    }
    for line in typesetter.lines(chart.title, title, width: width) {
      write(line, x: (width - line.width) / 2, in: 24, title)
      piece.height += 24
    }
    let labels = chart.bars.map { typesetter.lines($0.label, text, width: width * 0.34) }
    let texts = chart.bars.map { typesetter.lines($0.text, text, width: width * 0.3).first ?? SetLine() }
    let left = (labels.joined().map(\.width).max() ?? 0) + 6
    let right = (texts.map(\.width).max() ?? 0) + 6
    let room = max(20, width - left - right)
    let top = piece.height
    for (index, bar) in chart.bars.enumerated() {
      let height = pitch * Double(max(1, labels[index].count))
      var y = piece.height
      for line in labels[index] {
        let baseline = y + PDFLayout.baseline(size: text.size, in: pitch)
        piece.marks.append(.line(line, x: left - 6 - line.width, baseline: baseline, stretched: nil))
        y += pitch
      }
      let length = bar.value > 0 ? max(1, chart.share(of: bar) * room) : 0
      let middle = piece.height + (height - barHeight) / 2
      piece.marks.append(.rule(x: left, y: middle, width: length, height: barHeight, ink: .bar))
      write(texts[index], x: left + length + 4, in: height, text)
      piece.height += height
    }
    piece.marks.append(.rule(x: left - 0.5, y: top, width: 0.75, height: piece.height - top))
    piece.height += 6
    return piece
  }
}
