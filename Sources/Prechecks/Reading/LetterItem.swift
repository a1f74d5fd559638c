import CaseFiles

/// One thing the law asks a letter to state, looked for by the words letters use for it.
struct LetterItem {
  var name: Localized
  var isStated: Bool

  init(name: Localized, isStated: Bool) {
    self.name = name
    self.isStated = isStated
  }

  /// Stated where any of the words stands in the text.
  init(_ zh: String, _ en: String, _ words: [String], in text: String) {
    self.init(name: Localized(zh: zh, en: en), isStated: text.containsAny(words))
  }

  /// The finding that it is not stated; `article` is the article that lists it.
  func absent(from letter: CaseDocument, _ article: Localized) -> Finding {
    let (name, pages, document) = (name, letter.text?.pages.count ?? 0, letter.name)
    return Finding(
      subject: name.zh,
      message: Localized(zh: "《\(document)》未见\(name.zh)", en: "《\(document)》 does not show \(name.en)"),
      derivation: Localized(
        zh: "\(article.zh)列明应当载明的事项；查看正文全部\(pages)页，未见\(name.zh)的常用表述。",
        en:
          "\(article.en) lists what it states; none of the usual words for \(name.en) is on its \(pages) page(s)."
      ),
      evidence: [Source(file: document)])
  }
}

extension CaseDocument {
  /// All paragraphs as comparisons see them, a line each.
  var wholeText: String { passages.map(\.text.plain).joined(separator: "\n") }
}

extension CaseFile {
  /// The letter of an event: the one it names, else one with such a word in its name; throws where it cannot be read.
  func readableLetter(of event: Event, named words: [String]) throws -> CaseDocument {
    let named = event.document.flatMap { document($0.value) }
    let letter =
      named ?? documents.first { $0.name.containsAny(words) && !$0.name.containsAny(["送达", "审批"]) }
    guard let letter, letter.isReadable else {
      throw NotRecorded(
        zh: "可读取的\(event.words.zh)文书", en: "a letter of the \(event.words.en) whose text can be read")
    }
    return letter
  }
}
