import CPango

/// Draws one piece as a picture in PNG.
enum PictureCanvas {
  /// Picture points for each point: 200 to the inch.
  static let scale = 200.0 / 72

  static func png(
    of piece: Piece, width: Double, fonts: WorkingFonts, file: String
  ) throws(OfficeError) -> [UInt8] {
    let (columns, rows) = (Int32((width * scale).rounded(.up)), Int32((piece.height * scale).rounded(.up)))
    guard let surface = cairo_image_surface_create(CAIRO_FORMAT_RGB24, columns, rows) else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "cairo"))
    }
    defer { cairo_surface_destroy(surface) }
    guard let cairo = cairo_create(surface) else {
      throw OfficeError(file: file, problem: .cannotWrite(reason: "cairo"))
    }
    let pen = Pen(cairo, fonts: fonts)
    cairo_scale(cairo, scale, scale)
    cairo_set_source_rgb(cairo, 1, 1, 1)
    cairo_paint(cairo)
    for mark in piece.marks { pen.draw(mark, x: 0, y: 0) }
    let sink = Sink()
    let status = cairo_surface_write_to_png_stream(
      surface,
      { closure, data, length in
        guard let closure, let data else { return CAIRO_STATUS_WRITE_ERROR }
        Unmanaged<Sink>.fromOpaque(closure).takeUnretainedValue().bytes
          .append(contentsOf: UnsafeBufferPointer(start: data, count: Int(length)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(sink).toOpaque())
    guard status == CAIRO_STATUS_SUCCESS else {
      let reason = cairo_status_to_string(status).map { String(cString: $0) } ?? "cairo"
      throw OfficeError(file: file, problem: .cannotWrite(reason: reason))
    }
    return sink.bytes
  }

  /// What cairo has written so far.
  private final class Sink {
    var bytes: [UInt8] = []
  }
}
