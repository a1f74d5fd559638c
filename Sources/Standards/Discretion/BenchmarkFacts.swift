import CaseFiles

/// What a file records that a benchmark may ask for.
public struct BenchmarkFacts: Sendable {
  /// 阶次 as the file names it.
  public var tier: String?
  /// 裁量因素 by name, in the file's words: 建设项目地点 一般区域, 违法次数 2, 违法所得 3000元.
  public var factors: [String: String]
  /// The statutory range the file states; it goes before the benchmark's own.
  public var statutory: AmountRange?
  /// Whether the party is a natural person.
  public var isNaturalPerson: Bool?
  /// The agency that decided.
  public var decidingBody: String?

  /// The name of the factor that counts offences, this one included.
  public static let offences = "违法次数"

  public init(
    tier: String? = nil, factors: [String: String] = [:], statutory: AmountRange? = nil,
    isNaturalPerson: Bool? = nil, decidingBody: String? = nil
  ) {
    self.tier = tier
    self.factors = factors
    self.statutory = statutory
    self.isNaturalPerson = isNaturalPerson
    self.decidingBody = decidingBody
  }

  func value(_ name: String) -> String? {
    factors[name] ?? factors.first { $0.key.folded == name.folded }?.value
  }

  func amount(_ name: String) throws(BenchmarkGap) -> Money {
    guard let text = value(name) else {
      throw BenchmarkGap(zh: "“\(name)”的金额", en: "the amount of “\(name)”")
    }
    guard let money = MoneyReader.read(text), money.fen >= 0 else {
      throw BenchmarkGap(
        zh: "“\(name)”的金额（“\(text)”不是金额）", en: "the amount of “\(name)” (“\(text)” is none)")
    }
    return money
  }

  func count(_ name: String) throws(BenchmarkGap) -> Int {
    guard let text = value(name) else {
      throw BenchmarkGap(zh: "“\(name)”的数目", en: "the number of “\(name)”")
    }
    var digits = Numerals.compact(text)
    for suffix in [name, "次", "处", "个"] where digits.hasSuffix(suffix) && digits != suffix {
      digits.removeLast(suffix.count)
    }
    if digits.hasPrefix("第") { digits.removeFirst() }
    guard let count = Numerals.counted(digits), count > 0, count < 1_000_000_000 else {
      throw BenchmarkGap(
        zh: "“\(name)”的数目（“\(text)”不是数目）", en: "the number of “\(name)” (“\(text)” is none)")
    }
    return count
  }
}

/// What keeps a case from being placed.
struct BenchmarkGap: Error {
  var missing: [Localized]

  init(_ missing: [Localized]) { self.missing = missing }
  init(zh: String, en: String) { missing = [Localized(zh: zh, en: en)] }
}

extension String {
  /// The words without blanks, in half width, brackets of one kind: how names of factors are compared.
  var folded: String {
    var result = String.UnicodeScalarView()
    for scalar in Numerals.halfWidth(self).unicodeScalars where !scalar.properties.isWhitespace {
      switch scalar {
      case "〔", "【", "[": result.append("(")
      case "〕", "】", "]": result.append(")")
      case "，", "、": result.append(",")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
