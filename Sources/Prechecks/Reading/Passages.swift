import CaseFiles

/// One paragraph of a document, with where it stands.
struct Passage {
  var document: String
  var page: Int
  var text: String

  var source: Source { Source(file: document, page: page, quote: text.cut) }
}

extension String {
  /// The first 120 characters, for a quotation.
  var cut: String { count > 120 ? prefix(119) + "…" : self }
}

extension CaseDocument {
  /// The readable paragraphs, page by page.
  var passages: [Passage] {
    text?.paragraphs.map { Passage(document: name, page: $0.page, text: $0.paragraph.text) } ?? []
  }

  /// Whether there is any text to read.
  var isReadable: Bool { text?.pages.contains { !$0.isEmpty } ?? false }

  func first(containingAny words: [String]) -> Passage? {
    passages.first { $0.text.plain.containsAny(words) }
  }
}

extension [CaseDocument] {
  /// The document of that name, else the one whose name differs only in blanks and the width of its signs.
  func named(_ name: String) -> CaseDocument? {
    if let exact = first(where: { $0.name == name }) { return exact }
    let plain = name.plain
    return first { $0.name.plain == plain }
  }
}

extension CaseFile {
  var passages: [Passage] { documents.flatMap(\.passages) }

  /// The letter of the decision: the document the event names, else the one called a 决定书 of its kind.
  var decisionDocument: CaseDocument? {
    if let named = decision?.document?.value, let document = document(named) { return document }
    return documents.first { document in
      document.name.hasSuffix("处罚决定书") && !document.name.containsAny(["送达", "审批"])
    }
  }

  func document(_ name: String) -> CaseDocument? { documents.named(name) }

  /// The text of the decision; throws where there is no letter or none that can be read.
  var readableDecision: CaseDocument {
    get throws {
      guard let document = decisionDocument, document.isReadable else {
        throw NotRecorded(zh: "可读取的决定书正文", en: "a decision whose text can be read")
      }
      return document
    }
  }
}
