import CPango

/// Breaks words into lines by Pango: line breaks follow the rules of Chinese punctuation.
final class Typesetter {
  let fonts: FontLibrary
  private let map: UnsafeMutablePointer<PangoFontMap>
  private let context: OpaquePointer
  private let layout: OpaquePointer
  private var descriptions: [TextStyle: OpaquePointer] = [:]
  private var spacings: [Double: OpaquePointer] = [:]
  /// What no font has, in the order in which it was met.
  private(set) var missing: [Character] = []

  init(fonts: FontLibrary, file: String) throws(OfficeError) {
    self.fonts = fonts
    guard let map = cpango_font_map(fonts.config), let context = pango_font_map_create_context(map),
      let layout = pango_layout_new(context)
    else { throw OfficeError(file: file, problem: .cannotWrite(reason: "Pango")) }
    self.map = map
    self.context = context
    self.layout = layout
    pango_context_set_language(context, pango_language_from_string("zh-cn"))
    pango_context_set_round_glyph_positions(context, 0)
    pango_context_set_base_dir(context, PANGO_DIRECTION_LTR)
    let options = cairo_font_options_create()
    cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE)
    cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF)
    pango_cairo_context_set_font_options(context, options)
    cairo_font_options_destroy(options)
    pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR)
    // A line that begins with Hebrew or Arabic still begins at the left.
    pango_layout_set_auto_dir(layout, 0)
  }

  deinit {
    for description in descriptions.values { pango_font_description_free(description) }
    for spacing in spacings.values { pango_attr_list_unref(spacing) }
    for object in [layout, context] { cpango_release(UnsafeMutableRawPointer(object)) }
    cpango_release(map)
  }

  func beginDocument() { missing = [] }

  /// The lines of a paragraph; `\n` ends a line. Measures are points, `indent` that of the first line.
  func lines(_ text: String, _ style: TextStyle, width: Double, indent: Double = 0) -> [SetLine] {
    pango_layout_set_font_description(layout, description(style))
    pango_layout_set_attributes(layout, spacing(style.spacing))
    pango_layout_set_width(layout, units(width))
    var lines: [SetLine] = []
    for (index, part) in printable(text).split(separator: "\n", omittingEmptySubsequences: false).enumerated()
    {
      pango_layout_set_indent(layout, units(index == 0 ? indent : 0))
      lines += set(String(part), style)
    }
    return lines
  }

  private func set(_ text: String, _ style: TextStyle) -> [SetLine] {
    var text = text
    return text.withUTF8 { bytes in
      let words = UnsafeRawPointer(bytes.baseAddress)?.assumingMemoryBound(to: CChar.self)
      pango_layout_set_text(layout, words, Int32(bytes.count))
      // Pango keeps a copy, made valid; glyphs point into that.
      guard let kept = pango_layout_get_text(layout), let iterator = pango_layout_get_iter(layout) else {
        return []
      }
      defer { pango_layout_iter_free(iterator) }
      var lines: [SetLine] = []
      repeat {
        guard let line = pango_layout_iter_get_line_readonly(iterator) else { break }
        var logical = PangoRectangle()
        pango_layout_iter_get_line_extents(iterator, nil, &logical)
        var made = SetLine(offset: points(logical.x), width: points(logical.width))
        var element = line.pointee.runs
        while let current = element {
          if let item = cpango_run(current) { made.runs += run(item, text: kept, style) }
          element = current.pointee.next
        }
        lines.append(made)
      } while pango_layout_iter_next_line(iterator) != 0
      for index in lines.indices.dropLast() { lines[index].continues = true }
      return lines
    }
  }

  private func run(
    _ item: UnsafeMutablePointer<PangoGlyphItem>, text: UnsafePointer<CChar>, _ style: TextStyle
  ) -> [SetLine.Run] {
    guard let source = item.pointee.item, let string = item.pointee.glyphs,
      let font = source.pointee.analysis.font,
      let harfBuzz = pango_font_get_hb_font(font), let face = hb_font_get_face(harfBuzz),
      let scaled = cpango_scaled_font(font)
    else { return [] }
    let start = Int(source.pointee.offset)
    let words = UnsafeRawBufferPointer(start: text + start, count: Int(source.pointee.length))
    var run = SetLine.Run(
      font: RunFont(face: face, scaled: scaled), size: style.size, text: Array(words), clusters: [],
      isBackward: source.pointee.analysis.level % 2 == 1)
    var iterator = PangoGlyphItemIter()
    var more = pango_glyph_item_iter_init_start(&iterator, item, text) != 0
    while more {
      let ends = [Int(iterator.start_glyph), Int(iterator.end_glyph)]
      // Right to left, the glyphs of a cluster are counted backwards.
      let range = ends[0] <= ends[1] ? ends[0]..<ends[1] : (ends[1] + 1)..<(ends[0] + 1)
      var cluster = SetLine.Cluster(
        bytes: Int(iterator.end_index - iterator.start_index), glyphs: [], advance: 0)
      for index in range {
        let info = string.pointee.glyphs[index]
        if info.glyph & PangoGlyph(unknownGlyph) != 0 {
          note(missing: words[(Int(iterator.start_index) - start)..<(Int(iterator.end_index) - start)])
        } else if info.glyph != emptyGlyph {
          let x = cluster.advance + points(info.geometry.x_offset)
          cluster.glyphs.append(.init(id: info.glyph, x: x, y: points(info.geometry.y_offset)))
        }
        cluster.advance += points(info.geometry.width)
      }
      run.clusters.append(cluster)
      more = pango_glyph_item_iter_next_cluster(&iterator) != 0
    }
    return [run]
  }

  private func note(missing bytes: Slice<UnsafeRawBufferPointer>) {
    for character in String(decoding: bytes, as: UTF8.self) where !missing.contains(character) {
      missing.append(character)
    }
  }

  private func description(_ style: TextStyle) -> OpaquePointer? {
    if let known = descriptions[style] { return known }
    guard let made = pango_font_description_new() else { return nil }
    pango_font_description_set_family(made, fonts.familyList(style.use))
    pango_font_description_set_absolute_size(made, style.size * Double(PANGO_SCALE))
    descriptions[style] = made
    return made
  }

  private func spacing(_ points: Double) -> OpaquePointer? {
    if let known = spacings[points] { return known }
    guard let list = pango_attr_list_new() else { return nil }
    pango_attr_list_insert(list, pango_attr_letter_spacing_new(units(points)))
    spacings[points] = list
    return list
  }
}

private let unknownGlyph: UInt32 = 0x1000_0000
private let emptyGlyph: UInt32 = 0x0FFF_FFFF

private func units(_ points: Double) -> Int32 { Int32((points * Double(PANGO_SCALE)).rounded()) }

private func points(_ units: Int32) -> Double { Double(units) / Double(PANGO_SCALE) }
