import CaseFiles
import Reviewing

/// Filling a field of the form from what is selected in the document beside it.
extension App {
  /// Why the passage selected cannot be filled in; nil where it can.
  var fillingRefusal: Localized? {
    guard screens.contains(.facts) else {
      return Localized(
        zh: "从案卷事实（\(key("事实"))）打开文书才能填入",
        en: "Open the documents from the facts (\(key("事实"))) to fill them in")
    }
    guard factsLine != nil else {
      return Localized(zh: "先在表单中移到要填的一项", en: "Move to a field of the form first")
    }
    return submittedRefusal
  }

  /// Fills the field at the form's cursor with the date, amount or number selected, with its page and quote.
  mutating func fillFact() -> [Effect] {
    guard let line = factsLine, let passage = selectedPassage, !passage.quote.isEmpty else {
      message = Message(
        Localized(zh: "这一行没有文字；移到正文再填入", en: "There are no words on this line; move to the text"), isBad: true
      )
      return []
    }
    let found: [String]
    switch line.form {
    case .day: found = DayReader.mentions(in: passage.quote).map(\.words)
    case .money: found = MoneyReader.mentions(in: passage.quote).map(\.words)
    case .number: found = DocumentNumber.mentions(in: passage.quote).map(\.words)
    default:
      askFilling(line, passage)
      return []
    }
    let distinct = found.indices.filter { found.firstIndex(of: found[$0]) == $0 }.map { found[$0] }
    guard distinct.count != 1 else { return fill(line, with: distinct[0], passage) }
    guard !distinct.isEmpty else {
      message = Message(
        Localized(
          zh: "所选文字里没有\(line.title.zh)可填的内容（如 \(line.form.example.zh)）",
          en: "Nothing selected can be filled in for \(line.title.en) (such as \(line.form.example.en))"),
        isBad: true)
      return []
    }
    let rows = distinct.map { Picker.Row(text: $0, detail: around($0, in: passage.quote), words: []) }
    overlay = .picker(
      Picker(Localized(zh: "填入哪一个", en: "Which one"), rows: rows) { app, index in
        app.fill(line, with: distinct[index], passage)
      })
    return []
  }

  private mutating func fill(_ line: FactSection.Line, with words: String, _ passage: Citation) -> [Effect] {
    let plain = trimmed(words.filter { !$0.isWhitespace })
    let place = Citation(document: passage.document, page: passage.page, quote: words)
    document?.anchor = nil
    return enter(plain, at: line.path, form: line.form, passage: place)
  }

  /// Words are offered in a field, to be shortened.
  private mutating func askFilling(_ line: FactSection.Line, _ passage: Citation) {
    ask(
      Prompt(
        Localized(zh: "填入 \(line.title.zh)：删去多余的字", en: "Fill in \(line.title.en): delete what is too much"),
        text: passage.quote, needsText: true
      ) { app, text in
        app.document?.anchor = nil
        let quote = passage.quote.contains(text) ? text : passage.quote
        return app.enter(
          text, at: line.path, form: line.form,
          passage: Citation(document: passage.document, page: passage.page, quote: quote))
      })
  }

  /// The words beside a find, so that several can be told apart.
  private func around(_ words: String, in text: String) -> String {
    let all = Array(text.unicodeScalars)
    guard let range = place(of: words, in: text) else { return "" }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: all[max(0, range.lowerBound - 12)..<min(all.count, range.upperBound + 12)])
    return String(view)
  }
}
