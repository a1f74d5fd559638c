extension CaseOriginal {
  /// The words to find a case file by, beside those of its line on the desk: documents, and every field.
  public func searchText(with file: CaseFile) -> String {
    switch content {
    case .row(let row, let heading):
      // What has a column of its own in the index is not said twice.
      let ownColumn: Set<ExportField> = [.number, .title, .act, .agency, .party]
      return zip(heading.columns, row.cells).compactMap { column, cell in
        column.field.map(ownColumn.contains) == true || cell.isEmpty ? nil : cell
      }.joined(separator: "\n")
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
