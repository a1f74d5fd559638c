import CaseFiles

/// Why the screens cannot be shown here.
public enum TerminalError: Error, Equatable, Sendable {
  /// There is no terminal to draw on.
  case noTerminal
  /// `TERM` names a terminal that the system's terminfo does not know, or one that cannot place the cursor.
  case unusableTerminal(String)
  /// No UTF-8 locale can be had; the locale asked for.
  case notUTF8(String)

  public var message: Localized {
    switch self {
    case .noTerminal:
      Localized(
        zh: "此处没有终端，无法打开工作台；在终端窗口中运行，或用 casereview --plain 逐行评查，"
          + "或改用 casereview check、export 等命令。",
        en:
          "There is no terminal here to open the workstation on; run it in a terminal window, review in lines "
          + "with casereview --plain, or use the commands (casereview check, export …).")
    case .unusableTerminal(let name):
      Localized(
        zh: "终端类型不可用：TERM=\(name)；请改为本机支持的类型，例如 TERM=xterm-256color，"
          + "或用 casereview --plain 逐行评查。",
        en:
          "Unusable terminal type: TERM=\(name); set one this machine knows, such as TERM=xterm-256color, or "
          + "review in lines with casereview --plain.")
    case .notUTF8(let name):
      Localized(
        zh: "语言环境不是 UTF-8：“\(name)”；请设置 LC_ALL=C.UTF-8 或 LC_ALL=zh_CN.UTF-8 后再运行。",
        en: "The locale is not UTF-8: “\(name)”; set LC_ALL=C.UTF-8 or LC_ALL=zh_CN.UTF-8 and run again.")
    }
  }
}
