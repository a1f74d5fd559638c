/// Finds the parts of a Word document inside its zip.
struct WordPackage {
  private let archive: Archive

  init(_ archive: Archive) {
    self.archive = archive
  }

  /// The part with the body, as the package's relationships name it.
  func mainPart() throws(OfficeError) -> String {
    guard let part = try archive.mainPart(in: "word", usual: "word/document.xml") else {
      throw OfficeError(file: archive.file, problem: .notAWordDocument)
    }
    return part
  }

  /// The heading level of each paragraph style that has one, by the style's id.
  func headingLevels(besides mainPart: String) throws(OfficeError) -> [String: Int] {
    let part = "word/styles.xml"
    guard archive.entry(named: part) != nil else { return [:] }
    let cursor = try XMLCursor(archive.contents(of: part), file: archive.file, part: part)
    var own: [String: Int] = [:]
    var parents: [String: String] = [:]
    var style: String?
    while try cursor.next() {
      guard cursor.node == .start else { continue }
      switch cursor.name {
      case "style": style = cursor.attribute("styleId")
      case "basedOn": if let style, let parent = cursor.attribute("val") { parents[style] = parent }
      case "outlineLvl":
        // 9 says body text, and so ends the search among the parents.
        if let style, let level = cursor.attribute("val").flatMap({ Int($0) }), (0...9).contains(level) {
          own[style] = level + 1
        }
      default: break
      }
    }
    var levels: [String: Int] = [:]
    for style in Set(own.keys).union(parents.keys) {
      var ancestor: String? = style
      // A hand-made file may base styles on one another in a circle: Word allows no chain this long.
      for _ in 0..<12 {
        guard let current = ancestor else { break }
        if let level = own[current] {
          if level <= 9 { levels[style] = level }
          break
        }
        ancestor = parents[current]
      }
    }
    return levels
  }

  func customProperties() throws(OfficeError) -> [String: String] { try archive.customProperties() }
}
