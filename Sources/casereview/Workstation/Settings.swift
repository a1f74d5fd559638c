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

  /// Reads the workspace's settings; writes the commented template where there are none yet.
  static func load(workspace: String) throws(CommandFailure) -> Settings {
    let path = workspace + "/settings.yaml"
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
      // Without a folder to write to, the defaults serve as well.
      try? template.write(toFile: path, atomically: true, encoding: .utf8)
      return Settings()
    }
    var settings = Settings()
    let fields: [String: Any]
    do {
      fields = try Yams.load(yaml: text, .basic) as? [String: Any] ?? [:]
    } catch {
      throw CommandFailure(
        zh: "\(path)：不是有效的 YAML；每行写成“字段: 值”", en: "\(path): is not valid YAML; write “field: value” lines")
    }
    func words(_ key: String) -> String? {
      (fields[key] as? String).flatMap { $0.isEmpty ? nil : $0 }
    }
    settings.bureau = words("评查机关")
    for (kind, name) in Self.names { settings.prefixes[kind] = words(name + "字号") }
    for (kind, name) in Self.reportNames { settings.reportPrefixes[kind] = words(name + "字号") }
    settings.government = words("报告机关")
    settings.copies = (words("抄送") ?? "").split { "，,、".contains($0) }
      .map { $0.trimmingCharacters(in: .whitespaces) }.filter { !$0.isEmpty }
    settings.basis = words("监督依据")
    if let name = words("联系人"), let phone = words("联系电话") {
      settings.contact = Instrument.Contact(name: name, phone: phone)
    }
    func days(_ key: String) throws(CommandFailure) -> Int? {
      guard let text = words(key) else { return nil }
      guard let count = Int(text), (1...3650).contains(count) else {
        throw CommandFailure(
          zh: "\(path)：\(key)“\(text)”不是天数；应写作 30",
          en: "\(path): \(key) “\(text)” is no number of days; write 30")
      }
      return count
    }
    settings.rectificationDays = try days("整改期限") ?? settings.rectificationDays
    for (kind, name) in Self.names { settings.days[kind] = try days(name + "期限") }
    settings.reportDays = try days("执行报告期限")
    settings.filingDays = try days("备案期限")
    settings.objectionDays = try days("异议期限")
    settings.escalation.remind = try days("提醒逾期日数") ?? settings.escalation.remind
    settings.escalation.urge = try days("督促逾期日数") ?? settings.escalation.urge
    settings.escalation.summon = try days("约谈逾期日数") ?? settings.escalation.summon
    settings.round = words("评查批次")
    settings.mode = words("评查方式")
    settings.fontFolder = words("字体文件夹").map { ($0 as NSString).expandingTildeInPath }
    return settings
  }
}
