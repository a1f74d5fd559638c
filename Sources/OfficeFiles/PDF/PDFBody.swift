/// Turns a document into pieces in the order of the page.
struct PDFBody {
  private(set) var pieces: [Piece] = []
  let typesetter: Typesetter

  static let body = TextStyle(
    use: .body, size: PDFLayout.bodySize, spacing: PDFLayout.fullWidth - PDFLayout.bodySize)

  init(_ typesetter: Typesetter) {
    self.typesetter = typesetter
  }

  mutating func write(_ document: OfficialDocument) {
    writeHead(document)
    if let addressee = document.addressee { paragraph(addressee + "：", indent: 0) }
    write(document.blocks)
    // The signature never stands alone on a page: the last words go with it, and the list of attachments too.
    for index in pieces.indices.suffix(2) { pieces[index].keepsWithNext = true }
    write(attachments: document.attachments)
    writeSignature(document)
    if let imprint = document.imprint { write(imprint) }
    for (index, annex) in document.annexes.enumerated() {
      let start = pieces.count
      paragraph(document.label(ofAnnex: index), headingStyle(1), indent: 0)
      pieces[start].opensPage = true
      add(centred(annex.title, TextStyle(use: .title, size: 22), height: 35))
      blankLines(1)
      for index in start..<pieces.count { pieces[index].keepsWithNext = true }
      write(annex.blocks)
    }
  }

  private mutating func write(_ blocks: [OfficialDocument.Block]) {
    var numbers = HeadingNumbers()
    for block in blocks {
      switch block {
      case .heading(let level, let text):
        let start = pieces.count
        paragraph(numbers.next(level: level) + text, headingStyle(level))
        for index in start..<pieces.count { pieces[index].keepsWithNext = true }
      case .paragraph(let text): paragraph(text)
      case .table(let table): write(table)
      case .chart(let chart): add(ChartDrawing.piece(chart, typesetter))
      }
    }
  }

  /// `— 1 —`.
  func pageNumber(_ number: Int) -> SetLine {
    typesetter.lines("— \(number) —", TextStyle(use: .pageNumber, size: 14), width: PDFLayout.width).first
      ?? SetLine()
  }

  mutating func add(_ piece: Piece) { pieces.append(piece) }

  mutating func blankLines(_ count: Int, keepsWithNext: Bool = false) {
    for _ in 0..<count { pieces.append(Piece(height: PDFLayout.linePitch, keepsWithNext: keepsWithNext)) }
  }

  private func headingStyle(_ level: Int) -> TextStyle {
    var style = Self.body
    if level <= 1 { style.use = .heading } else if level == 2 { style.use = .subheading }
    return style
  }

  private mutating func paragraph(
    _ text: String, _ style: TextStyle = PDFBody.body, indent: Double = 2 * PDFLayout.fullWidth, x: Double = 0
  ) {
    let width = PDFLayout.width - x
    // A thousandth of a point more, or the 28th character would not fit.
    for line in typesetter.lines(text, style, width: width + 0.5, indent: indent) {
      let baseline = PDFLayout.baseline(size: style.size, in: PDFLayout.linePitch)
      add(
        Piece(
          height: PDFLayout.linePitch, marks: [.line(line, x: x, baseline: baseline, stretched: width)]))
    }
  }

  private mutating func writeHead(_ document: OfficialDocument) {
    let inset = Double(OfficialLayout.titleInset(document.title)) / 20
    let title = centred(document.title, TextStyle(use: .title, size: 22), height: 35, inset: inset)
    // A sheet nobody issues has no head but its title.
    guard !document.issuer.isEmpty || !document.number.isEmpty else {
      add(title)
      return
    }
    // The characters' upper edge stands 35 mm under that of the text: what a line leaves free above is taken off.
    let issuer = TextStyle(use: .title, size: Double(OfficialLayout.issuerSize(document.issuer)) / 2)
    let above = PDFLayout.points(mm: 35) - 0.13 * issuer.size
    let heights = centred(document.issuer, issuer, height: issuer.size * 1.2, above: above, ink: .red)
    add(heights)
    blankLines(2)
    var number = centred(document.number, Self.body, height: PDFLayout.linePitch)
    // The red rule stands 4 mm under the number and is as wide as the text.
    let y = number.height - (PDFLayout.linePitch - PDFLayout.bodySize) / 2 + PDFLayout.points(mm: 4)
    number.marks.append(.rule(x: 0, y: y, width: PDFLayout.width, height: 2.25, ink: .red))
    number.isOnGrid = true
    add(number)
    blankLines(2)
    add(title)
    blankLines(1, keepsWithNext: true)
  }

  /// Lines in the middle of the page as one piece.
  private func centred(
    _ text: String, _ style: TextStyle, height: Double, above: Double = 0, inset: Double = 0,
    ink: Piece.Ink = .black
  ) -> Piece {
    let lines = typesetter.lines(text, style, width: PDFLayout.width - 2 * inset + 0.5)
    var piece = Piece(height: above + Double(lines.count) * height, isOnGrid: false)
    for (index, line) in lines.enumerated() {
      let baseline = above + Double(index) * height + PDFLayout.baseline(size: style.size, in: height)
      piece.marks.append(
        .line(line, x: (PDFLayout.width - line.width) / 2, baseline: baseline, stretched: nil, ink: ink))
    }
    return piece
  }

  private mutating func write(attachments: [String]) {
    guard !attachments.isEmpty else { return }
    blankLines(1, keepsWithNext: true)
    let label = 3 * PDFLayout.fullWidth
    let x = 2 * PDFLayout.fullWidth + label
    let start = pieces.count
    for (index, title) in attachments.enumerated() {
      let number = attachments.count > 1 ? "\(index + 1)." : ""
      paragraph(number + title, indent: 0, x: x)
    }
    for index in start..<pieces.count { pieces[index].keepsWithNext = true }
    let baseline = PDFLayout.baseline(size: PDFLayout.bodySize, in: PDFLayout.linePitch)
    for line in typesetter.lines("附件：", Self.body, width: PDFLayout.width) {
      pieces[start].marks.insert(.line(line, x: x - label, baseline: baseline, stretched: nil), at: 0)
    }
  }

  private mutating func writeSignature(_ document: OfficialDocument) {
    guard !document.signatory.isEmpty || !document.date.isEmpty else { return }
    // Room for the seal, whose upper edge stays within a line of the text.
    blankLines(2, keepsWithNext: true)
    let signatory = typesetter.lines(document.signatory, Self.body, width: PDFLayout.width)
    let date = typesetter.lines(document.date, Self.body, width: PDFLayout.width)
    let dateWidth = date.map(\.width).max() ?? 0
    // The date ends four characters in, the signatory is centred over it; a long name moves both left.
    let widest = max(dateWidth, signatory.map(\.width).max() ?? 0)
    let centre = min(PDFLayout.width - 4 * PDFLayout.fullWidth - dateWidth / 2, PDFLayout.width - widest / 2)
    let baseline = PDFLayout.baseline(size: PDFLayout.bodySize, in: PDFLayout.linePitch)
    for line in signatory + date {
      let x = max(0, centre - line.width / 2)
      add(
        Piece(
          height: PDFLayout.linePitch, marks: [.line(line, x: x, baseline: baseline, stretched: nil)],
          keepsWithNext: true))
    }
    pieces[pieces.count - 1].keepsWithNext = document.imprint != nil
  }
}
