import OfficeFiles

/// A `.docx` around the given body, as plain as one can be.
func docx(body: String, styles: String? = nil) throws -> [UInt8] {
  let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  let compatibility = "http://schemas.openxmlformats.org/markup-compatibility/2006"
  var files = [
    (
      "word/document.xml",
      "<w:document xmlns:w=\"\(word)\" xmlns:mc=\"\(compatibility)\"><w:body>\(body)</w:body></w:document>"
    )
  ]
  if let styles {
    files.append(("word/styles.xml", "<w:styles xmlns:w=\"\(word)\">\(styles)</w:styles>"))
  }
  return try Archive.bytes(packing: files.map { ($0.0, Array($0.1.utf8)) }, file: "试.docx")
}

func read(body: String, styles: String? = nil) throws -> WordDocument {
  try WordDocument(bytes: docx(body: body, styles: styles), file: "试.docx")
}

func paragraph(_ text: String) -> String {
  "<w:p><w:r><w:t xml:space=\"preserve\">\(text)</w:t></w:r></w:p>"
}

extension [UInt8] {
  /// The bytes with every occurrence of one run replaced by another of the same length.
  func replacing(_ old: [UInt8], with new: [UInt8]) -> [UInt8] {
    precondition(old.count == new.count)
    var bytes = self
    var start = 0
    while start + old.count <= bytes.count {
      if bytes[start..<start + old.count].elementsEqual(old) {
        bytes.replaceSubrange(start..<start + old.count, with: new)
        start += old.count
      } else {
        start += 1
      }
    }
    return bytes
  }
}
