/// One thing that happened in the case.
public struct Event: Sendable {
  public var kind: EventKind
  /// All the rest, as an array of one: checks hand events about, and copies of an array share what is in it.
  private var rest: [Rest]

  public init(kind: EventKind, source: Source) {
    self.kind = kind
    rest = [Rest(source: source)]
  }
}

extension Event {
  private struct Rest: Sendable {
    var source: Source
    var day: Fact<Day>?
    var until: Fact<Day>?
    var people: [Fact<String>] = []
    var document: Fact<String>?
    var page: Fact<Int>?
    var served: Fact<Day>?
    /// What few events record. An array of at most one, so that an event takes little room.
    var details: [Details] = []
  }

  public var source: Source {
    get { rest[0].source }
    set { rest[0].source = newValue }
  }

  public var day: Fact<Day>? {
    get { rest[0].day }
    set { rest[0].day = newValue }
  }

  /// The day without the words it was read from, which are not copied for it.
  public var date: Day? { rest[0].day?.value }

  /// The last day of an event that lasts.
  public var until: Fact<Day>? {
    get { rest[0].until }
    set { rest[0].until = newValue }
  }

  public var people: [Fact<String>] {
    get { rest[0].people }
    set { rest[0].people = newValue }
  }

  public var document: Fact<String>? {
    get { rest[0].document }
    set { rest[0].document = newValue }
  }

  public var page: Fact<Int>? {
    get { rest[0].page }
    set { rest[0].page = newValue }
  }

  /// 送达: the day on which what this event issued was served.
  public var served: Fact<Day>? {
    get { rest[0].served }
    set { rest[0].served = newValue }
  }

  private var details: [Details] {
    get { rest[0].details }
    set { rest[0].details = newValue }
  }
}

extension Event {
  private struct Details: Sendable {
    var time: Fact<TimeSpan>?
    var place: Fact<String>?
    var manner: Fact<String>?
    var result: Fact<String>?
    var isWaived: Fact<Bool>?
    var isToldInWriting: Fact<Bool>?
    var proposedFine: Fact<Money>?
    var amount: Fact<Money>?
    var approver: Fact<String>?
    var isUrgent: Fact<Bool>?
  }

  private mutating func note<Value>(
    _ path: WritableKeyPath<Details, Fact<Value>?>, _ fact: Fact<Value>?
  ) {
    if rest[0].details.isEmpty {
      guard fact != nil else { return }
      rest[0].details.append(Details())
    }
    rest[0].details[0][keyPath: path] = fact
  }

  public var time: Fact<TimeSpan>? {
    get { details.isEmpty ? nil : details[0].time }
    set { note(\.time, newValue) }
  }

  public var place: Fact<String>? {
    get { details.isEmpty ? nil : details[0].place }
    set { note(\.place, newValue) }
  }

  /// 方式: how it was served or done.
  public var manner: Fact<String>? {
    get { details.isEmpty ? nil : details[0].manner }
    set { note(\.manner, newValue) }
  }

  public var result: Fact<String>? {
    get { details.isEmpty ? nil : details[0].result }
    set { note(\.result, newValue) }
  }

  /// 放弃: whether the party expressly gave up the right this event opens.
  public var isWaived: Fact<Bool>? {
    get { details.isEmpty ? nil : details[0].isWaived }
    set { note(\.isWaived, newValue) }
  }

  /// 书面告知: whether the party was told in writing.
  public var isToldInWriting: Fact<Bool>? {
    get { details.isEmpty ? nil : details[0].isToldInWriting }
    set { note(\.isToldInWriting, newValue) }
  }

  public var proposedFine: Fact<Money>? {
    get { details.isEmpty ? nil : details[0].proposedFine }
    set { note(\.proposedFine, newValue) }
  }

  public var amount: Fact<Money>? {
    get { details.isEmpty ? nil : details[0].amount }
    set { note(\.amount, newValue) }
  }

  /// 批准人: who approved.
  public var approver: Fact<String>? {
    get { details.isEmpty ? nil : details[0].approver }
    set { note(\.approver, newValue) }
  }

  /// 紧急: whether a coercive measure was taken on the spot, before its approval.
  public var isUrgent: Fact<Bool>? {
    get { details.isEmpty ? nil : details[0].isUrgent }
    set { note(\.isUrgent, newValue) }
  }
}

/// The kinds of event, each named by the field's own word.
public enum EventKind: String, Sendable, Hashable, Codable, CaseIterable {
  case leadReceived = "线索接收"
  case filing = "立案"
  case siteInspection = "现场检查"
  case interview = "调查询问"
  case sampling = "抽样取证"
  case preservation = "先行登记保存"
  case preservationDisposal = "先行登记处理"
  case seizure = "查封扣押"
  case seizureExtension = "查封扣押延期"
  case seizureRelease = "查封扣押解除"
  case freezing = "冻结"
  case testing = "检测"
  case orderToCorrect = "责令改正"
  case reinspection = "复查"
  case investigationClosed = "调查终结"
  case legalReview = "法制审核"
  case collectiveDiscussion = "集体讨论"
  case priorNotice = "事先告知"
  case statement = "陈述申辩"
  case hearingOffer = "听证告知"
  case hearingRequest = "听证申请"
  case hearingNotice = "听证通知"
  case hearing = "听证"
  case approval = "处罚审批"
  case decision = "处罚决定"
  case service = "送达"
  case publication = "公示"
  case recordFiling = "备案"
  case payment = "缴款"
  case deferral = "延期分期批准"
  case demand = "催告"
  case courtApplication = "申请强制执行"
  case transfer = "移送"
  case closure = "结案"
  case extensionApproval = "延长办案期限"
  case announcement = "公告"
  case application = "申请"
  case supplementNotice = "补正告知"
  case acceptance = "受理"
  case examination = "审查"
  case grant = "准予决定"
  case refusal = "不予决定"
  case delivery = "颁证"
  case inspectionApproval = "检查审批"
  case inspectionNotice = "检查通知"
  case inspection = "检查"
  case resultNotice = "结果告知"
  case offenceEnd = "违法行为终了"
  case offenceFound = "违法行为发现"
  case coercionApproval = "强制补批"
  case freezingExtension = "冻结延期"
  case freezingRelease = "冻结解除"
  case cashCollection = "当场收缴"
  case cashHandIn = "罚款上交"
  case surcharge = "加处罚款"
  case administrativeReview = "行政复议"
  case lawsuit = "行政诉讼"
  case decisionRevoked = "决定撤销变更"
  case publicationWithdrawn = "撤回公示"
  case transferReport = "移送报告"
  case transferApproval = "移送审批"
  case substitutePerformance = "代履行"
  case compulsion = "强制执行"
}

/// A span of the clock on one day, in minutes since midnight; `end` is nil where only the start stands.
public struct TimeSpan: Sendable, Hashable {
  public var start: Int
  public var end: Int?

  public init(start: Int, end: Int?) {
    self.start = start
    self.end = end
  }
}

extension CaseFile {
  /// The events of a kind in the order of their days; undated ones come last.
  public func events(_ kind: EventKind) -> [Event] {
    var found: [Event] = []
    for place in events.indices where events[place].kind == kind { found.append(events[place]) }
    guard found.count > 1 else { return found }
    let days = found.map { $0.date?.number ?? .max }
    return found.indices.sorted { (days[$0], $0) < (days[$1], $1) }.map { found[$0] }
  }

  /// Whether an event of a kind is recorded.
  public func hasEvent(_ kind: EventKind) -> Bool { events.indices.contains { events[$0].kind == kind } }

  /// The first event of a kind.
  public func event(_ kind: EventKind) -> Event? {
    var first: Int?
    for place in events.indices where events[place].kind == kind {
      if first.map({ isEarlier(place, $0) }) ?? true { first = place }
    }
    return first.map { events[$0] }
  }

  /// The last event of a kind; an undated one where there is one.
  private func last(_ kind: EventKind) -> Event? {
    var last: Int?
    for place in events.indices where events[place].kind == kind {
      if last.map({ !isEarlier(place, $0) }) ?? true { last = place }
    }
    return last.map { events[$0] }
  }

  /// Whether an event's day is before another's; an undated one is before none.
  private func isEarlier(_ place: Int, _ other: Int) -> Bool {
    guard let day = events[place].date else { return false }
    return events[other].date.map { day < $0 } ?? true
  }

  /// The decision that ended the procedure: a penalty, else a grant or refusal.
  public var decision: Event? {
    last(.decision) ?? last(.grant) ?? last(.refusal)
  }
}
