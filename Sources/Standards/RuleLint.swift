import CaseFiles

extension RuleLibrary {
  /// Everything wrong in one file of rules: a standard, a calendar year, a file of the law, a
  /// benchmark or one of the four lists.
  ///
  /// The kind is told by the file's keys. `knownChecks` are the ids a criterion may name; nil leaves them
  /// unchecked. An empty list means that the file is sound.
  public static func lint(file path: String, knownChecks: Set<String>? = nil) -> [LoadError] {
    let file = YAMLFile(path: path)
    guard let map = file.root() else { return file.problems }
    if map.has("sections") || map.has("types") {
      _ = Standard.readAll(map, knownChecks: knownChecks)
    } else if map.has("holidays") {
      _ = CalendarYear(map)
    } else if map.has("list") {
      _ = ExemptionList(map)
    } else if ["tiers", "weights", "benchmarks"].contains(where: { map.has($0) }) {
      _ = Benchmark.all(map)
    } else if ["limits", "amounts", "rates", "counts"].contains(where: { map.has($0) }) {
      _ = LawFile(map)
    } else {
      file.report(
        line: 1,
        Localized(zh: "看不出这是哪一种规则文件", en: "it is not clear what kind of rules this is"),
        Localized(
          zh: "标准要有 sections，日历要有 holidays，裁量基准要有 tiers，清单要有 list，法律要有 limits",
          en:
            "a standard has sections, a calendar holidays, a benchmark tiers, one of the four lists list, the law limits"
        ))
    }
    return file.problems
  }

  /// Everything wrong in any file of the library.
  public func lintAll(knownChecks: Set<String>? = nil) -> [LoadError] {
    ["standards", "law", "calendar", "benchmarks", "lists"].flatMap { kind in
      files(in: kind).flatMap { Self.lint(file: $0.path, knownChecks: knownChecks) }
    }
  }
}
