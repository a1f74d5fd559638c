import CaseFiles

/// What is proposed against an agency or its people, with its reason.
public struct LiabilityMeasure: Hashable, Sendable {
  /// The measures the papers name.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case talk, criticism, summons, supervision, suspension, revocation, removal, referral

    /// Its name in the papers.
    public var name: Localized {
      switch self {
      case .talk: Localized(zh: "提醒谈话", en: "a talk")
      case .criticism: Localized(zh: "通报批评", en: "public criticism")
      case .summons: Localized(zh: "约谈", en: "a summons")
      case .supervision: Localized(zh: "挂牌督办", en: "supervision by name")
      case .suspension: Localized(zh: "暂扣行政执法证件", en: "suspension of certificates")
      case .revocation: Localized(zh: "吊销行政执法证件", en: "revocation of certificates")
      case .removal: Localized(zh: "建议调离执法岗位", en: "advice to remove from enforcement")
      case .referral: Localized(zh: "移送有关单位处理", en: "referral to another body")
      }
    }

    /// The measure of this name, Chinese or as in `rawValue`.
    init?(named text: String) {
      guard let found = Self.allCases.first(where: { $0.rawValue == text || $0.name.zh == text }) else {
        return nil
      }
      self = found
    }

    /// The papers that provide for it.
    public var clause: String {
      switch self {
      case .talk, .criticism, .referral, .supervision: "菏定政办字〔2023〕6号 第18项"
      case .summons, .suspension, .revocation: "菏定政办字〔2023〕6号 第18项、赣市府建办字〔2023〕2号 第20项"
      case .removal: "赣市府建办字〔2023〕2号 第20项"
      }
    }
  }

  public var agency: String
  public var kind: Kind
  public var reason: String

  public init(agency: String, kind: Kind, reason: String) {
    self.agency = agency
    self.kind = kind
    self.reason = reason
  }

  /// Reads `某局=约谈：理由`; nil where it names no measure or gives no reason.
  public init?(_ text: String) {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, !parts[0].isEmpty else { return nil }
    let words = parts[1].split(maxSplits: 1) { $0 == "：" || $0 == ":" }.map(String.init)
    guard words.count == 2, let kind = Kind(named: words[0]), !words[1].isEmpty else { return nil }
    self.init(agency: parts[0], kind: kind, reason: words[1])
  }
}
