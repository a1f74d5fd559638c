extension Archive {
  /// The part an office file's relationships name as its main one, else the usual one; nil where neither is there.
  ///
  /// `folder` is `word` or `xl`: what the relationships name elsewhere is another kind of file.
  func mainPart(in folder: String, usual: String) throws(OfficeError) -> String? {
    let relationships = "_rels/.rels"
    if entry(named: relationships) != nil {
      let cursor = try XMLCursor(contents(of: relationships), file: file, part: relationships)
      while try cursor.next() {
        guard cursor.node == .start, cursor.name == "Relationship",
          cursor.attribute("Type")?.hasSuffix("/officeDocument") == true,
          let target = cursor.attribute("Target")
        else { continue }
        let name = String(target.drop { $0 == "/" })
        if entry(named: name) != nil, name.hasPrefix(folder + "/") { return name }
      }
    }
    return entry(named: usual) == nil ? nil : usual
  }
}
