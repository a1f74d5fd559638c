import CaseFiles
import Reports
import Testing

/// A notice on an invented case file, with nothing missing.
func sampleNotice() throws -> Instrument {
  Instrument(
    kind: .rectificationNotice, number: InstrumentNumber(prefix: "示司评", year: 2025, serial: 12),
    issuer: "示例区司法局", addressee: "示例区市场监督管理局",
    caseFile: .init(number: "示市监罚〔2024〕31号", title: "示例食品店经营超过保质期食品案", party: "示例食品店"),
    review: .init(
      round: "2024年下半年行政执法案卷评查", mode: "交叉评查", standard: "示例区行政执法案卷评查标准（2024年版）",
      reviewers: ["张某", "李某"]),
    problems: [
      .init(
        heading: "作出处罚决定超过法定期限",
        fact: "该案于2024年9月9日立案，处罚决定书载明的日期为2024年12月11日，自立案之日起已超过九十日，卷内没有延长办案期限的审批材料。",
        evidence: [
          .init(document: "立案审批表", page: 1, quote: "2024年9月9日"),
          .init(document: "行政处罚决定书", page: 3, quote: "2024年12月11日"),
          .init(document: "卷内目录", page: nil, quote: "延长办案期限审批表", isAbsence: true),
        ],
        rule: "行政处罚法 第六十条", measure: "书面说明超期原因，对同期办理的案件逐件核对办案期限，并建立期限预警制度"),
      .init(
        heading: "未告知陈述、申辩权利",
        fact: "事先告知书只写明拟作出的处罚，没有告知当事人依法享有的陈述、申辩权利。",
        evidence: [.init(document: "行政处罚事先告知书", page: 1)],
        rule: "行政处罚法 第四十四条；行政处罚法 第四十五条", measure: "修订事先告知书文本，组织执法人员学习告知程序。",
        deadline: Day(2025, 1, 24)),
    ],
    deadline: .init(
      day: try #require(Day(2025, 2, 14)),
      derivation: "自2025年1月15日送达次日起三十日，最后一日为2025年2月14日（星期五），为工作日，不顺延"),
    objectionDays: 10, contact: .init(name: "王某", phone: "0000-1234567"), date: Day(2025, 1, 14),
    copies: ["示例市司法局", "示例区人民政府办公室"], properties: ["案卷评查日志": "sha256:a3f0"])
}

/// The opinion on the same file.
func sampleOpinion() throws -> Instrument {
  var opinion = try sampleNotice()
  opinion.kind = .reviewOpinion
  opinion.number = InstrumentNumber(prefix: "示司评", year: 2025, serial: 11)
  opinion.result = .init(
    score: "82.5", grade: "合格",
    sections: [
      .init(title: "执法主体和人员", full: "10", earned: "10", reason: ""),
      .init(title: "事实和证据", full: "30", earned: "28.5", reason: "询问笔录未逐页签名，扣1.5分"),
      .init(title: "执法程序", full: "40", earned: "24", reason: "超过办案期限，扣8分；未告知陈述、申辩权利，扣8分"),
      .init(title: "文书和归档", full: "20", earned: "20", reason: ""),
    ])
  opinion.opinion = "该案事实清楚，证据充分，定性准确，处罚幅度适当，但在办案期限和权利告知方面存在不足。"
  for index in opinion.problems.indices { opinion.problems[index].measure = nil }
  opinion.deadline = nil
  return opinion
}
