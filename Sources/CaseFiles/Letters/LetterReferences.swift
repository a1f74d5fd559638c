extension LetterText {
  // MARK: Articles

  /// The articles named behind a law's name: 《…法》第七条第一款第（二）项、第九条.
  func articles(limit: Int = 200) -> [Fact<CitedArticle>] {
    var found: [Fact<CitedArticle>] = []
    var index = 0
    while index < count, found.count < limit {
      guard scalars[index] == "《",
        let close = (index + 1..<min(count, index + 60)).first(where: { scalars[$0] == "》" })
      else {
        index += 1
        continue
      }
      let law = string(index + 1..<close)
      var next = close + 1
      if next < count, scalars[next] == "(",
        let end = (next..<min(count, next + 40)).first(where: { scalars[$0] == ")" })
      {
        next = end + 1
      }
      var last: CitedArticle?
      var begin = index
      while let (article, end) = article(at: next, law: law, after: last) {
        found.append(fact(article, begin..<end))
        last = article
        guard let separator = Self.between.match(in: self, at: end) else {
          next = end
          break
        }
        next = end + separator
        begin = next
      }
      index = max(close + 1, next)
    }
    return found
  }

  private static let between = WordList("、 和 及 以及 , 与 、和")

  private func article(at start: Int, law: String, after last: CitedArticle?) -> (CitedArticle, Int)? {
    var index = start
    var cited = last ?? CitedArticle(law: law, article: 0)
    var level = 0
    while index < count, scalars[index] == "第" {
      var begin = index + 1
      let bracket = begin < count && scalars[begin] == "("
      if bracket { begin += 1 }
      var end = begin
      while end < count, end - begin < 7, Numerals.isNumeral(scalars[end]) { end += 1 }
      guard end > begin, let number = Numerals.counted(string(begin..<end)) else { break }
      if bracket {
        guard end < count, scalars[end] == ")" else { break }
        end += 1
      }
      guard end < count else { break }
      switch scalars[end] {
      case "条" where level < 1:
        cited = CitedArticle(law: law, article: number)
        level = 1
      case "款" where level < 2 && cited.article > 0:
        cited.paragraph = number
        cited.item = nil
        level = 2
      case "项" where level < 3 && cited.article > 0:
        cited.item = number
        level = 3
      default: return level > 0 ? (cited, index) : nil
      }
      index = end + 1
      if level == 1, index + 1 < count, scalars[index] == "之",
        let inserted = Numerals.counted(string(index + 1..<index + 2))
      {
        cited.inserted = inserted
        index += 2
      }
    }
    return level > 0 ? (cited, index) : nil
  }

  // MARK: Remedies

  private static let review = WordList("复议")
  private static let suit = WordList("诉讼 起诉")

  var reviewPeriod: Fact<RemedyTime>? { period(beside: Self.review, after: Self.suit) }
  var suitPeriod: Fact<RemedyTime>? { period(beside: Self.suit, after: Self.review) }

  /// The last period before the remedy's word within its sentence, behind the other remedy's word.
  private func period(beside words: WordList, after other: WordList) -> Fact<RemedyTime>? {
    var index = 0
    while index < count {
      guard words.match(in: self, at: index) != nil else {
        index += 1
        continue
      }
      var start = index
      while start > 0, index - start < 120, scalars[start - 1] != "。", scalars[start - 1] != ";",
        other.matchEnding(in: self, at: start, longest: 2) == nil
      { start -= 1 }
      if let period = (start..<index).compactMap({ self.period(at: $0) }).last { return period }
      index += 2
    }
    return nil
  }

  /// 六十日内, 60日内, 六个月内.
  private func period(at start: Int) -> Fact<RemedyTime>? {
    guard Numerals.isNumeral(scalars[start]), start == 0 || !Numerals.isNumeral(scalars[start - 1]) else {
      return nil
    }
    var end = start
    while end < count, end - start < 4, Numerals.isNumeral(scalars[end]) { end += 1 }
    guard let amount = Numerals.counted(string(start..<end)), amount > 0, end + 1 < count else { return nil }
    var unit = RemedyTime.Unit.days
    if scalars[end] == "个", scalars[end + 1] == "月" {
      unit = .months
      end += 2
    } else if scalars[end] == "日" || scalars[end] == "天" {
      end += 1
    } else {
      return nil
    }
    if end < count, scalars[end] == "之" || scalars[end] == "以" { end += 1 }
    guard end < count, scalars[end] == "内" else { return nil }
    return fact(RemedyTime(amount, unit), start..<end + 1)
  }

  // MARK: Tier words and lists

  private static let tiers: [(WordList, TierWord)] = [
    (WordList("从轻处罚 从轻行政处罚 从轻给予 予以从轻 依法从轻"), .lighter),
    (WordList("减轻处罚 减轻行政处罚 予以减轻 依法减轻"), .reduced),
    (WordList("从重处罚 从重行政处罚 予以从重 依法从重"), .heavier),
    (WordList("不予行政处罚 不予处罚 免予处罚 免予行政处罚"), .spared),
  ]
  private static let anyTier = WordList(
    "从轻处罚 从轻行政处罚 从轻给予 予以从轻 依法从轻 减轻处罚 减轻行政处罚 予以减轻 依法减轻 从重处罚 从重行政处罚 予以从重 依法从重 不予行政处罚 不予处罚 免予处罚 免予行政处罚")
  private static let denial = WordList("不具有 不具备 没有 无 不符合 不存在 未发现 不适用 不属于 不构成 要求 请求 申请 希望 恳请 是否 不予采纳")

  /// The tier words the letter says apply: not denied, asked for or quoted.
  var tierWords: [Fact<TierWord>] {
    var found: [Fact<TierWord>] = []
    var quoted = 0
    for index in 0..<count {
      let scalar = scalars[index]
      if scalar == "“" || scalar == "《" { quoted += 1 }
      if scalar == "”" || scalar == "》" { quoted = max(0, quoted - 1) }
      guard quoted == 0, let length = Self.anyTier.match(in: self, at: index) else { continue }
      var start = index
      while start > 0, index - start < 40, !"。;".unicodeScalars.contains(scalars[start - 1]) { start -= 1 }
      var end = index + length
      while end < count, end - index < 16, !"。;,".unicodeScalars.contains(scalars[end]) { end += 1 }
      guard !contains(Self.denial, in: start..<index), !string(index..<end).contains("规定") else { continue }
      for (words, tier) in Self.tiers
      where words.match(in: self, at: index) == length && !found.contains(where: { $0.value == tier }) {
        found.append(fact(tier, index..<index + length))
      }
    }
    return found
  }

  /// Items of lists, named as 《…清单》第3项 or 《…清单》第（三）项.
  var listItems: [Fact<String>] {
    var found: [Fact<String>] = []
    for index in 0..<count where scalars[index] == "《" {
      guard let close = (index..<min(count, index + 60)).first(where: { scalars[$0] == "》" }) else {
        continue
      }
      let name = string(index + 1..<close)
      guard name.contains("清单") else { continue }
      var end = close + 1
      if end < count, scalars[end] == "(",
        let bracket = (end..<min(count, end + 40)).first(where: { scalars[$0] == ")" })
      {
        end = bracket + 1
      }
      var scan = end
      while scan < count, scan - end < 10, scalars[scan] != "项", scalars[scan] != "条" { scan += 1 }
      guard scan < count, scalars[scan] == "项" || scalars[scan] == "条", end < scan,
        string(end..<scan).contains("第") || scalars[end] == "第"
      else { continue }
      found.append(fact(string(index..<scan + 1), index..<scan + 1))
    }
    return found
  }
}
