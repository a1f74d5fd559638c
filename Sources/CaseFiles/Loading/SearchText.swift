extension CaseOriginal {
  /// The words to find a case file by, beside those of its line on the desk: documents, and every field.
  public func searchText(with file: CaseFile) -> String {
    switch content {
    case .row(let row, let heading):
      var text = ""
      text.reserveCapacity(row.cells.reduce(0) { $0 + $1.utf8.count + 1 })
      for place in 0..<min(heading.columns.count, row.cells.count) {
        guard !row.cells[place].isEmpty, !heading.columns[place].isInRow else { continue }
        if !text.isEmpty { text += "\n" }
        text += row.cells[place]
      }
      return text
    case .files(let files):
      var pieces = files.filter { CaseFile.manifestNames.contains($0.name) }.compactMap { file in
        file.bytes.flatMap { TextDecoding.decode($0) }
      }
      for document in file.documents {
        pieces.append(document.name)
        for page in document.text?.pages ?? [] { pieces += page.map(\.text) }
      }
      return pieces.joined(separator: "\n")
    }
  }
}

extension ExportHeading.Column {
  /// Whether the line on the desk, by which a file is found too, holds it: it is not said twice.
  fileprivate var isInRow: Bool {
    switch field {
    case .number, .title, .act, .agency, .party: true
    default: false
    }
  }
}
