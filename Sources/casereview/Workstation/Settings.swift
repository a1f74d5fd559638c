import CaseFiles
import Foundation
import Reports
import Reviewing
import Yams

/// What a bureau tells the program about itself, in `settings.yaml` of the workspace.
struct Settings {
  /// 评查机关: the body that signs.
  var bureau: String?
  /// 文号前缀 of each instrument, such as 示司评; the number's year and serial follow.
  var prefixes: [Instrument.Kind: String] = [:]
  var contact: Instrument.Contact?
  /// 整改期限 in calendar days from the notice's date.
  var rectificationDays = 30
  /// Calendar days an agency has after an instrument of supervision; regulations differ, so none is assumed.
  var days: [Instrument.Kind: Int] = [:]
  /// Calendar days to report how a supervision decision was carried out.
  var reportDays: Int?
  /// Calendar days after a major act within which it is filed for the record.
  var filingDays: Int?
  /// Calendar days to object to an instrument.
  var objectionDays: Int?
  /// From how many days after the last day a reminder, pressing and a summons are suggested.
  var escalation = EscalationPolicy()
  /// 监督依据: the regulation that makes the bureau a supervisor.
  var basis: String?
  /// 字体文件夹: the bureau's own fonts for PDF, such as 方正小标宋 and 仿宋_GB2312.
  var fontFolder: String?
  /// 通报字号 and the like: the prefixes of reports on many files.
  var reportPrefixes: [RoundReport.Kind: String] = [:]
  /// 报告机关: the government the quarterly report goes to.
  var government: String?
  /// 抄送: who gets copies of every instrument.
  var copies: [String] = []
  var round: String?
  var mode: String?

  /// What the settings call an instrument, before 字号 and 期限.
  private static let names: [(Instrument.Kind, String)] = [
    (.reviewOpinion, "评查意见书"), (.rectificationNotice, "整改通知书"), (.supervisionNotice, "监督通知书"),
    (.supervisionAdvice, "监督建议书"), (.supervisionOpinion, "监督意见书"), (.supervisionDecision, "监督决定书"),
    (.filingReply, "备案复函"),
  ]

  private static let reportNames: [(RoundReport.Kind, String)] = [
    (.round, "通报"), (.quarterly, "季度报告"), (.selfReview, "自查报告"),
  ]

  static let template = """
    # casereview 工作区设置。去掉行首的 # 并填写，保存后立即生效。
    # 评查机关: 示例区司法局
    # 评查意见书字号: 示司评
    # 整改通知书字号: 示司整
    # 监督通知书字号: 示司监通
    # 监督建议书字号: 示司监建
    # 监督意见书字号: 示司监意
    # 监督决定书字号: 示司监决
    # 备案复函字号: 示司备函
    # 通报字号: 示司通
    # 季度报告字号: 示司报
    # 自查报告字号: 示司查
    # 报告机关: 示例区人民政府       # 季度报告的主送机关
    # 抄送: 示例市司法局，示例区人民政府办公室   # 每份文书的抄送机关；导出时可用 --copy-to 另加
    # 联系人: 张某
    # 联系电话: 0000-0000000
    # 整改期限: 30            # 自然日，自整改通知书落款日起算
    # 监督依据: 行政执法监督条例   # 写明本机关开展监督所依的条例；山东写 山东省行政执法监督条例
    # 以下期限均为自然日，自文书落款日起算，按本地规定填写（例如山东省条例第二十八条、第二十九条均为 30）
    # 监督通知书期限: 30
    # 监督建议书期限: 30
    # 监督意见书期限: 30
    # 监督决定书期限: 30
    # 执行报告期限: 30
    # 备案复函期限: 30
    # 备案期限: 15            # 重大行政执法行为作出后报送备案的日数
    # 异议期限: 10
    # 以下为整改逾期后建议催办的日数（自期限届满次日起算），法律没有规定，由本机关确定
    # 提醒逾期日数: 1
    # 督促逾期日数: 15
    # 约谈逾期日数: 30
    # 评查批次: 2024年下半年行政执法案卷评查
    # 评查方式: 集中评查
    # 字体文件夹: ~/fonts      # 本机关的方正小标宋、仿宋_GB2312 等字体，导出 PDF 时优先使用

    """

  /// Reads the workspace's settings; writes the commented template where there is no such file yet.
  static func load(workspace: String) throws(CommandFailure) -> Settings {
    let path = path(workspace)
    if !FileManager.default.fileExists(atPath: path) {
      // Without a folder to write to, the defaults serve as well.
      try? template.write(toFile: path, atomically: true, encoding: .utf8)
    }
    return try read(workspace: workspace)
  }

  /// Reads the workspace's settings and writes nothing; the defaults where there is no such file.
  ///
  /// What cannot be taken in is an error that names it: a document that goes out without the bureau's name or under
  /// another prefix is worse than none.
  static func read(workspace: String) throws(CommandFailure) -> Settings {
    let path = path(workspace)
    guard FileManager.default.fileExists(atPath: path) else { return Settings() }
    guard let bytes = FileManager.default.contents(atPath: path), let text = TextDecoding.decode(Array(bytes))
    else {
      throw CommandFailure(
        zh: "\(path)：读不出来，或者不是文本文件；请检查读取权限，用文本编辑器另存为 UTF-8",
        en: "\(path): cannot be read or is no text; check the permission, save it as UTF-8 with a text editor"
      )
    }
    return try Settings(Fields(text, of: path))
  }

  private static func path(_ workspace: String) -> String { workspace + "/settings.yaml" }

  private init(_ fields: Fields) throws(CommandFailure) {
    var fields = fields
    bureau = try fields.words("评查机关")
    for (kind, name) in Self.names { prefixes[kind] = try fields.words(name + "字号") }
    for (kind, name) in Self.reportNames { reportPrefixes[kind] = try fields.words(name + "字号") }
    government = try fields.words("报告机关")
    copies = (try fields.words("抄送") ?? "").split { "，,、".contains($0) }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    basis = try fields.words("监督依据")
    let (name, phone) = (try fields.words("联系人"), try fields.words("联系电话"))
    if let name, let phone { contact = Instrument.Contact(name: name, phone: phone) }
    rectificationDays = try fields.days("整改期限") ?? rectificationDays
    for (kind, name) in Self.names { days[kind] = try fields.days(name + "期限") }
    reportDays = try fields.days("执行报告期限")
    filingDays = try fields.days("备案期限")
    objectionDays = try fields.days("异议期限")
    escalation.remind = try fields.days("提醒逾期日数") ?? escalation.remind
    escalation.urge = try fields.days("督促逾期日数") ?? escalation.urge
    escalation.summon = try fields.days("约谈逾期日数") ?? escalation.summon
    round = try fields.words("评查批次")
    mode = try fields.words("评查方式")
    fontFolder = try fields.words("字体文件夹").map { ($0 as NSString).expandingTildeInPath }
    try fields.close()
  }

  private init() {}
}

/// The lines of the settings, each of which somebody has to ask for.
private struct Fields {
  private let path: String
  private let fields: Node.Mapping
  private var asked: [String] = []

  init(_ text: String, of path: String) throws(CommandFailure) {
    self.path = path
    do {
      try AliasGuard.check(text, file: path)
      let node = try Yams.compose(yaml: text, .basic)
      if let fields = node?.mapping {
        self.fields = fields
        return
      }
      // A file of remarks alone holds no line.
      if node?.null != nil || node == nil {
        fields = Node.Mapping([])
        return
      }
    } catch let error as LoadError {
      throw CommandFailure(zh: error.message(in: .zh), en: error.message(in: .en))
    } catch {}
    throw CommandFailure(
      zh: "\(path)：不是有效的 YAML；每行写成“字段: 值”", en: "\(path): is not valid YAML; write “field: value” lines")
  }

  /// The words of a field; nil where it is absent or empty.
  mutating func words(_ key: String) throws(CommandFailure) -> String? {
    asked.append(key)
    guard let value = fields[Node(key)] else { return nil }
    guard let text = value.scalar?.string else {
      throw failure(value, zh: "\(key)应写成一行文字", en: "\(key) is one line of text")
    }
    return text.isEmpty ? nil : text
  }

  mutating func days(_ key: String) throws(CommandFailure) -> Int? {
    guard let text = try words(key) else { return nil }
    guard let count = Int(text), (1...3650).contains(count) else {
      throw failure(
        fields[Node(key)], zh: "\(key)“\(text)”不是天数；应写作 30",
        en: "\(key) “\(text)” is no number of days; write 30")
    }
    return count
  }

  /// Refuses a line nobody has asked for: its name is misspelt.
  func close() throws(CommandFailure) {
    for (key, _) in fields where !asked.contains(key.string ?? "") {
      throw failure(
        key, zh: "没有“\(key.string ?? "")”这一项；可写 \(asked.joined(separator: "、"))",
        en: "there is no “\(key.string ?? "")”; write one of \(asked.joined(separator: ", "))")
    }
  }

  private func failure(_ node: Node?, zh: String, en: String) -> CommandFailure {
    let line = node?.mark?.line
    return CommandFailure(
      zh: "\(path)\(line.map { " 第\($0)行" } ?? "")：\(zh)",
      en: "\(path)\(line.map { ", line \($0)" } ?? ""): \(en)")
  }
}
