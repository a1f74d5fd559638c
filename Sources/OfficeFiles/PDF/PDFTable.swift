extension PDFBody {
  private static let text = TextStyle(use: .body, size: 12)
  private static let head = TextStyle(use: .heading, size: 12)
  private static let pitch = 21.0
  /// Between a cell's words and its rules.
  private static let margin = 4.0

  /// The head is set again on every page; a row is broken only where it is longer than a page.
  mutating func write(_ table: OfficialDocument.Table) {
    let columns = max(table.header.count, table.rows.map(\.count).max() ?? 0)
    guard columns > 0 else { return }
    let weights = (0..<columns).map { max(1, table.widths.indices.contains($0) ? table.widths[$0] : 1) }
    let total = Double(weights.reduce(0, +))
    let widths = weights.map { PDFLayout.width * Double($0) / total }
    let room = Int(PDFLayout.height / Self.pitch) - 1
    var header: Piece?
    if !table.header.isEmpty {
      let rows = row(table.header, widths, Self.head, linesPerPiece: room / 3)
      for var row in rows {
        row.keepsWithNext = true
        add(row)
      }
      header = rows.count == 1 ? rows.first : nil
    }
    let headLines = header.map { Int(($0.height / Self.pitch).rounded(.up)) } ?? 0
    for cells in table.rows {
      for var row in row(cells, widths, Self.text, linesPerPiece: room - headLines) {
        row.head = header?.marks
        row.headHeight = header?.height ?? 0
        add(row)
      }
    }
  }

  private func row(
    _ cells: [String], _ widths: [Double], _ style: TextStyle, linesPerPiece: Int
  ) -> [Piece] {
    let lines = widths.indices.map { column -> [SetLine] in
      let text = column < cells.count ? cells[column] : ""
      return typesetter.lines(text, style, width: max(style.size, widths[column] - 2 * Self.margin))
    }
    let count = max(1, lines.map(\.count).max() ?? 1)
    return stride(from: 0, to: count, by: linesPerPiece).map { start in
      let share = lines.map { Array($0.dropFirst(start).prefix(linesPerPiece)) }
      return piece(share, texts: cells, widths, style, isWhole: count <= linesPerPiece)
    }
  }

  private func piece(
    _ cells: [[SetLine]], texts: [String], _ widths: [Double], _ style: TextStyle, isWhole: Bool
  ) -> Piece {
    let count = max(1, cells.map(\.count).max() ?? 1)
    var piece = Piece(height: Double(count) * Self.pitch + Self.margin, isOnGrid: false)
    var x = 0.0
    for (column, lines) in cells.enumerated() {
      // Figures and heads stand in the middle of their column, words at its left.
      let isCentred = style == Self.head || (column < texts.count && isFigure(texts[column]))
      var top = Self.margin / 2
      if isWhole { top += Double(count - lines.count) * Self.pitch / 2 }
      for (index, line) in lines.enumerated() {
        let free = widths[column] - 2 * Self.margin
        let shift = isCentred ? max(0, free - line.width) / 2 : 0
        let baseline = top + Double(index) * Self.pitch + PDFLayout.baseline(size: style.size, in: Self.pitch)
        piece.marks.append(.line(line, x: x + Self.margin + shift, baseline: baseline, stretched: nil))
      }
      piece.marks.append(.rule(x: x, y: 0, width: 0.5, height: piece.height))
      x += widths[column]
    }
    piece.marks.append(.rule(x: x, y: 0, width: 0.5, height: piece.height + 0.5))
    for y in [0, piece.height] { piece.marks.append(.rule(x: 0, y: y, width: x, height: 0.5)) }
    return piece
  }

  /// 版记: who gets copies, who printed it when; thick rules (0.35 mm) first and last, thin ones (0.25 mm) between.
  mutating func write(_ imprint: OfficialDocument.Imprint) {
    // The seal reaches a line under the date.
    blankLines(1, keepsWithNext: true)
    let style = TextStyle(use: .body, size: 14)
    let pitch = 24.0
    let margin = style.size
    let room = PDFLayout.width - 2 * margin
    let thick = PDFLayout.points(mm: 0.35)
    let thin = PDFLayout.points(mm: 0.25)
    var piece = Piece(height: 0, isOnGrid: false, isAtFoot: true)
    func rule(_ height: Double) -> Piece.Mark {
      .rule(x: 0, y: piece.height - height / 2, width: PDFLayout.width, height: height)
    }
    func write(_ lines: [SetLine], x: (SetLine) -> Double) {
      for (index, line) in lines.enumerated() {
        let baseline = piece.height + Double(index) * pitch + PDFLayout.baseline(size: style.size, in: pitch)
        piece.marks.append(.line(line, x: x(line), baseline: baseline, stretched: nil))
      }
    }
    piece.marks.append(rule(thick))
    if !imprint.copies.isEmpty {
      // Further lines begin under the first receiver.
      let text = "抄送：" + imprint.copies.joined(separator: "，") + "。"
      let lines = typesetter.lines(text, style, width: room, indent: -3 * style.size)
      write(lines) { _ in margin }
      piece.height += Double(lines.count) * pitch
      piece.marks.append(rule(thin))
    }
    let printed = typesetter.lines(imprint.printed + "印发", style, width: room)
    let left = room - (printed.map(\.width).max() ?? 0) - style.size
    let printer = typesetter.lines(imprint.printer, style, width: max(left, 4 * style.size))
    write(printer) { _ in margin }
    write(printed) { PDFLayout.width - margin - $0.width }
    piece.height += Double(max(printer.count, printed.count)) * pitch
    piece.marks.append(rule(thick))
    add(piece)
  }
}
