import CPango

/// Draws the marks of pieces, on a page or in a picture.
final class Pen {
  let cairo: OpaquePointer
  private let fonts: WorkingFonts

  init(_ cairo: OpaquePointer, fonts: WorkingFonts) {
    self.cairo = cairo
    self.fonts = fonts
  }

  deinit { cairo_destroy(cairo) }

  /// `x` and `y` are where the piece's upper left corner stands.
  func draw(_ mark: Piece.Mark, x: Double, y: Double) {
    switch mark {
    case .rule(let left, let top, let width, let height, let ink):
      use(ink)
      cairo_rectangle(cairo, x + left, y + top, width, height)
      cairo_fill(cairo)
    case .line(let line, let left, let baseline, let stretched, let ink):
      use(ink)
      draw(line, x: x + left, y: y + baseline, stretched: stretched)
    }
  }

  private func use(_ ink: Piece.Ink) {
    switch ink {
    case .black: cairo_set_source_rgb(cairo, 0, 0, 0)
    case .red: cairo_set_source_rgb(cairo, 1, 0, 0)
    // Dark enough to tell from the paper on a copying machine.
    case .bar: cairo_set_source_rgb(cairo, 0.25, 0.41, 0.62)
    }
  }

  /// `y` is the baseline.
  func draw(_ line: SetLine, x: Double, y: Double, stretched: Double? = nil) {
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
