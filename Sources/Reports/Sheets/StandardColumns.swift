import CaseFiles

/// The tables in which a standard is kept in a spreadsheet: the same keys as in its YAML, each with a title.
enum StandardColumns {
  struct Column {
    enum Content { case text, words, list, number }

    /// The key in the YAML; `document.basis` stands inside `document`.
    var key: String
    var title: Localized
    var content = Content.text
    var width = 14.0
    /// What may be chosen.
    var choices: [String] = []
  }

  struct Table {
    var sheet: Localized
    /// The key of the list in the YAML.
    var key: String
    /// The column that says where a row belongs, with the table whose ids it holds.
    var parent: Column?
    var columns: [Column]

    var all: [Column] { (parent.map { [$0] } ?? []) + columns }
  }

  private static func column(
    _ key: String, _ zh: String, _ en: String, _ content: Column.Content = .text, _ width: Double = 14,
    choices: [String] = []
  ) -> Column {
    Column(
      key: key, title: Localized(zh: zh, en: en), content: content, width: width, choices: choices)
  }

  /// The head of the standard: one row for each key.
  static let head: [Column] = [
    column("id", "编号", "Id"), column("version", "版本", "Version"), column("title", "名称", "Title", .words),
    column("issuer", "发布机关", "Issuer"), column("number", "文号", "Number"),
    column("valid_from", "生效日期", "Valid from"), column("valid_to", "失效日期", "Valid to"),
    column("case_kinds", "适用案卷", "Case kinds", .list), column("total", "总分", "Total", .number),
    column("full", "满分", "Full score", .number),
    column(
      "formula", "计分公式", "Formula",
      choices: ["full-minus-deductions", "section-sums", "earned-ratio", "base-plus-ratio"]),
    column("base", "基础分", "Base", .number), column("scale", "折算分", "Scale", .number),
    column("deduction_sections", "另扣分的部分", "Deducted sections", .list),
    column("decimals", "小数位数", "Decimals", .number),
    column("rounding", "取整方式", "Rounding", choices: ["half-up", "half-even", "down"]),
    column("veto", "否决后果", "Veto effect", choices: ["score-zero", "lowest-grade", "fixed"]),
    column("veto_score", "否决后最高分", "Score after a veto", .number),
    column("bonus", "加分方式", "Bonus", choices: ["after", "ratio"]),
    column("bonus_cap", "加分上限", "Bonus cap", .number),
  ]

  private static let gradeColumns: [Column] = [
    column("name", "等次", "Grade", .words, 16), column("from", "起点分", "From", .number),
  ]

  private static let guidance: [Column] = [
    column("basis", "依据", "Basis", .text, 24), column("look", "查阅材料", "Where to look", .words, 24),
    column("errors", "常见问题", "Common errors", .words, 24),
    column("exceptions", "例外", "Exceptions", .words, 20), column("remedy", "整改要求", "Remedy", .words, 20),
    column("checks", "预检编号", "Checks", .list, 20),
  ]

  static let grades = Table(
    sheet: Localized(zh: "等次", en: "Grades"), key: "grades", columns: gradeColumns)
  static let attachedGrades = Table(
    sheet: Localized(zh: "附设等次", en: "Attached grades"), key: "attached_grades", columns: gradeColumns)
  static let settings = Table(
    sheet: Localized(zh: "未定事项", en: "Settings"), key: "settings",
    columns: [
      column("key", "所涉项", "Key"), column("options", "可选（首个为所用）", "Options", .list, 24),
      column("question", "问题", "Question", .words, 40), column("reason", "选择理由", "Reason", .words, 40),
    ])
  static let links = Table(
    sheet: Localized(zh: "关联项", en: "Links"), key: "links",
    columns: [
      column("id", "编号", "Id"), column("members", "评查项编号", "Members", .list, 30),
      column("reason", "理由", "Reason", .words, 40),
    ])
  static let sections = Table(
    sheet: Localized(zh: "部分", en: "Sections"), key: "sections",
    columns: [
      column("id", "编号", "Id", .text, 8), column("title", "名称", "Title", .words, 28),
      column("points", "封顶分", "Points", .number, 8),
      column("document.missing", "缺少文书时", "Document missing", choices: ["zero", "out"]),
      column("document.not_needed", "何时不需要", "Not needed", .words, 20),
    ]
      + guidance.map { one in
        var inner = one
        inner.key = "document." + one.key
        inner.title = Localized(zh: "文书·" + one.title.zh, en: "Document: " + one.title.en)
        return inner
      })
  static let criteria = Table(
    sheet: Localized(zh: "评查项", en: "Criteria"), key: "criteria",
    parent: column("section", "所属部分", "Section", .text, 9),
    columns: [
      column("id", "编号", "Id", .text, 8),
      column("kind", "类别", "Kind", .text, 9, choices: ["scored", "earned", "veto", "bonus", "record"]),
      column("title", "评查内容", "Title", .words, 36), column("points", "分值", "Points", .number, 7),
      column("step", "给分单位", "Step", .number, 8),
      column("not_applicable", "何时不涉及", "Not applicable", .words, 20),
      column("na", "可否不评", "May be left out", .text, 9, choices: ["allowed", "never"]),
    ] + guidance)
  static let deductions = Table(
    sheet: Localized(zh: "扣分情形", en: "Deductions"), key: "deductions",
    parent: column("criterion", "所属评查项", "Criterion", .text, 10),
    columns: [
      column("id", "编号", "Id", .text, 8), column("title", "情形", "Title", .words, 40),
      column("once", "一次扣", "Once", .number, 8), column("each", "每处扣", "Each", .number, 8),
      column("cap", "最多扣", "Cap", .number, 8), column("range", "扣分区间", "Range", .text, 10),
      column("zeroes", "连带不得分", "Zeroes", .list, 20),
    ])

  /// The tables beside the head, in the order of their sheets.
  static let tables = [sections, criteria, deductions, grades, attachedGrades, links, settings]

  static let headSheet = Localized(zh: "标准", en: "Standard")
  static let guideSheet = Localized(zh: "填写说明", en: "How to fill in")
}
