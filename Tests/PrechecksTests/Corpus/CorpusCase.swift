/// A made-up penalty case under the ordinary procedure, sound but for the defects planted in it.
///
/// Days lie inside their limits by the pencil's count, half of them on the first or last day allowed.
struct CorpusCase {
  let number: Int
  let defects: Set<Defect>
  private(set) var events: [(day: Int, text: String)] = []
  private var decision = 0
  private var notice = 0
  private var inspection = 0
  private var fine: (yuan: Int, words: String) = (5000, "伍仟元整")

  init(_ number: Int, _ defects: Set<Defect>, _ dice: inout Dice) {
    self.number = number
    self.defects = defects
    fine = [(5000, "伍仟元整"), (8000, "捌仟元整"), (12_000, "壹万贰仟元整")][dice.roll(0...2)]
    plan(&dice)
  }

  private func has(_ defect: Defect) -> Bool { defects.contains(defect) }

  private mutating func note(_ kind: String, _ day: Int, _ more: String = "") {
    events.append((day, "{事件: \(kind), 日期: \(Pencil.iso(day))\(more)}"))
  }

  private mutating func plan(_ dice: inout Dice) {
    let both = ", 人员: [张某, 李某]"
    let filing = Pencil.rolled(dice.roll(480...1500))
    let worked = has(.filedLate) ? dice.edge(31...40) : dice.edge(0...15)
    note("线索接收", worked == 0 ? filing : Pencil.working(worked, before: filing))
    note("立案", filing, has(.letterMissing) ? ", 文书: 立案审批表" : "")
    inspection = filing + dice.roll(0...3)
    note("现场检查", inspection, ", 时间: \"09:10-10:20\", 地点: 示例区文昌路1号\(both)")
    let interview = has(.twoPlaces) ? inspection : inspection + dice.roll(1...4)
    note(
      "调查询问", interview,
      ", 时间: \"\(has(.twoPlaces) ? "10:00-11:00" : "14:00-15:00")\", 地点: 示例区市场监督管理局"
        + (has(.oneOfficer) ? ", 人员: [张某]" : both))
    var ended = interview
    var tested: ClosedRange<Int>?
    if dice.roll(0...2) == 0 {
      let span = (interview + 1)...(interview + dice.roll(3...12))
      (tested, ended) = (span, span.upperBound)
      note("检测", span.lowerBound, ", 至: \(Pencil.iso(span.upperBound)), 书面告知: 是")
    }
    if has(.preservedTooLong) || dice.roll(0...2) == 0 {
      note("先行登记保存", inspection, both)
      let last = Pencil.working(7, after: inspection)
      note("先行登记处理", has(.preservedTooLong) ? dice.edge(last + 1...last + 9) : dice.edge(inspection...last))
    }
    if has(.seizedTooLong) || dice.roll(0...2) == 0 {
      note("查封扣押", inspection, ", 时间: \"09:10-10:20\", 地点: 示例区文昌路1号\(both)")
      // The test told in writing leaves its days out.
      let last = Pencil.calendar(30, after: inspection, less: tested)
      note("查封扣押解除", has(.seizedTooLong) ? dice.edge(last + 1...last + 9) : dice.edge(inspection + 1...last))
    }
    if !has(.notOrdered) {
      let order = inspection + 1
      note("责令改正", order)
      note(
        "复查", has(.inspectedBeforeOrder) ? inspection : dice.edge(order + 2...order + 20), both + ", 结果: 已改正")
    }
    let closed = ended + dice.roll(1...4)
    note("调查终结", closed)
    let review = has(.reviewedBeforeTheEnd) ? closed - 1 : closed + dice.roll(0...2)
    if !has(.notReviewed) { note("法制审核", review, ", 结果: 通过") }
    notice = max(review, closed) + dice.roll(0...2)
    note("事先告知", notice, ", 送达: \(Pencil.iso(notice)), 拟罚款: \(has(.heavier) ? fine.yuan - 1 : fine.yuan)元")
    note("陈述申辩", notice + 1, ", 结果: 未提出新的事实和证据")
    let first = Pencil.working(5, after: notice) + 1
    let last = Pencil.rolled(Pencil.calendar(90, after: filing, less: tested))
    if has(.decidedLate) {
      decision = dice.edge(last + 1...last + 30)
    } else if has(.decidedEarly) {
      decision = dice.edge(notice + 1...first - 1)
    } else {
      decision = dice.edge(first + 8...last)
    }
    if has(.hearingCutShort) {
      let offered = Pencil.working(5, before: Pencil.rolled(decision))
      note("听证告知", offered, ", 送达: \(Pencil.iso(offered))")
      decision = Pencil.rolled(decision)
    } else if !has(.decidedEarly), dice.roll(0...1) == 0 {
      note("听证告知", notice, ", 送达: \(Pencil.iso(notice))")
    }
    carryOut(&dice)
  }

  private mutating func carryOut(_ dice: inout Dice) {
    let week = Pencil.working(7, after: decision)
    let service = has(.servedLate) ? dice.edge(week + 1...week + 20) : dice.edge(decision...week)
    note("处罚决定", decision, ", 送达: \(Pencil.iso(service)), 文书: 行政处罚决定书, 页: 1")
    note("公示", has(.publishedLate) ? dice.edge(week + 1...week + 20) : dice.edge(decision...week))
    let half = Pencil.rolled(decision + 15)
    note("备案", has(.recordFiledLate) ? dice.edge(half + 1...half + 20) : dice.edge(decision...half))
    let due = Pencil.rolled(service + 15)
    let paid = has(.paidLate) ? dice.edge(due + 1...due + 30) : dice.edge(service...due)
    note("缴款", paid)
    if has(.surchargeTooHigh) { note("加处罚款", due + 20, ", 金额: \(fine.yuan + 1)元") }
    if has(.evidenceAfterwards) { note("抽样取证", decision + dice.edge(1...9), ", 人员: [张某, 李某]") }
    if has(.withdrawnLate) || dice.roll(0...4) == 0 {
      let revoked = paid + 3
      let last = Pencil.working(3, after: revoked)
      note("决定撤销变更", revoked)
      note("撤回公示", has(.withdrawnLate) ? dice.edge(last + 1...last + 9) : dice.edge(revoked...last))
    }
    note("结案", max(service, paid) + dice.roll(0...20))
  }

  private static func dayOfMonth(_ day: Int) -> Int { Int(Pencil.iso(day).suffix(2)) ?? 0 }

  /// A day of the inspection's own field, in or out of the quiet days.
  private var inspectionField: String {
    var day = inspection
    while (Self.dayOfMonth(day) <= 25) != has(.onQuietDay) { day += 1 }
    return Pencil.iso(day)
  }
}

extension CorpusCase {
  var manifest: String {
    let expired = has(.certificateExpired)
    return """
      案卷类型: 行政处罚/普通程序
      案号: 示市监罚〔2024〕\(number)号
      案由: 经营超过保质期的食品
      领域: 市场监管
      执法机关: {名称: 示例区市场监督管理局, 层级: 县级}
      当事人: {名称: 示例区好邻食品店, 类型: 企业, 涉企: 是, 统一社会信用代码: \(has(.wrongCode) ? "92990121MA0K7T2R6K" : "92990121MA0K7T2R6J")}
      执法人员:
        - {姓名: 张某, 证号: 示A001, 有效期至: 2027-12-31}
        - {姓名: 李某, 证号: 示A002, 有效期至: \(expired ? Pencil.iso(inspection - 1) : "2027-12-31")}
      法制审核人员: [{姓名: \(has(.reviewedByOfficer) ? "张某" : "王某"), 法律职业资格: 是}]
      重大执法决定: 是
      涉嫌犯罪: \(has(.crimeNotTransferred) ? "是" : "否")
      事件:
      \(events.map { "  - \($0.text)" }.joined(separator: "\n"))
      处罚: [{种类: 罚款, 金额: \(fine.yuan)元, 法定下限: 2000元, 法定上限: \(most)元}]
      行政检查: {计划内: \(has(.notPlanned) ? "否" : "是"), 备案: 是, 园区企业: 是, 日期: \(inspectionField), 检查来源: 双随机抽查}
      公示要素: {执法主体: \(has(.notPublic) ? "否" : "是"), 执法依据: 是, 出示执法证件: 是, 执法结果: 是}
      电子监控: {法制审核: \(has(.deviceNotReviewed) ? "否" : "是"), 技术审核: 是, 设置公告: 是, 记录审核: 是}
      经济影响评估:
        - {环节: 决定, 日期: \(Pencil.iso(has(.assessedAfterwards) ? decision + 1 : decision))}
      文书:
        - {名称: 行政处罚决定书, 文件: 决定书.txt, 印章: \(has(.otherSeal) ? "示例区城市管理局" : "示例区市场监督管理局")}
        - {名称: 行政处罚事先告知书, 文件: 告知书.txt}

      """
  }

  private var most: Int {
    if has(.aboveTheLaw) { return fine.yuan - 1 }
    return has(.topWithoutReason) ? fine.yuan : 20_000
  }

  /// The text of the prior notice.
  var noticeLetter: String {
    """
    行政处罚事先告知书
    当事人：\(has(.otherName) ? "示例区好临食品店" : "示例区好邻食品店")
    拟处罚如下，你店可以进行陈述和申辩。

    """
  }

  /// The decision's own text.
  var letter: String {
    let date = Pencil.chinese(has(.otherDate) ? decision + 1 : decision)
    let figures = has(.wordsDiffer) ? fine.yuan + 1000 : fine.yuan
    return """
      示例区市场监督管理局
      行政处罚决定书
      示市监罚〔2024〕\(number)号
      当事人：示例区好邻食品店
      \(has(.withoutAddress) ? "" : "经营场所：示例区文昌路1号")
      经查，当事人货架上待售的牛奶超过保质期。
      上述事实有现场检查笔录、询问笔录等证据证明。
      当事人的行为违反了示例条例第二十一条的规定，依据该条例第四十六条，处罚款人民币\(fine.words)（¥\(figures).00元）。
      当事人应当自收到本决定书之日起十五日内到指定银行缴纳罚款。
      如不服本决定，可以自收到本决定书之日起\(has(.shortReview) ? "三十" : "六十")日内向示例区人民政府申请行政复议，也可以自收到本决定书之日起六个月内依法向示例区人民法院提起行政诉讼。
      示例区市场监督管理局
      \(date)

      """
  }
}
