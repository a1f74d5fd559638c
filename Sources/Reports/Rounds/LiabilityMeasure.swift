import CaseFiles

/// What is proposed against an agency or its people, with its reason.
public struct LiabilityMeasure: Hashable, Sendable {
  /// The measures the papers name.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case talk = "提醒谈话"
    case criticism = "通报批评"
    case summons = "约谈"
    case supervised = "挂牌督办"
    case suspended = "暂扣行政执法证件"
    case revoked = "吊销行政执法证件"
    case moved = "建议调离执法岗位"
    case handedOver = "移送有关单位处理"

    /// The papers that provide for it.
    public var clause: String {
      switch self {
      case .talk, .criticism, .handedOver, .supervised: "菏定政办字〔2023〕6号 第18项"
      case .summons, .suspended, .revoked: "菏定政办字〔2023〕6号 第18项、赣市府建办字〔2023〕2号 第20项"
      case .moved: "赣市府建办字〔2023〕2号 第20项"
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
    guard words.count == 2, let kind = Kind(rawValue: words[0]), !words[1].isEmpty else { return nil }
    self.init(agency: parts[0], kind: kind, reason: words[1])
  }
}
