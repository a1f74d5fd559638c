import Glibc

/// Names the embedded fonts AAAAAA+…, AAAAAB+… in the order of the file.
///
/// cairo makes the six letters from the glyphs' numbers in the working copy of the font, which depend on what
/// was set before: the same document would differ in them, and only in them.
func nameFontsInOrder(_ pdf: inout [UInt8]) {
  var tags: [[UInt8]: [UInt8]] = [:]
  // Line end and blanks begin an entry of cairo's; no text of the document contains a line end.
  for key in ["\n   /FontName /", "\n   /BaseFont /"] {
    for start in places(of: Array(key.utf8), in: pdf) {
      let tag = start..<start + 6
      guard tag.upperBound < pdf.count, pdf[tag.upperBound] == UInt8(ascii: "+"),
        pdf[tag].allSatisfy({ (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
      else { continue }
      let old = Array(pdf[tag])
      let new = tags[old] ?? letters(tags.count)
      tags[old] = new
      pdf.replaceSubrange(tag, with: new)
    }
  }
}

/// Where each occurrence of a text ends.
private func places(of text: [UInt8], in bytes: [UInt8]) -> [Int] {
  bytes.withUnsafeBytes { whole in
    guard let base = whole.baseAddress else { return [] }
    var places: [Int] = []
    var start = 0
    while start + text.count <= whole.count,
      let hit = memchr(base + start, Int32(text[0]), whole.count - start)
    {
      let place = UnsafeRawPointer(hit) - base
      start = place + 1
      guard place + text.count <= whole.count, memcmp(hit, text, text.count) == 0 else { continue }
      places.append(place + text.count)
    }
    return places
  }
}

private func letters(_ number: Int) -> [UInt8] {
  var rest = number
  var letters: [UInt8] = []
  for _ in 0..<6 {
    letters.append(UInt8(ascii: "A") + UInt8(rest % 26))
    rest /= 26
  }
  return letters.reversed()
}
