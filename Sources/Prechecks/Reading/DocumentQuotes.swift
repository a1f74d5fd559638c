import CaseFiles

extension Finding {
  /// The finding with its dates quoted as the documents themselves write them.
  ///
  /// The manifest says `2024-12-11` of a letter that says 2024年12月11日; a quotation is the letter's. Where
  /// the document can be read and does not say the day on its page, nothing is quoted.
  func quotingDocuments(of file: CaseFile) -> Finding {
    var finding = self
    finding.mapEvidence { [documents = file.documents] in $0.map { $0.quoted(in: documents) } }
    return finding
  }
}

extension Source {
  fileprivate func quoted(in documents: [CaseDocument]) -> Source {
    // The document first: few findings cite one, and a day takes longer to read.
    guard let quote, let document = documents.named(file), document.isReadable,
      let day = DayReader.read(quote)
    else { return self }
    let passages = document.passages.filter { page == nil || $0.page == page }
    var source = self
    source.quote = [quote, day.chinese].first { words in
      passages.contains { $0.text.plain.contains(words.plain) }
    }
    return source
  }
}

extension Outcome {
  func quotingDocuments(of file: CaseFile) -> Outcome {
    guard case .found(let findings) = self, !file.documents.isEmpty else { return self }
    return .found(findings.map { $0.quotingDocuments(of: file) })
  }
}
