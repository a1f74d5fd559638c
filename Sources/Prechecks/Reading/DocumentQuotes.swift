import CaseFiles

extension Finding {
  /// The finding with its dates quoted as the documents themselves write them.
  ///
  /// The manifest says `2024-12-11` of a letter that says 2024年12月11日; a quotation is the letter's. Where
  /// the document can be read and does not say the day on its page, nothing is quoted.
  func quotingDocuments(of file: CaseFile) -> Finding {
    var finding = self
    for index in finding.evidence.indices {
      let place = finding.evidence[index]
      // The document first: few findings cite one, and a day takes longer to read.
      guard let quote = place.quote, let document = file.document(place.file), document.isReadable,
        let day = DayReader.read(quote)
      else { continue }
      let passages = document.passages.filter { place.page == nil || $0.page == place.page }
      let words = [quote, day.chinese].first { words in
        passages.contains { $0.text.plain.contains(words.plain) }
      }
      finding.evidence[index].quote = words
    }
    return finding
  }
}

extension Outcome {
  func quotingDocuments(of file: CaseFile) -> Outcome {
    guard case .found(let findings) = self, !file.documents.isEmpty else { return self }
    return .found(findings.map { $0.quotingDocuments(of: file) })
  }
}
