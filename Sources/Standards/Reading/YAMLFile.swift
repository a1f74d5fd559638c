import CaseFiles
import FoundationEssentials
import Yams

/// One YAML file being read, and what was found wrong in it so far.
package final class YAMLFile {
  /// The path as messages name it.
  package let path: String
  package private(set) var problems: [LoadError] = []

  package init(path: String) {
    self.path = path
  }

  /// The largest file read, in bytes.
  static let mostBytes = 4 << 20

  package func report(line: Int?, _ problem: Localized, _ remedy: Localized) {
    let error = LoadError(
      source: Source(file: path, line: line), problem: Self.printable(problem),
      remedy: Self.printable(remedy))
    // Tables that share a part report its mistakes once.
    if !problems.contains(error) { problems.append(error) }
  }

  /// A message may quote the file: nothing in it may steer a terminal or run on for pages.
  private static func printable(_ text: Localized) -> Localized {
    Localized(zh: printable(text.zh), en: printable(text.en))
  }

  static func printable(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(mostScalars) {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator: scalars.append("\u{FFFD}")
      default: scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  private static let mostScalars = 400

  /// The file's top level, nil (and reported) where it cannot be read as `key: value` lines.
  package func root() -> YAMLMap? {
    guard let data = FileManager.default.contents(atPath: path) else {
      report(
        line: nil, Localized(zh: "读不到这个文件", en: "this file cannot be read"),
        Localized(zh: "请检查路径和读取权限", en: "check the path and the permission to read"))
      return nil
    }
    guard data.count <= Self.mostBytes else {
      report(
        line: nil, Localized(zh: "文件超过 4 MB", en: "the file is larger than 4 MB"),
        Localized(zh: "请拆成几个文件", en: "split it into several files"))
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      report(
        line: nil, Localized(zh: "文件不是 UTF-8 编码", en: "the file is not UTF-8"),
        Localized(zh: "请另存为 UTF-8", en: "save it as UTF-8"))
      return nil
    }
    return root(of: text)
  }

  package func root(of text: String) -> YAMLMap? {
    do {
      let node = try Yams.compose(yaml: text, .basic)
      if case .mapping(let mapping)? = node {
        return YAMLMap(file: self, mapping: mapping, line: 1)
      }
      report(
        line: 1, Localized(zh: "文件不是“项: 值”的形式", en: "the file does not consist of “key: value” lines"),
        Localized(zh: "第一行应如 id: 名称", en: "begin with a line such as id: name"))
    } catch let error as YamlError {
      report(error)
    } catch {
      report(
        line: nil, Localized(zh: "不是有效的 YAML", en: "not valid YAML"),
        Localized(zh: "请检查缩进和引号", en: "check indentation and quotation marks"))
    }
    return nil
  }

  private func report(_ error: YamlError) {
    switch error {
    case .duplicatedKeysInMapping(let keys, let context):
      let names = keys.joined(separator: "、")
      report(
        line: context.mark.line,
        Localized(zh: "“\(names)”写了两次", en: "“\(names)” stands twice"),
        Localized(zh: "请只保留一处", en: "keep one of them"))
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      report(
        line: mark.line, Localized(zh: "不是有效的 YAML（\(problem)）", en: "not valid YAML (\(problem))"),
        Localized(
          zh: "请检查这一行附近的缩进、冒号后的空格和引号",
          en: "check indentation, the space after colons and quotation marks near this line"))
    default:
      report(
        line: nil, Localized(zh: "不是有效的 YAML", en: "not valid YAML"),
        Localized(zh: "请检查缩进和引号", en: "check indentation and quotation marks"))
    }
  }
}
