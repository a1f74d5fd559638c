/// Which of the numbers in a letter is its own.
extension LetterReader {
  /// The number of a letter: the one in its head, else the one of a table's row.
  static func ownNumber(
    _ letter: LetterText, _ kind: DocumentKind?, rows: LetterText.TableRows?
  ) -> LetterText.NumberFound? {
    numberInHead(letter, kind) ?? letter.figuresBehindLabel
      ?? rows?.number.flatMap { cell in letter.numbers(in: cell).first { $0.range == cell } }
  }

  /// A letter's own number stands in its head, and not in a bracket behind another letter's name.
  private static func numberInHead(_ letter: LetterText, _ kind: DocumentKind?) -> LetterText.NumberFound? {
    let all = letter.numbers(in: 0..<letter.count).filter {
      !isMention(letter, $0) && letter.isInOwnPlace($0)
    }
    if kind == .serviceProof { return all.first { isOfProof($0, letter) } }
    let fitting = kind == .penaltyDecision ? all.filter { isOfDecision($0, letter) } : all
    guard let first = fitting.first else {
      return letter.numberInSourceNote() ?? all.first { letter.isAlone($0) && !isOfAnother($0, letter) }
    }
    if first.range.lowerBound < 700 {
      let others = fitting.filter {
        !isSame($0.value, first.value) && $0.range.lowerBound < 1_500 && letter.isLabelled($0)
          && (!letter.isInSentence($0, below: first) || isPart($0.value, of: first.value))
      }
      return others.isEmpty ? first : nil
    }
    // A form that carries its number elsewhere has it only once.
    return Set(fitting.map(\.value)).count == 1 ? first : nil
  }

  /// Whether another mention is of the letter's own number: with 字 or without, or with a name that runs into it.
  private static func isSame(_ other: DocumentNumber, _ own: DocumentNumber) -> Bool {
    if other == own { return true }
    var renamed = other
    renamed.prefix = own.prefix
    guard renamed == own else { return false }
    func plain(_ prefix: String) -> String { prefix.filter { $0 != "字" } }
    return plain(other.prefix) == plain(own.prefix) || other.prefix.hasSuffix(own.prefix)
  }

  /// 示环罚字〔2024〕1号 of 县示环罚字〔2024〕1号: nobody can tell where the prefix begins.
  private static func isPart(_ other: DocumentNumber, of own: DocumentNumber) -> Bool {
    var renamed = other
    renamed.prefix = own.prefix
    return renamed == own && own.prefix.hasSuffix(other.prefix)
  }

  private static let numberEntries = WordList("文号: 编号: 文书编号: 文书号: 案号:")

  /// Whether a number stands behind the title of another letter.
  private static func isMention(_ letter: LetterText, _ found: LetterText.NumberFound) -> Bool {
    var before = found.range.lowerBound - 1
    // 《告知书》（文号：…）.
    if let label = numberEntries.matchEnding(in: letter, at: before + 1) { before -= label }
    guard before >= 0 else { return false }
    if letter.scalars[before] == "(" { before -= 1 }
    guard before >= 0 else { return false }
    return letter.scalars[before] == "》" || letter.scalars[before] == "《"
  }

  /// A proof of service has its own number in its head, and those of what it delivers behind a label.
  private static func isOfProof(_ number: LetterText.NumberFound, _ letter: LetterText) -> Bool {
    letter.gap(before: number.range.lowerBound) >= .line
      && !letter.contains(
        deliveryLabels, in: letter.lineStart(max(0, number.range.lowerBound - 1))..<number.range.lowerBound)
  }

  /// Whether its prefix is of a notice, an order or a demand.
  private static func isOfAnother(_ number: LetterText.NumberFound, _ letter: LetterText) -> Bool {
    isOfAnother(letter.string(number.range))
  }

  private static func isOfDecision(_ number: LetterText.NumberFound, _ letter: LetterText) -> Bool {
    number.value.prefix.isEmpty || isOfDecision(letter.string(number.range))
  }

  private static func isOfAnother(_ words: String) -> Bool {
    let others = ["罚告", "听告", "告字", "责改", "改字", "立字", "罚立", "立案", "罚听", "罚先告", "先告", "催", "送"]
    return others.contains(where: words.contains)
  }

  /// Whether a number, as written, is of a decision: 示市监罚〔2024〕31号, not 示市监罚告〔2024〕31号.
  static func isOfDecision(_ words: String) -> Bool {
    !isOfAnother(words) && ["罚", "处", "决", "案", "违字"].contains(where: words.contains)
  }

  /// The number of the letter that an announcement serves, where it names no other.
  static func onlyNumber(_ letter: LetterText) -> LetterText.NumberFound? {
    let all = letter.numbers(in: 0..<letter.count)
    return all.allSatisfy { $0.value == all[0].value } ? all.first : nil
  }
}
