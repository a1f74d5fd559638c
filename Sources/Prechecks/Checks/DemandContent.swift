import CaseFiles

/// A demand to perform states what the law lists.
///
/// The article speaks of the demand before the agency's own enforcement; for one that only went before an
/// application to the court the law lists nothing, and what is absent stays open.
struct DemandContent: Check {
  var id: String { "C06-demand-content" }
  var title: Localized { Localized(zh: "催告书载明事项", en: "Items of a demand") }
  var basis: String { "行政强制法 第三十五条" }
  var explanation: Localized {
    Localized(
      zh: "每次催告的催告书是否写明履行期限、履行方式、陈述申辩权，罚款未缴的还看金额和给付方式。按常用表述查找。"
        + "行政机关自行强制执行、代履行前的催告，缺少的逐项提示；只是申请法院强制执行前的催告，法律没有列明事项，缺少的列为待定；正文不可读取的同样列为待定。",
      en:
        "Whether each demand states the period and manner of performance and the right to be heard, and for a fine the amount and how "
        + "it is paid. Before the agency's own enforcement each missing item is a finding; before an application to the court the law "
        + "lists none, and what is missing stays open, as does an unreadable text.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    let demands = file.events(.demand)
    guard !demands.isEmpty else {
      return .notApplicable(why: Localized(zh: "没有催告", en: "no demand was made"))
    }
    let isOwn = file.hasEvent(.compulsion) || file.hasEvent(.substitutePerformance)
    return judging {
      var tally = Tally()
      for demand in demands {
        try tally.judging { tally in
          let letter = try file.readableLetter(of: demand, named: ["催告"])
          for item in items(letter, isFine: file.hasFine) where !item.isStated {
            if isOwn {
              tally.add(item.absent(from: letter, article))
            } else {
              tally.missing.append(unclear(item, letter))
            }
          }
        }
      }
      return tally.outcome
    }
  }

  private func items(_ letter: CaseDocument, isFine: Bool) -> [LetterItem] {
    let text = letter.wholeText
    var items = [
      LetterItem("履行义务的期限", "by when to perform", ["日内", "日之内", "日前", "期限"], in: text),
      LetterItem(
        "履行义务的方式", "how to perform",
        ["缴纳", "缴至", "缴到", "缴入", "交至", "履行方式", "方式", "改正", "拆除", "清除", "恢复"], in: text),
      LetterItem("陈述权和申辩权", "the right to be heard", ["陈述", "申辩"], in: text),
    ]
    if isFine {
      items.append(LetterItem("金额", "the amount", ["元"], in: text))
      items.append(
        LetterItem("给付方式", "how it is paid", ["银行", "账户", "账号", "缴纳", "缴至", "缴到", "缴入"], in: text))
    }
    return items
  }
}

extension DemandContent {
  private var article: Localized {
    Localized(zh: "行政强制法第三十五条", en: "Article 35 of the Coercion Law")
  }

  private func unclear(_ item: LetterItem, _ letter: CaseDocument) -> Localized {
    Localized(
      zh: "《\(letter.name)》未见\(item.name.zh)：行政强制法第三十五条针对行政机关自行强制执行，申请法院前的催告是否也要写明，由评查人员认定",
      en:
        "《\(letter.name)》 does not show \(item.name.en): article 35 speaks of the agency's own enforcement; whether a demand "
        + "before an application to the court must state it is for the reviewer")
  }
}
