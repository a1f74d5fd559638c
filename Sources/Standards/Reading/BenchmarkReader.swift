import CaseFiles

extension Benchmark {
  /// Reads a file under `benchmarks/`: one benchmark, or a list of them under `benchmarks`.
  static func all(_ map: YAMLMap) -> [Benchmark] {
    guard map.has("benchmarks") else { return Benchmark(map).map { [$0] } ?? [] }
    map.allow(["benchmarks"])
    return map.maps("benchmarks").compactMap { Benchmark($0) }
  }

  /// Reads one benchmark; nil where something needed is missing.
  init?(_ map: YAMLMap) {
    map.allow([
      "id", "title", "act", "maker", "maker_level", "basis", "from", "to", "statutory", "tiers", "weights",
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
    let weights = map.map("weights").flatMap { Weights($0) }
    var names: Set<String> = []
    let tiers = map.maps("tiers", required: !map.has("weights")).compactMap { entry -> Tier? in
      guard let tier = Tier(entry) else { return nil }
      tier.report(in: entry, statutory: statutory, isNew: names.insert(tier.name).inserted)
      return tier
    }
    guard let id, let title, let act, let maker, let basis, let from else { return nil }
    self.init(
      id: id, title: title, act: act, maker: maker, makerLevel: map.optionalText("maker_level"),
      basis: basis, from: from, to: to, statutory: statutory, tiers: tiers, weights: weights)
  }
}

extension Benchmark.Tier {
  init?(_ map: YAMLMap) {
    map.allow([
      "name", "min", "max", "of", "per", "no_fine", "when", "offences", "factors", "individual",
    ])
    guard let name = map.text("name"), let amount = FineAmount(map), let when = map.text("when")
    else { return nil }
    var conditions: [Benchmark.Condition] = []
    if let offences = map.optional("offences", form: "2 | 2..3 | 3+", Benchmark.Condition.init(offences:)) {
      conditions.append(offences)
    }
    for factor in map.maps("factors") {
      factor.allow(["name", "is"])
      guard let name = factor.text("name") else { continue }
      conditions.append(.factor(name, values: factor.texts("is", required: true).map(\.text)))
    }
    let individual = map.map("individual").flatMap { individual in
      individual.allow(["min", "max", "of", "per", "no_fine"])
      return FineAmount(individual)
    }
    self.init(name: name, amount: amount, individual: individual, when: when, conditions: conditions)
  }

  fileprivate func report(in map: YAMLMap, statutory: AmountRange?, isNew: Bool) {
    if !isNew {
      map.file.report(
        line: map.line(of: "name"),
        Localized(zh: "阶次“\(name)”写了两次", en: "the tier “\(name)” stands twice"),
        Localized(zh: "请改用不同的名称", en: "give it another name"))
    }
    if let statutory, case .range(let range) = amount, !statutory.covers(range) {
      map.file.report(
        line: map.line,
        Localized(
          zh: "阶次“\(name)”超出法定幅度", en: "the tier “\(name)” goes beyond the statutory range"),
        Localized(
          zh: "请核对金额；减轻处罚的阶次请另立基准", en: "check the amounts; keep reduced penalties apart"))
    }
  }
}

extension Benchmark.Condition {
  /// Reads `2`, `2..3` and `3+`.
  init?(offences text: String) {
    if text.hasSuffix("+"), let from = Int(text.dropLast()), from > 0 {
      self = .offences(from: from, to: nil)
    } else if let range = text.firstRange(of: ".."), let from = Int(text[..<range.lowerBound]),
      let to = Int(text[range.upperBound...]), 0 < from, from <= to
    {
      self = .offences(from: from, to: to)
    } else if let count = Int(text), count > 0 {
      self = .offences(from: count, to: count)
    } else {
      return nil
    }
  }
}

extension FineAmount {
  /// Reads `min` and `max` in money, or as shares `of` a recorded amount, or `per` unit, or `no_fine: true`.
  init?(_ map: YAMLMap) {
    if map.optional("no_fine", form: "true", { Bool($0) }) == true {
      self = .none
    } else if let base = map.optionalText("of") {
      guard map.has("min") || map.has("max") else {
        map.missing("max", form: "3倍")
        return nil
      }
      let min = map.optional("min", form: "1% | 3倍", Rate.init(multiple:))
      let max = map.optional("max", form: "5% | 5倍", Rate.init(multiple:))
      guard (min != nil) == map.has("min"), (max != nil) == map.has("max") else { return nil }
      self = .share(of: base, min: min, max: max)
    } else {
      guard let range = AmountRange(map) else { return nil }
      self = map.optionalText("per").map { .each($0, range) } ?? .range(range)
    }
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
