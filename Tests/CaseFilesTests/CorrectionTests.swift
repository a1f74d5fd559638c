import Testing

@testable import CaseFiles

@Suite("What a reviewer entered lies over the file and leaves it as it is")
struct CorrectionTests {
  private let text = """
    案号: 示市监罚〔2024〕31号
    当事人: {名称: 示例食品店}
    执法人员: [{姓名: 张某, 有效期至: 2024-06-30}]
    事件:
      - {事件: 立案, 日期: 2024-09-09, 文书: 立案审批表, 页: 1}
      - {事件: 调查询问, 日期: 2024-09-12, 人员: [张某, 李某]}
      - {事件: 调查询问, 日期: 2024-09-15}
      - {事件: 处罚决定, 日期: 2024-12-11}
    处罚: [{种类: 罚款, 金额: 5000元}]
    文书: [{名称: 立案审批表, 页数: 2}]
    """

  private func file() throws -> CaseFile { try ManifestReader.read(text, location: "cases/31") }

  private func path(_ text: String) throws -> FactPath { try #require(FactPath(text)) }

  @Test(
    "A path is read as it is written",
    arguments: ["案号", "当事人/名称", "事件/立案#1", "事件/调查询问#12/日期", "执法人员/张\\/某\\#2\\\\#1/证号"])
  func paths(_ text: String) throws {
    #expect(try path(text).description == text)
  }

  @Test(
    "What is no path is refused",
    arguments: ["", "/", "a/", "a/b/c", "a/b#0", "a/#1/c", "a#1", "a/b#x", "a\\"])
  func noPaths(_ text: String) {
    #expect(FactPath(text) == nil)
  }

  @Test("A field takes the value with its page and quote, and the file as it lies keeps its own")
  func field() throws {
    let file = try file()
    let entry = FactEntry("二〇二四年九月十日", document: "立案审批表", page: 2, quote: "二〇二四年九月十日")
    let corrected = file.corrected(by: [try path("事件/立案#1/日期"): entry])
    let day = try #require(corrected.event(.filing)?.day)
    #expect(day.value == Day(2024, 9, 10))
    #expect(day.original == "二〇二四年九月十日")
    #expect(
      day.source
        == Source(file: "立案审批表", column: "日期", page: 2, quote: "二〇二四年九月十日", isEntered: true))
    #expect(file.event(.filing)?.day?.value == Day(2024, 9, 9))
    #expect(corrected.problems.isEmpty)
  }

  @Test("The second of two alike is meant where the path says so, and a blank means not recorded")
  func second() throws {
    let corrected = try file().corrected(by: [
      try path("事件/调查询问#2/日期"): FactEntry("2024/9/16"), try path("事件/处罚决定#1/日期"): FactEntry(" 无 "),
      try path("执法人员/张某#1/有效期至"): FactEntry(""),
    ])
    #expect(
      corrected.events.map { $0.day?.value.description } == ["2024-09-09", "2024-09-12", "2024-09-16", nil])
    #expect(corrected.officers[0].validUntil == nil)
  }

  @Test("Items are added with their fields and dropped, in whatever order the entries come")
  func items() throws {
    let entries = [
      try path("事件/听证#1/日期"): FactEntry("2024-11-20"), try path("事件/听证#1"): FactEntry("听证"),
      try path("事件/立案#1"): FactEntry(""), try path("处罚/没收违法所得#1"): FactEntry("没收违法所得"),
      try path("处罚/没收违法所得#1/金额"): FactEntry("120.5元"), try path("裁量因素/违法次数#1"): FactEntry("违法次数"),
      try path("裁量因素/违法次数#1/取值"): FactEntry("2"), try path("调整适用/批准方式"): FactEntry("集体讨论"),
    ]
    let corrected = try file().corrected(by: entries)
    #expect(corrected.events.map(\.kind) == [.interview, .interview, .decision, .hearing])
    #expect(corrected.event(.hearing)?.day?.value == Day(2024, 11, 20))
    #expect(corrected.penalties.last?.amount?.value == Money(fen: 12_050))
    #expect(corrected.discretion?.factors.first?.value.value == "2")
    #expect(corrected.discretion?.adjustment?.approvals.map(\.value) == [.collective])
    #expect(corrected.problems.isEmpty)
    let sections = corrected.factSections(asFiled: try file(), entries: entries)
    let events = try #require(sections.first { $0.name == "事件" })
    #expect(events.items.map(\.path.description) == ["事件/调查询问#1", "事件/调查询问#2", "事件/处罚决定#1", "事件/听证#1"])
    #expect(events.items[3].lines.first?.fact?.value == "2024-11-20")
  }

  @Test(
    "What cannot be read is refused with what to write instead",
    arguments: [
      ("事件/立案#1/日期", "2024-13-02", "2024-03-02"), ("处罚/罚款#1/金额", "五毛钱", "5000元"),
      ("当事人/涉企", "也许", "是"), ("案号", "三十一", "示市监罚〔2024〕31号"), ("事件/立案#1/页", "零", "2"),
      ("案卷类型", "刑事", "行政处罚/普通程序"), ("调整适用/批准方式", "口头", "主要负责人批准"), ("事件/开会#1", "开会", "线索接收"),
      ("执法人员/张某#1/姓名", "", "删去"), ("当事人/年龄", "5", "撤回"), ("事件/听证#1/日期", "2024-03-02", "撤回"),
    ])
  func refused(_ row: (path: String, text: String, remedy: String)) throws {
    let refusal = try #require(try file().refusal(of: FactEntry(row.text), at: try path(row.path)))
    #expect(refusal.remedy.zh.contains(row.remedy))
    #expect(!refusal.problem.en.isEmpty && !refusal.remedy.en.isEmpty)
    // Out of a journal it is left out, and told.
    let corrected = try file().corrected(by: [try path(row.path): FactEntry(row.text)])
    #expect(corrected.problems.count == 1)
    #expect(corrected.problems[0].source.isEntered)
  }

  @Test("Every field of the vocabulary can be filled in, and what is filled in is read back")
  func complete() throws {
    let vocabularies: [(String, Vocabulary)] = [
      ("执法机关", .agency), ("当事人", .party), ("执法人员", .officer), ("法制审核人员", .legalReviewer),
      ("事件", .event), ("处罚", .penalty), ("裁量", .discretion), ("调整适用", .adjustment),
      ("清单适用", .listUse), ("责令改正", .orderToCorrect), ("经济影响评估", .impactAssessment), ("行政检查", .inspection),
      ("公示要素", .publicity), ("电子监控", .monitoring), ("观察期", .observation), ("文书", .document),
      ("音像记录", .recording),
    ]
    // What an item goes by, what has a group of its own, and the file a document lies in.
    let elsewhere: Set<String> = ["事件", "种类", "因素", "调整适用", "环节", "名称", "文件"]
    for (name, vocabulary) in vocabularies {
      let group = try #require(FactGroup.named(name), "\(name)")
      let known = Set(group.slots.map(\.name))
      for field in vocabulary.fields where !known.contains(field.name) {
        #expect(elsewhere.contains(field.name), "\(name)/\(field.name)")
      }
      for slot in group.slots { #expect(vocabulary.name(of: slot.name) == slot.name, "\(name)/\(slot.name)") }
    }
    let top = Set(FactGroup.all.map(\.name)).union(FactGroup.all[0].slots.map(\.name))
    for field in Vocabulary.caseFile.fields { #expect(top.contains(field.name), "\(field.name)") }
    for group in FactGroup.all {
      for slot in group.slots {
        var filled = CaseFile(location: "x")
        let source = Source(file: "case.yaml")
        try group.list?.add(&filled, group.list?.form.choices.first ?? "某", source)
        let words =
          switch slot.form {
          case .day: "2024-03-02"
          case .money: "5000元"
          case .number: "示市监罚〔2024〕31号"
          case .time: "09:10-10:05"
          case .count: "2"
          case .flag: "否"
          case .choice(let choices): choices[1]
          case .words where slot.name == "批准方式": "集体讨论"
          case .text, .words: "某"
          }
        try slot.set(&filled, 0, words, source)
        #expect(slot.get(filled, 0)?.value == words, "\(group.name)/\(slot.name)")
      }
    }
  }
}
