import CaseFiles
import TestSupport
import Testing

@Suite("The manifest of a case file")
struct ManifestTests {
  private let manifest = """
    案卷类型: 行政处罚/普通程序
    案号: 示市监罚[2024]31号
    案由: 经营超过保质期的食品
    执法机关: {名称: 示例区市场监督管理局, 层级: 县级}
    当事人: 示例食品店
    执法人员:
      - {姓名: 张某, 证号: 川A001, 有效期至: 2026-12-31, 职责: 主办}
      - 李某
    重大执法决定: 否
    事件:
      - {事件: 立案, 日期: 2024-09-09, 文书: 立案审批表, 页: 1}
      - {事件: 调查询问, 日期: 2024-09-12, 时间: "09:10-10:05", 人员: [张某, 李某]}
      - {事件: 检测, 日期: 2024-09-15, 至: 2024-09-25, 书面告知: 是}
      - {事件: 事先告知, 日期: 2024-11-04, 送达: 2024-11-05, 拟罚款: 5000元}
      - {事件: 送达, 日期: 9999-99-99}
    处罚决定日期: 2024年12月11日
    处罚:
      - {种类: 罚款, 金额: "5,000"}
      - {种类: 没收违法所得, 金额: 120.50元}
    裁量:
      基准: market-food-expired
      调整适用: {理由: 初次, 批准方式: 主要负责人批准、集体讨论, 日期: 2024-12-02}
    文书:
      - {名称: 立案审批表, 页数: 2, 签署: [张某, 李某], 印章: 有}
    """

  private func load(_ text: String) throws -> CaseFile {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", text)
    return try CaseFile.load(folder: folder.path)
  }

  @Test("Every fact is read with its line")
  func facts() throws {
    let file = try load(manifest)
    #expect(file.problems.isEmpty)
    #expect(file.id == "示市监罚〔2024〕31号")
    #expect(file.kind?.value == .ordinaryPenalty)
    #expect(file.party?.name?.value == "示例食品店")
    #expect(file.officers.map(\.name.value) == ["张某", "李某"])
    #expect(file.officers[0].validUntil?.value == Day(2026, 12, 31))
    #expect(file.isMajor?.value == false)
    let filing = try #require(file.event(.filing))
    #expect(filing.day?.value == Day(2024, 9, 9))
    #expect(filing.day?.source.line == 11)
    #expect(filing.page?.value == 1)
    #expect(file.event(.interview)?.time?.value == TimeSpan(start: 550, end: 605))
    #expect(file.event(.testing)?.until?.value == Day(2024, 9, 25))
    #expect(file.event(.priorNotice)?.served?.value == Day(2024, 11, 5))
    #expect(file.event(.priorNotice)?.proposedFine?.value == Money(yuan: 5000))
    #expect(file.penalties.map(\.amount?.value) == [Money(yuan: 5000), Money(fen: 12_050)])
    #expect(file.discretion?.adjustment?.approvals.map(\.value) == [.head, .collective])
    #expect(file.documents.first?.signatories.map(\.value) == ["张某", "李某"])
  }

  @Test("A date field named after an event is that event")
  func dateField() throws {
    let decision = try #require(try load(manifest).decision)
    #expect(decision.day?.value == Day(2024, 12, 11))
    #expect(decision.day?.original == "2024年12月11日")
  }

  @Test("9999-99-99 is not recorded, and no mistake")
  func blankDate() throws {
    let file = try load(manifest)
    #expect(file.event(.service)?.day == nil)
    #expect(file.problems.isEmpty)
  }

  @Test("English names and aliases say the same")
  func english() throws {
    let file = try load(
      """
      kind: 普通程序
      case_number: 示市监罚〔2024〕31号
      events:
        - {event: filing, date: 2024-09-09}
        - {event: prior_notice, date: 2024-11-04}
      decision_date: 2024-12-11
      """)
    #expect(file.problems.isEmpty)
    #expect(file.event(.filing)?.day?.value == Day(2024, 9, 9))
    #expect(file.event(.priorNotice) != nil)
    #expect(file.decision?.day?.value == Day(2024, 12, 11))
  }

  private let later = """
    涉嫌犯罪: 是
    危害生命健康金融安全: 否
    公示要素: {主体: 是, 依据: 是, 亮证: 否, 结果: 是}
    电子监控: {法制审核: 是, 技术审核: 否, 设置公告: 是, 记录审核: 是}
    观察期: {期内: 是, 柔性措施: 行政约谈}
    事件:
      - {事件: 违法行为终了, 日期: 2024-01-02}
      - {事件: 查封扣押, 日期: 2024-02-01, 时间: "09:10", 当场实施: 是}
      - {事件: 补办批准, 日期: 2024-02-02}
      - {事件: 当场收缴罚款, 日期: 2024-02-03, 金额: 100元}
      - {事件: 上交罚款, 日期: 2024-02-04}
      - {事件: 加处罚款, 日期: 2024-03-01, 金额: 30元}
      - {事件: 复议, 日期: 2024-03-02, 至: 2024-03-09}
      - {事件: 处罚决定撤销, 日期: 2024-03-10}
      - {事件: 解除冻结, 日期: 2024-03-11}
    撤回公示日期: 2024-03-12
    移送决定日期: 2024-03-13
    """

  @Test("What the later checks ask for is read, by its words and by other words for it")
  func laterFields() throws {
    let file = try load(later)
    #expect(file.problems.map { $0.message(in: .en) } == [])
    #expect(
      file.events.map(\.kind) == [
        .offenceEnd, .seizure, .coercionApproval, .cashCollection, .cashHandIn, .surcharge,
        .administrativeReview, .decisionRevoked, .freezingRelease, .publicationWithdrawn, .transferApproval,
      ])
    #expect(file.event(.seizure)?.isUrgent?.value == true)
    #expect(file.event(.surcharge)?.amount?.value == Money(yuan: 30))
    #expect(file.suspectsCrime?.source.line == 1)
    #expect(file.suspectsCrime?.value == true && file.isSeriousHarm?.value == false)
    #expect(file.publicity?.certificate?.value == false && file.publicity?.result?.value == true)
    #expect(file.monitoring?.technicalReview?.value == false && file.monitoring?.isAnnounced?.value == true)
    #expect(file.observation?.isWithin?.value == true)
    #expect(file.observation?.softMeasures?.value == "行政约谈")
  }

  @Test("Their English names say the same, and 否 for a group is no group")
  func laterFieldsInEnglish() throws {
    let file = try load(
      """
      suspects_crime: yes
      serious_harm: no
      publicity: {body: yes, certificate: no}
      monitoring: 否
      observation: {within: yes, soft_measures: 行政约谈, exception: 危害公共安全}
      events:
        - {event: seizure, date: 2024-02-01, urgent: yes}
        - {event: coercion_approval, date: 2024-02-02}
        - {event: transfer_report, date: 2024-02-03}
      """)
    #expect(file.problems.map { $0.message(in: .en) } == [])
    #expect(file.events.map(\.kind) == [.seizure, .coercionApproval, .transferReport])
    #expect(file.suspectsCrime?.value == true && file.isSeriousHarm?.value == false)
    #expect(file.publicity?.body?.value == true && file.publicity?.certificate?.value == false)
    #expect(file.monitoring == nil)
    #expect(file.observation?.exception?.value == "危害公共安全")
  }

  @Test("Unknown keys are kept")
  func unknownKey() throws {
    let file = try load("案号: 示市监罚〔2024〕31号\n保管期限: 30年\n")
    #expect(file.other["保管期限"]?.value == "30年")
    #expect(file.problems.count == 1)
  }

  @Test("An alias bomb is refused at the line where it grows too large")
  func aliasBomb() throws {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      text +=
        "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
        + "]\n"
    }
    text += "案由: 示例\n"
    let error = #expect(throws: LoadError.self) { try load(text) }
    #expect(error?.source.line == 5)
    #expect(try load("甲: &a [1]\n乙: *a\n案由: 示例\n").act?.value == "示例")
  }
}
