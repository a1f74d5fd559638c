import CPango

/// Small copies of the fonts in use, which hold the glyphs met so far.
///
/// cairo copies a whole font file, 25 MB for one with all of East Asia, each time it puts a font into a
/// document. From these copies it takes a hundredth of that. What ends up in the document does not depend on
/// what else a copy holds: outlines are copied free of shared pieces, and cairo numbers them anew.
final class WorkingFonts {
  private struct Copy {
    var face: OpaquePointer
    /// From the numbers of the whole font to those of the copy.
    var numbers: [UInt32: UInt]
  }

  private var wanted: [OpaquePointer: Set<UInt32>] = [:]
  private var copies: [OpaquePointer: Copy] = [:]
  private var refused: Set<OpaquePointer> = []

  deinit {
    for copy in copies.values { cairo_font_face_destroy(copy.face) }
  }

  /// Makes sure that the copies hold what these lines show.
  func prepare(_ lines: [SetLine]) {
    var grown: Set<OpaquePointer> = []
    for run in lines.lazy.flatMap(\.runs) {
      for glyph in run.clusters.lazy.flatMap(\.glyphs)
      where wanted[run.font.face, default: []].insert(glyph.id).inserted { grown.insert(run.font.face) }
    }
    for face in grown where !refused.contains(face) {
      if let copy = copy(of: face, with: wanted[face] ?? []) {
        if let old = copies.updateValue(copy, forKey: face) { cairo_font_face_destroy(old.face) }
      } else {
        // A format HarfBuzz cannot cut: cairo takes the whole file then.
        refused.insert(face)
        if let old = copies.removeValue(forKey: face) { cairo_font_face_destroy(old.face) }
      }
    }
  }

  /// Makes the run's font the one cairo draws with; returns how the glyphs are numbered in it.
  func select(_ run: SetLine.Run, on cairo: OpaquePointer) -> (UInt32) -> UInt {
    guard let copy = copies[run.font.face] else {
      cairo_set_scaled_font(cairo, run.font.scaled)
      return { UInt($0) }
    }
    cairo_set_font_face(cairo, copy.face)
    cairo_set_font_size(cairo, run.size)
    return { copy.numbers[$0] ?? 0 }
  }

  private func copy(of face: OpaquePointer, with glyphs: Set<UInt32>) -> Copy? {
    guard let input = hb_subset_input_create_or_fail() else { return nil }
    defer { hb_subset_input_destroy(input) }
    for glyph in glyphs { hb_set_add(hb_subset_input_glyph_set(input), glyph) }
    for name in droppedTables {
      hb_set_add(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), hb_tag_from_string(name, 4))
    }
    let flags = HB_SUBSET_FLAGS_DESUBROUTINIZE.rawValue | HB_SUBSET_FLAGS_NO_HINTING.rawValue
    hb_subset_input_set_flags(input, flags)
    guard let plan = hb_subset_plan_create_or_fail(face, input) else { return nil }
    defer { hb_subset_plan_destroy(plan) }
    guard let subset = hb_subset_plan_execute_or_fail(plan) else { return nil }
    defer { hb_face_destroy(subset) }
    guard let made = cpango_face_from_blob(hb_face_reference_blob(subset)) else { return nil }
    let map = hb_subset_plan_old_to_new_glyph_mapping(plan)
    let numbers = glyphs.map { ($0, UInt(hb_map_get(map, $0))) }
    return Copy(face: made, numbers: Dictionary(uniqueKeysWithValues: numbers))
  }
}

/// What shapes words and what speaks of the font, which is not needed once the glyphs are chosen.
private let droppedTables = [
  "GSUB", "GPOS", "GDEF", "BASE", "JSTF", "VORG", "vhea", "vmtx", "kern", "DSIG", "meta", "EBDT", "EBLC",
  "EBSC",
]
