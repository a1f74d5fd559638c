import CPango

/// The fonts found on this machine for each use, and nothing else: a font nobody chose is never set.
final class FontLibrary {
  /// The fonts of one use in the order in which a character is looked for, as they call themselves.
  private(set) var names: [FontUse: [String]] = [:]
  /// fontconfig's configuration that holds the chosen fonts under the names of `families`.
  let config: OpaquePointer
  private var families: [FontUse: [String]] = [:]

  /// Looks through the folder, then the machine's fonts; throws when none of them has Chinese characters.
  init(folder: String?, file: String) throws(OfficeError) {
    guard let system = FcInitLoadConfigAndFonts(), let config = FcConfigCreate() else {
      throw OfficeError(file: file, problem: .noChineseFont)
    }
    defer { FcConfigDestroy(system) }
    self.config = config
    if let folder {
      FcConfigAppFontAddDir(system, folder)
      guard !FontLibrary.fonts(in: system, FcSetApplication).isEmpty else {
        throw OfficeError(file: file, problem: .noFontsInFolder(folder))
      }
    }
    let installed =
      FontLibrary.fonts(in: system, FcSetApplication) + FontLibrary.fonts(in: system, FcSetSystem)
    // A configuration has no set of its own until a folder is added, were it one that does not exist.
    FcConfigAppFontAddDir(config, "/nonexistent")
    guard let chosen = FcConfigGetFonts(config, FcSetApplication) else {
      throw OfficeError(file: file, problem: .noChineseFont)
    }
    try choose(among: installed, into: chosen, file: file)
  }

  deinit { FcConfigDestroy(config) }

  /// The family list of a use as Pango reads it.
  func familyList(_ use: FontUse) -> String {
    ((families[use] ?? []) + (use == .fallback ? [] : families[.fallback] ?? [])).joined(separator: ",")
  }

  private struct Installed {
    var pattern: OpaquePointer
    var families: [String]
    var styles: [String]

    /// Black and Light are also called Regular, as the only one of their kind; their own name comes first.
    func isCalled(_ style: String) -> Bool { styles.first == style }
  }

  private func choose(
    among installed: [Installed], into chosen: UnsafeMutablePointer<FcFontSet>, file: String
  ) throws(OfficeError) {
    var taken: [OpaquePointer: String] = [:]
    func take(_ font: Installed, for use: FontUse) {
      let family: String
      if let known = taken[font.pattern] {
        family = known
      } else {
        // Its own name could also be another weight's: some families call every weight normal.
        family = "casereview-\(taken.count)"
        guard let copy = FcPatternDuplicate(font.pattern) else { return }
        for object in [FC_FAMILY, FC_WEIGHT, FC_SLANT, FC_WIDTH] { FcPatternDel(copy, object) }
        FcPatternAddString(copy, FC_FAMILY, family)
        FcPatternAddInteger(copy, FC_WEIGHT, Int32(FC_WEIGHT_REGULAR))
        FcPatternAddInteger(copy, FC_SLANT, Int32(FC_SLANT_ROMAN))
        FcPatternAddInteger(copy, FC_WIDTH, Int32(FC_WIDTH_NORMAL))
        guard FcFontSetAdd(chosen, copy) == FcTrue else { return FcPatternDestroy(copy) }
        taken[font.pattern] = family
      }
      families[use, default: []].append(family)
      names[use, default: []].append(
        ([font.families.first] + [font.styles.first]).compactMap(\.self).joined(separator: " "))
    }
    for use in FontUse.allCases {
      let found = use.candidates.compactMap { candidate in FontLibrary.best(candidate, among: installed) }
      for font in use == .fallback ? found : Array(found.prefix(1)) { take(font, for: use) }
    }
    let chinese = installed.filter { cpango_fc_is_chinese($0.pattern) != 0 }
    guard !chinese.isEmpty else { throw OfficeError(file: file, problem: .noChineseFont) }
    if !taken.keys.contains(where: { cpango_fc_is_chinese($0) != 0 }), let any = chinese.first {
      take(any, for: .fallback)
    }
  }

  private static func best(_ candidate: FontUse.Candidate, among installed: [Installed]) -> Installed? {
    let family = installed.filter { $0.families.contains(candidate.family) }
    if let style = candidate.style { return family.first { $0.isCalled(style) } }
    return family.first { $0.isCalled("Regular") } ?? family.first
  }

  private static func fonts(in config: OpaquePointer, _ set: FcSetName) -> [Installed] {
    guard let fonts = FcConfigGetFonts(config, set) else { return [] }
    let list = (0..<fonts.pointee.nfont).compactMap {
      index -> (path: String, index: Int32, font: Installed)? in
      guard let pattern = cpango_fc_pattern_at(fonts, index),
        let path = cpango_fc_string(pattern, FC_FILE, 0),
        // A variable font has no outline of its own at a weight that was not asked for.
        cpango_fc_integer(pattern, FC_INDEX, 0) >> 16 == 0
      else { return nil }
      func texts(_ object: String) -> [String] {
        var texts: [String] = []
        while let text = cpango_fc_string(pattern, object, Int32(texts.count)) {
          texts.append(String(cString: text))
        }
        return texts
      }
      let font = Installed(pattern: pattern, families: texts(FC_FAMILY), styles: texts(FC_STYLE))
      return (String(cString: path), cpango_fc_integer(pattern, FC_INDEX, 0), font)
    }
    // fontconfig lists folders in the order of the disk.
    return list.sorted { ($0.path, $0.index) < ($1.path, $1.index) }.map(\.font)
  }
}
