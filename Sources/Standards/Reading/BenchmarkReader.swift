import CaseFiles

extension Benchmark {
  /// Reads one file under `benchmarks/`; nil where something needed is missing.
  init?(_ map: YAMLMap) {
    map.allow([
      "id", "title", "act", "maker", "maker_level", "basis", "from", "to", "statutory", "tiers",
    ])
    let id = map.text("id")
    let title = map.text("title")
    let act = map.text("act")
    let maker = map.text("maker")
    let basis = map.text("basis")
    let from = map.value("from", form: "2024-01-01") { Day(iso: $0) }
    let to = map.optional("to", form: "2025-12-31") { Day(iso: $0) }
    let statutory = map.map("statutory").flatMap { statutory in
      statutory.allow(["min", "max"])
      return AmountRange(statutory)
    }
    var names: Set<String> = []
    let tiers = map.maps("tiers", required: true).compactMap { tier -> Tier? in
      tier.allow(["name", "min", "max", "when"])
      guard let name = tier.text("name"), let range = AmountRange(tier), let when = tier.text("when")
      else { return nil }
      if !names.insert(name).inserted {
        tier.file.report(
          line: tier.line(of: "name"),
          Localized(zh: "阶次“\(name)”写了两次", en: "the tier “\(name)” stands twice"),
          Localized(zh: "请改用不同的名称", en: "give it another name"))
      }
      if let statutory, !statutory.covers(range) {
        tier.file.report(
          line: tier.line,
          Localized(
            zh: "阶次“\(name)”超出法定幅度", en: "the tier “\(name)” goes beyond the statutory range"),
          Localized(
            zh: "请核对金额；减轻处罚的阶次请另立基准", en: "check the amounts; keep reduced penalties apart"))
      }
      return Tier(name: name, range: range, when: when)
    }
    guard let id, let title, let act, let maker, let basis, let from else { return nil }
    self.init(
      id: id, title: title, act: act, maker: maker, makerLevel: map.optionalText("maker_level"),
      basis: basis, from: from, to: to, statutory: statutory, tiers: tiers)
  }
}

extension AmountRange {
  /// Reads `min` and `max` of a map; nil (and reported) where they are missing or in the wrong order.
  init?(_ map: YAMLMap) {
    guard map.has("min") || map.has("max") else {
      map.missing("max", form: "5万元")
      return nil
    }
    let min = map.optional("min", form: "5000元", readMoney)
    let max = map.optional("max", form: "5万元", readMoney)
    guard (min != nil) == map.has("min"), (max != nil) == map.has("max") else { return nil }
    if let min, let max, max < min {
      map.file.report(
        line: map.line(of: "max"),
        Localized(zh: "上限\(max)低于下限\(min)", en: "the upper end \(max) is below the lower end \(min)"),
        Localized(zh: "请更正 min 或 max", en: "correct min or max"))
      return nil
    }
    self.init(min: min, max: max)
  }

  /// Whether every amount of the other range lies in this one.
  func covers(_ other: AmountRange) -> Bool {
    let low = min.map { min in other.min.map { min <= $0 } ?? false } ?? true
    let high = max.map { max in other.max.map { $0 <= max } ?? false } ?? true
    return low && high
  }
}

/// Reads `5000元`, `120.5元` and `5万元`; nil for anything else, a number without its unit among them.
func readMoney(_ text: String) -> Money? {
  text.hasSuffix("元") ? MoneyReader.read(text) : nil
}
