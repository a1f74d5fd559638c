import Yams

// Variants of the field's words that agencies write.

extension CaseKind {
  static let aliases: [String: CaseKind] = [
    "行政处罚": .ordinaryPenalty, "普通程序": .ordinaryPenalty, "一般程序": .ordinaryPenalty,
    "行政处罚/一般程序": .ordinaryPenalty, "简易程序": .summaryPenalty, "当场处罚": .summaryPenalty,
    "不予处罚": .noPenalty, "行政处罚/不予行政处罚": .noPenalty, "行政处罚/不予处罚": .noPenalty,
  ]
}

extension PenaltyKind {
  static let aliases: [String: PenaltyKind] = [
    "罚金": .fine, "没收违法所得、没收非法财物": .confiscatedGains, "没收财物": .confiscatedGoods,
    "没收物品": .confiscatedGoods, "吊销许可证": .revokedLicence, "吊销执照": .revokedLicence, "吊销营业执照": .revokedLicence,
    "吊销许可证、执照": .revokedLicence, "暂扣许可证": .suspendedLicence, "停产停业": .suspendedBusiness, "拘留": .detention,
  ]
}

extension ExemptionKind {
  static let aliases: [String: ExemptionKind] = [
    "不予行政处罚": .noPenalty, "免予处罚": .noPenalty, "免罚": .noPenalty, "从轻": .lighter, "从轻行政处罚": .lighter,
    "减轻": .reduced, "减轻行政处罚": .reduced, "免予行政强制": .noCoercion, "免于行政强制": .noCoercion,
    "不予实施行政强制": .noCoercion,
  ]
}

extension AdjustmentApproval {
  init?(word: String) {
    if let approval = AdjustmentApproval(rawValue: word) {
      self = approval
    } else if word.contains("制定机关") {
      self = .maker
    } else if word.contains("集体讨论") {
      self = .collective
    } else if word.contains("负责人") {
      self = .head
    } else {
      return nil
    }
  }
}

extension LoadError {
  /// A YAML error with its line and what to write instead.
  init(yaml error: YamlError, text: String, file: String) {
    var line: Int?
    var problem = Localized(zh: "YAML 格式有误", en: "is not valid YAML")
    var remedy = Localized(zh: "每行写成“字段: 值”，用空格缩进", en: "write “field: value” lines, indented by blanks")
    switch error {
    case .scanner(_, let reason, let mark, _), .parser(_, let reason, let mark, _),
      .composer(_, let reason, let mark, _):
      line = mark.line
      problem = Localized(zh: "YAML 格式有误（\(reason)）", en: "is not valid YAML (\(reason))")
    case .duplicatedKeysInMapping(let duplicates, let context):
      line = context.mark.line
      let names = duplicates.map { String(describing: $0).shown }.joined(separator: "、")
      problem = Localized(zh: "字段重复：\(names)", en: "a field stands twice: \(names)")
      remedy = Localized(zh: "同一字段只写一次", en: "write each field once")
    default: break
    }
    // libyaml complains a line after a tab as often as on it: look for the tab ourselves.
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    if let index = lines.firstIndex(where: { $0.prefix(while: \.isWhitespace).contains("\t") }) {
      line = index + 1
      problem = Localized(zh: "行首缩进用了制表符（Tab）", en: "the line is indented with a tab")
      remedy = Localized(zh: "改用空格缩进", en: "indent with blanks")
    }
    self.init(source: Source(file: file, line: line), problem: problem, remedy: remedy)
  }
}
