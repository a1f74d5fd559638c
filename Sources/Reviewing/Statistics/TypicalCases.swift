import Standards

extension Statistics {
  /// Files to learn from: the best grade without a veto, the highest score first.
  public func goodExamples(_ count: Int = 3) -> [FileResult] {
    guard let best = grades.first?.name, !best.zh.isEmpty else { return [] }
    return ranked { $0.grade == best && $0.vetoes.isEmpty }.reversed().prefix(count).map(\.self)
  }

  /// Files to be warned by: an established veto or the lowest grade, the lowest score first.
  public func badExamples(_ count: Int = 3) -> [FileResult] {
    let worst = grades.count > 1 ? grades.last { !$0.name.zh.isEmpty }?.name : nil
    return ranked { !$0.vetoes.isEmpty || $0.grade == worst }.prefix(count).map(\.self)
  }

  /// The lowest score first; equal ones with the later file first, so that reversed the earlier one leads.
  private func ranked(_ isMeant: (FileResult) -> Bool) -> [FileResult] {
    files.enumerated().filter { isMeant($0.element) }
      .sorted { ($0.element.score, $1.offset) < ($1.element.score, $0.offset) }.map(\.element)
  }
}
