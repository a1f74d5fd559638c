import Foundation
import TerminalUI
import Yams

/// The views and columns of the desk, in `desk.yaml` of the workspace.
struct DeskViewsFile: Codable {
  struct View: Codable {
    var 名称: String
    var 筛选: String
    var 排序: String
    var 列: [String]
  }

  var 列: [String]
  var 视图: [View]

  static func path(_ workspace: String) -> String { workspace + "/desk.yaml" }

  init(views: [DeskViewSetting], columns: Set<DeskColumn>) {
    列 = Self.names(columns)
    视图 = views.map { View(名称: $0.name, 筛选: $0.filter, 排序: $0.order, 列: Self.names($0.columns)) }
  }

  /// Puts what was kept on a desk; a file that cannot be read leaves it as it is.
  static func apply(to desk: inout Desk, workspace: String) {
    guard let text = try? String(contentsOfFile: path(workspace), encoding: .utf8),
      let kept = try? YAMLDecoder().decode(DeskViewsFile.self, from: text)
    else { return }
    desk.columns = columns(kept.列)
    desk.views = kept.视图.map {
      DeskViewSetting(name: $0.名称, filter: $0.筛选, order: $0.排序, columns: columns($0.列))
    }
  }

  func write(workspace: String) throws {
    let encoder = YAMLEncoder()
    encoder.options.allowUnicode = true
    try encoder.encode(self).write(toFile: Self.path(workspace), atomically: true, encoding: .utf8)
  }

  private static func names(_ columns: Set<DeskColumn>) -> [String] {
    DeskColumn.allCases.filter(columns.contains).map(\.title.zh)
  }

  private static func columns(_ names: [String]) -> Set<DeskColumn> {
    let known = Set(DeskColumn.allCases.filter { names.contains($0.title.zh) })
    return known.isEmpty ? DeskColumn.usual : known
  }
}
