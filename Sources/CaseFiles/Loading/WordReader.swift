/// How the words of one field are read, and what is to be written where they cannot be.
///
/// The manifest, and whoever fills in the same fields on a screen, read by the same ones.
struct WordReader<Value: Sendable>: Sendable {
  var what: Localized
  var example: String
  var read: @Sendable (String) -> Value?

  /// Why words were not taken, and what to write instead.
  func refusal(of words: String) -> (problem: Localized, remedy: Localized) {
    (
      Localized(zh: "“\(words.shown)”不是\(what.zh)", en: "“\(words.shown)” is not \(what.en)"),
      Localized(zh: "应写作 \(example)", en: "write it like \(example)")
    )
  }
}

extension WordReader where Value == String {
  static var text: Self {
    WordReader(what: Localized(zh: "文字", en: "text"), example: "文字") { $0 }
  }
}

extension WordReader where Value == Day {
  static var day: Self {
    WordReader(what: Localized(zh: "日期", en: "a date"), example: "2024-03-02") { DayReader.read($0) }
  }
}

extension WordReader where Value == Money {
  static var money: Self {
    WordReader(what: Localized(zh: "金额", en: "an amount"), example: "5000元") { MoneyReader.read($0) }
  }
}

extension WordReader where Value == DocumentNumber {
  static var number: Self {
    WordReader(what: Localized(zh: "文号", en: "a document number"), example: "示市监罚〔2024〕31号") {
      DocumentNumber($0)
    }
  }
}

extension WordReader where Value == TimeSpan {
  static var time: Self {
    WordReader(what: Localized(zh: "时间", en: "a time"), example: "\"09:10-10:05\"") { TimeSpan($0) }
  }
}

extension WordReader where Value == Int {
  /// Pages and the like: 1 to 100,000.
  static var count: Self {
    WordReader(what: Localized(zh: "正整数", en: "a whole number"), example: "2") {
      Int(Numerals.halfWidth($0)).flatMap { (1...100_000).contains($0) ? $0 : nil }
    }
  }
}

extension WordReader where Value == Bool {
  static var flag: Self {
    WordReader(what: Localized(zh: "“是”或“否”", en: "是 or 否"), example: "是") {
      switch $0.lowercased() {
      case "是", "有", "已", "true", "yes": true
      case "否", "无", "未", "false", "no": false
      default: nil
      }
    }
  }
}

extension WordReader where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a fixed set of words, or a variant of one.
  static func word(_ what: Localized, aliases: [String: Value] = [:]) -> Self {
    WordReader(what: what, example: Value.allCases.map(\.rawValue).joined(separator: "、")) {
      Value(rawValue: $0) ?? aliases[$0]
    }
  }
}

extension WordReader where Value == CaseKind {
  static var caseKind: Self {
    .word(Localized(zh: "案卷类型", en: "a kind of case file"), aliases: CaseKind.aliases)
  }
}

extension WordReader where Value == PenaltyKind {
  static var penaltyKind: Self {
    .word(Localized(zh: "处罚种类", en: "a kind of penalty"), aliases: PenaltyKind.aliases)
  }
}

extension WordReader where Value == ExemptionKind {
  static var exemptionKind: Self {
    .word(Localized(zh: "清单名称", en: "one of the four lists"), aliases: ExemptionKind.aliases)
  }
}
