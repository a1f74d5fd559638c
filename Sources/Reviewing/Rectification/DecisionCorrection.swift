import CaseFiles

/// An agency's correction of its own decision: 告知 → 听取陈述申辩 → 决定 (S3-16).
///
/// It closes only with its papers. Revoking or altering also takes a paper on what became of the party's loss:
/// restored, returned, compensated, or none (S0-12).
public struct DecisionCorrection: Sendable, Equatable {
  public enum Kind: String, Sendable, Codable, CaseIterable {
    case amend, alter, revoke, declareUnlawful, declareVoid
  }

  public enum PaperKind: String, Sendable, Codable, CaseIterable {
    /// 告知当事人.
    case notification
    /// 陈述申辩 as it was heard, or the record that the party made none.
    case hearing
    /// 撤销、变更、补正、确认违法 or 确认无效 as decided.
    case decision
    /// 损害处理: what was restored, returned or compensated, or that there was no loss.
    case settlement
  }

  /// One paper of the procedure.
  public struct Paper: Sendable, Equatable, Codable {
    public var kind: PaperKind
    /// The day the paper bears.
    public var day: Day
    public var evidence: RectificationEvidence

    public init(kind: PaperKind, day: Day, evidence: RectificationEvidence) {
      self.kind = kind
      self.day = day
      self.evidence = evidence
    }
  }

  public var kind: Kind
  /// The legal ground; never empty.
  public var ground: String
  public var papers: [Paper]
  public var closed: Day?

  public init(kind: Kind, ground: String) {
    self.kind = kind
    self.ground = ground
    papers = []
  }

  /// The papers it takes, in the order of the procedure.
  public var required: [PaperKind] {
    switch kind {
    case .alter, .revoke: [.notification, .hearing, .decision, .settlement]
    case .amend, .declareUnlawful, .declareVoid: [.notification, .hearing, .decision]
    }
  }

  public var missing: [PaperKind] {
    required.filter { kind in !papers.contains { $0.kind == kind } }
  }

  /// The day of a paper; the last one where there are several.
  public func day(_ kind: PaperKind) -> Day? { papers.filter { $0.kind == kind }.map(\.day).max() }

  /// Two papers that stand in the wrong order, the one that should come first named first.
  public var disorder: (PaperKind, PaperKind)? {
    let order: [PaperKind] = [.notification, .hearing, .decision]
    for (first, second) in zip(order, order.dropFirst()) {
      if let before = day(first), let after = day(second), before > after { return (first, second) }
    }
    return nil
  }
}
