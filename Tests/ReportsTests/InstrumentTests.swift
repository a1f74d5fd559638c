import CaseFiles
import OfficeFiles
import Reports
import Testing

@Suite struct InstrumentTests {
  @Test func `the rectification notice reads as recorded`() throws {
    let draft = try sampleNotice().draft()
    #expect(draft.missing.isEmpty)
    try expectSnapshot(MarkdownFormat().text(of: draft.document), "rectification-notice.md")
  }

  @Test func `the review opinion reads as recorded`() throws {
    let draft = try sampleOpinion().draft()
    #expect(draft.missing.isEmpty)
    try expectSnapshot(MarkdownFormat().text(of: draft.document), "opinion.md")
  }

  @Test func `a notice in which nothing is filled in says so at every place`() throws {
    let blank = Instrument(
      kind: .rectificationNotice, number: nil, issuer: " ", addressee: nil,
      caseFile: .init(number: nil, title: "", party: nil),
      review: .init(standard: nil, reviewers: []),
      problems: [.init(heading: "", fact: "\n", evidence: [], rule: nil)], date: nil)
    let draft = blank.draft()
    #expect(
      draft.missing.map(\.zh) == [
        "发文机关", "发文字号", "主送机关", "评查标准", "案件名称", "案号", "当事人", "第1个问题的标题", "第1个问题的事实",
        "第1个问题的依据", "第1个问题的出处（文书和页码）", "第1个问题的整改要求", "第1个问题的完成期限", "整改期限", "联系人",
        "联系电话", "成文日期",
      ])
    let text = MarkdownFormat().text(of: draft.document)
    for name in draft.missing { #expect(text.contains("（未填写：\(name.zh)）"), "\(name.zh)") }
  }

  @Test func `an opinion without result or opinion lists them, and says when nothing was found`() throws {
    var opinion = try sampleOpinion()
    opinion.result = nil
    opinion.opinion = nil
    opinion.problems = []
    opinion.review.reviewers = []
    let draft = opinion.draft()
    #expect(draft.missing.map(\.en) == ["score", "grade", "reviewers", "opinion"])
    #expect(draft.document.blocks.contains(.paragraph("本次评查未发现需要指出的问题。")))
  }

  @Test func `a notice without problems is not a notice`() throws {
    var notice = try sampleNotice()
    notice.problems = []
    #expect(notice.draft().missing == [Localized(zh: "需要整改的问题", en: "problems to be put right")])
  }

  @Test func `a page that is not known is asked for, an absence needs none`() throws {
    var notice = try sampleNotice()
    notice.problems[1].evidence = [
      .init(document: "送达回证", page: nil), .init(document: "卷内目录", page: 2, isAbsence: true),
    ]
    let draft = notice.draft()
    #expect(draft.missing.map(\.en) == ["page of problem 2"])
    let text = MarkdownFormat().text(of: draft.document)
    #expect(text.contains("上述事实见《送达回证》第（未填写：第2个问题的页码）页；经查阅《卷内目录》第2页，未见相应内容。"))
  }

  @Test func `a veto is named with the score before it`() throws {
    var opinion = try sampleOpinion()
    opinion.result = .init(score: "0", grade: "不合格", vetoes: ["执法人员没有执法证件。"], ungated: "88")
    let text = MarkdownFormat().text(of: opinion.draft().document)
    #expect(text.contains("得分为0分，评定等次为不合格。"))
    #expect(text.contains("一票否决情形：执法人员没有执法证件；适用一票否决前的得分为88分。"))
  }

  @Test(arguments: [
    ("行政处罚法 第六十条", "《中华人民共和国行政处罚法》第六十条"),
    ("市场监督管理行政处罚程序规定 第六十四条", "《市场监督管理行政处罚程序规定》第六十四条"),
    ("某省行政执法监督办法 第三条", "《某省行政执法监督办法》第三条"),
    ("《某办法》 第三条", "《某办法》 第三条"), ("行政处罚法", "行政处罚法"),
    ("行政处罚法 第四十四条；行政处罚法 第四十五条", "《中华人民共和国行政处罚法》第四十四条、第四十五条"),
    ("行政处罚法 第四十四条；行政强制法 第八条", "《中华人民共和国行政处罚法》第四十四条、《中华人民共和国行政强制法》第八条"),
  ])
  func `a rule is cited with the law's full name`(rule: String, cited: String) throws {
    var notice = try sampleNotice()
    notice.problems[0].rule = rule
    #expect(
      notice.draft().document.blocks.contains {
        if case .paragraph(let text) = $0 { text.contains("不符合\(cited)的规定。") } else { false }
      })
  }

  @Test func `bureaus, offices and others are addressed as letters address them`() throws {
    var notice = try sampleNotice()
    notice.addressee = "示例镇人民政府"
    notice.issuer = "示例区依法治区委员会办公室"
    let text = MarkdownFormat().text(of: notice.draft().document)
    #expect(text.contains("我办采取交叉评查方式") && text.contains("请你单位于2025年2月14日前"))
  }
}
