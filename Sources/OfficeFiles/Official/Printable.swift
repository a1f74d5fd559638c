/// The text as it may stand in a document: one kind of line end, and nothing that hides or reorders.
///
/// Characters XML 1.0 does not allow, and those that reverse the direction of what follows, become U+FFFD,
/// so that a reader sees that something stood there.
public func printable(_ text: String) -> String {
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

/// The text with what XML gives a meaning to written as entities, for content and attribute values.
public func escapedForXML(_ text: String) -> String {
  var escaped = ""
  escaped.reserveCapacity(text.utf8.count)
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": escaped += "&amp;"
    case "<": escaped += "&lt;"
    case ">": escaped += "&gt;"
    case "\"": escaped += "&quot;"
    case "'": escaped += "&#39;"
    // An attribute's or property's line end would be read as a blank.
    case "\n": escaped += "&#10;"
    case "\t": escaped += "&#9;"
    default: escaped.unicodeScalars.append(scalar)
    }
  }
  return escaped
}
