import OfficeFiles

/// Text as a paragraph that shows exactly these words; line ends become hard breaks, those at the end nothing.
func markdownParagraph(_ text: String) -> String {
  var lines = printable(text).split(separator: "\n", omittingEmptySubsequences: false)
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.map(escapedLine).joined(separator: "\\\n")
}

/// Text as one line, for headings and table cells; line ends become `<br>`.
func markdownLine(_ text: String) -> String {
  printable(text).split(separator: "\n", omittingEmptySubsequences: false).map(escapedLine)
    .joined(separator: "<br>")
}

/// One line whose characters all stand for themselves.
private func escapedLine(_ line: Substring) -> String {
  let scalars = Array(line.unicodeScalars)
  let isBlank = { (scalar: Unicode.Scalar) in scalar == " " || scalar == "\t" }
  let start = scalars.firstIndex { !isBlank($0) } ?? scalars.count
  let end = scalars.lastIndex { !isBlank($0) } ?? -1
  let listMark = markOfList(scalars[start...])
  var escaped = ""
  for (index, scalar) in scalars.enumerated() {
    if isBlank(scalar), index < start || index > end || scalar == "\t" {
      // Blanks at the edges would indent code or break the line, and are dropped otherwise.
      escaped += "&#\(scalar.value);"
      continue
    }
    if alwaysSpecial.contains(scalar) || index == listMark || startsLink(scalars, at: index) {
      escaped += "\\"
    }
    escaped.unicodeScalars.append(scalar)
  }
  return escaped
}

private let alwaysSpecial: Set<Unicode.Scalar> = [
  "\\", "`", "*", "_", "[", "]", "<", ">", "|", "~", "&", "$", "#", "@", "{", "}",
]

/// The index of the character that would make the line a list, a rule or an underlining.
private func markOfList(_ line: ArraySlice<Unicode.Scalar>) -> Int? {
  guard let first = line.first else { return nil }
  if first == "-" || first == "+" || first == "=" || first == ":" { return line.startIndex }
  let rest = line.drop { ("0"..."9").contains($0) }
  guard rest.count < line.count, let mark = rest.first, mark == "." || mark == ")" else { return nil }
  // Only a blank or the end of the line makes it a list: 28.5 stays as it is.
  guard let next = rest.dropFirst().first else { return rest.startIndex }
  return next == " " || next == "\t" ? rest.startIndex : nil
}

/// Whether a bare address would begin here: `://` and `www.` are made into links by many renderers.
private func startsLink(_ scalars: [Unicode.Scalar], at index: Int) -> Bool {
  if scalars[index] == ":" { return scalars[index...].starts(with: [":", "/", "/"]) }
  guard scalars[index] == ".", index >= 3 else { return false }
  return scalars[(index - 3)..<index].allSatisfy { $0 == "w" || $0 == "W" }
}
