import ArgumentParser
import CaseFiles
import Foundation

/// The options every command takes.
struct SharedOptions: ParsableArguments {
  @Option(help: said("工作区文件夹", "The workspace's folder."))
  var workspace: String?

  @Option(help: said("界面语言：zh 或 en", "The language of the interface: zh or en."))
  var lang: Language?

  @Option(help: said("标准、法律数据所在文件夹", "A folder of standards and law data to look into first."))
  var standards: String?

  var language: Language { lang ?? Environment.language }

  var workspacePath: String { workspace ?? Environment.workspace }
}

extension Language: ExpressibleByArgument {}

/// What the program is told by its surroundings.
enum Environment {
  /// One variable; nil where it is not set or empty.
  static func value(_ name: String) -> String? {
    guard let bytes = getenv(name), bytes.pointee != 0 else { return nil }
    return String(cString: bytes)
  }

  static var language: Language {
    value("CASEREVIEW_LANG").flatMap(Language.init(rawValue:)) ?? .zh
  }

  /// `$CASEREVIEW_WORKSPACE`, else the user's data folder.
  static var workspace: String {
    if let path = value("CASEREVIEW_WORKSPACE") { return path }
    if let data = value("XDG_DATA_HOME") { return data + "/casereview" }
    return (value("HOME") ?? ".") + "/.local/share/casereview"
  }

  /// The person at the keyboard, by the name of the account unless told otherwise.
  static var reviewer: String {
    value("CASEREVIEW_REVIEWER") ?? value("USER") ?? NSUserName()
  }
}

/// A sentence of the command line's own help, in the language asked for; read before options are parsed.
func said(_ zh: String, _ en: String) -> String {
  let arguments = CommandLine.arguments
  if let index = arguments.firstIndex(of: "--lang"), index + 1 < arguments.count {
    return arguments[index + 1] == "en" ? en : zh
  }
  if arguments.contains("--lang=en") { return en }
  if arguments.contains("--lang=zh") { return zh }
  return Environment.language == .en ? en : zh
}

func said(_ zh: String, _ en: String) -> ArgumentHelp {
  let text: String = said(zh, en)
  return ArgumentHelp(stringLiteral: text)
}
