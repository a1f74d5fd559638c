extension Archive {
  /// The text properties beside the document; those of other kinds are left out.
  func customProperties() throws(OfficeError) -> [String: String] {
    let part = "docProps/custom.xml"
    guard entry(named: part) != nil else { return [:] }
    let cursor = try XMLCursor(contents(of: part), file: file, part: part)
    var properties: [String: String] = [:]
    var name: String?
    var isText = false
    while try cursor.next() {
      switch (cursor.node, cursor.name) {
      case (.start, "property"): name = cursor.attribute("name")
      case (.start, "lpwstr"):
        isText = true
        if let name { properties[name] = "" }
        if cursor.isEmpty { isText = false }
      case (.end, "lpwstr"): isText = false
      case (.text, _): if isText, let name { properties[name, default: ""] += cursor.text }
      default: break
      }
    }
    return properties
  }
}

/// The text properties a Word document or a workbook carries beside its content. Throws `OfficeError`.
public func officeProperties(of bytes: [UInt8], file: String) throws(OfficeError) -> [String: String] {
  try Archive(bytes: bytes, file: file, limits: .wordDocument).customProperties()
}
