import CaseFiles

extension Event {
  /// The words that say the decision was kept from publication; nil where nothing says so.
  var withheld: Fact<String>? {
    [result, manner].compactMap { $0 }.first {
      $0.value.containsAny(["不予公示", "不予公开", "不予公布", "不公示", "不公开", "免于公示"])
    }
  }
}
