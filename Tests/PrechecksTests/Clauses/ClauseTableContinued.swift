extension ClauseTable {
  static let nansha = Paper(
    name: "广州市南沙区柔性执法实施意见", items: 1...20,
    clauses: [
      Clause(1, "不随意检查、不以停产代执法", .checks(["X03-plan", "X07-origin"]), .reviewer("有无要求一律停产停业的措施")),
      Clause(
        2, "三项制度，陈述申辩听证",
        .checks([
          "F01-publicity", "F02-recording-matrix", "L01-legal-review", "T07-statement-period",
          "T06-hearing-application", "T08-hearing-notice",
        ])),
      Clause(
        3, "责令整改后复查，清单除外类别", .checks(["R02-reinspection", "R01-order-to-correct", "E03-excluded-class"])),
      Clause(4, "适用减免责清单须载明", .checks(["E04-list-stated", "E01-should-be-spared", "E02-wrongly-spared"])),
      Clause(5, "联合检查后同类不再单独检查", .checks(["X04-repeat"])),
      Clause(6, "双随机、一公开", .checks(["X07-origin"])),
      Clause(7, "白名单企业一年最多查一次", .checks(["X04-repeat"])),
      Clause(8, "信用监管", .reviewer("检查频次与案卷所记信用等级是否相称")),
      Clause(9, "观察期", .checks(["X05-observation"])),
      Clause(10, "电子监控须法制和技术审核并公布", .checks(["F03-monitoring-evidence"])),
      Clause(11, "合规整改与免责", .checks(["E02-wrongly-spared"]), .reviewer("合规整改是否达到要求、证明是否在卷")),
      Clause(12, "执法协作与移送", .checks(["X06-transfer", "T30-transfer-limit"]), .elsewhere("借用的法制审核人员今后回避")),
      Clause(
        13, "裁量权基准", .checks(["B01-benchmark-range", "B02-adjustment-approval", "B03-statutory-range"])),
      Clause(
        14, "信赖保护，依法定事由和程序撤销变更", .checks(["T13-withdrawal"]),
        .reviewer("撤销、变更的法定事由、程序和损失处理")),
      Clause(
        15, "审慎罚款和强制",
        .checks([
          "B04-top-fine", "T10-payment", "T19-seizure-limit", "T20-freezing-limit", "T24-substitute-demand",
          "T25-compulsion-time", "C06-demand-content", "C07-seizure-content",
        ]), .reviewer("能否采取非强制手段")),
      Clause(16, "每年自查纠错", .elsewhere("自查轮次，整改通知与回头看")),
      Clause(17, "五个环节的经济影响评估", .checks(["X01-economic-impact"])),
      Clause(18, "特邀监督员参加评查", .elsewhere("特邀监督员的任务包、回避与署名")),
      Clause(19, "执法责任", .elsewhere("报告列明责任措施")),
      Clause(20, "使用省一体化平台", .elsewhere("平台导出的数据可以导入")),
    ])

  static let ganzhou = Paper(
    name: "赣市府建办字〔2023〕2号（赣州）", items: 1...20,
    clauses: [
      Clause(1, "安静生产期", .checks(["X02-quiet-period"])),
      Clause(2, "联合执法，避免重复检查", .checks(["X04-repeat"])),
      Clause(3, "检查计划审核备案", .checks(["X03-plan"])),
      Clause(4, "检查监测点台账", .elsewhere("不在单个案卷中")),
      Clause(5, "出示证件，好差评", .checks(["F01-publicity"]), .elsewhere("评价在抽取时加权")),
      Clause(6, "裁量权基准，类案同罚", .checks(["B01-benchmark-range", "B05-like-cases"])),
      Clause(7, "检查表单", .reviewer("检查记录是否使用本领域的标准表单")),
      Clause(8, "轻微违法不罚", .checks(["E01-should-be-spared", "E02-wrongly-spared"])),
      Clause(9, "规范罚款", .checks(["B03-statutory-range", "R01-order-to-correct"]), .elsewhere("报告从不按罚款金额排名")),
      Clause(10, "基层综合执法", .reviewer("乡镇（街道）的执法权限和法制审核")),
      Clause(
        11, "三项制度及比例",
        .checks([
          "F01-publicity", "F02-recording-matrix", "L01-legal-review", "P05-reviewer-qualified",
          "P04-separation",
          "O02-renewed-review",
        ]), .elsewhere("公示率、审核率、记录仪和审核人员比例为机关指标")),
      Clause(12, "典型案例通报", .elsewhere("典型案例库和通报")),
      Clause(13, "行刑衔接", .checks(["X06-transfer", "T30-transfer-limit"])),
      Clause(14, "培训", .elsewhere("练习案卷与漏看统计")),
      Clause(15, "复议", .elsewhere("被纠正的案件回看评查结论")),
      Clause(16, "案卷评查的方式", .elsewhere("集中、交叉、飞行检查等轮次")),
      Clause(17, "重大执法行为十五日内备案", .checks(["T17-record-filing"]), .elsewhere("监督建议书")),
      Clause(18, "联合监督", .elsewhere("会商、联合监督的记录")),
      Clause(19, "复议监督", .elsewhere("从一处问题查找所有案卷")),
      Clause(20, "考核通报问责", .elsewhere("通报和责任措施")),
    ])
}
