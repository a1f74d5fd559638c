import CaseFiles
import Foundation
import TerminalUI
import Yams

/// What a reviewer has chosen about the workstation, in a file of the person's own.
///
/// `$XDG_CONFIG_HOME/casereview/settings.yaml`, else `~/.config/casereview/settings.yaml`; what the bureau says
/// about itself stays in the workspace.
struct ReviewerSettings {
  var preferences = Preferences()
  /// 1 or 2 columns for characters of ambiguous width; nil: the terminal is asked at each start.
  var ambiguousWidth: Int? = 1
  var mouse = true
  /// Whether files can be opened from the screen; nil: where the terminal is known to do so.
  var links: Bool?
  /// What is wrong, each with its line and what to write instead; the rest holds.
  var problems: [Localized] = []

  static var path: String {
    let home = Environment.value("HOME") ?? "."
    return (Environment.value("XDG_CONFIG_HOME") ?? home + "/.config") + "/casereview/settings.yaml"
  }

  static func load(from path: String = path) -> ReviewerSettings {
    guard FileManager.default.fileExists(atPath: path) else { return ReviewerSettings() }
    let bytes = FileManager.default.contents(atPath: path)
    guard let text = bytes.flatMap({ TextDecoding.decode(Array($0)) }) else {
      var settings = ReviewerSettings()
      settings.report(
        line: nil, zh: "\(path) \(bytes == nil ? "读不出来" : "不是文本文件")，现用默认设置",
        en: "\(path) \(bytes == nil ? "cannot be read" : "is no text"); the defaults hold")
      return settings
    }
    return ReviewerSettings(text)
  }

  /// The console of Linux has a few hundred glyphs, and no minus, no dots and no check mark among them.
  static var isOnConsole: Bool { Environment.value("TERM") == "linux" }

  init() { preferences.signs = Self.isOnConsole ? .ascii : nil }

  init(_ text: String) {
    self.init()
    do {
      try AliasGuard.check(text, file: Self.path)
      guard let node = try Yams.compose(yaml: text, .basic) else { return }
      guard let fields = node.mapping else {
        report(node, zh: "每行应写作“字段: 值”", en: "write “field: value” lines")
        return
      }
      for (key, value) in fields { take(key, value) }
    } catch let error as LoadError {
      report(line: error.source.line, zh: error.problem.zh, en: error.problem.en)
    } catch {
      report(
        line: (error as? YamlError).flatMap(Self.line), zh: "不是有效的 YAML；每行写成“字段: 值”",
        en: "not valid YAML; write “field: value” lines")
    }
  }

  private static func line(of error: YamlError) -> Int? {
    switch error {
    case .scanner(_, _, let mark, _), .parser(_, _, let mark, _), .composer(_, _, let mark, _): mark.line
    default: nil
    }
  }

  private mutating func report(_ node: Node, zh: String, en: String) {
    report(line: node.mark?.line, zh: zh, en: en)
  }

  private mutating func report(line: Int?, zh: String, en: String) {
    problems.append(
      Localized(
        zh: "设置\(line.map { "第\($0)行" } ?? "")：\(zh)",
        en: "settings\(line.map { ", line \($0)" } ?? ""): \(en)"))
  }

  private mutating func take(_ key: Node, _ value: Node) {
    let name = key.string ?? ""
    guard let field = Field.allCases.first(where: { $0.names.contains(name.lowercased()) }) else {
      let known = Field.allCases.map { ($0.names[0], $0.names[1]) }
      report(
        key, zh: "没有“\(name)”这一项；可写 \(known.map(\.0).joined(separator: "、"))",
        en: "there is no “\(name)”; there are \(known.map(\.1).joined(separator: ", "))")
      return
    }
    if value.string?.isEmpty == true { return }
    switch field {
    case .keys: takeKeys(value)
    case .phrases: takePhrases(value)
    default:
      let word = value.string?.lowercased() ?? ""
      guard take(word, as: field) else {
        report(
          value, zh: "“\(name)”不能是“\(value.string ?? "…")”；可写 \(field.values)",
          en: "“\(name)” cannot be “\(value.string ?? "…")”; write \(field.values)")
        return
      }
    }
  }

  private mutating func take(_ word: String, as field: Field) -> Bool {
    let yes: Bool? =
      ["是", "yes", "true", "开"].contains(word)
      ? true : ["否", "no", "false", "关"].contains(word) ? false : nil
    let isAutomatic = ["自动", "auto"].contains(word)
    switch field {
    case .language: preferences.language = Language(rawValue: word) ?? preferences.language
    case .theme: if !isAutomatic { preferences.theme = Theme(rawValue: word) ?? preferences.theme }
    case .ambiguous: ambiguousWidth = isAutomatic ? nil : Int(word) ?? ambiguousWidth
    case .lines: preferences.signs = word == "ascii" ? .ascii : .unicode
    case .mouse: mouse = yes ?? mouse
    case .links: links = yes
    case .keys, .phrases: break
    }
    return switch field {
    case .language: Language(rawValue: word) != nil
    case .theme: isAutomatic || Theme(rawValue: word) != nil
    case .ambiguous: isAutomatic || word == "1" || word == "2"
    case .lines: ["ascii", "线条", "lines"].contains(word)
    case .mouse: yes != nil
    case .links: yes != nil || isAutomatic
    case .keys, .phrases: true
    }
  }

  private mutating func takePhrases(_ value: Node) {
    guard let items = value.sequence else {
      report(value, zh: "常用语每条写一行，以“- ”开头", en: "write each phrase on a line of its own after “- ”")
      return
    }
    preferences.phrases = items.compactMap(\.string).filter { !$0.isEmpty }
  }

  private mutating func takeKeys(_ value: Node) {
    guard let screens = value.mapping else {
      report(
        value, zh: "键位写作“屏: {命令: 键}”，例如 评查: {采纳: A}",
        en: "write keys as “screen: {command: key}”, such as review: {adopt: A}")
      return
    }
    var wishes: [(wish: KeyMap.Wish, node: Node)] = []
    for (screen, commands) in screens {
      guard let commands = commands.mapping else {
        report(screen, zh: "写作 评查: {采纳: A}", en: "write review: {adopt: A}")
        continue
      }
      for (command, keys) in commands {
        let list = keys.string.map { [$0] } ?? keys.sequence?.compactMap(\.string) ?? []
        wishes.append(
          (.init(screen: screen.string ?? "", command: command.string ?? "", keys: list), command))
      }
    }
    var refused: [(wish: Int, text: Localized)] = []
    preferences.keys = KeyMap(wishes.map(\.wish), problems: &refused)
    for (index, text) in refused {
      report(wishes[index].node, zh: text.zh, en: text.en)
    }
  }

  /// The fields, each by its Chinese and its English name.
  private enum Field: CaseIterable {
    case language, theme, ambiguous, lines, mouse, links, phrases, keys

    var names: [String] {
      switch self {
      case .language: ["语言", "language"]
      case .theme: ["配色", "theme"]
      case .ambiguous: ["歧义宽度", "ambiguous"]
      case .lines: ["边框", "lines"]
      case .mouse: ["鼠标", "mouse"]
      case .links: ["链接", "links"]
      case .phrases: ["常用语", "phrases"]
      case .keys: ["键位", "keys"]
      }
    }

    var values: String {
      switch self {
      case .language: "zh, en"
      case .theme: Theme.allCases.map(\.rawValue).joined(separator: ", ") + ", 自动/auto"
      case .ambiguous: "1, 2, 自动/auto"
      case .lines: "线条/lines, ascii"
      case .mouse: "是/yes, 否/no"
      case .links: "是/yes, 否/no, 自动/auto"
      case .phrases, .keys: ""
      }
    }
  }
}

extension ReviewerSettings {
  /// What the settings hold before anything was chosen: every field with its meaning, switched off.
  static let template = """
    # casereview 评查人设置 / settings of the reviewer。去掉行首的 # 即生效，存盘后立即起作用，不必重启。
    # Take the # away to switch a line on; it holds as soon as the file is saved.
    # 语言: zh              # language: zh | en
    # 配色: 自动            # theme: auto 随终端背景 | dark 深色背景 | light 浅色背景 | contrast 高对比 | mono 无色
    # 歧义宽度: 1           # ambiguous: 1 | 2 | auto；“ ”…─★ 等字符占几列，错位时改为 2；auto 启动时问终端
    # 边框: 线条            # lines: lines 线条 | ascii 只用 ASCII 字符
    # 鼠标: 是              # mouse: yes | no；关闭后可用终端自己的选取
    # 链接: 自动            # links: yes | no | auto；支持的终端里可以点开原件
    # 常用语:               # phrases：写理由时按拼音首字母或任意几个字提示，Tab 采用
    #   - 立案审批表未载明承办人意见
    #   - 询问笔录未经被询问人逐页签名
    # 键位:                 # keys：屏和命令用 ? 帮助里的名称，键写作 A、^E、F8、Enter、空格
    #   评查: {采纳: A, 不采纳: [x, F8]}
    #   各屏通用: {撤销: [u, U]}

    """

  /// Makes the file where there is none, so that it can be edited.
  static func prepare() -> Bool {
    let folder = (path as NSString).deletingLastPathComponent
    try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    if FileManager.default.fileExists(atPath: path) { return true }
    return (try? template.write(toFile: path, atomically: true, encoding: .utf8)) != nil
  }

  /// When the file was last changed, to see a change without reading it; nil where there is none.
  static func changed() -> Date? {
    (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
  }
}
