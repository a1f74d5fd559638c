import CaseFiles
import Reviewing

/// The words of a scan as a program made them out: shown and marked, never taken for the document's own.
struct RecognisedDocument: Sendable {
  let review: ReviewID
  let document: Int
  let text: RecognisedText
}

extension App {
  /// What was made out of a document of the open review.
  func recognised(_ index: Int) -> RecognisedText? {
    guard let id = review?.id else { return nil }
    return recognisedDocuments.last { $0.review == id && $0.document == index }?.text
  }

  /// What there is to read of a document: its own text, else what was made out of it, with the mark before it.
  func shownText(_ index: Int) -> DocumentText? {
    if let text = documents[index].text { return text }
    guard let recognised = recognised(index) else { return nil }
    var pages = recognised.pages.map { page in page.map { DocumentText.Paragraph(.body, $0) } }
    if pages.isEmpty { pages = [[]] }
    pages[0].insert(DocumentText.Paragraph(.heading(2), recognised.mark[language]), at: 0)
    return DocumentText(pages: pages)
  }

  /// Why the document at hand is not to be made out; nil where it can be.
  var recognitionRefusal: Localized? {
    guard let state = document, documents.indices.contains(state.index) else {
      return Localized(zh: "本案卷没有文书", en: "The file has no documents")
    }
    let document = documents[state.index]
    if document.text != nil { return Localized(zh: "这份文书有自己的文字", en: "The document has words of its own") }
    guard document.file != nil, document.medium == .picture || document.medium == .pdf else {
      return Localized(zh: "只识别图片和扫描的 PDF", en: "Only pictures and scanned PDFs are made out")
    }
    return nil
  }

  mutating func recognise() -> [Effect] {
    guard let state = document, let id = review?.id else { return [] }
    say(Localized(zh: "正在识别文字，每页约两秒…", en: "Making out the words, some two seconds a page…"))
    return [.recognise(id, document: state.index)]
  }

  mutating func take(_ text: RecognisedText, of id: ReviewID, document index: Int) {
    recognisedDocuments.removeAll { $0.review == id && $0.document == index }
    recognisedDocuments.append(RecognisedDocument(review: id, document: index, text: text))
    // A few are enough: they can be made out again.
    if recognisedDocuments.count > 16 { recognisedDocuments.removeFirst() }
    guard review?.id == id else { return }
    if document?.index == index { document?.layout = nil }
    if beside?.index == index { beside?.layout = nil }
    say(text.mark)
  }
}
