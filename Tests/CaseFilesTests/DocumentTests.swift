import CaseFiles
import TestSupport
import Testing

@Suite("The documents of a case file")
struct DocumentTests {
  private func text(_ name: String, _ bytes: [UInt8]) throws -> DocumentText? {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "案由: 示例\n文书:\n  - {名称: 文书, 文件: \(name)}\n")
    try folder.write(name, bytes)
    return try CaseFile.load(folder: folder.path).documents.first?.text
  }

  @Test("A form feed begins a page, in text and in Markdown", arguments: ["a.txt", "a.md"])
  func pages(_ name: String) throws {
    let text = try #require(try text(name, Array("甲\r\n\r\n乙\n\u{0C}\n丙\n".utf8)))
    #expect(text.pages.map { $0.map(\.text) } == [["甲", "乙"], ["丙"]])
  }

  @Test("Markdown's headings, tables and bold words")
  func markdown() throws {
    let source = "# 行政处罚决定书\n\n**当事人：**示例食品店\n\n| 名称 | 数量 |\n| --- | ---: |\n| 饼干 | 3盒 |\n"
    let paragraphs = try #require(try text("a.md", Array(source.utf8))?.pages.first)
    #expect(paragraphs.map(\.kind) == [.heading(1), .body, .tableRow, .tableRow])
    #expect(paragraphs.map(\.text) == ["行政处罚决定书", "当事人：示例食品店", "名称\t数量", "饼干\t3盒"])
  }

  @Test("Masked numbers keep their asterisks")
  func asterisks() throws {
    let source = "电话：1380000****\n\n**证件号码：**990105197109********\n\n甲**乙\n"
    let paragraphs = try #require(try text("a.md", Array(source.utf8))?.pages.first)
    #expect(paragraphs.map(\.text) == ["电话：1380000****", "证件号码：990105197109********", "甲**乙"])
  }

  @Test("GB18030, UTF-16 and a byte order mark are read alike")
  func encodings() throws {
    let utf8 = Array("立案审批表𠮷".utf8)
    let gb18030: [UInt8] = [
      0xC1, 0xA2, 0xB0, 0xB8, 0xC9, 0xF3, 0xC5, 0xFA, 0xB1, 0xED, 0x95, 0x32, 0xB7, 0x35,
    ]
    var utf16: [UInt8] = [0xFF, 0xFE]
    for unit in "立案审批表𠮷".utf16 { utf16 += [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
    for bytes in [utf8, [0xEF, 0xBB, 0xBF] + utf8, utf16] {
      #expect(try text("a.txt", bytes)?.pages.first?.first?.text == "立案审批表𠮷")
    }
    #expect(try text("a.txt", gb18030)?.pages.first?.first?.text.hasPrefix("立案审批表") == true)
  }

  @Test("Bytes that are no text are refused, not guessed at")
  func binary() throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "文书:\n  - {名称: 文书, 文件: a.txt}\n")
    try folder.write("a.txt", [0x41, 0, 0x42, 0xFF])
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.problems.first?.problem.zh == "“a.txt”的编码无法识别")
    #expect(file.documents.first?.text == nil)
  }

  @Test("A folder without a manifest has its documents and says what is missing")
  func noManifest() throws {
    let folder = TemporaryFolder()
    try folder.write("03-立案审批表.txt", "立案审批表")
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.documents.map(\.name) == ["立案审批表"])
    #expect(file.documents.first?.isListed == false)
    #expect(file.problems.first?.problem.zh == "没有 case.yaml，案号、机关、当事人等事实取自文书正文")
  }

  @Test("A file that no line of the catalogue names is loaded and marked")
  func unlisted() throws {
    let folder = TemporaryFolder()
    try folder.write("case.yaml", "文书:\n  - {名称: 立案审批表, 文件: 01.txt}\n")
    try folder.write("01.txt", "甲")
    try folder.write("02-送达回证.txt", "乙")
    let file = try CaseFile.load(folder: folder.path)
    #expect(file.documents.map(\.name) == ["立案审批表", "送达回证"])
    #expect(file.documents.map(\.isListed) == [true, false])
  }

  @Test(
    "A name tells the kind, also with words between and in brackets",
    arguments: [
      ("行政处罚事先（听证）告知书", DocumentKind.priorNotice), ("不予税务行政处罚决定书", .noPenaltyDecision),
      ("税务行政处罚决定书（简易）", .summaryDecision), ("查封（扣押）决定书", .seizureDecision),
      ("送达回证（行政处罚决定书）", .serviceProof), ("交通运输违法行为通知书", .priorNotice),
      ("责令停止违法行为通知书", .orderToCorrect), ("责令改正违法行为通知书", .orderToCorrect),
      ("税务行政处罚事项告知书", .priorNotice), ("公告送达", .serviceProof), ("行政处罚先行告知书", .priorNotice),
      ("延长行政强制措施期限决定书", .seizureExtension), ("解除行政强制措施决定书", .seizureRelease),
    ])
  func kinds(_ name: String, _ kind: DocumentKind) {
    #expect(DocumentKind(name: name) == kind)
  }

  @Test(
    "A letter saved from a website shows its kind below the page's own entries, and its number behind its title"
  )
  func webPage() throws {
    let pages: [(text: String, kind: DocumentKind?)] = [
      (
        "首页 > 政务 > 信息公开目录\n索引号：1\n发布机构：甲局\n发布日期：2024-01-02\n浏览\n示例县农业农村局行政处罚决定书 示农罚〔2024〕1号\n",
        .penaltyDecision
      ),
      ("示例县市场监督管理局行政处罚决定书（示市监处罚〔2024〕28号）\n主体资格证照名称：营业执照\n", .penaltyDecision),
      ("示例海关行政处罚决定书示关缉违字〔2024〕260号\n当事人：甲公司\n", .penaltyDecision),
      ("名  称：示例市生态环境局行政处罚决定书示环罚〔2024〕5号\n", .penaltyDecision),
      ("经查，当事人销售过期食品，罚款3000元。\n当事人不服本处罚决定的，可以申请行政复议。\n2024年5月13日\n", .penaltyDecision),
      ("准予延续许可。\n如不服本决定，可以申请行政复议。\n2024年5月13日\n", nil),
      ("索引号：1\n一\n二\n三\n四\n本机关送达了行政处罚决定书\n", nil),
    ]
    for page in pages {
      let folder = TemporaryFolder()
      try folder.write("0012.txt", page.text)
      #expect(try CaseFile.load(folder: folder.path).documents.first?.kind == page.kind, "\(page.text)")
    }
  }
}
