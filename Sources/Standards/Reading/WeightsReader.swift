import CaseFiles

extension Weights {
  /// Reads the `weights` of a benchmark; nil where the starting point is missing.
  init?(_ map: YAMLMap) {
    map.allow(["start", "of", "rate", "factors"])
    let start = map.value("start", form: "20%", Rate.init(signed:))
    var base = Base.statutoryMaximum
    if let name = map.optionalText("of") {
      guard let rate = map.value("rate", form: "5%", Rate.init(multiple:)) else { return nil }
      base = .share(of: name, rate)
    }
    var names: Set<String> = []
    let factors = map.maps("factors", required: true).compactMap { entry -> Factor? in
      entry.allow(["name", "options"])
      guard let factor = Factor(entry) else { return nil }
      if !names.insert(factor.name.folded).inserted {
        entry.file.report(
          line: entry.line(of: "name"),
          Localized(zh: "因素“\(factor.name)”写了两次", en: "the factor “\(factor.name)” stands twice"),
          Localized(zh: "请把取值并在一处", en: "put its values in one place"))
      }
      return factor
    }
    guard let start else { return nil }
    self.init(start: start, base: base, factors: factors)
  }
}

extension Weights.Factor {
  fileprivate init?(_ map: YAMLMap) {
    guard let name = map.text("name") else { return nil }
    var values: Set<String> = []
    let options = map.maps("options", required: true).compactMap { entry -> Weights.Option? in
      entry.allow(["value", "add"])
      let value = entry.text("value")
      let add = entry.value("add", form: "5% | -5%", Rate.init(signed:))
      guard let value, let add else { return nil }
      if !values.insert(value.folded).inserted {
        entry.file.report(
          line: entry.line(of: "value"),
          Localized(zh: "取值“\(value)”写了两次", en: "the value “\(value)” stands twice"),
          Localized(zh: "请改用不同的取值", en: "give it another value"))
      }
      return Weights.Option(value: value, add: add)
    }
    self.init(name: name, options: options)
  }
}

extension Rate {
  /// Reads `5%` and `-5%`.
  init?(signed text: String) {
    guard text.hasPrefix("-") else {
      self.init(text)
      return
    }
    guard let rate = Rate(String(text.dropFirst())) else { return nil }
    self.init(basisPoints: -rate.basisPoints)
  }

  /// Reads `5%`, `3倍` and `1.5倍`.
  init?(multiple text: String) {
    guard text.hasSuffix("倍") else {
      self.init(text)
      return
    }
    guard let points = Points(text.dropLast()), points.thousandths >= 0, points.thousandths < 1_000_000_000
    else { return nil }
    self.init(basisPoints: points.thousandths * 10)
  }
}
