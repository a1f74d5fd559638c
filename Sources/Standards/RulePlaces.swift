import CaseFiles

extension RuleLibrary {
  /// The places to search, the first before the others: what the user named, the workspace, beside the
  /// program, the sources it was built from, the system.
  ///
  /// `option` is the argument of `--standards`; `executable` the program's absolute path.
  public static func places(
    option: String?, environment: [String: String], workspace: String?, executable: String?
  ) -> [String] {
    var places: [String] = []
    if let option { places.append(option) }
    if let named = environment["CASEREVIEW_STANDARDS"], !named.isEmpty { places.append(named) }
    if let workspace { places.append("\(workspace)/rules") }
    if let executable {
      let parts = executable.split(separator: "/").dropLast()
      let folder = "/" + parts.joined(separator: "/")
      places.append("\(folder)/Resources")
      places.append("/" + (parts.dropLast() + ["share", "casereview"]).joined(separator: "/"))
      if let build = parts.lastIndex(where: { $0.hasPrefix(".build") }) {
        let root = parts[..<build]
        places.append("/" + (root + ["Sources", "Standards", "Resources"]).joined(separator: "/"))
      }
    }
    places += ["/usr/share/casereview", "/usr/local/share/casereview"]
    var seen: Set<String> = []
    return places.filter { seen.insert($0).inserted }
  }
}

/// None of the places searched holds the program's rules.
public struct RulesNotFound: Error, Sendable, Equatable {
  public var places: [String]

  public init(places: [String]) {
    self.places = places
  }

  public func message(in language: Language) -> String {
    let list = places.map { "\n  \($0)" }.joined()
    return language == .zh
      ? "找不到评查规则（标准、法律、工作日历）；请用 --standards 指明所在文件夹。找过的地方：\(list)"
      : "the rules (standards, law, calendar) are not found; name their folder with --standards. "
        + "Searched:\(list)"
  }
}
