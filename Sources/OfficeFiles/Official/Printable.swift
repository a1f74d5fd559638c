/// The text as it may stand in a document: one kind of line end, and nothing that hides or reorders.
///
/// Characters XML 1.0 does not allow, and those that reverse the direction of what follows, become U+FFFD,
/// so that a reader sees that something stood there.
public func printable(_ text: String) -> String {
  guard mayHoldUnprintable(text) else { return text }
  var scalars = String.UnicodeScalarView()
  var afterReturn = false
  for scalar in text.unicodeScalars {
    if scalar == "\r" {
      scalars.append("\n")
    } else if scalar != "\n" || !afterReturn {
      scalars.append(isPrintable(scalar) ? scalar : "\u{FFFD}")
    }
    afterReturn = scalar == "\r"
  }
  return String(scalars)
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x9, 0xA: true
  case 0..<0x20, 0x7F..<0xA0, 0xFFFE, 0xFFFF: false
  case 0x202A...0x202E, 0x2066...0x2069: false
  default: true
  }
}

/// Looks at the bytes only: most text holds nothing of the kind, and is not taken apart for it.
private func mayHoldUnprintable(_ text: String) -> Bool {
  text.utf8.withContiguousStorageIfAvailable { bytes in
    bytes.indices.contains { index in
      let byte = bytes[index]
      guard byte >= 0x7F else { return byte < 0x20 && byte != 0x9 && byte != 0xA }
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      return switch byte {
      case 0x7F: true
      case 0xC2: next < 0xA0
      // U+2000 to U+207F hold the marks of direction, and the quotation marks of every document.
      case 0xE2: next == 0x81 || (next == 0x80 && index + 2 < bytes.count && bytes[index + 2] >= 0xAA)
      case 0xEF: next == 0xBF
      default: false
      }
    }
  } ?? true
}

/// The text with what XML gives a meaning to written as entities, for content and attribute values.
public func escapedForXML(_ text: String) -> String {
  guard text.utf8.contains(where: { $0 < 0x40 && entity(for: $0) != nil }) else { return text }
  var escaped: [UInt8] = []
  escaped.reserveCapacity(text.utf8.count + 16)
  var text = text
  text.withUTF8 { escaped.append(escaping: $0) }
  return String(decoding: escaped, as: UTF8.self)
}

extension [UInt8] {
  /// Appends text as `escapedForXML` writes it.
  mutating func append(escaping text: UnsafeBufferPointer<UInt8>) {
    var begin = 0
    for index in text.indices where text[index] < 0x40 {
      guard let entity = entity(for: text[index]) else { continue }
      append(contentsOf: text[begin..<index])
      entity.withUTF8Buffer { append(contentsOf: $0) }
      begin = index + 1
    }
    append(contentsOf: text[begin...])
  }

  /// Appends the content of a run; `prefix` is what the part gives to Word's elements.
  mutating func append(wordText text: String, prefix: String = "w:") {
    var text = text
    text.withUTF8 { bytes in
      var begin = 0
      for index in bytes.indices where bytes[index] == 0x9 || bytes[index] == 0xA {
        append(words: bytes[begin..<index], prefix)
        self += "<\(prefix)\(bytes[index] == 0xA ? "br" : "tab")/>".utf8
        begin = index + 1
      }
      append(words: bytes[begin...], prefix)
    }
  }

  private mutating func append(words: Slice<UnsafeBufferPointer<UInt8>>, _ prefix: String) {
    guard !words.isEmpty else { return }
    self += "<\(prefix)t xml:space=\"preserve\">".utf8
    append(escaping: UnsafeBufferPointer(rebasing: words))
    self += "</\(prefix)t>".utf8
  }
}

private func entity(for byte: UInt8) -> StaticString? {
  switch byte {
  case UInt8(ascii: "&"): "&amp;"
  case UInt8(ascii: "<"): "&lt;"
  case UInt8(ascii: ">"): "&gt;"
  case UInt8(ascii: "\""): "&quot;"
  case UInt8(ascii: "'"): "&#39;"
  // An attribute's or property's line end would be read as a blank.
  case UInt8(ascii: "\n"): "&#10;"
  case UInt8(ascii: "\t"): "&#9;"
  default: nil
  }
}
