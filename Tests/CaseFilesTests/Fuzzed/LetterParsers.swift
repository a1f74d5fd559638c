@testable import CaseFiles

enum LetterParsers {
  /// Reads a text as every kind of letter, as a decision alone, and as a name, a day, an amount and a number.
  static func read(_ bytes: [UInt8]) {
    guard let text = TextDecoding.decode(bytes) else { return }
    let pages = text.split(separator: "\u{C}").map { page in
      page.split(separator: "\n").map { DocumentText.Paragraph(.body, String($0)) }
    }
    for kind in [DocumentKind.penaltyDecision, .priorNotice, .serviceProof] {
      _ = LetterReader.read(DocumentText(pages: pages), document: "a", kind: kind)
    }
    _ = LetterReader.headFacts(DocumentText(pages: pages), document: "a")
    _ = LetterReader.penalties(inDecision: text)
    _ = DocumentKind(name: text)
    _ = DayReader.read(text)
    _ = MoneyReader.read(text)
    _ = DocumentNumber(text)
    _ = DayReader.mentions(in: text)
    _ = MoneyReader.mentions(in: text)
    _ = DocumentNumber.mentions(in: text)
  }
}
