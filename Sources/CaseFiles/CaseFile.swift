/// One enforcement case file as it lies on disk: its facts, each with its source, and its documents.
///
/// A fact that the file does not record is nil; it is never filled in with a guess.
public struct CaseFile: Sendable {
  /// The path it was loaded from, as it was given.
  public var location: String
  public var kind: Fact<CaseKind>?
  public var number: Fact<DocumentNumber>?
  public var title: Fact<String>?
  /// 案由: the act, key for benchmarks, lists and like cases.
  public var act: Fact<String>?
  /// 领域: the field of enforcement, such as 市场监管.
  public var field: Fact<String>?
  public var agency: Agency?
  public var party: Party?
  public var officers: [Officer] = []
  public var legalReviewers: [LegalReviewer] = []
  /// 重大执法决定: whether the agency treats the decision as major.
  public var isMajor: Fact<Bool>?
  public var events: [Event] = []
  public var penalties: [Penalty] = []
  public var discretion: Discretion?
  public var listUse: ListUse?
  public var orderToCorrect: OrderToCorrect?
  public var impactAssessments: [ImpactAssessment] = []
  public var inspection: Inspection?
  /// 涉嫌犯罪: whether the agency itself records that the facts may be a crime.
  public var suspectsCrime: Fact<Bool>?
  /// 危害生命健康金融安全: whether the act touched life and health or financial safety and did harm.
  public var isSeriousHarm: Fact<Bool>?
  public var publicity: Publicity?
  public var monitoring: Monitoring?
  public var observation: ObservationPeriod?
  public var documents: [CaseDocument] = []
  public var recordings: [Recording] = []
  /// Fields outside the vocabulary, kept as they stand.
  public var other: [String: Fact<String>] = [:]
  /// What could not be taken over while loading; the rest of the file stands.
  public var problems: [LoadError] = []
  /// Whether it is known from one row of a table only, which says nothing of what else the file holds.
  public var isTableRow = false
  /// A name given to the file by whoever keeps it, where its own does not tell it from others.
  public var assignedID: String?

  public init(location: String) {
    self.location = location
  }

  /// What names this file among others: a name given to it, else the case number, else the folder's name.
  public var id: String {
    assignedID ?? number?.value.canonical
      ?? location.split(separator: "/").last.map(String.init) ?? location
  }
}

/// 案卷类型: which procedure the file records.
public enum CaseKind: String, Sendable, Hashable, Codable, CaseIterable {
  case ordinaryPenalty = "行政处罚/普通程序"
  case summaryPenalty = "行政处罚/简易程序"
  case noPenalty = "不予行政处罚"
  case coercion = "行政强制"
  case licence = "行政许可"
  case inspection = "行政检查"

  /// Whether the file ends, or could have ended, in a penalty under the ordinary procedure.
  public var isOrdinaryProcedure: Bool { self == .ordinaryPenalty || self == .noPenalty }
}

/// The agency that decided.
public struct Agency: Sendable {
  public var name: Fact<String>?
  /// 层级: 县级, 市级, 省级 …
  public var level: Fact<String>?
  public var creditCode: Fact<String>?
  public init() {}
}

/// The person or organisation the decision is addressed to.
public struct Party: Sendable {
  public var name: Fact<String>?
  /// 类型: 自然人, 个体工商户, 企业 …
  public var type: Fact<String>?
  public var creditCode: Fact<String>?
  public var idNumber: Fact<String>?
  public var isEnterprise: Fact<Bool>?
  public var isFirstOffence: Fact<Bool>?
  public init() {}
}

public struct Officer: Sendable {
  public var name: Fact<String>
  public var certificate: Fact<String>?
  public var validFrom: Fact<Day>?
  public var validUntil: Fact<Day>?
  /// 职责: 主办, 协办, 记录 …
  public var duty: Fact<String>?
  public init(name: Fact<String>) { self.name = name }
}

public struct LegalReviewer: Sendable {
  public var name: Fact<String>
  /// 法律职业资格.
  public var isQualified: Fact<Bool>?
  public init(name: Fact<String>) { self.name = name }
}

public struct Penalty: Sendable {
  public var kind: Fact<PenaltyKind>
  public var amount: Fact<Money>?
  /// The statutory range of this fine where the file states it.
  public var statutoryMinimum: Fact<Money>?
  public var statutoryMaximum: Fact<Money>?
  public init(kind: Fact<PenaltyKind>) { self.kind = kind }
}

/// Kinds of penalty, 行政处罚法 第九条.
public enum PenaltyKind: String, Sendable, Hashable, Codable, CaseIterable {
  case warning = "警告"
  case publicCriticism = "通报批评"
  case fine = "罚款"
  case confiscatedGains = "没收违法所得"
  case confiscatedGoods = "没收非法财物"
  case suspendedLicence = "暂扣许可证件"
  case loweredQualification = "降低资质等级"
  case revokedLicence = "吊销许可证件"
  case restrictedBusiness = "限制开展生产经营活动"
  case suspendedBusiness = "责令停产停业"
  case closure = "责令关闭"
  case restrictedOccupation = "限制从业"
  case detention = "行政拘留"
  case other = "其他"
}

public struct Discretion: Sendable {
  /// The id of the benchmark applied.
  public var benchmark: Fact<String>?
  public var tier: Fact<String>?
  /// 制定机关: the body that made the benchmark, where the file states it.
  public var maker: Fact<String>?
  /// 因素: the circumstances weighed, such as 违法次数, 货值金额 or 建设项目地点, by their names.
  public var factors: [DiscretionFactor] = []
  public var adjustment: Adjustment?
  public init() {}
}

/// One circumstance weighed in setting the amount.
public struct DiscretionFactor: Sendable {
  public var name: String
  public var value: Fact<String>

  public init(name: String, value: Fact<String>) {
    self.name = name
    self.value = value
  }
}

/// 调整适用: a departure from the benchmark.
public struct Adjustment: Sendable {
  public var source: Source
  public var direction: Fact<String>?
  public var reason: Fact<String>?
  /// 批准方式: 主要负责人批准, 集体讨论, 基准制定机关批准; more than one may stand.
  public var approvals: [Fact<AdjustmentApproval>] = []
  public var day: Fact<Day>?
  public var document: Fact<String>?
  public init(source: Source) { self.source = source }
}

public enum AdjustmentApproval: String, Sendable, Hashable, Codable, CaseIterable {
  case head = "主要负责人批准"
  case collective = "集体讨论"
  case maker = "基准制定机关批准"
}

/// 清单适用: one of the four lists was applied.
public struct ListUse: Sendable {
  public var list: Fact<ExemptionKind>?
  public var item: Fact<String>?
  public var statedInDecision: Fact<Bool>?
  public var inLedger: Fact<Bool>?
  public init() {}
}

/// 四张清单.
public enum ExemptionKind: String, Sendable, Hashable, Codable, CaseIterable {
  case noPenalty = "不予处罚"
  case lighter = "从轻处罚"
  case reduced = "减轻处罚"
  case noCoercion = "免予强制"
}

public struct OrderToCorrect: Sendable {
  public var day: Fact<Day>?
  public var deadline: Fact<Day>?
  public var reinspection: Fact<Day>?
  public var result: Fact<String>?
  public var document: Fact<String>?
  public init() {}
}

public struct ImpactAssessment: Sendable {
  public var stage: Fact<String>
  public var day: Fact<Day>?
  public var document: Fact<String>?
  public init(stage: Fact<String>) { self.stage = stage }
}

public struct Inspection: Sendable {
  public var isPlanned: Fact<Bool>?
  public var isFiled: Fact<Bool>?
  public var isInPark: Fact<Bool>?
  public var day: Fact<Day>?
  public var isJoint: Fact<Bool>?
  public var exception: Fact<String>?
  public var origin: Fact<String>?
  public var creditClass: Fact<String>?
  /// 白名单: whether the enterprise is on the agency's white list.
  public var isWhiteListed: Fact<Bool>?
  /// 检查事项: what was looked at, by which inspections of one kind are told.
  public var matter: Fact<String>?
  public init() {}
}

/// 公示要素: what was made known before, at and after the act.
public struct Publicity: Sendable {
  /// 主体: which body enforces.
  public var body: Fact<Bool>?
  /// 依据: the rules it enforces.
  public var basis: Fact<Bool>?
  /// 出示证件: the certificate shown to the party.
  public var certificate: Fact<Bool>?
  /// 结果: the result of the enforcement.
  public var result: Fact<Bool>?
  public init() {}
}

/// 电子监控: how a monitoring device whose record serves as evidence was approved, 行政处罚法 第四十一条.
public struct Monitoring: Sendable {
  /// 法制审核.
  public var legalReview: Fact<Bool>?
  /// 技术审核.
  public var technicalReview: Fact<Bool>?
  /// 设置公告: the places of the devices published.
  public var isAnnounced: Fact<Bool>?
  /// 记录审核: the record itself looked at before it was used.
  public var recordReview: Fact<Bool>?
  public init() {}
}

/// 观察期: a time in which soft measures go before a penalty.
public struct ObservationPeriod: Sendable {
  /// 期内: whether the act fell in it.
  public var isWithin: Fact<Bool>?
  /// 柔性措施: what was done before, such as 行政约谈; 无 where nothing was.
  public var softMeasures: Fact<String>?
  /// 例外事由: why none was called for.
  public var exception: Fact<String>?
  public init() {}
}

/// 音像记录: an audio or video record of one step.
public struct Recording: Sendable {
  public var stage: Fact<String>
  public var file: Fact<String>?
  public var length: Fact<String>?
  public var medium: Fact<String>?
  public init(stage: Fact<String>) { self.stage = stage }
}
