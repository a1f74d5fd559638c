import CaseFiles
import OfficeFiles

/// A name a bureau's template may use between `{{` and `}}`.
public struct Placeholder: Sendable {
  public var name: String
  public var meaning: Localized
  /// The names within a list; empty for a single value.
  public var fields: [Placeholder]
}

extension Instrument {
  /// Every name a template may use, in the order of the document.
  public static let placeholders: [Placeholder] =
    texts.map { Placeholder(name: $0.name, meaning: $0.meaning, fields: []) }
    + [
      list("问题", Localized(zh: "逐个问题", en: "each problem"), problemFields.map { ($0.name, $0.meaning) }),
      list(
        "得分表", Localized(zh: "逐个评查部分的得分", en: "the score section by section"),
        sectionFields.map { ($0.name, $0.meaning) }),
      list(
        "抄送机关", Localized(zh: "逐个抄送机关", en: "each body that gets a copy"),
        [("名称", Localized(zh: "机关名称", en: "its name"))]),
    ]

  /// What the template shows for each name; what is not known is marked as in the built-in document.
  var templateValues: TemplateValues {
    var values: TemplateValues = [:]
    for text in Self.texts {
      let value = text.value(self)
      let isBlank = value?.allSatisfy(\.isWhitespace) ?? true
      values[text.name] =
        isBlank ? (text.isOptional ? .text("") : .missing("（未填写：\(text.name)）")) : .text(value ?? "")
    }
    let numbered = problems.enumerated().map { index, problem in
      var item: TemplateValues = ["序号": .text("\(index + 1)")]
      for field in Self.problemFields { item[field.name] = .text(field.value(self, problem) ?? "") }
      return item
    }
    values["问题"] = .list(numbered, fields: Self.problemFields.map(\.name))
    let sections = (result?.sections ?? []).map { section in
      Dictionary(
        uniqueKeysWithValues: Self.sectionFields.map { ($0.name, TemplateValue.text($0.value(section))) })
    }
    values["得分表"] = .list(sections, fields: Self.sectionFields.map(\.name))
    values["抄送机关"] = .list(copies.map { ["名称": .text($0)] }, fields: ["名称"])
    return values
  }

  private static func list(
    _ name: String, _ meaning: Localized, _ fields: [(String, Localized)]
  ) -> Placeholder {
    let number = ("序号", Localized(zh: "从 1 起的序号", en: "counted from 1"))
    return Placeholder(
      name: name, meaning: meaning,
      fields: ([number] + fields).map { Placeholder(name: $0.0, meaning: $0.1, fields: []) })
  }

  private struct Text: Sendable {
    var name: String
    var meaning: Localized
    /// Whether a document is complete without it.
    var isOptional = false
    var value: @Sendable (Instrument) -> String?

    init(
      _ name: String, _ zh: String, _ en: String, isOptional: Bool = false,
      _ value: @escaping @Sendable (Instrument) -> String?
    ) {
      self.name = name
      meaning = Localized(zh: zh, en: en)
      self.isOptional = isOptional
      self.value = value
    }
  }

  private static let texts: [Text] = [
    Text("文种", "文书名称，如 整改通知书", "the kind of document") { $0.kind.title.zh },
    Text("文号", "发文字号，如 示司评〔2024〕12号", "the document's number") { $0.number?.description },
    Text("发文机关", "署名的机关", "the body that signs") { $0.issuer },
    Text("被评查机关", "主送机关", "the agency addressed") { $0.addressee },
    Text("案卷号", "案卷的文号", "the case file's number") { $0.caseFile.number },
    Text("案件名称", "案由全称", "the case's title") { $0.caseFile.title },
    Text("当事人", "案件当事人", "the party") { $0.caseFile.party },
    Text("评查批次", "评查活动名称", "the round", isOptional: true) { $0.review.round },
    Text("评查方式", "集中、交叉等", "gathered, cross and so on", isOptional: true) { $0.review.mode },
    Text("评查标准", "所依标准的名称", "the standard") { $0.review.standard },
    Text("评查人员", "以顿号分隔", "the reviewers") { $0.review.reviewers.joined(separator: "、") },
    Text("得分", "评查得分", "the score", isOptional: true) { $0.result?.score },
    Text("等次", "评定等次", "the grade", isOptional: true) { $0.result?.grade },
    Text("否决情形", "一票否决的项目", "the vetoes", isOptional: true) { $0.result?.vetoes.joined(separator: "；") },
    Text("评查意见", "评查人员的总体意见", "the reviewers' opinion", isOptional: true) { $0.opinion },
    Text("监督依据", "行政执法监督所依规定", "the basis of supervision", isOptional: true) { $0.basis },
    Text("前次文号", "此前监督意见书的文号", "the number of the earlier opinion", isOptional: true) { $0.earlier },
    Text("问题数", "问题的个数", "how many problems") { "\($0.problems.count)" },
    Text("整改期限", "最后一日，如 2025年2月14日", "the last day", isOptional: true) { $0.deadline?.day.chinese },
    Text("期限计算", "期限的推算过程", "how the last day was counted", isOptional: true) { $0.deadline?.derivation },
    Text("报告期限", "报告执行情况的最后一日", "the last day to report", isOptional: true) {
      $0.reportDeadline?.day.chinese
    },
    Text("异议期限", "提出异议的日数", "days to object", isOptional: true) { $0.objectionDays.map(String.init) },
    Text("联系人", "联系人姓名", "whom to ask") { $0.contact?.name },
    Text("联系电话", "联系电话", "the telephone number") { $0.contact?.phone },
    Text("成文日期", "如 2025年1月14日", "the document's date") { $0.date?.chinese },
    Text("抄送", "抄送机关，以逗号分隔", "who gets copies", isOptional: true) { $0.copies.joined(separator: "，") },
  ]

  private struct ProblemField: Sendable {
    var name: String
    var meaning: Localized
    var value: @Sendable (Instrument, Problem) -> String?
  }

  private static let problemFields: [ProblemField] = [
    .init(name: "标题", meaning: Localized(zh: "问题的名称", en: "its heading")) { $1.heading },
    .init(name: "事实", meaning: Localized(zh: "查明的事实", en: "the fact")) { $1.fact },
    .init(name: "出处", meaning: Localized(zh: "文书、页码和摘录", en: "document, page and quotation")) { _, problem in
      problem.evidence.map(\.words).joined(separator: "；")
    },
    .init(name: "依据", meaning: Localized(zh: "所违反的规定", en: "the rule it breaks")) {
      $1.rule.map { cited(rule: $0) }
    },
    .init(name: "整改要求", meaning: Localized(zh: "应当怎样做", en: "what to do")) { $1.measure },
    .init(name: "处理方式", meaning: Localized(zh: "补正、变更、撤销、确认违法、确认无效", en: "the remedy")) {
      $1.remedy?.name.zh
    },
    .init(name: "处理理由", meaning: Localized(zh: "处理方式的理由", en: "the remedy's ground")) { $1.ground },
    .init(name: "完成期限", meaning: Localized(zh: "该问题的最后一日", en: "its last day")) { instrument, problem in
      (problem.deadline ?? instrument.deadline?.day)?.chinese
    },
  ]

  private struct SectionField: Sendable {
    var name: String
    var meaning: Localized
    var value: @Sendable (Outcome.Section) -> String
  }

  private static let sectionFields: [SectionField] = [
    .init(name: "项目", meaning: Localized(zh: "评查部分", en: "the section")) { $0.title },
    .init(name: "应得分", meaning: Localized(zh: "满分", en: "points to be had")) { $0.full },
    .init(name: "实得分", meaning: Localized(zh: "得分", en: "points earned")) { $0.earned },
    .init(name: "扣分理由", meaning: Localized(zh: "扣分的项目", en: "what cost points")) { $0.reason },
  ]
}
