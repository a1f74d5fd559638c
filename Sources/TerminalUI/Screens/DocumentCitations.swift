import CaseFiles
import Prechecks
import Reviewing

/// The passages cited in a review, to go to from anywhere in the documents.
extension App {
  /// The citations of the marks and the evidence of the findings, criterion by criterion.
  private var citations: [(label: String, document: Int, page: Int?, quote: String)] {
    guard let review, let card else { return [] }
    let results = desk.entries[review.entry].results
    return review.items.flatMap { item -> [(String, Int, Int?, String)] in
      let cited = item.criterion.map { card.mark($0.id).evidence } ?? []
      let evidence = item.findings.flatMap { results[$0.result].outcome.findings[$0.finding].evidence }
      let label = item.criterion?.id ?? Localized(zh: "其他疑点", en: "Other findings")[language]
      let marks = cited.filter { !$0.isAbsence }.compactMap { citation in
        documentIndex(citation.document).map { (label, $0, citation.page, citation.quote) }
      }
      let found = evidence.compactMap { source in
        documentIndex(source.file).map { (label + " !", $0, source.page, source.quote ?? "") }
      }
      return marks + found
    }
  }

  /// Chooses among all that is cited and goes there.
  mutating func pickCitation() {
    let all = citations
    guard !all.isEmpty else {
      say(Localized(zh: "还没有引用，也没有疑点出处", en: "Nothing is cited yet, and no finding has a place"))
      return
    }
    let rows = all.map { citation in
      Picker.Row(
        text: citation.label,
        detail: placeText(documents[citation.document].name, citation.page, nil, citation.quote), words: [])
    }
    overlay = .picker(
      Picker(Localized(zh: "引用与疑点出处（! 为疑点）", en: "Citations and evidence (! for findings)"), rows: rows) {
        app, index in
        app.show(document: all[index].document, page: all[index].page, quote: all[index].quote)
        return []
      })
  }

  /// A page of paper is cited with what the reviewer reads there.
  mutating func citePaper() {
    guard let state = document, documents.indices.contains(state.index) else { return }
    let name = documents[state.index].name
    let page = state.page
    ask(
      Prompt(
        Localized(
          zh: "引用《\(name)》第\(page)页：写明所见内容", en: "Cite 《\(name)》 p. \(page): write what stands there"),
        needsText: true
      ) { app, text in app.cite(Citation(document: name, page: page, quote: text)) })
  }
}
