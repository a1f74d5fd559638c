import CPango

/// Draws placed pieces on the pages of a PDF file.
final class PDFCanvas {
  private let surface: OpaquePointer
  private let cairo: OpaquePointer
  private let fonts: WorkingFonts
  private let file: String
  private let sink: Sink
  private var pages = 0

  /// What cairo has written so far.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// No dates of making: the same document gives the same bytes.
  init(_ document: OfficialDocument, fonts: WorkingFonts, file: String) throws(OfficeError) {
    self.fonts = fonts
    self.file = file
    let sink = Sink()
    self.sink = sink
    let surface = cairo_pdf_surface_create_for_stream(
      { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        let sink = Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue()
        sink.bytes.append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque(), PDFLayout.pageWidth, PDFLayout.pageHeight)
    guard let surface, let cairo = cairo_create(surface) else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "cairo"))
    }
    self.surface = surface
    self.cairo = cairo
    let properties = document.properties.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    for (entry, text) in [
      (CAIRO_PDF_METADATA_TITLE, document.title.filter { !$0.isNewline }),
      (CAIRO_PDF_METADATA_AUTHOR, document.signatory),
      (CAIRO_PDF_METADATA_SUBJECT, document.number),
      (CAIRO_PDF_METADATA_KEYWORDS, properties.joined(separator: "; ")),
      (CAIRO_PDF_METADATA_CREATE_DATE, ""),
    ] {
      cairo_pdf_surface_set_metadata(surface, entry, String(printable(text).map { $0 == "\n" ? " " : $0 }))
    }
  }

  deinit {
    cairo_destroy(cairo)
    cairo_surface_destroy(surface)
  }

  func draw(_ page: [PageFlow.Placed], number: SetLine) {
    if pages > 0 { cairo_show_page(cairo) }
    pages += 1
    for placed in page {
      for mark in placed.piece.marks { draw(mark, y: PDFLayout.top + placed.y) }
    }
    // One character in, at the outer edge; the dashes stand 7 mm under the text.
    let x = pages % 2 == 1 ? PDFLayout.width - 14 - number.width : 14
    let y = PDFLayout.top + PDFLayout.height + PDFLayout.points(mm: 7) + 14 * 0.38
    draw(number, x: PDFLayout.left + x, y: y, stretched: nil)
  }

  func finish() throws(OfficeError) -> [UInt8] {
    cairo_surface_finish(surface)
    let status = [cairo_status(cairo), cairo_surface_status(surface)].first { $0 != CAIRO_STATUS_SUCCESS }
    if let status {
      let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "cairo"
      throw OfficeError(file: file, problem: .cannotWrite(reason: reason))
    }
    nameFontsInOrder(&sink.bytes)
    return sink.bytes
  }

  private func draw(_ mark: Piece.Mark, y: Double) {
    switch mark {
    case .rule(let x, let top, let width, let height, let isRed):
      cairo_set_source_rgb(cairo, isRed ? 1 : 0, 0, 0)
      cairo_rectangle(cairo, PDFLayout.left + x, y + top, width, height)
      cairo_fill(cairo)
    case .line(let line, let x, let baseline, let stretched, let isRed):
      cairo_set_source_rgb(cairo, isRed ? 1 : 0, 0, 0)
      draw(line, x: PDFLayout.left + x, y: y + baseline, stretched: stretched)
    }
  }

  private func draw(_ line: SetLine, x: Double, y: Double, stretched: Double?) {
    let gap = stretched.map { line.gap(filling: $0) } ?? 0
    var pen = x + line.offset
    for run in line.runs {
      let number = fonts.select(run, on: cairo)
      var glyphs: [cairo_glyph_t] = []
      let visual = run.isBackward ? run.clusters.reversed() : run.clusters
      for cluster in visual {
        for glyph in cluster.glyphs {
          glyphs.append(cairo_glyph_t(index: number(glyph.id), x: pen + glyph.x, y: y + glyph.y))
        }
        pen += cluster.advance + (cluster.canBeFollowedByGap(run.size) ? gap : 0)
      }
      guard !glyphs.isEmpty else { continue }
      let clusters = run.clusters.map {
        cairo_text_cluster_t(num_bytes: Int32($0.bytes), num_glyphs: Int32($0.glyphs.count))
      }
      run.text.withUnsafeBufferPointer { text in
        let words = UnsafeRawPointer(text.baseAddress)?.assumingMemoryBound(to: CChar.self)
        let flags = run.isBackward ? CAIRO_TEXT_CLUSTER_FLAG_BACKWARD : cairo_text_cluster_flags_t(0)
        cairo_show_text_glyphs(
          cairo, words, Int32(text.count), glyphs, Int32(glyphs.count), clusters, Int32(clusters.count), flags
        )
      }
    }
  }
}

extension SetLine.Cluster {
  /// Between Chinese characters and at blanks, not within a word or number of Latin letters.
  fileprivate func canBeFollowedByGap(_ size: Double) -> Bool { advance > size * 0.6 || glyphs.isEmpty }
}

extension SetLine {
  /// What to put between the characters so that a line that continues ends at the right edge, in points.
  fileprivate func gap(filling width: Double) -> Double {
    let free = width - offset - self.width
    let size = runs.first?.size ?? 0
    // A line left short by a long word would be torn apart.
    guard continues, free > 0, free < 4 * size else { return 0 }
    let places = runs.reduce(0) { count, run in
      count + run.clusters.lazy.filter { $0.canBeFollowedByGap(run.size) }.count
    }
    return places > 1 ? free / Double(places - 1) : 0
  }
}
