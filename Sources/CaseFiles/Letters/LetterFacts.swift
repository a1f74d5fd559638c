/// What one letter says of the case, each fact with its words and place.
///
/// Precise grammars over the text, not guesses: what does not read with certainty is left out.
public struct LetterFacts: Sendable {
  /// The number of the letter itself, not of those it mentions.
  public var number: Fact<DocumentNumber>?
  /// The agency that signs the letter.
  public var agency: Fact<String>?
  /// Whom it is addressed to.
  public var parties: [LetterParty] = []
  /// The date at its end, else the one its form has for it.
  public var day: Fact<Day>?
  /// 送达时间 of a proof of service.
  public var served: Fact<Day>?
  /// 送达文书名称 of a proof of service.
  public var delivers: Fact<String>?
  /// 案由, where the letter has a line for it.
  public var act: Fact<String>?
  /// What it imposes or, in a notice, intends.
  public var penalties: [Penalty] = []
  public var articles: [Fact<CitedArticle>] = []
  /// 日 for review, 月 or 日 for suit.
  public var reviewPeriod: Fact<RemedyTime>?
  public var suitPeriod: Fact<RemedyTime>?
  /// 从轻, 减轻 … as far as the letter says that they apply.
  public var tierWords: [Fact<TierWord>] = []
  /// Items of lists it names: 《…清单》第3项.
  public var listItems: [Fact<String>] = []

  public init() {}
}

/// A party as a letter names it.
public struct LetterParty: Sendable {
  public var name: Fact<String>
  public var creditCode: Fact<String>?

  public init(name: Fact<String>) { self.name = name }
}

/// An article of a named law: 《行政处罚法》第五十九条第一款第三项.
public struct CitedArticle: Sendable, Hashable, CustomStringConvertible {
  /// The law's name without its marks.
  public var law: String
  public var article: Int
  /// 之一, 之二 …: 1, 2; nil for the article itself.
  public var inserted: Int?
  public var paragraph: Int?
  public var item: Int?

  public init(law: String, article: Int, inserted: Int? = nil, paragraph: Int? = nil, item: Int? = nil) {
    self.law = law
    self.article = article
    self.inserted = inserted
    self.paragraph = paragraph
    self.item = item
  }

  public var description: String {
    "《\(law)》第\(article)条" + (inserted.map { "之\($0)" } ?? "") + (paragraph.map { "第\($0)款" } ?? "")
      + (item.map { "第\($0)项" } ?? "")
  }
}

/// A time within which a remedy is open.
public struct RemedyTime: Sendable, Hashable, CustomStringConvertible {
  public enum Unit: String, Sendable, Hashable {
    case days = "日"
    case months = "个月"
  }
  public var amount: Int
  public var unit: Unit

  public init(_ amount: Int, _ unit: Unit) {
    self.amount = amount
    self.unit = unit
  }

  public var description: String { "\(amount)\(unit.rawValue)" }
}

/// How a letter weighs the act.
public enum TierWord: String, Sendable, Hashable, CaseIterable {
  case lighter = "从轻"
  case reduced = "减轻"
  case heavier = "从重"
  case spared = "不予处罚"
}
