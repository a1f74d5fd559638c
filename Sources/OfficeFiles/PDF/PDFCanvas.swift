import CPango

/// Draws placed pieces on the pages of a PDF file.
final class PDFCanvas {
  private let surface: OpaquePointer
  private let pen: Pen
  private let file: String
  private let sink: Sink
  private var pages = 0

  /// What cairo has written so far.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  /// No dates of making: the same document gives the same bytes.
  init(_ document: OfficialDocument, fonts: WorkingFonts, file: String) throws(OfficeError) {
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
    pen = Pen(cairo, fonts: fonts)
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

  deinit { cairo_surface_destroy(surface) }

  func draw(_ page: [PageFlow.Placed], number: SetLine) {
    if pages > 0 { cairo_show_page(pen.cairo) }
    pages += 1
    for placed in page {
      for mark in placed.piece.marks { pen.draw(mark, x: PDFLayout.left, y: PDFLayout.top + placed.y) }
    }
    // One character in, at the outer edge; the dashes stand 7 mm under the text.
    let x = pages % 2 == 1 ? PDFLayout.width - 14 - number.width : 14
    let y = PDFLayout.top + PDFLayout.height + PDFLayout.points(mm: 7) + 14 * 0.38
    pen.draw(number, x: PDFLayout.left + x, y: y)
  }

  func finish() throws(OfficeError) -> [UInt8] {
    cairo_surface_finish(surface)
    let status = [cairo_status(pen.cairo), cairo_surface_status(surface)].first { $0 != CAIRO_STATUS_SUCCESS }
    if let status {
      let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "cairo"
      throw OfficeError(file: file, problem: .cannotWrite(reason: reason))
    }
    nameFontsInOrder(&sink.bytes)
    return sink.bytes
  }
}
