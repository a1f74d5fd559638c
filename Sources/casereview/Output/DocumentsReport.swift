import CaseFiles

/// The documents of a case file, and the facts read from its letters, as text and JSON have them.
struct DocumentsReport: Encodable {
  struct Document: Encodable {
    var name: String
    var kind: String?
    var file: String?
    var medium: String?
    var pages: Int?
    var seconds: Int?
    var isListed: Bool
    var note: String?
    var facts: [ReadFact]?

    /// How much of it there is: `2页`, `1:30`.
    var extent: String? {
      if let seconds { return "\(seconds / 60):\(seconds % 60 < 10 ? "0" : "")\(seconds % 60)" }
      return pages.map { "\($0)p" }
    }
  }

  /// A fact with the place it was read at.
  struct ReadFact: Encodable {
    var name: String
    var value: String
    var page: Int?
    var quote: String?
  }

  var schema = "casereview.documents/1"
  var documents: [Document]

  init(_ file: CaseFile, facts: Bool, language: Language) {
    documents = file.documents.map { document in
      var found: [ReadFact]?
      if facts, let text = document.text {
        let read =
          document.kind.map { LetterReader.read(text, document: document.name, kind: $0) }
          ?? LetterReader.headFacts(text, document: document.name)
        found = read?.named(in: language)
      }
      return Document(
        name: document.name, kind: document.kind?.rawValue, file: document.file?.value,
        medium: document.medium?.rawValue, pages: document.text?.pages.count ?? document.pageCount?.value,
        seconds: document.seconds, isListed: document.isListed, note: document.note?[language], facts: found)
    }
  }
}

extension LetterFacts {
  /// Every fact with the field's own word for it.
  fileprivate func named(in language: Language) -> [DocumentsReport.ReadFact] {
    func read<Value>(_ name: Localized, _ fact: Fact<Value>?, _ words: (Value) -> String) -> [DocumentsReport
      .ReadFact]
    {
      fact.map {
        [.init(name: name[language], value: words($0.value), page: $0.source.page, quote: $0.source.quote)]
      } ?? []
    }
    let code = Localized(zh: "统一社会信用代码", en: "credit code")
    var all = read(Localized(zh: "文号", en: "number"), number) { $0.description }
    all += read(Localized(zh: "机关", en: "agency"), agency) { $0 }
    for party in parties {
      all += read(Localized(zh: "当事人", en: "party"), party.name) { $0 }
      all += read(code, party.creditCode) { $0 }
    }
    all += read(Localized(zh: "日期", en: "date"), day) { $0.description }
    all += read(Localized(zh: "送达时间", en: "served"), served) { $0.description }
    all += read(Localized(zh: "案由", en: "act"), act) { $0 }
    for penalty in penalties {
      let amount = penalty.amount.map { " \($0.value)" } ?? ""
      all += read(Localized(zh: "处罚", en: "penalty"), penalty.kind) { $0.rawValue + amount }
    }
    for article in articles { all += read(Localized(zh: "条款", en: "article"), article) { $0.description } }
    all += read(Localized(zh: "复议期限", en: "review within"), reviewPeriod) { $0.description }
    all += read(Localized(zh: "诉讼期限", en: "suit within"), suitPeriod) { $0.description }
    for word in tierWords { all += read(Localized(zh: "裁量情节", en: "tier word"), word) { $0.rawValue } }
    for item in listItems { all += read(Localized(zh: "清单事项", en: "list item"), item) { $0 } }
    return all
  }
}
