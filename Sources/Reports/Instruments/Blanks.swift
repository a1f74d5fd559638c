import CaseFiles

/// Fills in values and remembers those that were not there.
struct Blanks {
  private(set) var missing: [Localized] = []

  /// The value, or a mark that it has not been filled in.
  mutating func fill(_ value: String?, _ name: Localized) -> String {
    if let value, value.contains(where: { !$0.isWhitespace }) { return value }
    if !missing.contains(name) { missing.append(name) }
    return "（未填写：\(name.zh)）"
  }
}
