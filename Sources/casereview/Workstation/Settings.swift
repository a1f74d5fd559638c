import CaseFiles
import Foundation
import Reports
import Yams

/// What a bureau tells the program about itself, in `settings.yaml` of the workspace.
struct Settings {
  /// 评查机关: the body that signs.
  var bureau: String?
  /// 文号前缀, such as 示司评; the number's year and serial follow.
  var opinionPrefix: String?
  var noticePrefix: String?
  var contact: Instrument.Contact?
  /// 整改期限 in calendar days from the notice's date.
  var rectificationDays = 30
  /// 字体文件夹: the bureau's own fonts for PDF, such as 方正小标宋 and 仿宋_GB2312.
  var fontFolder: String?
  var round: String?
  var mode: String?

  static let template = """
    # casereview 工作区设置。去掉行首的 # 并填写，保存后立即生效。
    # 评查机关: 示例区司法局
    # 评查意见书字号: 示司评
    # 整改通知书字号: 示司整
    # 联系人: 张某
    # 联系电话: 0000-0000000
    # 整改期限: 30            # 自然日，自整改通知书落款日起算
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
    settings.opinionPrefix = words("评查意见书字号")
    settings.noticePrefix = words("整改通知书字号")
    if let name = words("联系人"), let phone = words("联系电话") {
      settings.contact = Instrument.Contact(name: name, phone: phone)
    }
    if let days = words("整改期限") {
      guard let count = Int(days), (1...3650).contains(count) else {
        throw CommandFailure(
          zh: "\(path)：整改期限“\(days)”不是天数；应写作 30", en: "\(path): 整改期限 “\(days)” is no number of days; write 30"
        )
      }
      settings.rectificationDays = count
    }
    settings.round = words("评查批次")
    settings.mode = words("评查方式")
    settings.fontFolder = words("字体文件夹").map { ($0 as NSString).expandingTildeInPath }
    return settings
  }
}
