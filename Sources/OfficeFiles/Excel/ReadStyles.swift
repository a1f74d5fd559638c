/// Which of a workbook's cell styles show a number as a day or a time.
struct ReadStyles {
  private var isDate: [Bool] = []
  let from1904: Bool

  init(archive: Archive, part: String?, from1904: Bool) throws(OfficeError) {
    self.from1904 = from1904
    guard let part else { return }
    let cursor = try XMLCursor(archive.contents(of: part), file: archive.file, part: part)
    var dateFormats: Set<Int> = []
    var isCellFormats = false
    while try cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "numFmt"):
        if let id = cursor.attribute("numFmtId").flatMap({ Int($0) }),
          let code = cursor.attribute("formatCode"),
          Self.showsDate(code)
        {
          dateFormats.insert(id)
        }
      case (.start, "cellXfs"): isCellFormats = !cursor.isEmpty
      case (.end, "cellXfs"): isCellFormats = false
      case (.start, "xf"):
        guard isCellFormats, isDate.count < 65_536 else { continue }
        let id = cursor.attribute("numFmtId").flatMap { Int($0) } ?? 0
        isDate.append(dateFormats.contains(id) || Self.isBuiltInDate(id))
      default: break
      }
    }
  }

  func showsDate(style: Int) -> Bool {
    isDate.indices.contains(style) && isDate[style]
  }

  /// The numbers Excel gives its own formats; 27 to 36 and 50 to 58 are those of the Chinese edition.
  private static func isBuiltInDate(_ id: Int) -> Bool {
    switch id {
    case 14...17, 22, 27...31, 36, 50...54, 57, 58: true
    default: false
    }
  }

  /// Whether a format has a year or a day, outside quotations, escapes and colours.
  static func showsDate(_ code: String) -> Bool {
    var isQuoted = false
    var isBracketed = false
    var skipsNext = false
    for byte in code.utf8 {
      if skipsNext {
        skipsNext = false
        continue
      }
      switch byte {
      case UInt8(ascii: "\""): isQuoted.toggle()
      case _ where isQuoted: break
      case UInt8(ascii: "["): isBracketed = true
      case UInt8(ascii: "]"): isBracketed = false
      case _ where isBracketed: break
      case UInt8(ascii: "\\"), UInt8(ascii: "_"), UInt8(ascii: "*"): skipsNext = true
      case UInt8(ascii: ";"): return false
      case UInt8(ascii: "y"), UInt8(ascii: "Y"), UInt8(ascii: "d"), UInt8(ascii: "D"): return true
      default: break
      }
    }
    return false
  }
}
