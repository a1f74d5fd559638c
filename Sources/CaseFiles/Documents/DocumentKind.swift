/// What a document of a case file is, by the field's usual name, in the order in which files are bound.
public enum DocumentKind: String, Sendable, Hashable, CaseIterable {
  case cover = "案卷封面"
  case catalogue = "卷内目录"
  case source = "案件来源材料"
  case filingApproval = "立案审批表"
  case siteRecord = "现场检查笔录"
  case interviewRecord = "询问笔录"
  case partyProof = "当事人主体资格证明"
  case sampling = "抽样取证文书"
  case preservation = "先行登记保存文书"
  case seizureDecision = "查封扣押决定书"
  case seizureExtension = "查封扣押延期决定书"
  case seizureRelease = "查封扣押解除决定书"
  case testReport = "检测检验鉴定报告"
  case evidence = "证据材料"
  case orderToCorrect = "责令改正通知书"
  case reinspectionRecord = "复查笔录"
  case investigationReport = "案件调查终结报告"
  case legalReview = "法制审核意见"
  case priorNotice = "行政处罚事先告知书"
  case hearingOffer = "行政处罚听证告知书"
  case statementRecord = "陈述申辩材料"
  case hearingNotice = "听证通知书"
  case hearingRecord = "听证笔录"
  case collectiveDiscussion = "集体讨论记录"
  case adjustmentApproval = "裁量基准调整适用审批表"
  case impactAssessment = "经济影响评估表"
  case decisionApproval = "处罚决定审批表"
  case penaltyDecision = "行政处罚决定书"
  case summaryDecision = "当场处罚决定书"
  case noPenaltyDecision = "不予行政处罚决定书"
  case serviceProof = "送达回证"
  case publicationProof = "公示凭证"
  case paymentProof = "缴款凭证"
  case deferralApproval = "延期分期缴纳审批"
  case demand = "催告书"
  case coerciveExecution = "强制执行文书"
  case courtApplication = "强制执行申请书"
  case recordFiling = "备案报告"
  case closureApproval = "结案审批表"
  case closingSheet = "卷内备考表"
  case inspectionPlan = "检查计划"
  case inspectionApproval = "行政检查审批表"
  case inspectionNotice = "行政检查通知书"
  case licenceApplication = "许可申请书"
  case acceptanceNotice = "受理通知书"
  case supplementNotice = "补正告知书"
  case licenceDecision = "行政许可决定书"

  /// Letters that decide or announce a penalty.
  public var isDecision: Bool {
    self == .penaltyDecision || self == .summaryDecision || self == .noPenaltyDecision
  }

  /// Letters whose number, party and date are the case's own.
  var isLetter: Bool {
    switch self {
    case .penaltyDecision, .summaryDecision, .noPenaltyDecision, .priorNotice, .hearingOffer, .orderToCorrect,
      .serviceProof, .demand, .hearingNotice, .seizureDecision:
      true
    default: false
    }
  }
}

extension DocumentKind {
  /// Words that names of a kind contain; the word that ends last in a name tells, then the longest.
  private static let words: [(bytes: [UInt8], kind: DocumentKind)] = [
    ("封面", .cover), ("目录", .catalogue), ("备考表", .closingSheet),
    ("举报登记", .source), ("投诉登记", .source), ("来源登记", .source), ("移送函", .source), ("案件来源", .source),
    ("线索", .source), ("交办", .source), ("立案审批表", .filingApproval), ("立案呈批", .filingApproval),
    ("立案报告", .filingApproval), ("立案登记", .filingApproval), ("立案决定", .filingApproval),
    ("不予立案", .filingApproval), ("检查笔录", .siteRecord), ("勘验笔录", .siteRecord), ("现场笔录", .siteRecord),
    ("勘查笔录", .siteRecord), ("检查记录", .siteRecord), ("勘察笔录", .siteRecord),
    ("询问笔录", .interviewRecord), ("调查笔录", .interviewRecord), ("谈话笔录", .interviewRecord),
    ("讯问笔录", .interviewRecord), ("主体资格", .partyProof), ("营业执照", .partyProof), ("身份证", .partyProof),
    ("抽样", .sampling), ("登记保存", .preservation), ("查封", .seizureDecision), ("扣押", .seizureDecision),
    ("查封决定书", .seizureDecision), ("扣押决定书", .seizureDecision), ("强制措施决定书", .seizureDecision),
    ("延长查封", .seizureExtension), ("延长扣押", .seizureExtension), ("强制措施期限决定书", .seizureExtension),
    ("解除行政强制措施决定书", .seizureRelease), ("解除强制措施决定书", .seizureRelease), ("扣押延期决定书", .seizureExtension),
    ("查封延期", .seizureExtension), ("延期决定书", .seizureExtension), ("解除查封", .seizureRelease),
    ("解除扣押", .seizureRelease), ("解除决定书", .seizureRelease), ("扣押解除", .seizureRelease),
    ("检测报告", .testReport), ("检验报告", .testReport), ("鉴定意见", .testReport), ("监测报告", .testReport),
    ("鉴定报告", .testReport), ("照片", .evidence), ("证据", .evidence), ("书证", .evidence),
    ("责令改正", .orderToCorrect), ("改正通知书", .orderToCorrect), ("改正决定书", .orderToCorrect),
    ("整改通知书", .orderToCorrect), ("改正违法行为决定书", .orderToCorrect), ("改正指令书", .orderToCorrect),
    ("整改指令书", .orderToCorrect), ("限期改正", .orderToCorrect), ("改正违法行为通知书", .orderToCorrect),
    ("停止违法行为通知书", .orderToCorrect),
    ("复查笔录", .reinspectionRecord), ("复查记录", .reinspectionRecord), ("复查意见", .reinspectionRecord),
    ("终结报告", .investigationReport), ("调查报告", .investigationReport), ("处理意见书", .investigationReport),
    ("法制审核", .legalReview), ("法制审查", .legalReview), ("审核意见", .legalReview),
    ("处罚事先告知书", .priorNotice), ("处罚告知书", .priorNotice), ("先告知书", .priorNotice),
    ("权利告知书", .priorNotice), ("处罚意见告知书", .priorNotice), ("处罚事项告知书", .priorNotice), ("先行告知书", .priorNotice),
    ("违法行为通知书", .priorNotice), ("听证告知书", .hearingOffer), ("听证权利告知书", .hearingOffer),
    ("陈述申辩", .statementRecord), ("陈述、申辩", .statementRecord), ("申辩", .statementRecord),
    ("复核意见", .statementRecord), ("听证通知书", .hearingNotice), ("听证笔录", .hearingRecord),
    ("听证报告", .hearingRecord), ("集体讨论", .collectiveDiscussion), ("讨论记录", .collectiveDiscussion),
    ("会议纪要", .collectiveDiscussion), ("调整适用", .adjustmentApproval), ("裁量", .adjustmentApproval),
    ("经济影响", .impactAssessment), ("影响评估", .impactAssessment), ("决定审批表", .decisionApproval),
    ("处罚审批表", .decisionApproval), ("处理审批表", .decisionApproval), ("决定呈批", .decisionApproval),
    ("处罚决定书", .penaltyDecision), ("当场处罚决定书", .summaryDecision),
    ("当场行政处罚决定书", .summaryDecision), ("简易程序处罚决定书", .summaryDecision),
    ("不予行政处罚决定书", .noPenaltyDecision), ("不予处罚决定书", .noPenaltyDecision),
    ("免予处罚决定书", .noPenaltyDecision), ("公示凭证", .publicationProof), ("信息公示", .publicationProof),
    ("公示截图", .publicationProof), ("缴款凭证", .paymentProof), ("缴款书", .paymentProof),
    ("罚没收据", .paymentProof), ("票据", .paymentProof), ("收据", .paymentProof), ("分期缴纳", .deferralApproval),
    ("延期缴纳", .deferralApproval), ("催告书", .demand), ("强制执行决定书", .coerciveExecution),
    ("代履行决定书", .coerciveExecution), ("强制执行申请书", .courtApplication), ("备案报告", .recordFiling),
    ("备案", .recordFiling), ("结案审批表", .closureApproval), ("结案报告", .closureApproval),
    ("结案呈批", .closureApproval), ("结案", .closureApproval), ("检查计划", .inspectionPlan),
    ("检查审批表", .inspectionApproval), ("检查通知书", .inspectionNotice), ("许可申请书", .licenceApplication),
    ("受理通知书", .acceptanceNotice), ("受理决定书", .acceptanceNotice), ("补正告知书", .supplementNotice),
    ("补正通知书", .supplementNotice), ("许可决定书", .licenceDecision),
  ].map { (word: String, kind: DocumentKind) in (Array(word.utf8), kind) }

  private static let proofs = ["送达回证", "送达回执", "送达证", "送达公告", "公告送达"].map { Array($0.utf8) }

  /// The kind a name tells: 送达回证（行政处罚决定书） is a proof of service, 行政处罚决定审批表 an approval.
  public init?(name: String) {
    let plain = TraditionalCharacters.simplified(Numerals.halfWidth(name)).filter {
      !$0.isWhitespace && $0 != "《" && $0 != "》"
    }
    // Hundreds of names are looked at while files load: by bytes, which takes a microsecond or two each.
    let bytes = Array(plain.utf8)
    // A proof of service names what it serves, before or behind.
    if Self.proofs.contains(where: { bytes.lastEnd(of: $0) != nil }) {
      self = .serviceProof
      return
    }
    let head = bytes.withoutBrackets
    var best: (end: Int, length: Int, kind: DocumentKind)?
    for (word, kind) in Self.words {
      guard let end = head.lastEnd(of: word) else { continue }
      if best.map({ (end, word.count) > ($0.end, $0.length) }) ?? true { best = (end, word.count, kind) }
    }
    guard let best else { return nil }
    self = best.kind
    guard best.kind == .penaltyDecision else { return }
    // 不予税务行政处罚决定书, 税务行政处罚决定书（简易）: the field's word stands between.
    if head.holds("不予") || head.holds("免予") {
      self = .noPenaltyDecision
    } else if bytes.holds("当场") || bytes.holds("简易") {
      self = .summaryDecision
    }
  }
}

extension [UInt8] {
  fileprivate func holds(_ word: StaticString) -> Bool {
    lastEnd(of: word.withUTF8Buffer { Array($0) }) != nil
  }

  /// What is left without what stands in brackets: 行政处罚事先（听证）告知书 is 行政处罚事先告知书.
  fileprivate var withoutBrackets: [UInt8] {
    guard contains(UInt8(ascii: "(")) else { return self }
    var left: [UInt8] = []
    var depth = 0
    for byte in self {
      if byte == UInt8(ascii: "(") {
        depth += 1
      } else if byte == UInt8(ascii: ")") {
        depth = Swift.max(0, depth - 1)
      } else if depth == 0 {
        left.append(byte)
      }
    }
    return left
  }

  /// Where the last occurrence of a word ends.
  fileprivate func lastEnd(of word: [UInt8]) -> Int? {
    guard let first = word.first, count >= word.count else { return nil }
    var start = count - word.count
    while start >= 0 {
      if self[start] == first, self[start..<start + word.count].elementsEqual(word) {
        return start + word.count
      }
      start -= 1
    }
    return nil
  }
}
