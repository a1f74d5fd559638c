import Glibc

extension CaseFile {
  /// Starts a case file from nothing: writes a `case.yaml` with every field, blank, and what to write there, and
  /// lists the documents that lie in the folder already. Returns the path written.
  ///
  /// The folder is made where there is none. Throws where there is a manifest already, which is left as it is, or
  /// where nothing can be written.
  public static func start(in given: String, language: Language) throws(LoadError) -> String {
    var folder = given
    while folder.count > 1, folder.hasSuffix("/") { folder.removeLast() }
    try makeFolder(folder)
    let access = FileAccess(folder: folder)
    let names = access.names()
    if let manifest = names.first(where: { manifestNames.contains($0) }) {
      throw LoadError(
        source: Source(file: folder + "/" + manifest),
        problem: Localized(zh: "已经有了，没有改动", en: "is there already and was left as it is"),
        remedy: Localized(zh: "用 casereview \(given) 打开", en: "open it with casereview \(given)"))
    }
    let path = folder + "/" + manifestNames[0]
    let text = NewManifest(documents: names.map { ($0, documentName($0)) }).text(in: language)
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw unwritable(path) }
    defer { close(descriptor) }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else { throw unwritable(path) }
      rest = rest.dropFirst(count)
    }
    return path
  }

  private static func makeFolder(_ path: String) throws(LoadError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o755) == 0 || errno == EEXIST else { throw unwritable(path) }
    }
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
      throw LoadError(
        source: Source(file: path), problem: Localized(zh: "不是文件夹", en: "is no folder"),
        remedy: Localized(zh: "换一个文件夹名", en: "choose another name"))
    }
  }

  private static func unwritable(_ path: String) -> LoadError {
    LoadError(
      source: Source(file: path),
      problem: Localized(
        zh: "写不进去（\(String(cString: strerror(errno)))）",
        en: "cannot be written (\(String(cString: strerror(errno))))"),
      remedy: Localized(
        zh: "检查上一级文件夹能否写入，或换一处", en: "see that the folder above can be written to, or choose another"))
  }
}

/// A manifest with nothing filled in: the fields in their order, each with what to write.
struct NewManifest {
  /// The files in the folder, with the names of the documents they hold.
  var documents: [(file: String, name: String)]

  func text(in language: Language) -> String {
    let lines = Self.lines.map { line in
      guard let hint = line.hint else { return line.field }
      if line.field.isEmpty { return "# " + hint[language] }
      let gap = String(repeating: " ", count: max(1, 14 - line.field.count))
      return line.field + gap + "# " + hint[language]
    }
    return (lines + listed).joined(separator: "\n") + "\n"
  }

  private var listed: [String] {
    documents.map { file, name in "  - {名称: \(quoted(name)), 文件: \(quoted(file)), 页数: , 日期: }" }
  }

  /// A double-quoted YAML scalar: a file may have any name.
  private func quoted(_ text: String) -> String {
    "\""
      + text.unicodeScalars.map { scalar in
        switch scalar {
        case "\"", "\\": "\\\(scalar)"
        case _
        where scalar.value < 0x20 || (0x7F...0xA0).contains(scalar.value)
          || (0x2028...0x2029).contains(scalar.value):
          "\\u" + String(String(scalar.value + 0x10000, radix: 16).dropFirst())
        default: String(scalar)
        }
      }.joined() + "\""
  }

  private struct Line {
    var field: String
    var hint: Localized?
  }

  private static func line(_ field: String, _ zh: String? = nil, _ en: String? = nil) -> Line {
    Line(field: field, hint: zh.map { Localized(zh: $0, en: en ?? $0) })
  }

  /// Groups that say something by being there stand as comments.
  private static let lines: [Line] = [
    line(
      "", "案卷事实：每行“字段: 值”，冒号后空一格；案卷没有记载的留空，不要猜。",
      "The facts: “field: value”, a blank after the colon. Leave blank what the file does not record; never guess."
    ),
    line(
      "", "日期写 2024-09-09 或 2024年9月9日；金额写 5000元、0.5万元；是非写 是 或 否。",
      "Dates: 2024-09-09; amounts: 5000元, 0.5万元; yes and no: 是, 否."),
    line(
      "", "先填案号再开始评查：评查记录按案号归档。行首有 # 的是说明和样例。",
      "Fill in 案号 before reviewing: reviews are kept by it. Lines that begin with # explain or show examples."
    ),
    line("案卷类型:", CaseKind.allCases.map(\.rawValue).joined(separator: " · ")),
    line("案号:", "示市监罚〔2024〕31号"),
    line("案件名称:"),
    line("案由:", "违法行为，与裁量基准和清单的写法一致", "the act, as benchmarks and lists name it"),
    line("领域:", "市场监管、生态环境、交通运输 …"),
    line("执法机关:"),
    line("  名称:"), line("  层级:", "县级、市级、省级"), line("  统一社会信用代码:"),
    line("当事人:"),
    line("  名称:"), line("  类型:", "自然人、个体工商户、企业 …"), line("  统一社会信用代码:"), line("  证件号码:"),
    line("  涉企:", "是 或 否", "是 or 否"), line("  首次违法:", "是 或 否", "是 or 否"),
    line("执法人员:", "每人一行", "a line for each"),
    line("#  - {姓名: 张某, 证号: \"99010001001\", 有效期自: 2022-01-01, 有效期至: 2026-12-31, 职责: 主办}"),
    line("法制审核人员:"),
    line("#  - {姓名: 王某, 法律职业资格: 是}"),
    line("重大执法决定:", "是 或 否", "是 or 否"),
    line("涉嫌犯罪:"),
    line("危害生命健康金融安全:", "是否涉及生命健康或金融安全且有危害后果", "whether life, health or financial safety was harmed"),
    line("事件:", "立案、现场检查、调查询问、事先告知、处罚决定、送达 …；次序不限", "in any order"),
    line("#  - {事件: 立案, 日期: 2024-09-09, 批准人: 孙某, 文书: 立案审批表, 页: 1}"),
    line("#  - {事件: 现场检查, 日期: 2024-09-10, 时间: \"09:10-10:05\", 地点: 某路1号, 人员: [张某, 李某], 文书: 现场检查笔录, 页: 1}"),
    line("#  - {事件: 检测, 日期: 2024-09-15, 至: 2024-09-25, 书面告知: 是}"),
    line("#  - {事件: 事先告知, 日期: 2024-11-04, 送达: 2024-11-05, 方式: 直接送达, 拟罚款: 5000元, 放弃: 否}"),
    line("#  - {事件: 查封扣押, 日期: 2024-09-10, 至: 2024-10-09, 紧急: 否}"),
    line("#  - {事件: 复查, 日期: 2024-09-21, 结果: 已改正}"),
    line("#  - {事件: 缴款, 日期: 2024-12-20, 金额: 5000元}"),
    line("处罚:", PenaltyKind.allCases.map(\.rawValue).joined(separator: " · ")),
    line("#  - {种类: 罚款, 金额: 5000元, 法定下限: 5000元, 法定上限: 50000元}"),
    line("裁量:"),
    line("  基准:", "裁量基准的编号", "the benchmark's id"), line("  制定机关:"), line("  阶次:", "较轻、一般、较重 …"),
    line("#  因素: {违法次数: 1, 货值金额: 800元}"),
    line("#  调整适用: {方向: 低于基准, 理由: 某某, 批准方式: 集体讨论, 日期: 2024-12-02, 文书: 裁量调整审批表}"),
    line("#清单适用: {清单: 减轻处罚, 事项: 某某, 决定书载明: 是, 台账登记: 是}"),
    line("#责令改正: {日期: 2024-09-10, 期限: 2024-09-20, 复查日期: 2024-09-21, 结果: 已改正, 文书: 责令改正通知书}"),
    line("经济影响评估:", "立案、调查、决定、执行、公开各环节", "at each stage"),
    line("#  - {环节: 决定, 日期: 2024-11-20, 文书: 涉企案件经济影响评估表}"),
    line(
      "#行政检查: {计划内: 是, 备案: 是, 园区企业: 否, 日期: 2024-09-10, 综合查一次: 否, 例外事由: 投诉举报, 检查来源: 投诉, 信用等级: A, 白名单: 否, 检查事项: 食品经营}"
    ),
    line("#公示要素: {主体: 是, 依据: 是, 出示证件: 是, 结果: 是}"),
    line("#电子监控: {法制审核: 是, 技术审核: 是, 设置公告: 是, 记录审核: 是}"),
    line("#观察期: {期内: 是, 柔性措施: 行政约谈, 例外事由: 无}"),
    line("音像记录:"),
    line("#  - {环节: 送达, 文件: 送达.mp4, 时长: 12分, 载体: 执法记录仪}"),
    line(
      "文书:", "卷内文书，按目录次序；只有纸质件的不写“文件”", "the documents in their order; without 文件 where there is only paper"),
    line(
      "#  - {名称: 立案审批表, 文件: 01-立案审批表.docx, 页数: 2, 日期: 2024-09-09, 签署: [张某, 李某], 印章: 有, 文号: 示市监立〔2024〕38号}"),
  ]
}
