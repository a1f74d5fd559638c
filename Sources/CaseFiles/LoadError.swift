/// Something in a case file that could not be taken over: where it is, what is wrong, what to write instead.
public struct LoadError: Error, Sendable, Equatable {
  public var source: Source
  public var problem: Localized
  /// What to write instead, or what to do.
  public var remedy: Localized

  public init(source: Source, problem: Localized, remedy: Localized) {
    self.source = source
    self.problem = problem
    self.remedy = remedy
  }

  /// `case.yaml:12：立案日期“2024-13-02”不是日期；应写作 2024-03-02`.
  public func message(in language: Language) -> String {
    let place = source.file + (source.line.map { ":\($0)" } ?? "")
    return language == .zh
      ? "\(place)：\(problem.zh)；\(remedy.zh)" : "\(place): \(problem.en); \(remedy.en)"
  }
}
