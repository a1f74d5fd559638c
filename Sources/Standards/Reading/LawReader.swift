import CaseFiles

/// The entries of one file under `law/`, in the file's order.
struct LawFile {
  var limits: [LawEntry<Limit>]
  var amounts: [LawEntry<Money>]
  var rates: [LawEntry<Rate>]
  var counts: [LawEntry<Int>]

  init(_ map: YAMLMap) {
    map.allow(["limits", "amounts", "rates", "counts"])
    var ids: Set<String> = []
    limits = Self.entries(map, "limits", keys: ["limit", "unit", "rolls"], &ids, Self.limit)
    amounts = Self.entries(map, "amounts", keys: ["amount"], &ids) { value in
      value.value("amount", form: "3000元", readMoney)
    }
    rates = Self.entries(map, "rates", keys: ["rate"], &ids) { value in
      value.value("rate", form: "3%", { Rate($0) })
    }
    counts = Self.entries(map, "counts", keys: ["count"], &ids) { value in
      value.value("count", form: "2", { Int($0).flatMap { $0 >= 0 ? $0 : nil } })
    }
  }

  private static func limit(_ value: YAMLMap) -> Limit? {
    let amount = value.value("limit", form: "90") { text in
      Int(text).flatMap { (1...10_000).contains($0) ? $0 : nil }
    }
    let units = LimitUnit.allCases.map(\.rawValue).joined(separator: " | ")
    let unit = value.value("unit", form: units) { LimitUnit(rawValue: $0) }
    let rolls = value.value("rolls", form: "true | false") { Bool($0) }
    guard let amount, let unit, let rolls else { return nil }
    return Limit(amount, unit, rollsOver: rolls)
  }

  private static func entries<Value>(
    _ map: YAMLMap, _ key: String, keys: [String], _ ids: inout Set<String>,
    _ read: (YAMLMap) -> Value?
  ) -> [LawEntry<Value>] {
    map.maps(key).compactMap { entry in
      entry.allow(["id", "title", "values"])
      let id = entry.text("id")
      let title = entry.localized("title")
      let values = entry.maps("values", required: true).compactMap { value in
        dated(value, keys: keys, read)
      }
      guard let id, let title else { return nil }
      guard ids.insert(id).inserted else {
        entry.file.report(
          line: entry.line(of: "id"), Localized(zh: "“\(id)”写了两次", en: "“\(id)” stands twice"),
          Localized(zh: "请把各时期的值写在同一条 values 下", en: "put all its values under one entry"))
        return nil
      }
      checkOverlap(values, of: entry)
      return LawEntry(id: id, title: title, values: values)
    }
  }

  private static func dated<Value>(
    _ map: YAMLMap, keys: [String], _ read: (YAMLMap) -> Value?
  ) -> Dated<Value>? {
    map.allow(keys + ["from", "to", "basis", "certainty", "field", "checked_on", "note"])
    let from = map.value("from", form: "2021-07-15") { Day(iso: $0) }
    let to = map.optional("to", form: "2021-07-14") { Day(iso: $0) }
    let value = read(map)
    let basis = map.text("basis")
    let certainty = map.value("certainty", form: "law | paper | setting") { Certainty(rawValue: $0) }
    let checkedOn = map.value("checked_on", form: "2026-11-20") { Day(iso: $0) }
    let note = map.localized("note", required: false)
    if let from, let to, to < from {
      map.file.report(
        line: map.line(of: "to"),
        Localized(zh: "失效日期\(to)早于生效日期\(from)", en: "it ends on \(to), before it begins on \(from)"),
        Localized(zh: "请更正 from 或 to", en: "correct from or to"))
    }
    guard let from, let value, let basis, let certainty, let checkedOn else { return nil }
    return Dated(
      from: from, to: to, value: value, basis: basis, certainty: certainty,
      field: map.optionalText("field"), checkedOn: checkedOn, note: note)
  }

  /// Two values in force on one day leave it open which of them holds.
  private static func checkOverlap<Value>(_ values: [Dated<Value>], of entry: YAMLMap) {
    for (index, first) in values.enumerated() {
      for second in values.dropFirst(index + 1) where first.field == second.field {
        guard first.isInForce(on: second.from) || second.isInForce(on: first.from) else { continue }
        entry.file.report(
          line: entry.line,
          Localized(
            zh: "自\(first.from)与自\(second.from)的两个值同时有效",
            en: "the values from \(first.from) and from \(second.from) are in force together"),
          Localized(
            zh: "请给较早的一个写上 to: \(max(first.from, second.from) - 1)",
            en: "give the earlier one to: \(max(first.from, second.from) - 1)"))
      }
    }
  }
}
