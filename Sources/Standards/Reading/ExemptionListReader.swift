import CaseFiles

extension ExemptionList {
  /// Reads one file under `lists/`; nil where something needed is missing.
  init?(_ map: YAMLMap) {
    map.allow([
      "id", "list", "title", "maker", "basis", "from", "to", "items", "excluded_acts",
    ])
    let id = map.text("id")
    let kinds = ExemptionKind.allCases.map(\.rawValue).joined(separator: " | ")
    let kind = map.value("list", form: kinds) { ExemptionKind(rawValue: $0) }
    let title = map.text("title")
    let maker = map.text("maker")
    let basis = map.text("basis")
    let from = map.value("from", form: "2024-01-01") { Day(iso: $0) }
    let to = map.optional("to", form: "2025-12-31") { Day(iso: $0) }
    let excluded = map.texts("excluded_acts")
    var numbers: Set<Int> = []
    let items = map.maps("items", required: true).compactMap { entry -> Item? in
      guard let item = Item(entry) else { return nil }
      if !numbers.insert(item.number).inserted {
        entry.file.report(
          line: entry.line(of: "no"),
          Localized(zh: "序号\(item.number)用了两次", en: "the number \(item.number) is used twice"),
          Localized(zh: "请改用不同的序号", en: "give it another number"))
      }
      if excluded.contains(where: { $0.text == item.act }) {
        entry.file.report(
          line: entry.line(of: "act"),
          Localized(
            zh: "“\(item.act)”已列为不得纳入清单，却又列在清单里",
            en: "“\(item.act)” is excluded from the list and stands in it"),
          Localized(zh: "请从 items 或 excluded_acts 中删去", en: "drop it from items or excluded_acts"))
      }
      return item
    }
    guard let id, let kind, let title, let maker, let basis, let from else { return nil }
    self.init(
      id: id, kind: kind, title: title, maker: maker, basis: basis, from: from, to: to,
      items: items, excludedActs: excluded.map(\.text))
  }
}

extension ExemptionList.Item {
  init?(_ map: YAMLMap) {
    map.allow([
      "no", "act", "basis", "when", "conditions", "relief_basis", "range", "measures", "note",
    ])
    let number = map.value("no", form: "1") { text in Int(text).flatMap { $0 > 0 ? $0 : nil } }
    let act = map.text("act")
    let basis = map.text("basis")
    let when = map.text("when")
    let relief = map.text("relief_basis")
    let measures = map.text("measures")
    let conditions = map.texts("conditions").compactMap { entry -> ExemptionList.Condition? in
      if let condition = ExemptionList.Condition(rawValue: entry.text) { return condition }
      let known = ExemptionList.Condition.allCases.map(\.rawValue).joined(separator: " | ")
      map.file.report(
        line: entry.line,
        Localized(zh: "没有条件“\(entry.text)”", en: "there is no condition “\(entry.text)”"),
        Localized(zh: "可用的有 \(known)", en: "known are \(known)"))
      return nil
    }
    let range = map.map("range").flatMap { range in
      range.allow(["min", "max"])
      return AmountRange(range)
    }
    guard let number, let act, let basis, let when, let relief, let measures else { return nil }
    self.init(
      number: number, act: act, basis: basis, when: when, conditions: conditions,
      reliefBasis: relief, range: range, measures: measures, note: map.optionalText("note") ?? "")
  }
}
