import CaseFiles
import Standards

extension LikeCaseComparison {
  /// `案由“…”、阶次“较轻”`.
  public var group: Localized {
    guard let tier = this.tier else {
      return Localized(zh: "案由“\(this.act)”、未记载阶次", en: "the act “\(this.act)” with no tier recorded")
    }
    return Localized(zh: "案由“\(this.act)”、阶次“\(tier)”", en: "the act “\(this.act)”, tier “\(tier)”")
  }

  /// The figures of the spread and this case's place among them, so that a reader can add them up again.
  public var derivation: Localized {
    guard let spread else {
      return Localized(zh: "没有可比的其他案卷。", en: "There is no other case to compare with.")
    }
    let head = Localized(
      zh: "\(group.zh)的其他案卷\(count)卷：最低\(spread.least)，四分位\(spread.lowerQuartile)至\(spread.upperQuartile)，"
        + "中位数\(spread.median)，最高\(spread.most)，中位绝对偏差\(spread.deviation)。",
      en: "\(count) other cases of \(group.en): least \(spread.least), quartiles \(spread.lowerQuartile) to "
        + "\(spread.upperQuartile), median \(spread.median), most \(spread.most), median deviation \(spread.deviation)."
    )
    return head + place + rule
  }

  private var place: Localized {
    let above = count - below - equal
    let far = distance.map { hundredths in
      let text = Points(thousandths: hundredths * 10).description
      return Localized(zh: "，距中位数\(text)个标准化偏差", en: ", \(text) scaled deviations from the median")
    }
    return Localized(
      zh: "本案\(this.fine)：低于它的\(below)卷，相同的\(equal)卷，高于它的\(above)卷"
        + (far?.zh ?? "，半数以上案卷金额相同，没有可用的偏差单位") + "。",
      en: "This one, \(this.fine): \(below) lower, \(equal) equal, \(above) higher"
        + (far?.en ?? ", and more than half are equal, which leaves no unit of deviation") + ".")
  }

  private var rule: Localized {
    let deviations = Points(thousandths: settings.deviations.basisPoints / 10)
    let fences = Points(thousandths: settings.fences.basisPoints / 10)
    return Localized(
      zh: "提示条件（本局设定）：其他案卷不少于\(settings.fewest)卷，距中位数超过\(deviations)个标准化偏差（1.4826×中位绝对偏差），"
        + "且超出四分位外\(fences)倍四分位距。",
      en:
        "Told (a setting of the bureau) from \(settings.fewest) other cases, beyond \(deviations) scaled deviations "
        + "(1.4826 × median deviation) and beyond \(fences) quartile distances outside the quartiles.")
  }
}

/// Why agencies are never put in order by what they fined.
public enum AmountRanking {
  /// The sentence that answers whoever asks for such an order, with the clauses.
  public static let refusal = Localized(
    zh: "本程序不按罚款金额对执法机关排名，也不据此设定指标：翠府办发〔2024〕79号第一项（罚没不得与考核挂钩）、"
      + "菏定政办字〔2023〕6号二（二）4（不得以罚款数额排名或者作考核指标）、南沙区实施意见第15项和"
      + "赣市府建办字〔2023〕2号第9项（不得下达罚没指标）；可用 casereview like 案卷 --among 文件夹 看一卷在类案中的位置",
    en:
      "This program neither ranks agencies by the amounts they fined nor sets targets by them: 翠府办发〔2024〕79号 item 1 "
      + "(fines are not tied to assessment), 菏定政办字〔2023〕6号 二（二）4 (no ranking and no targets by amounts), "
      + "南沙区实施意见 item 15 and 赣市府建办字〔2023〕2号 item 9 (no targets for fines); see one case among its like with "
      + "casereview like CASE --among FOLDER")
}
