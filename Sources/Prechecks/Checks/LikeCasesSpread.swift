import CaseFiles
import Standards

/// The fine lies within the spread of the other loaded cases of its act and tier. A finding here is a question.
struct LikeCasesSpread: Check {
  var id: String { "B05-like-cases" }
  var title: Localized { Localized(zh: "类案偏离", en: "Fine among like cases") }
  var basis: String { "翠府办发〔2024〕79号 第二项；赣市府建办字〔2023〕2号 第6项" }
  var explanation: Localized {
    Localized(
      zh: "同案由、同阶次的其他已载入案卷达到设定卷数（出厂10卷）时，罚款是否明显偏离：同时距中位数超过设定的标准化偏差（出厂3.5个）、"
        + "并超出四分位外设定倍数（出厂1.5倍）的四分位距。卷数不足的不适用；没有案由、罚款金额的列为待定。偏离不等于违法，只提请说明理由。",
      en:
        "With enough other loaded cases of the same act and tier (shipped: 10), whether the fine leaves their spread by both "
        + "measures: more than 3.5 scaled median deviations from the median, and more than 1.5 quartile distances beyond "
        + "the quartiles. With fewer it does not apply. A finding asks for the reasons; it is no breach.")
  }

  func run(_ file: CaseFile, under rules: CheckRules) -> Outcome {
    judging {
      guard try file.isPenalty, file.hasFine || file.penalties.isEmpty else {
        return .notApplicable(why: Localized(zh: "没有罚款", en: "no fine was imposed"))
      }
      guard let likeCases = rules.likeCases else { return .notApplicable(why: alone) }
      let day = try rules.asOf ?? file.decisionMoment.day
      guard let settings = LikeCaseSettings(rules.law, on: day, field: file.field?.value) else {
        throw NotRecorded(
          zh: "法律数据中\(day.chinese)有效的“\(id)”设定", en: "settings “\(id)” in force on \(day) in the law data")
      }
      let comparison = try likeCases.comparison(of: file, by: settings)
      switch comparison.verdict {
      case .tooFew: return .notApplicable(why: tooFew(comparison))
      case .inside: return .passed
      case .above, .below: return .found([outside(comparison, file)])
      }
    }
  }
}

extension LikeCasesSpread {
  private var alone: Localized {
    Localized(zh: "没有载入其他案卷作比较", en: "no other case files are loaded to compare with")
  }

  private func tooFew(_ comparison: LikeCaseComparison) -> Localized {
    Localized(
      zh: "\(comparison.group.zh)的其他案卷\(comparison.count)卷，少于\(comparison.settings.fewest)卷",
      en:
        "\(comparison.count) other cases of \(comparison.group.en), fewer than \(comparison.settings.fewest)")
  }

  private func outside(_ comparison: LikeCaseComparison, _ file: CaseFile) -> Finding {
    let side =
      comparison.verdict == .above
      ? Localized(zh: "高于", en: "higher than") : Localized(zh: "低于", en: "lower than")
    let nearest = comparison.nearest().map { neighbour in
      let differences = neighbour.differences.joined
      return Localized(
        zh:
          "\(neighbour.likeCase.number)，\(neighbour.likeCase.fine)（\(differences.zh.isEmpty ? "所记情节相同" : differences.zh)）",
        en: "\(neighbour.likeCase.number), \(neighbour.likeCase.fine) "
          + "(\(differences.en.isEmpty ? "nothing recorded differs" : differences.en))")
    }.joined
    let evidence = [
      file.fines.first?.amount?.cited, file.act?.cited, file.discretion?.tier?.cited,
    ].compactMap(\.self)
    return Finding(
      subject: "类案",
      message: Localized(
        zh: "罚款\(comparison.this.fine)明显\(side.zh)同案由、同阶次的其他案卷，请核对理由",
        en:
          "the fine of \(comparison.this.fine) is clearly \(side.en) the other cases of its act and tier; look for the reasons"
      ),
      derivation: comparison.derivation
        + Localized(zh: "最相近的案卷：\(nearest.zh)。", en: "Most alike: \(nearest.en)."),
      evidence: evidence)
  }
}
