/// Every item of the five papers, so that none is passed over without a word.
enum ClauseTable {
  static let papers = [cuiping, huaxian, dingtao, nansha, ganzhou]

  static let cuiping = Paper(
    name: "翠府办发〔2024〕79号（宜宾翠屏）", items: 1...15,
    clauses: [
      Clause(1, "执法为民，不以罚款论成绩", .elsewhere("报告从不按罚款金额排名，程序会拒绝并指出条款")),
      Clause(
        2, "过罚相当，类案同罚", .checks(["B05-like-cases", "B01-benchmark-range", "M02-not-heavier"]),
        .reviewer("处罚与事实、性质、情节是否相当")),
      Clause(3, "涉企案件经济影响评估", .checks(["X01-economic-impact"]), .reviewer("是否采取了对企业损害最小的措施")),
      Clause(
        4, "四张清单",
        .checks([
          "E01-should-be-spared", "E02-wrongly-spared", "E03-excluded-class", "E04-list-stated", "E05-ledger",
        ])),
      Clause(5, "落实裁量权基准", .checks(["B01-benchmark-range", "B03-statutory-range"])),
      Clause(6, "调整适用基准须批准或者集体讨论", .checks(["B02-adjustment-approval", "L02-collective-discussion"])),
      Clause(7, "柔性执法，观察期", .checks(["X05-observation"]), .reviewer("说服教育、指导约谈等方式用得是否恰当")),
      Clause(
        8, "罚款同时责令改正，顶格须说明", .checks(["R01-order-to-correct", "R02-reinspection", "B04-top-fine"])),
      Clause(9, "综合查一次，不重复检查", .checks(["X04-repeat"]), .reviewer("同一系统上下级是否就同一事项重复检查")),
      Clause(10, "规范检查，事先通报", .checks(["X03-plan", "X07-origin"]), .reviewer("检查前是否应当并已经通报时间、依据、方式")),
      Clause(11, "按信用分级分类检查", .reviewer("检查频次与案卷所记信用等级是否相称")),
      Clause(12, "自行纠错", .checks(["T13-withdrawal"]), .reviewer("撤销、变更是否听取了当事人意见"), .elsewhere("整改与回头看")),
      Clause(
        13, "三项制度，案卷评查",
        .checks(["F01-publicity", "F02-recording-matrix", "L01-legal-review", "T14-publication"]),
        .elsewhere("评查轮次、评分和报告")),
      Clause(14, "协调监督，投诉与案例", .elsewhere("投诉与评价在抽取时加权，典型案例库")),
      Clause(15, "监督联动，每季度报告", .elsewhere("季度报告")),
    ])

  static let huaxian = Paper(
    name: "滑法政办[2022]17号（安阳滑县）", items: 0...12,
    clauses: [
      Clause(1, "双随机、一公开", .checks(["X07-origin", "X04-repeat"])),
      Clause(2, "信用监管", .reviewer("抽查比例和频次与信用等级是否相称")),
      Clause(3, "重点领域重点监管", .reviewer("是否属于重点领域")),
      Clause(4, "包容审慎，观察期", .checks(["X05-observation"])),
      Clause(5, "智慧监管", .checks(["F03-monitoring-evidence"])),
      Clause(6, "规范裁量，同类同罚", .checks(["B01-benchmark-range", "B03-statutory-range", "B05-like-cases"])),
      Clause(7, "四张清单", .checks(["E01-should-be-spared", "E02-wrongly-spared", "E03-excluded-class"])),
      Clause(
        8, "慎重执行，延期分期",
        .checks(["T23-court-limit", "T10-payment", "T11-surcharge", "T22-demand-before-court"])),
      Clause(9, "持证亮证", .checks(["P01-two-officers", "P02-certificate-valid", "F01-publicity"])),
      Clause(10, "协调监督体系", .elsewhere("评查轮次和进度")),
      Clause(
        11, "三项制度，常态化监督",
        .checks(["F01-publicity", "F02-recording-matrix", "L01-legal-review", "P05-reviewer-qualified"]),
        .elsewhere("集中评查、随机抽查、特邀监督员")),
      Clause(12, "过错责任追究", .elsewhere("报告列明通报、约谈、暂扣或者吊销证件")),
      Clause(0, "附件：清单的格式和适用情形", .checks(["E02-wrongly-spared"]), .elsewhere("清单可以按附件的列导入导出")),
    ])

  static let dingtao = Paper(
    name: "菏定政办字〔2023〕6号（菏泽定陶）", items: 1...18,
    clauses: [
      Clause(1, "主体合法并公示", .checks(["F01-publicity", "N03-body-seal"])),
      Clause(2, "人员持证上岗", .checks(["P01-two-officers", "P02-certificate-valid", "P03-one-place-at-a-time"])),
      Clause(
        3, "程序规范，全过程记录是评查内容",
        .checks(["F02-recording-matrix", "O01-order-of-steps", "T02-decision-limit", "L01-legal-review"])),
      Clause(4, "不以罚款创收、排名", .elsewhere("报告从不按罚款金额排名")),
      Clause(5, "免罚轻罚清单，台账", .checks(["E01-should-be-spared", "E02-wrongly-spared", "E05-ledger"])),
      Clause(6, "执法纪律", .reviewer("有无乱收费、摊派等记载")),
      Clause(7, "检查台账，签字归档", .checks(["P01-two-officers", "C02-required-documents", "C01-catalogue"])),
      Clause(8, "年度检查计划备案", .checks(["X03-plan"])),
      Clause(9, "柔性执法，说理", .checks(["X05-observation", "C03-decision-content"]), .reviewer("说理是否充分")),
      Clause(10, "联合执法", .checks(["X04-repeat"])),
      Clause(11, "投诉举报渠道", .checks(["T04-filing-limit"]), .elsewhere("投诉与热线在抽取时加权")),
      Clause(12, "监督全覆盖", .elsewhere("标准、检查和报告共同覆盖")),
      Clause(13, "社会监督员", .elsewhere("特邀监督员的任务包")),
      Clause(14, "组织领导", .elsewhere("不涉及案卷")),
      Clause(15, "宣传引导", .elsewhere("不涉及案卷")),
      Clause(16, "监督培训", .elsewhere("练习案卷与漏看统计")),
      Clause(17, "信息共享", .elsewhere("会商、联合监督的记录")),
      Clause(18, "倒查问责", .elsewhere("被复议、诉讼纠正的案件回看评查结论")),
    ])
}
